"""What is wrong with a config that no single table shows."""

import difflib
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from typing import Any, get_args

from publisher.config.accounts import Account
from publisher.config.complaints import Complaint
from publisher.config.tables import PAGE_FORM, Document
from publisher.contract import Listed
from publisher.timetable.regimes import REGIMES
from publisher.words import _


def list_problems(document: Document) -> Iterator[Complaint]:
    """Yield what is wrong with the lists of units, themes and forms."""
    for name in ("units", "themes", "forms"):
        ids = [entry.id for entry in getattr(document, name)]
        if not ids:
            yield Complaint((name,), _("at least one entry is needed"), f"[[{name}]]")
        for index in _again(ids):
            what = _("stands twice")
            yield Complaint((name, index, "id"), what, f"[[{name}]] {ids[index]}")


def report_problems(document: Document) -> Iterator[Complaint]:
    """Yield what is wrong with the calendars of reports, and with the indices."""
    own = document.report.calendars
    for name in sorted(own.keys() & {*REGIMES, "none"}):
        what = _("the name has a meaning already; choose another")
        yield Complaint(("report", "calendars", name), what)
    known = [*REGIMES, *own]
    named = [(("report", "calendar"), document.report.calendar)]
    named += [(("engagement", "closings"), name) for name in document.engagement.closings]
    for where, name in named:
        if name not in known:
            what = _("no calendar of reports {name!r}; known: {known}")
            yield Complaint(where, what.format(name=name, known=", ".join(known)))
    entries = [f"{each.id} {each.year}" for each in document.indices]
    for index in _again(entries):
        what = _("stands twice")
        yield Complaint(("indices", index, "id"), what, f"[[indices]] {entries[index]}")


def _again(values: Sequence[str | None]) -> Iterator[int]:
    """Yield where a value stands for the second time."""
    for value in sorted({each for each in values if each and values.count(each) > 1}):
        yield values.index(value, values.index(value) + 1)


def people_problems(document: Document) -> Iterator[Complaint]:
    """Yield what is wrong with the people, and with whose approval is asked."""
    for key, label in (("id", ""), ("telegram", "telegram ")):
        said = [getattr(person, key) for person in document.people]
        for index in _again(said):
            name = f"[[people]] {label}{said[index]}"
            yield Complaint(("people", index, key), _("stands twice"), name)
    for kind in ("themes", "forms"):
        known = {entry.id for entry in getattr(document, kind)}
        known |= {PAGE_FORM} if kind == "forms" else set()
        for unknown in sorted(set(getattr(document.approval, kind)) - known):
            what = _unlisted(unknown, kind, known)
            yield Complaint(("approval", kind, unknown), what, f"[approval.{kind}] {unknown}")


def settings_problems(
    document: Document, accounts: Mapping[str, Account], wrong: Container[str | int]
) -> Iterator[Complaint]:
    """Yield which ids the settings of channels name that the lists lack; defaults may be.

    wrong: lists that are not as they should be, so that nobody can tell.
    """
    for account in accounts.values():
        for key, kind, value in _named(account.settings):
            known = {entry.id for entry in getattr(document, kind)}
            if kind not in wrong and value not in known:
                where = ("channels", account.name, key)
                name = f"[channels.{account.name}] {key} {value}"
                yield Complaint(where, _unlisted(value, kind, known), name)


def _named(settings: Any) -> Iterator[tuple[str, str, str]]:
    """Yield each id that the config says in some settings, with its key and its list."""
    for key in sorted(settings.model_fields_set):
        field = type(settings).model_fields[key]
        for kind, value in _listed(field.rebuild_annotation(), getattr(settings, key)):
            yield key, kind, value


def _listed(annotation: Any, value: Any) -> Iterator[tuple[str, str]]:
    """Yield each text of a setting that is marked as an id, with its list."""
    for mark in getattr(annotation, "__metadata__", ()):
        if isinstance(mark, Listed):
            yield mark.kind, value
    if isinstance(value, tuple):
        for inner in get_args(annotation)[:1]:
            for each in value:
                yield from _listed(inner, each)


def _unlisted(value: str, kind: str, known: Iterable[str]) -> str:
    """Return that an id is not in a list, with the nearest that is."""
    near = difflib.get_close_matches(value, sorted(known), n=1)
    if near:
        what = _("not in the list [[{kind}]], did you mean {near!r}?")
        return what.format(kind=kind, near=near[0])
    return _("not in the list [[{kind}]]").format(kind=kind)


def order_problems(document: Document, accounts: Mapping[str, Account]) -> Iterator[Complaint]:
    """Yield what is wrong with which channel waits for which."""
    names = set(document.channels)
    first = document.publishing.first
    enabled = {name for name in names if document.channels[name].get("enabled") is not False}
    if first and enabled and first not in enabled:
        what = _("no enabled channel {name!r}; known: {known}")
        what = what.format(name=first, known=", ".join(sorted(names)))
        yield Complaint(("publishing", "first"), what, "[publishing] first")
    for account in accounts.values():
        if not account.after or account.after == first:
            continue
        if why := _why_not_after(account, accounts, names, enabled):
            where = ("channels", account.name, "after")
            yield Complaint(where, why.format(name=account.after))


def _why_not_after(
    account: Account, accounts: Mapping[str, Account], names: set[str], enabled: set[str]
) -> str:
    """Return why a channel can't wait for the one that it names; empty if it can."""
    if account.after not in names:
        return _("no channel {name!r}")
    if account.after not in enabled:
        return _("{name!r} is not enabled")
    return _("{name!r} waits for this one") if _waits_for_itself(account, accounts) else ""


def _waits_for_itself(account: Account, accounts: Mapping[str, Account]) -> bool:
    after, seen = account.after or "", set[str]()
    while after in accounts and after not in seen:
        seen.add(after)
        after = accounts[after].after or ""
    return account.name in seen
