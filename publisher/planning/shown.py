"""What readers see of a post, as the words, numbers and marks in it."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from html.parser import HTMLParser
from typing import Any

# What typesetting may change: docs/channel.md has the same table.
TYPESET = {
    **dict.fromkeys("“”„«»″", '"'),
    **dict.fromkeys("\u2018\u2019\u201a\u2032", "'"),
    **dict.fromkeys("–—\u2212\u2010\u2011\u2012―", "-"),
    "…": "...",
    **dict(zip("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻₀₁₂₃₄₅₆₇₈₉", "0123456789+-0123456789", strict=True)),
}
_TYPESET = str.maketrans(TYPESET)
_INVISIBLE = re.compile(
    "[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufe0f"
    "\ufeff\ufff0-\uffff\ud800-\udfff\U000e0000-\U000e007f]"
)
_TOKEN = re.compile(r"[^\W\d_]+|\d+|[^\w\s]|_")
WITHIN = "abbr b cite code del em i ins mark q s small span strong u".split()  # noqa: SIM905
_HTML = re.compile(r"</[a-z]|<br|<p>|<hr")


def tokens(text: str) -> list[str]:
    """Return the words, numbers and marks of a text, as they are compared."""
    text = unicodedata.normalize("NFC", _INVISIBLE.sub("", text))
    return _TOKEN.findall(text.translate(_TYPESET))


def texts_in(payload: Any, plain: Sequence[str] = ()) -> Iterator[str]:
    """Yield every text of a post, HTML as its readers see it.

    plain: texts of the item that are none, whatever they look like; HTML has them escaped.
    """
    for each in strings_in(payload):
        rest = each
        for text in plain:
            rest = rest.replace(text, "")
        yield text_of_html(each) if _HTML.search(rest) else each


def strings_in(payload: Any) -> Iterator[str]:
    """Yield every text of a post as it is sent."""
    if isinstance(payload, str):
        yield payload
    elif isinstance(payload, Mapping):
        for each in payload.values():
            yield from strings_in(each)
    elif isinstance(payload, list | tuple):
        for each in payload:
            yield from strings_in(each)


def text_of_html(html: str) -> str:
    """Return what is read of HTML, the numbers of its lists too; of what is none, all of it."""
    reader = _Reader()
    try:
        reader.feed(html)
        reader.close()
    except AssertionError:  # so HTMLParser says that it knows no such declaration
        return html
    return "".join(reader.parts)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._numbers: list[int | None] = []

    def handle_data(self, data: str) -> None:
        self.parts.append(data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag in ("ol", "ul"):
            self._numbers.append(_number(given.get("start"), 1) if tag == "ol" else None)
        elif tag == "li" and self._numbers and self._numbers[-1] is not None:
            number = _number(given.get("value"), self._numbers[-1])
            self.parts.append(f" {number}. ")
            self._numbers[-1] = number + 1
        elif tag not in WITHIN:
            self.parts.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("ol", "ul") and self._numbers:
            self._numbers.pop()
        if tag not in WITHIN:
            self.parts.append(" ")


def _number(given: str | None, otherwise: int) -> int:
    return int(given) if given and given.isdecimal() and len(given) < 6 else otherwise
