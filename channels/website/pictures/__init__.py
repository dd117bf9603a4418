"""The pictures of the site: planned with the payload, encoded when the article goes out."""
