"""A Facebook page of the office, through the Graph API.

Guarantees: a post is out once, or held for a person. One request makes it visible, and it is
never repeated: a doubt is looked for in the page's list. With `publish_hidden_first` the post
is made unseen first and its id kept, so that showing it may be repeated.
"""

from channels.facebook.channel import Facebook

__all__ = ["Facebook"]
