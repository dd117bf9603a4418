"""Who asked for a page, a person or a robot, and from where they came to it."""

import re
from functools import lru_cache
from urllib.parse import parse_qs, urlsplit

TAGS = {"facebook", "zalo", "telegram", "email", "qr"}  # utm_source or tu that we hand out
_PHONE = re.compile(r"android|iphone|ipad|mobile", re.IGNORECASE)
_REFERRERS = {
    "facebook": ("facebook.com", "fb.com", "fb.me", "messenger.com"),
    "zalo": ("zalo.me", "zaloapp.com", "zalo.vn"),
    "telegram": ("t.me", "telegram.org", "telegram.me"),
    "search": ("google.com", "google.com.vn", "bing.com", "coccoc.com", "duckduckgo.com"),
}


@lru_cache(maxsize=20_000)
def is_robot(agent: str) -> bool:
    """Tell whether a user agent is not a person's browser.

    The list of crawler-user-agents, and what it lacks (seen in 1.67, 2026): an empty agent,
    Zalo's fetcher of previews, anything that does not even claim to be a browser.
    """
    lowered = agent.lower()
    if not lowered.startswith(("mozilla/", "opera/")):
        return True
    from crawleruseragents import is_crawler  # 3 MB, for those who count views

    return ("zalo" in lowered and not _PHONE.search(agent)) or is_crawler(agent)


@lru_cache(maxsize=2_000)
def tagged(query: str) -> str:
    """Return what the query of an address says of where it stood; "" if nothing."""
    found = parse_qs(query.partition("#")[0])
    if tags := found.get("utm_source") or found.get("tu"):
        return tags[0].lower() if tags[0].lower() in TAGS else "other"
    return "facebook" if "fbclid" in found else ""


@lru_cache(maxsize=20_000)
def referrer_class(referrer: str, own_host: str) -> str:
    """Return where a reader came from: a service, search, internal, direct or other."""
    if referrer in ("", "-"):
        return "direct"
    try:
        host = urlsplit(referrer).hostname or ""
    except ValueError:
        return "other"
    if host and host == own_host:
        return "internal"
    for name, domains in _REFERRERS.items():
        if any(host == domain or host.endswith(f".{domain}") for domain in domains):
            return name
    return "other"
