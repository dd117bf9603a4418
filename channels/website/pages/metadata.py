"""What an article's page says about itself to machines: schema.org, as a block of JSON-LD."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from markupsafe import Markup

from channels.shared.slugs import slug
from channels.website.look import Look
from channels.website.pages.pictures import shared
from channels.website.pages.templates import read_time

# How offices and their parts begin their names; who is called otherwise is a person.
_BODIES = ("ban", "so", "phong", "trung-tam", "chi-cuc", "van-phong", "to", "uy-ban", "thanh-tra")
_ESCAPES = str.maketrans(
    {each: f"\\u{ord(each):04x}" for each in "<>&\u2028\u2029"}  # nothing ends the block
)

Payload = Mapping[str, Any]
Thing = dict[str, Any]


def linked(look: Look, article: Payload, modified: datetime | None) -> Markup:
    """Return the JSON-LD of an article's page; whatever editors wrote, it can't end the block."""
    things = [_office(look), _crumbs(look, article), _news(look, article, modified)]
    if article["video"]:
        things.append(_video(look, article))
    if article.get("event"):
        things.append(_event(look, article))
    made = {"@context": "https://schema.org", "@graph": [_filled(each) for each in things]}
    return Markup(json.dumps(made, ensure_ascii=False).translate(_ESCAPES))  # noqa: S704


def _office(look: Look) -> Thing:
    parent = {"@type": "GovernmentOrganization", "name": look.office_parent}
    return {
        "@type": "GovernmentOrganization",
        "@id": f"{look.base_url}/#office",
        "name": look.office_name,
        "url": f"{look.base_url}/",
        "description": look.description,
        "parentOrganization": parent if look.office_parent else None,
    }


def _crumbs(look: Look, article: Payload) -> Thing:
    theme = article["theme"]
    steps = (
        ("Trang chủ", f"{look.base_url}/"),
        ("Chủ đề", f"{look.base_url}/chu-de/"),
        (theme["name"], f"{look.base_url}/chu-de/{theme['id']}/"),
        (article["title"], _url(look, article)),
    )
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": at, "name": name, "item": url}
            for at, (name, url) in enumerate(steps, start=1)
        ],
    }


def _news(look: Look, article: Payload, modified: datetime | None) -> Thing:
    url, source = _url(look, article), article["source"] or {}
    return {
        "@type": "NewsArticle",
        "@id": f"{url}#article",
        "mainEntityOfPage": url,
        "url": url,
        "headline": article["title"],
        "description": article["summary"],
        "inLanguage": article["lang"],
        "datePublished": _iso(article["published"]),
        "dateModified": _iso(modified or article["published"]),
        "expires": _iso(article["expires"]) if article.get("expires") else None,
        "author": _author(look, article),
        "publisher": {"@id": f"{look.base_url}/#office"},
        "sourceOrganization": {"@type": "GovernmentOrganization", "name": article["unit"]["name"]},
        "articleSection": article["theme"]["name"],
        "genre": article["form"]["name"],
        "keywords": article["hashtags"],
        "image": _image(look, shared(article)),
        "isBasedOn": source.get("url") or source.get("name"),
        "citation": [
            " ".join(filter(None, (each["number"], each["title"])))
            for each in article["documents"]
        ],
        "correction": [each["note"] for each in article.get("corrections", ())],
        "isAccessibleForFree": True,
    }


def _author(look: Look, article: Payload) -> Thing | None:
    name = article["author"]
    if not name:
        return None
    known = name in (look.office_name, article["unit"]["name"])
    of_office = known or f"{slug(name)}-".startswith(tuple(f"{each}-" for each in _BODIES))
    return {"@type": "Organization" if of_office else "Person", "name": name}


def _image(look: Look, picture: Payload) -> Thing:
    return {
        "@type": "ImageObject",
        "url": f"{look.base_url}/{picture['file']}",
        "width": picture["width"],
        "height": picture["height"],
    }


def _video(look: Look, article: Payload) -> Thing:
    video = article["video"]
    picture = video["poster"] or article["picture"] or shared(article)
    seconds = video.get("seconds")
    return {
        "@type": "VideoObject",
        "name": article["title"],
        "description": article["summary"] or article["title"],
        "inLanguage": article["lang"],
        "uploadDate": _iso(article["published"]),
        "thumbnailUrl": f"{look.base_url}/{picture['file']}",
        "contentUrl": f"{look.base_url}/{video['file']}" if video["file"] else None,
        "url": video["url"],
        "duration": f"PT{seconds}S" if seconds else None,
        "transcript": video["transcript"],
    }


def _event(look: Look, article: Payload) -> Thing:
    event = article["event"]
    place = event["place"]
    return {
        "@type": "Event",
        "name": article["title"],
        "description": article["summary"],
        "startDate": _iso(event["begins"]),
        "endDate": _iso(event["ends"]) if event["ends"] else None,
        "location": {"@type": "Place", "name": place, "address": place} if place else None,
        "organizer": {"@id": f"{look.base_url}/#office"},
        "image": _image(look, shared(article)),
        "url": _url(look, article),
    }


def _filled(thing: Thing) -> Thing:
    return {name: value for name, value in thing.items() if value not in (None, "", [], ())}


def _url(look: Look, article: Payload) -> str:
    return f"{look.base_url}/{article['id']}.html"


def _iso(time: str | datetime) -> str:
    return read_time(time).isoformat(timespec="seconds")
