"""The office's own website: a folder of static pages that any web server can serve.

Guarantees: an article is out exactly once; the same page is written again after a doubt.
"""

from channels.website.channel import Website

__all__ = ["Website"]
