"""From the knowledge base to the pages of the site, as HTML. Knows nothing of any site generator."""
