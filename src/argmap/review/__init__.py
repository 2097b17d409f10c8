"""Check a map by hand, in a local page or in the terminal."""
