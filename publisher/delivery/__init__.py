"""Carries a delivery through its channel to its end.

In: claims of the outbox. Out: a receipt, a refusal, a doubt. Owns no table.
"""
