"""What an office must not print by accident: rules about words, without any service asked.

In: the texts of one item and what the office accepts. Out: warnings and hints with their lines.
Nothing here keeps an item from going out.
"""
