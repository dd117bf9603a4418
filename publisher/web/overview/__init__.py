"""The leaders' pages: what is so now, and the reports with every document of them."""
