"""What the figures of a period are, and what they stand on.

In: posts, their readings and the channels' own totals. Out: tables of figures, each of which
says how much of it is known and leads to its readings. Reads only, owns no table.
"""
