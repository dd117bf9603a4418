"""From an item to its deliveries, also after they are out.

In: items that are new, changed, gone or withdrawn. Out: rows of the outbox: posts, updates,
correction notes, withdrawals. Owns no table.
"""
