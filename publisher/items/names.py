"""Words compared as people mean them: without marks, case, spaces and form of Unicode."""

import re
import unicodedata
from collections.abc import Iterable
from difflib import get_close_matches
from pathlib import PurePath

from publisher.words import _

DATE_PREFIX = re.compile(r"^\d{4}-\d{2}-\d{2}[-_ ]*")


def slugify(text: str) -> str:
    """Return text as an ASCII name: "Cấp phép 98,5%" becomes "cap-phep-98-5"."""
    plain = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def stem_of(path: PurePath) -> str:
    """Return the name of an editor's file without date and suffix."""
    return DATE_PREFIX.sub("", path.stem)


def nearest(written: str, known: Iterable[str]) -> str | None:
    """Return the known word that was most likely meant; None where none is near."""
    by_slug = {slugify(each): each for each in reversed(list(known))}
    found = get_close_matches(slugify(written[:100]), by_slug, n=1, cutoff=0.6)
    return by_slug[found[0]] if found else None


def did_you_mean(written: str, known: Iterable[str]) -> str:
    """Return "; did you mean …?" to be put behind a message, or nothing."""
    found = nearest(written, known)
    return _("; did you mean “{name}”?").format(name=found) if found else ""
