"""What a head says out of the office's own lists: unit, theme, form, channels."""

from collections.abc import Mapping

from publisher.config.file import Config
from publisher.config.tables import Entry
from publisher.contract import Term
from publisher.items.assets import Reading
from publisher.items.frontmatter import FrontMatter
from publisher.items.names import did_you_mean, slugify
from publisher.items.pages import form_of_pages
from publisher.words import _, slice_of

LISTS = ("unit", "theme", "form")


def by_id(reading: Reading, front: FrontMatter) -> FrontMatter:
    """Return a head with the ids of what it named; what is in no list is noted."""
    said = {key: getattr(front, key) for key in LISTS}
    # only a standing page may leave one out
    entries = {key: _entry(reading, key, written) for key, written in said.items() if written}
    ids = {key: entry.id for key, entry in entries.items() if entry}
    return front.model_copy(update=ids)


def terms(config: Config, front: FrontMatter) -> tuple[Term, ...]:
    """Return unit, theme and form; a page may be the whole office's, and has no theme."""
    if front.page is not None:
        unit = config.units.get(front.unit)
        office = Term("", config.office.name)
        return unit.term if unit else office, Term("", ""), form_of_pages(front.lang)
    lists: tuple[Mapping[str, Entry], ...] = (config.units, config.themes, config.forms)
    none = Entry(id="x", name="x")  # what is wrong with it is said already
    pairs = zip(lists, (front.unit, front.theme, front.form), strict=True)
    return tuple(known.get(name, none).term for known, name in pairs)


def hashtags(config: Config, front: FrontMatter) -> tuple[str, ...]:
    """Return the words under which social networks file an item of this theme."""
    theme = config.themes.get(front.theme)
    return theme.hashtags if theme else ()


def _entry(reading: Reading, key: str, written: str) -> Entry | None:
    known: Mapping[str, Entry] = getattr(reading.config, f"{key}s")
    same = fitting(known, written)
    if len(same) == 1:
        return same[0]
    if same:
        message = _("“{value}” can be {ids}; write one of these")
        ids = " · ".join(f"{each.id} ({each.name})" for each in same)
        reading.wrong((key,), message.format(value=slice_of(written), ids=ids))
        return None
    message = _("“{value}” is not in the list; known: {known}")
    names = [name for each in known.values() for name in (each.id, each.name)]
    said = message.format(value=slice_of(written), known=", ".join(known)) + did_you_mean(
        written, names
    )
    reading.wrong((key,), said)
    return None


def fitting(known: Mapping[str, Entry], written: str) -> list[Entry]:
    """Return the entries that may be meant: by id, else by name, else by its plain letters."""
    if written in known:
        return [known[written]]
    same = [each for each in known.values() if _alike(each.name) == _alike(written)]
    return same or [
        each for each in known.values() if slugify(written) in (each.id, slugify(each.name))
    ]


def _alike(name: str) -> str:
    return " ".join(name.casefold().split())


def check_channels(reading: Reading, front: FrontMatter) -> None:
    """Note channels that do not exist, and texts for such."""
    config = reading.config
    channels = config.accounts.keys() | config.disabled
    for index, name in enumerate(front.channels or ()):
        if name not in channels:
            message = _("no channel “{value}”; known: {known}")
            names = sorted(channels)
            said = message.format(value=slice_of(name), known=", ".join(names)) + did_you_mean(
                name, names
            )
            reading.wrong(("channels", index), said)
    services = {account.kind for account in config.accounts.values()}
    known = channels | services | {"facebook", "zalo", "telegram"}
    for name in front.texts:
        if name not in known:
            said = _("no channel of this name") + did_you_mean(name, sorted(known))
            reading.wrong(("texts", name), said)
