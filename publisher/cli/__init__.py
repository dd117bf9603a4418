"""The commands; the only place that prints.

In: what people type. Out: words and tables on a terminal, files where people want them, an exit
status. Owns no table.
"""
