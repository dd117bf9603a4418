"""Visitors of the website: people, and the many that are none.

Each visitor of an article is drawn from the seed, the article's path and a running number,
so that a run repeats. Addresses are from the ranges kept for documentation (RFC 5737, 3849).
"""

import random
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import PurePosixPath

from publisher.sandbox.growth import share
from publisher.sandbox.web.log import Line
from publisher.sandbox.world import World

SCALE = 90  # readers of a middling article in the end: a provincial department's site
OTHERS = 0.35  # visits that are no readers, for each one that is

_PHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, "
_DROID = "Mozilla/5.0 (Linux; Android 15; SM-A165F Build/AP3A.240905.015.A2; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/142.0.7444.102 Mobile Safari/537.36"  # noqa: E501  as browsers send it
_DESK = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) "

_BROWSERS = (
    _DESK + "Chrome/142.0.0.0 Safari/537.36",
    _DESK + "coc_coc_browser/142.0.154 Chrome/136.0.154 Safari/537.36",
    _DESK + "Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0",
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:144.0) Gecko/20100101 Firefox/144.0",
    "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) "
    "Chrome/142.0.0.0 Mobile Safari/537.36",
    _PHONE + "like Gecko) Version/18.6 Mobile/15E148 Safari/604.1",
)
_IN_FACEBOOK = (
    _DROID + " [FB_IAB/FB4A;FBAV/534.0.0.56.76;]",
    _PHONE + "like Gecko) Mobile/15E148 [FBAN/FBIOS;FBAV/534.0.0.42.107;FBDV/iPhone14,5;]",
)
_IN_ZALO = (
    _DROID + " Zalo android/25110298 ZaloTheme/light ZaloLanguage/vi",
    _PHONE + "like Gecko) Mobile/15E148 Zalo iOS/722 ZaloTheme/light ZaloLanguage/vi",
)
_SOURCES = (  # share, utm_source, referrer, agents
    (0.34, "facebook", "https://l.facebook.com/", _IN_FACEBOOK),
    (0.27, "zalo", "", _IN_ZALO),
    (0.05, "telegram", "https://t.me/", _BROWSERS),
    (0.14, "", "https://www.google.com/", _BROWSERS),
    (0.20, "", "", _BROWSERS),
)
_BOTS = (
    "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
    "Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)",
    "Mozilla/5.0 (compatible; coccocbot-web/1.0; +http://help.coccoc.com/searchengine)",
    "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; GPTBot/1.2; "
    "+https://openai.com/gptbot)",
    "python-requests/2.32.5",
    "",
)
_PREVIEWS = (
    "facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)",
    "ZaloBot/1.0",
    "TelegramBot (like TwitterBot)",
)


def readers(world: World, path: str, published: datetime, now: datetime) -> int:
    """Return how many people have read an article by now."""
    return int(_total(world, path) * share((now - published).total_seconds() / 3600))


def visits(
    world: World, path: str, published: datetime, since: datetime, until: datetime
) -> Iterator[Line]:
    """Make the log's lines of an article for a span of time, in no order."""
    if since <= published < until:
        yield from _previews(world, path, published)
    total = _total(world, path)
    first = readers(world, path, published, since)
    for place in range(first, readers(world, path, published, until)):
        rng = world.random(f"web:{path}:{place}")
        time = published + timedelta(hours=_hours((place + 1) / total))
        yield from _reader(rng, path, time)
        if rng.random() < OTHERS:
            yield _other(rng, path, time)


def _total(world: World, path: str) -> float:
    return SCALE * world.random(f"web:{path}").lognormvariate(0, 0.6)


def _hours(wanted: float) -> float:
    """Return the age in hours at which a share of the readers has come (the inverse)."""
    low, high = 0.0, 24.0 * 3650
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if share(middle) < wanted else (low, middle)
    return high


def _previews(world: World, path: str, time: datetime) -> Iterator[Line]:
    """Let services fetch the link: they do as soon as it is posted, for its picture."""
    rng = world.random(f"web:{path}:previews")
    for agent in _PREVIEWS:
        yield Line(
            time + timedelta(seconds=rng.randint(2, 40)),
            "GET",
            path,
            200,
            rng.randint(9_000, 16_000),
            "",
            agent,
            _ip(rng),
        )


def _reader(rng: random.Random, path: str, time: datetime) -> Iterator[Line]:
    """Let a person open the article; the browser then fetches the style sheet."""
    (_, source, referrer, agents), *_ = rng.choices(_SOURCES, [each[0] for each in _SOURCES])
    agent, ip, address = rng.choice(agents), _ip(rng), path
    if source:
        campaign = PurePosixPath(path).stem
        tags = f"utm_source={source}&utm_medium=social&utm_campaign={campaign}"
        address += "?tu=zalo" if source == "zalo" else f"?{tags}"
    if source == "facebook":
        address += f"&fbclid=IwY2xjaw{rng.getrandbits(96):024x}"
    status, size = (304, 0) if rng.random() < 0.06 else (200, rng.randint(9_000, 16_000))
    yield Line(time, "GET", address, status, size, referrer, agent, ip)
    if status == 200:
        yield Line(time, "GET", "/site.css", 200, 8_412, path, agent, ip)


def _other(rng: random.Random, path: str, time: datetime) -> Line:
    """Make a visit of a robot, a monitor, a browser that fetches ahead, or a scanner."""
    size, ip = rng.randint(9_000, 16_000), _ip(rng)
    kind = rng.random()
    if kind < 0.6:
        return Line(time, "GET", path, 200, size, "", rng.choice(_BOTS), ip)
    if kind < 0.75:
        agent = "Mozilla/5.0+(compatible; UptimeRobot/2.0; http://www.uptimerobot.com/)"
        return Line(time, "HEAD", path, 200, 0, "", agent, ip)
    if kind < 0.9:
        ahead = "prefetch;prerender"
        return Line(time, "GET", path, 200, size, "/", rng.choice(_BROWSERS), ip, ahead)
    return Line(time, "GET", "/wp-login.php", 404, 3_120, "", rng.choice(_BROWSERS), ip)


def _ip(rng: random.Random) -> str:
    if rng.random() < 0.4:
        return f"2001:db8:{rng.getrandbits(16):x}:{rng.getrandbits(16):x}::{rng.getrandbits(16):x}"
    network = rng.choice(("192.0.2", "198.51.100", "203.0.113"))
    return f"{network}.{rng.randint(1, 254)}"
