"""Telling and asking the office's own people.

In: troubles, and items that wait for a yes. Out: messages through the desks of the config, and
what people's buttons and replies say. Owns `questions`.
"""
