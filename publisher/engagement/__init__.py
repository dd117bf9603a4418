"""Readings: how each post does, asked again at set ages and kept for years.

In: posts that are out. Out: readings, of which "unknown" is not 0, and what services tell of
their accounts, day by day and of reporting periods. Owns `engagement`, `readings`,
`audiences` and `span_totals`.
"""
