"""What somebody who means harm, or a careless clipboard, puts into the fields of an item."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from channel_items import make_item
from publisher.contract import Correction, Document, Event, Image, Item, Person, Source, Term

# Each tries one way out of where it stands.
ATTACKS = (
    "<script>alert(1)</script>",
    "</title></script><script>alert(1)</script>",
    "--><script>alert(1)</script><!--",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)' x='",
    '" autofocus onfocus="alert(1)" x="',
    "<svg onload=alert(1)><style>@import '//evil.example'</style>",
    "]]><x:script xmlns:x='http://www.w3.org/1999/xhtml'>alert(1)</x:script><![CDATA[",
    "&lt;script&gt;alert(1)&lt;/script&gt; &#x3c;script&#x3e; &amp;quot;",
    "{{ 7*7 }} {% include '/etc/passwd' %} {# x #} ${7*7} <%= 7*7 %>",
    "javascript:alert(1)//",
    "data:text/html,<script>alert(1)</script>",
    "../../../../etc/passwd\\..\\..",
    "\r\nBEGIN:VEVENT\r\nATTACH:javascript:alert(1)\r\nEND:VCALENDAR\r\n",
    "\r\nSet-Cookie: a=b\r\n\r\n<html>",
    "\u202egnp.\u2066evil\u2069 \u200b\ufeff \u2028alert(1)\u2029",
    "\x00\x08\x1b[31m\x7f\ud800 \ufffe\uffff",
    "Số Xây dựng ".encode().decode() + "Xa\u0302\u0301y du\u031b\u0323ng",
    "👩‍👩‍👧‍👦🇻🇳" * 20,
    "Z\u0351\u036b\u0343\u036a" * 40,
    "x" * 3_000,
    "<" * 300 + "&" * 300 + '"' * 300,
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "<textarea></textarea><math><mi//xlink:href='data:x,<script>alert(1)</script>'>",
    "; } default 1; /* $uri { return 200 'x'; } #",
)
NOW = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)


def article(words: str, picture: Image) -> Item:
    """Return an article with these words in every field that takes some."""
    return make_item(
        id="bai",
        title=f"x{words}",
        summary=f"x{words}",
        body=f"Lời văn.\n\n![](<{picture.name}>)\n",
        author=f"x{words}",
        unit=Term("van-phong", f"x{words}"),
        theme=Term("chu-de", f"x{words}"),
        form=Term("article", f"x{words}"),
        cover=replace(picture, alt=f"x{words}", caption=f"x{words}", credit=f"x{words}"),
        images=(replace(picture, inline=True),),
        documents=(Document(number=f"x{words}", title=f"x{words}", url=words or None),),
        source=Source(name=f"x{words}", url=words or None, published_at=NOW),
        notices=(f"x{words}",),
        hashtags=(f"x{words}",),
        corrections=(Correction(NOW, f"x{words}"),),
        event=Event(begins=NOW, ends=NOW + timedelta(hours=1), place=f"x{words}"),
        publish_at=NOW,
    )


def standing(words: str, picture: Image) -> Item:
    """Return a standing page whose people and texts are these words."""
    one = Person(**dict.fromkeys(_PERSON, f"x{words}"), picture=picture.name)
    return make_item(
        id="lanh-dao", page="lanh-dao", title=f"x{words}", summary=f"x{words}", body="Lời văn.",
        theme=Term("", ""), unit=Term("", ""), images=(picture,), staff=(one,), publish_at=NOW,
        hashtags=(),
    )  # fmt: skip


_PERSON = ("name", "title", "task", "phone", "email", "biography")


def office(words: str) -> dict[str, Any]:
    """Return what an office's config says with these words, as fields of Look."""
    return {
        "office_name": f"x{words}",
        "office_parent": f"x{words}",
        "description": f"x{words}",
        "footer": (f"x{words}",),
        "responsible": f"x{words}",
        "links": ((f"x{words}", "https://example.vn/"),),
    }
