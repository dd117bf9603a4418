"""Which article a receipt means: its id, or the address that a person gave."""

from urllib.parse import parse_qs, urlsplit

from publisher.contract import Rejected


def article_id(ref: str, oa_id: str) -> str:
    """Return the article's id; raises Rejected for an address that does not have it.

    Zalo's links to articles end in "?id=<article>&pageId=<account>" (seen in 2026); the short
    ones that people share have neither.
    """
    if "/" not in ref:
        return ref
    try:
        said = parse_qs(urlsplit(ref.strip()).query)
    except ValueError:
        said = {}
    if said.get("pageId") != [oa_id] or len(said.get("id", [])) != 1:
        raise Rejected(f"Không rõ “{ref}” là bài nào trên Zalo; hãy tự sửa hoặc gỡ bài ở đó")
    return said["id"][0]
