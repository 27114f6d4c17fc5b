"""The pages of the site, one file a page or kind of page, named like its address."""
