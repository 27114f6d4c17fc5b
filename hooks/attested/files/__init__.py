"""The modules that write: a file in its place, many files into a folder, a finished site in place of the former one."""
