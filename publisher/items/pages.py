"""Standing pages: what the office is, who leads it, how to reach it.

Every file of the folder `trang` is one, and no other file. A page is an item like all others,
but it has no time of its own, no theme and no form of the office's list.
"""

from pathlib import Path

from publisher.config.tables import PAGE_FORM
from publisher.contract import Image, Person, Term
from publisher.items.assets import Reading, noted
from publisher.items.attached import attached_picture
from publisher.items.frontmatter import FrontMatter
from publisher.items.names import slugify, stem_of
from publisher.items.scan import PAGES
from publisher.words import in_language


def page_of(path: Path) -> str:
    """Return what the page is whose head does not say it; "" for a file that is no page."""
    return slugify(stem_of(path)) or "trang" if path.parts[0] == PAGES and path.parts[1:] else ""


def form_of_pages(lang: str) -> Term:
    """Return the form that every standing page has, called in the language of its readers."""
    return Term(PAGE_FORM, in_language(lang, "Standing page"))


def staff_of(reading: Reading, front: FrontMatter) -> tuple[tuple[Person, ...], tuple[Image, ...]]:
    """Return the people of a page and their portraits; what is wrong with those is noted."""
    people, portraits = [], []
    for index, each in enumerate(front.staff):
        said = each.model_dump(exclude={"picture"})
        image = _portrait(reading, front, index) if each.picture else None
        if image:
            portraits.append(image)
        people.append(Person(**said, picture=image.name if image else ""))
    return tuple(people), tuple(portraits)


def _portrait(reading: Reading, front: FrontMatter, index: int) -> Image | None:
    person = front.staff[index]
    try:
        found = noted(reading, attached_picture(reading.root, reading.path, person.picture))
    except ValueError as error:
        reading.wrong(("staff", index, "picture"), str(error))
        return None
    alt = in_language(front.lang, "Portrait of {name}").format(name=person.name)
    return Image(name=found.name, path=found.path, file=found.file, alt=alt)
