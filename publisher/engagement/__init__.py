"""Readings: how each post does, asked again at set ages and kept for years.

In: posts that are out. Out: readings, of which "unknown" is not 0. Owns `engagement`,
`readings` and `audiences`.
"""
