"""An item as readers will see it, on one page. Reads only."""
