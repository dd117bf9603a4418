"""An item as readers will see it, on one page.

In: an item of the database, or a file. Out: HTML that needs nothing else. Reads only, owns no
table.
"""
