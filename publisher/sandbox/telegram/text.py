"""Text as Telegram takes it: UTF-16 units, its HTML, entities, and back to HTML for people.

Wording of the refusals: TDLib, td/telegram/MessageEntity.cpp and test/message_entities.cpp
(seen November 2026).
"""

import re
from collections.abc import Iterator
from html import escape
from typing import Any
from urllib.parse import urlsplit

Entity = dict[str, Any]

_KINDS = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "code": "code",
    "pre": "pre",
    "a": "text_link",
    "blockquote": "blockquote",
}
_MARKS = {
    "bold": "b",
    "italic": "i",
    "underline": "u",
    "strikethrough": "s",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
    "expandable_blockquote": "blockquote",
}
_FOUND = {"url", "hashtag", "mention", "email"}  # Telegram finds these by itself
_TAG = re.compile(r"""<(/?)([^\s<>/]*)((?:[^>"']|"[^"]*"|'[^']*')*)>""")
_ATTRIBUTE = re.compile(r"""\s*([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([\w.-]+))""")
_ESCAPE = re.compile(r"&(?:(lt|gt|amp|quot)|#(\d+)|#x([0-9a-fA-F]+));?")
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_DETECTED = re.compile(
    r"(?P<email>[\w.+-]+@[\w-]+(?:\.[\w-]+)+)"
    r"|(?P<url>https?://[^\s<>\"']+|\b(?:[a-z0-9-]+\.)+(?:vn|com|org|net)\b(?:/[^\s<>\"']*)?)"
    r"|(?<!\w)(?P<hashtag>#\w*[^\W\d]\w*)"
    r"|(?<!\w)(?P<mention>@[A-Za-z]\w{3,31})",
    re.IGNORECASE,
)


class Unparsable(ValueError):
    """The text's markup is wrong; the message is Telegram's."""


def units(text: str) -> int:
    """Return a text's length as Telegram counts it, in UTF-16 units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def parsed(source: str) -> tuple[str, list[Entity]]:
    """Return the text and entities of Telegram's HTML; raises Unparsable."""
    text, place = "", 0
    entities: list[Entity] = []
    open_tags: list[tuple[str, Entity]] = []
    while (start := source.find("<", place)) >= 0:
        text += _unescaped(source[place:start])
        offset = len(source[:start].encode())
        tag = _TAG.match(source, start)
        if tag is None:
            side = "end" if source.startswith("</", start) else "start"
            raise Unparsable(f"Unclosed {side} tag at byte offset {offset}")
        if tag[1]:
            entity = _closed(open_tags, tag[2].lower(), offset)
            entity["length"] = units(text) - entity["offset"]
            entities.append(entity)
        else:
            entity = {"offset": units(text), **_opened(tag, offset)}
            open_tags.append((tag[2].lower(), entity))
        place = tag.end()
    if open_tags:
        name = open_tags[-1][0]
        raise Unparsable(f'Can\'t find end tag corresponding to start tag "{name}"')
    return _trimmed(text + _unescaped(source[place:]), entities)


def checked(text: str, entities: list[Entity]) -> tuple[str, list[Entity]]:
    """Return text and entities that came ready-made; raises Unparsable if they don't fit."""
    whole = units(text)
    for each in entities:
        start, length = int(each.get("offset", -1)), int(each.get("length", 0))
        if start < 0 or length <= 0:
            raise Unparsable(f"entity of length {length} at UTF-16 offset {start} is invalid")
        if start + length > whole:
            raise Unparsable(
                f"entity beginning at UTF-16 offset {start} ends after the end of the text "
                f"at UTF-16 offset {start + length}"
            )
        if _piece(text, start, start + length) is None:
            raise Unparsable(
                f"entity beginning at UTF-16 offset {start} ends in a middle of a UTF-16 symbol"
            )
    return _trimmed(text, [dict(each) for each in entities])


def as_html(text: str, entities: list[Entity]) -> str:
    """Return the text as a reader sees it, as safe HTML."""
    in_order = sorted(entities, key=lambda each: (each["offset"], -each["length"]))
    return _rendered(text, 0, units(text), in_order)


