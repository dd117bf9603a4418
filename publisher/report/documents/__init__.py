"""A report written down: Word, Excel, a page, CSV, JSON, PDF, and its charts.

In: a report as data. Out: bytes. No document reads the database; the same report makes the
same document.
"""
