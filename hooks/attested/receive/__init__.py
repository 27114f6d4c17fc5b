"""Sources as people have them: a PDF, a web page, a Word file, mail or text becomes lines of text, in a view that anyone can make again."""
