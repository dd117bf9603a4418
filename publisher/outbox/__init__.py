"""The queue's rows, and the one statement that says what may leave.

In: posts that the plan wants carried, and what people say of them. Out: claims, one row at a
time, and what became of each. How a row may change is a table of named transitions. Owns
`deliveries`, `attempts`, `channels`, `manual_holds`, `approvals` and `presses`.
"""
