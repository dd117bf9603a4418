"""The database: opened, migrated, written in one transaction; copied; what channels keep.

In: a path or an address of a database. Out: `Store`, whose transactions all wings use. It
knows no table's meaning. Owns the tables `memory` and `leases`.
"""
