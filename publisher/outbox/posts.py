"""A post as a row keeps it: its bytes, the digest of what readers see, and its approval."""

import hashlib
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, replace
from typing import Any

from sqlalchemy import RowMapping

from publisher.contract import Post

_WORDS = re.compile(r"[^\x00-\x7f]|\s")  # ids have neither blanks nor letters with marks
_KEPT_FILE = re.compile(r"/.*/[0-9a-f]{16}\.\w+")  # named by its bytes, wherever it lies
_ADDRESS = re.compile(r"https?://[^\s\"<>\\]+")


def content_digest(version: int, post: Post) -> str:
    """Return the digest of what readers will see of one version of an item on a channel.

    The words, also those that only the payload has, such as captions and descriptions of
    pictures; and where links lead and pictures come from, also those behind words.
    """
    return _digest(*_text_and_addresses(version, post), *_words_in(post.payload))


def known_digests(version: int, post: Post) -> tuple[str, str]:
    """Return the digest, and the one that releases until 0.1 made: without the payload's words."""
    return content_digest(version, post), _digest(*_text_and_addresses(version, post))


def _text_and_addresses(version: int, post: Post) -> tuple[str, ...]:
    addresses = sorted(set(_ADDRESS.findall(json.dumps(post.payload, ensure_ascii=False))))
    return str(version), post.text, *addresses


def _digest(*told: str) -> str:
    return hashlib.sha256("\n".join(told).encode()).hexdigest()


def _words_in(value: Any) -> Iterator[str]:
    """Yield the words of a payload in order; not its ids, nor where files of this machine lie."""
    if isinstance(value, str):
        if _WORDS.search(value) and not _KEPT_FILE.fullmatch(value):
            yield value
    elif isinstance(value, Mapping):
        for key in sorted(value):
            yield from _words_in(value[key])
    elif isinstance(value, Sequence):
        for each in value:
            yield from _words_in(each)


def sent_digest(post: Post) -> str:
    """Return the SHA-256 of what is sent."""
    text = json.dumps([post.text, post.payload], sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def post_to_json(post: Post) -> dict[str, Any]:
    """Return a post as it is kept; refuses a payload that would not survive JSON.

    Without its findings: they are about the item, and found anew whenever it is rendered.
    """
    kept = asdict(replace(post, findings=()))
    del kept["findings"]
    json.dumps(kept)
    return kept


def post_from_json(kept: dict[str, Any]) -> Post:
    """Return the post that was kept."""
    return Post(**kept)


def words(post: Post, version: int, approvals: int) -> dict[str, Any]:
    """Return what a row says of its post; new words need new approval, if they need any."""
    digest = content_digest(version, post)
    return {
        "version": version,
        "post": post_to_json(post),
        "content_digest": digest,
        "approvals_needed": approvals,
        "approved_digest": None if approvals else digest,
    }


def words_again(row: RowMapping, post: Post, version: int, approvals: int) -> dict[str, Any]:
    """Return what a known row says of its new post.

    People's approval stays with the words that they saw: it counts again only where exactly
    these come back, and not if more people are asked now.
    """
    values = words(post, version, approvals)
    if (row["version"], row["post"]) == (version, json.loads(json.dumps(values["post"]))):
        digest = row["content_digest"]  # perhaps as an earlier release told it
        values |= {"content_digest": digest, "approved_digest": None if approvals else digest}
    if approvals and row["approvals_needed"] >= approvals:
        values["approved_digest"] = row["approved_digest"]
    return values


def key_of(item: str, channel: str, sequence: int) -> str:
    """Return the name under which a channel knows every attempt at one post."""
    return f"{item}/{channel}/{sequence}"
