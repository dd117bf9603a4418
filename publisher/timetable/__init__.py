"""When something may happen, and when it must: slots, quiet hours, holidays, gaps, caps.

In: rules and what a channel has been doing. Out: instants. Pure, but for `recurring`, which
remembers in the table of that name what is due once a day over all processes.
"""
