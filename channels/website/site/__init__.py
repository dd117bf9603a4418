"""The site on disk: its index, its files, and what is still to be written.

In come the payloads of articles, out go complete files, after every crash. What each file
says is the business of `pages`, given to the site as its parts.
"""