def _opened(tag: re.Match[str], offset: int) -> Entity:
    name, rest = tag[2].lower(), tag[3]
    if name not in _KINDS:
        raise Unparsable(f'Unsupported start tag "{name}" at byte offset {offset}')
    if name == "blockquote" and rest.strip() == "expandable":
        return {"type": "expandable_blockquote"}
    attributes = {key.lower(): a or b or c for key, a, b, c in _ATTRIBUTE.findall(rest)}
    if _ATTRIBUTE.sub("", rest).strip():
        raise Unparsable(
            "Expected equal sign in declaration of an attribute of the tag "
            f'"{name}" at byte offset {offset}'
        )
    if name == "span" and attributes.get("class") != "tg-spoiler":
        raise Unparsable(f'Tag "span" must have class "tg-spoiler" at byte offset {offset}')
    if name == "a":
        return {"type": "text_link", "url": _unescaped(attributes.get("href", ""))}
    return {"type": _KINDS[name]}


def _closed(open_tags: list[tuple[str, Entity]], name: str, offset: int) -> Entity:
    if not open_tags:
        raise Unparsable(f"Unexpected end tag at byte offset {offset}")
    expected, entity = open_tags.pop()
    if name not in ("", expected):
        raise Unparsable(
            f"Unmatched end tag at byte offset {offset}, "
            f'expected "</{expected}>", found "</{name}>"'
        )
    return entity


def _unescaped(source: str) -> str:
    def char(match: re.Match[str]) -> str:
        if match[1]:
            return _NAMED[match[1]]
        code = int(match[2]) if match[2] else int(match[3], 16)
        return chr(code) if 0 < code < 0x110000 else match[0]

    return _ESCAPE.sub(char, source)


def _trimmed(text: str, entities: list[Entity]) -> tuple[str, list[Entity]]:
    """Cut white space off both ends, move entities along, add those that Telegram finds."""
    cut = units(text) - units(text.lstrip())
    text = text.strip()
    whole, kept = units(text), []
    for each in entities:
        start = max(0, each["offset"] - cut)
        end = min(whole, each["offset"] + each["length"] - cut)
        if end > start and _allowed(each):
            kept.append({**each, "offset": start, "length": end - start})
    kept += _detected(text, kept)
    return text, sorted(kept, key=lambda each: (each["offset"], -each["length"]))


def _allowed(entity: Entity) -> bool:
    """Tell whether Telegram keeps an entity: links to no real address it drops silently."""
    if entity["type"] in _FOUND:
        return False
    if entity["type"] != "text_link":
        return True
    parts = urlsplit(str(entity.get("url", "")))
    return parts.scheme == "tg" or (
        parts.scheme in ("http", "https") and "." in (parts.hostname or "")
    )


def _detected(text: str, taken: list[Entity]) -> Iterator[Entity]:
    closed = [
        (each["offset"], each["offset"] + each["length"])
        for each in taken
        if each["type"] in ("text_link", "code", "pre")
    ]
    for match in _DETECTED.finditer(text):
        found = match[0].rstrip(".,;:!?)»”")
        start = units(text[: match.start()])
        end = start + units(found)
        if not any(start < other_end and end > other for other, other_end in closed):
            yield {"type": match.lastgroup, "offset": start, "length": end - start}


def _piece(text: str, start: int, end: int) -> str | None:
    """Return the text between two UTF-16 offsets; None if one splits a character."""
    try:
        return text.encode("utf-16-le")[2 * start : 2 * end].decode("utf-16-le")
    except UnicodeDecodeError:
        return None


def _rendered(text: str, start: int, end: int, entities: list[Entity]) -> str:
    parts, place, rest = [], start, list(entities)
    while rest:
        each = rest.pop(0)
        first = max(place, each["offset"])
        last = min(end, each["offset"] + each["length"])
        if last <= first:
            continue
        inner = [other for other in rest if other["offset"] < last]
        rest = [other for other in rest if other["offset"] >= last]
        parts.append(escape(_piece(text, place, first) or ""))
        parts.append(_wrapped(each, _rendered(text, first, last, inner), text))
        place = last
    return "".join(parts) + escape(_piece(text, place, end) or "")


def _wrapped(entity: Entity, inner: str, text: str) -> str:
    kind = entity["type"]
    if mark := _MARKS.get(kind):
        return f"<{mark}>{inner}</{mark}>"
    if kind == "spoiler":
        return f'<span class="spoiler">{inner}</span>'
    shown = _piece(text, entity["offset"], entity["offset"] + entity["length"]) or ""
    address = str(entity.get("url", shown))
    if kind == "url" and "://" not in address:
        address = f"http://{address}"
    if kind in ("url", "text_link") and address.startswith(("http://", "https://")):
        return f'<a href="{escape(address)}" rel="noopener">{inner}</a>'
    return f'<span class="link">{inner}</span>'
