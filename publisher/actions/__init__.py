"""What people do: approve, reject, withdraw, release, resolve, check, restore.

In: a person's word. Out: what it changed, with its line in the journal. Owns no table.
"""
