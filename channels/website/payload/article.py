"""An item made into the payload of its page: clean HTML, typeset, pictures measured."""

import html
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from channels.shared import text
from channels.shared.markdown import to_html
from channels.shared.readers import Labels, labels
from channels.shared.words import moment
from channels.website.payload import clip, shown
from channels.website.payload.facts import facts, unusable
from channels.website.payload.labels import page_labels
from channels.website.payload.standing import page_facts, people
from channels.website.payload.structure import structured
from channels.website.payload.typography import (
    CONTROL,
    clean,
    ended,
    printed,
    typeset,
    typeset_html,
)
from channels.website.pictures import plan as pictures
from publisher.contract import Image, Item, Rejected

RESERVED = {"index", "404", "media", "tim-kiem", "lich"}  # pages and a folder of the site itself

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_TAG = r'<img\b(?:[^">]|"[^"]*")*>'
_IMG = re.compile(_TAG)
_PAGE = re.compile(r'(<a\b[^<>]*?\shref=")(?=[a-z0-9-]+\.html["#])')  # a link to another page
_ALONE = re.compile(rf"<p>\s*({_TAG})\s*</p>(\s*<figcaption>)?")
_SRC = re.compile(r'\bsrc="([^"]*)"')
_ALT = re.compile(r'\balt="([^"]*)"')


@dataclass(slots=True)
class _Draft:
    """What is gathered while an item is made into a payload."""

    root: str  # path of the site on its host, "" or "/…"
    said: Labels
    problems: list[str] = field(default_factory=list)
    files: dict[str, dict[str, Any]] = field(default_factory=dict)
    pictures: dict[str, dict[str, Any]] = field(default_factory=dict)  # by Image.name
    inline: dict[str, dict[str, Any]] = field(default_factory=dict)  # those in the body


def to_payload(item: Item, root: str) -> dict[str, Any]:
    """Return everything that the item's page, cards and feeds need, as JSON.

    root: the path of the site on its host, "" or "/…". Reads the headers of local
    pictures and videos, writes nothing. Raises Rejected with every problem found.
    """
    draft = _Draft(root, labels(item.lang))
    _check(item, draft)
    for image in _images_of(item):  # one that is also the poster keeps its caption
        if image.name not in draft.pictures:
            described = draft.pictures[image.name] = _picture(image, draft)
            if described:
                described["graphic"] = shown.is_graphic(item, image)
    body = _body(item, draft)
    video = _video(item, draft)
    if draft.problems:
        raise Rejected(*draft.problems)
    cover, lead = (
        draft.pictures[each.name] if each else None for each in (item.cover, shown.lead(item))
    )
    picture = cover or next(iter(draft.pictures.values()), None)
    return {
        **facts(item),
        **page_facts(item, draft.pictures),
        "html": body,
        "cover": cover,
        "lead": lead,
        "gallery": [draft.pictures[each.name] for each in shown.gallery(item)],
        "inline": list(draft.inline.values()),
        "picture": picture,
        "og": pictures.shared(picture, draft.files) if picture else None,
        "video": video,
        "files": list(draft.files.values()),
    }


def plain(payload: Mapping[str, Any], body: str) -> str:
    """Return what a reader of the page will see, as plain text; body is the item's Markdown."""
    said = labels(payload["lang"])
    notes = (
        f"{said.corrected} {_local(each['at'])}: {each['note']}" for each in payload["corrections"]
    )
    parts = (
        payload["title"],
        *notes,
        *payload["notices"],
        payload["summary"],
        *(line for each in payload.get("staff", ()) for line in people(each)),
        typeset(text.plain(body)),
    )
    return "\n\n".join(part for part in parts if part).strip()


def _check(item: Item, draft: _Draft) -> None:
    if not _SLUG.fullmatch(item.id) or item.id in RESERVED:
        draft.problems.append(f"Mã bài “{item.id}” không dùng được làm địa chỉ trang.")
    for term in (item.unit, item.theme) if not item.page else ():
        if not _SLUG.fullmatch(term.id):
            draft.problems.append(f"Mã “{term.id}” không dùng được làm địa chỉ trang.")
    draft.problems.extend(unusable(item))
    if not clean(item.title):
        draft.problems.append("Bài chưa có tiêu đề.")


def _images_of(item: Item) -> Iterable[Image]:
    poster = item.video.poster if item.video else None
    return (each for each in (item.cover, *item.images, poster) if each)


def _picture(image: Image, draft: _Draft) -> dict[str, Any]:
    """Describe a picture and note its files; what is wrong goes to the draft's problems."""
    if not any(each.isalnum() for each in image.alt):  # spaces that nobody sees say nothing
        draft.problems.append(f"Ảnh {image.said} chưa có mô tả thay thế (alt).")
    try:
        planned, files = pictures.plan(image.path, image.name, image.said)
    except Rejected as error:
        draft.problems.extend(error.problems)
        return {}
    draft.files |= {each["file"]: each for each in files}
    return {
        **planned,
        "alt": clean(image.alt),
        "caption": printed(image.caption),
        "credit": clean(image.credit),
    }


def _body(item: Item, draft: _Draft) -> str:
    try:
        body = typeset_html(to_html(CONTROL.sub("", item.body)))
        body = structured(body, page_labels(item.lang))
    except Rejected as error:
        draft.problems.extend(error.problems)
        return ""
    if item.page:
        body = _PAGE.sub(rf"\1{draft.root}/", body)
    with_figures = _ALONE.sub(lambda match: _figure(match, draft), body)
    return _IMG.sub(lambda match: _img(match[0], draft), with_figures)


def _figure(match: re.Match[str], draft: _Draft) -> str:
    """Give a picture that stands alone its caption and credit, unless it has a caption."""
    picture = draft.pictures.get(_attribute(_SRC, match[1]))
    if match[2] or not picture:
        return match[0]
    words = html.escape(picture["caption"], quote=False)
    if picture["credit"]:
        credit = html.escape(picture["credit"], quote=False)
        word = draft.said.graphic if picture["graphic"] else draft.said.picture
        said = f'<span class="credit">{word}: {credit}</span>'
        words = f"{ended(words)} {said}".strip()
    caption = f"<figcaption>{words}</figcaption>" if words else ""
    return f"<figure>{match[1]}{caption}</figure>"


def _img(tag: str, draft: _Draft) -> str:
    """Point the picture at its rendition; an address outside the item is a problem."""
    name = _attribute(_SRC, tag)
    picture = draft.pictures.get(name)
    if picture is None:
        draft.problems.append(f"Ảnh “{name}” trong nội dung không thuộc các ảnh của bài.")
    if not picture:
        return ""
    draft.inline[name] = picture
    own = clean(_attribute(_ALT, tag))
    alt = own if any(each.isalnum() for each in own) else picture["alt"]
    return (
        f'<img src="{draft.root}/{picture["file"]}" alt="{html.escape(alt)}"'
        f' width="{picture["width"]}" height="{picture["height"]}" loading="lazy">'
    )


def _attribute(pattern: re.Pattern[str], tag: str) -> str:
    match = pattern.search(tag)
    return html.unescape(match[1]) if match else ""


def _video(item: Item, draft: _Draft) -> dict[str, Any] | None:
    if item.video is None:
        return None
    opening = shown.opening(item)
    try:
        found = clip.described(item.video, draft.pictures[opening.name] if opening else None)
    except Rejected as error:
        draft.problems.extend(error.problems)
        return None
    if file := found["file"]:
        source = str(item.video.path)
        draft.files[file] = {"file": file, "kind": "copy", "source": source}
    return found


def _local(time: str) -> str:
    return moment(datetime.fromisoformat(time))
