"""What is so at this moment, and what is wrong, in people's words.

In: the tables of all wings below. Out: overviews, the story of one item, troubles, and what
proves the journal. Owns `incidents`: when a trouble began and when it ended.
"""
