"""Other people's drafts against the glossary: which terms they use, and what its Wording says of that.

``reading`` gets the words out of plain text, Markdown and HTML; ``patterns`` finds the phrases of Wording; ``guide`` is all that is needed
for it in one file, for the browser too; ``checking`` joins the three.
"""
