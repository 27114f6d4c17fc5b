"""From files to values, or to findings with line and column. A broken file hides no other file's findings."""
