"""What a page showed of an item, as its buttons carry it: to tell afterwards what has changed.

It decides nothing: a yes is bound to the digest alone. So it needs no seal; who alters it
deceives themselves.
"""

import base64
import binascii
import json
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import RowMapping

from publisher.desks.question_cards import text_of
from publisher.desks.question_changes import Change, Part, beside, differences
from publisher.preview.inventory import Said

MOST = 200_000  # characters of a glance in a form; of a longer one no comparison is made
UNPACKED = 4_000_000  # bytes


@dataclass(frozen=True, slots=True)
class Glance:
    """The words that somebody was shown."""

    posts: Mapping[str, str]  # by channel
    said: Sequence[Said]

    @classmethod
    def of(cls, rows: Sequence[RowMapping], said: Sequence[Said]) -> "Glance":
        """Take note of what waits."""
        return cls({row["channel"]: text_of(row) for row in rows}, said)

    def packed(self) -> str:
        """Return it as a form's field; "" where that would be too long."""
        text = json.dumps({"posts": dict(self.posts), "said": self.said}, ensure_ascii=False)
        packed = base64.urlsafe_b64encode(zlib.compress(text.encode(), 9)).decode()
        return packed if len(packed) <= MOST else ""

    def changes(self, now: "Glance") -> Iterator[Part]:
        """Yield what is shown otherwise now, text by text, then beside the texts."""
        known: dict[tuple[Change, ...], list[str]] = {}
        for channel in dict.fromkeys([*self.posts, *now.posts]):
            before, after = self.posts.get(channel, ""), now.posts.get(channel, "")
            known.setdefault(tuple(differences(before, after)), []).append(channel)
        yield from (Part(channels, found) for found, channels in known.items() if found)
        if found := tuple(beside(self.said, now.said)):
            yield Part([], found)


def unpacked(field: str) -> Glance | None:
    """Return what a form's field tells; None where it is none of ours."""
    try:
        stream = zlib.decompressobj()
        text = stream.decompress(base64.urlsafe_b64decode(field.encode()), UNPACKED)
        told = json.loads(text)
        posts = {str(key): str(value) for key, value in told["posts"].items()}
        return Glance(posts, [Said(str(place), str(words)) for place, words in told["said"]])
    except (binascii.Error, zlib.error, ValueError, LookupError, TypeError, AttributeError):
        return None
