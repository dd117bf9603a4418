"""The process and its clock: the only place that knows APScheduler.

In: a workspace. Out: files read, posts carried, readings taken, people told, each at its time.
Owns no table.
"""
