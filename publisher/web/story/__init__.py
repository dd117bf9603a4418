"""One item from its file to its readers."""
