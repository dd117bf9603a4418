"""`config/publisher.toml` to checked settings, or to all its problems at once.

In: the file. Out: `Config`, with channels and desks found by their names. The journal
has a line for each config that the publisher ran with. Owns `workspace`: one row, since when
it is there and which config its daemon works with.
"""
