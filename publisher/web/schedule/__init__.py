"""The calendar: what goes out when, what is free, and moving it."""
