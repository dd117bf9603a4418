"""Who may do what, and who did what when.

In: the `[[people]]` of the config, and what people do. Out: roles, how many must approve, and
the journal, a chain of lines that proves what was done. Owns `people` and `journal`.
"""
