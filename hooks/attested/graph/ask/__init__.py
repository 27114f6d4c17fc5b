"""Questions over the knowledge base: one file a question or a family of them, each answer found once."""
