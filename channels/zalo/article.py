"""An item as a Zalo article: its fields measured, its cover found."""

from channels.shared.text import cut
from channels.shared.words import number
from channels.zalo.account import Settings
from channels.zalo.body import Draft, address, line, picture_address, pictures, write_body
from publisher.contract import Item, Post, Rejected


def compose(item: Item, settings: Settings) -> Post:
    """Make the article; raises Rejected with all problems.

    Without a link the item is not on the website yet: the pictures' names stand for their
    addresses, "missing" in the payload lists them, and such a post is for previews only.
    """
    draft = Draft(item, settings)
    title, description, author = _title(draft), _description(draft), _author(draft)
    write_body(draft, description)
    cover = _cover(draft)
    if draft.problems:
        raise Rejected(*dict.fromkeys(draft.problems))
    article = {
        "type": "normal",
        "title": title,
        "author": author,
        "description": description,
        "cover": cover,
        "body": draft.blocks,
        "status": settings.status,  # Zalo's default is "hide"
        "comment": settings.comment,
    }
    spare = address(settings.default_cover) if settings.default_cover else None
    payload = {"article": article, "spare_cover": spare, "missing": sorted(set(draft.missing))}
    text = "\n\n".join([title, description, author, *draft.shown])
    return Post(text, payload)


def _title(draft: Draft) -> str:
    title, limit = line(draft.item.title), draft.settings.title_limit
    if not title:
        draft.problems.append("Thiếu tiêu đề.")
    if len(title) > limit:
        draft.problems.append(
            f"Tiêu đề dài {number(len(title))} ký tự; Zalo nhận nhiều nhất {limit}."
        )
    return title


def _description(draft: Draft) -> str:
    """Return the text under the title; the article goes on, so a summary may be cut."""
    item, limit = draft.item, draft.settings.description_limit
    own = line(item.text or "")
    if len(own) > limit:
        draft.problems.append(
            f"Lời viết riêng cho Zalo dài {number(len(own))} ký tự; Zalo nhận nhiều nhất {limit}."
        )
    return own or cut(line(item.summary) or line(item.title), limit)


def _author(draft: Draft) -> str:
    author = line(draft.item.author) or line(draft.settings.author)
    limit = draft.settings.author_limit
    if not author:
        draft.problems.append("Thiếu tên tác giả.")
    if len(author) > limit:
        draft.problems.append(
            f"Tên tác giả dài {number(len(author))} ký tự; Zalo nhận nhiều nhất {limit}."
        )
    return author


def _cover(draft: Draft) -> dict[str, str]:
    """Return the cover: the item's own, else its first picture, else the office's.

    A picture that stands in the body too is not shown a second time when the article is
    opened. The key "status" must be there, else Zalo says "create media fail".
    """
    item, inside = draft.item, {block.get("url") for block in draft.blocks}
    found = (picture_address(draft, image) for image in pictures(item))
    url = next(filter(None, found), None)
    if url is None and draft.settings.default_cover:
        url = address(draft.settings.default_cover)
    if url is None:
        draft.problems.append("Thiếu ảnh bìa: bài trên Zalo phải có ít nhất một ảnh.")
        return {}
    status = "hide" if url in inside else "show"
    return {"cover_type": "photo", "photo_url": url, "status": status}
