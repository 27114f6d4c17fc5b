"""The finished site: its pages and files, and the proof that they hold what they promise."""
