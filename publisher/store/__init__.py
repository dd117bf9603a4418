"""The database: opened, migrated, written in one transaction; copied; strings that channels keep.

In: a path or an address of a database. Out: `Store`, whose transactions all wings use. It
knows no table's meaning. Owns the table `memory`.
"""
