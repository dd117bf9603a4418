"""An item made into the payload of its page: typeset, cleaned, its pictures planned.

A payload is JSON, and all that a page, its cards and feeds are made of, today and at any
rebuild. Reads the headers of files, writes nothing.
"""
