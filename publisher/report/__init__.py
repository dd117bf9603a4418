"""What went out and how it was received.

In: deliveries and their readings, from one day to another. Out: figures, tables, forms and
charts. Reads only, owns no table.
"""
