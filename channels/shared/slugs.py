"""Names in ASCII for addresses."""

import re
import unicodedata


def slug(text: str) -> str:
    """Return the text as an ASCII slug: "Đối tượng 98,5%" is "doi-tuong-98-5"."""
    folded = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return re.sub(r"[^a-z0-9]+", "-", folded.encode("ascii", "ignore").decode().lower()).strip("-")
