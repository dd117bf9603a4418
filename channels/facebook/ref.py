"""Which post a receipt means: its id, or the address that a person gave.

Graph takes "<page>_<post>". An address has these numbers in a few known places only; a video's
has the video's own number, and "pfbid…" hides the post's.
"""

from urllib.parse import parse_qs, urlsplit

from publisher.contract import Rejected


def post_id(ref: str, page_id: str) -> str:
    """Return the id for Graph; raises Rejected for an address that does not have it."""
    found = _of_address(ref.strip(), page_id) if "/" in ref else ref
    if found is None:
        raise Rejected(
            f"Không rõ “{ref}” là bài nào của trang trên Facebook; hãy tự sửa hoặc gỡ bài ở đó"
        )
    return found


def _of_address(address: str, page_id: str) -> str | None:
    try:
        parts = urlsplit(address if "//" in address else f"https://{address}")
        host, said = parts.hostname or "", parse_qs(parts.query)
    except ValueError:
        return None
    if host != "facebook.com" and not host.endswith(".facebook.com"):
        return None
    if said.get("id") == [page_id] and (story := said.get("story_fbid")):
        return _post(page_id, story[0])
    match [each for each in parts.path.split("/") if each]:
        case [both] if both.startswith(f"{page_id}_"):
            return _post(page_id, both.removeprefix(f"{page_id}_"))
        case [page, "posts", *_title, number] if page == page_id or not page.isdecimal():
            return _post(page_id, number)
    return None


def _post(page_id: str, number: str) -> str | None:
    return f"{page_id}_{number}" if number.isascii() and number.isdecimal() else None
