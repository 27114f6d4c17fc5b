"""The first text of an entry, a record and a passage, from what a contributor tells. Nothing here reads or writes files."""
