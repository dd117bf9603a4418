"""Names that a sync client, a file manager or a person gives to the copy of a file."""

import re
import unicodedata
from pathlib import PurePath

# What no person writes as the name of a new text: two machines changed one file.
CONFLICT = re.compile(
    r"^(?P<of>.+?)(?:\.sync-conflict-.*|[ _.-]*\([^()]*conflict[^()]*\).*"
    r"|_conflict(?:ed)?(?![a-z]).*|[ -]conflict(?:ed)?(?:[ _-]*\d.*|[ _-]copy.*)?)$",
    re.IGNORECASE,
)
# What is a copy where a file of the name without it is there too.
PERSONAL = (
    re.compile(r"^(?P<of>.+?) ?\(\d{1,3}\)$"),
    re.compile(r"^(?P<of>.+?)[ _-]+copy(?:[ _-]?\(?\d{1,3}\)?)?$", re.IGNORECASE),
    re.compile(r"^(?P<of>.+?)[ _-]+b[aả]n[ _-]sao(?:[ _-]?\(?\d{1,3}\)?)?$", re.IGNORECASE),
    re.compile(r"^copy[ _-](?:\(\d{1,3}\)[ _-])?of[ _-]+(?P<of>.+)$", re.IGNORECASE),
    re.compile(
        r"^b[aả]n[ _-]sao[ _-](?:\(?\d{1,3}\)?[ _-])?(?:c[uủ]a[ _-]+)?(?P<of>.+)$", re.IGNORECASE
    ),
    re.compile(r"^(?P<of>.+?)~\d{0,3}$"),
    re.compile(r"^(?P<of>.+?)[-_](?=[A-Z0-9-]*[A-Z])[A-Z0-9]{2,}(?:-[A-Z0-9]+)*$"),  # OneDrive
)
_SUFFIX = re.compile(r"\.(?:md|markdown)$", re.IGNORECASE)


def stem(name: str) -> str:
    """Return a file's name without its suffix, in NFC."""
    return unicodedata.normalize("NFC", _SUFFIX.sub("", PurePath(name).name))


def originals(name: str) -> list[str]:
    """Return the stems of which a file may be a copy by its name, the nearest first."""
    found: list[str] = []
    rest = [stem(name)]
    while rest:
        each = rest.pop(0)
        for form in (CONFLICT, *PERSONAL):
            match = form.match(each)
            if match and match["of"] not in found:  # "b - Copy (1) - Copy" is one of b too
                found.append(match["of"])
                rest.append(match["of"])
    return found


def is_conflict(name: str) -> bool:
    """Tell whether a sync client made this file, because two machines changed one."""
    return CONFLICT.match(stem(name)) is not None
