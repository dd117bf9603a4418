"""Reporting periods: how a calendar of reports cuts the years, and how people write that.

In: a calendar of reports and what somebody typed. Out: periods with their days and instants.
Pure: no database, no clock.
"""
