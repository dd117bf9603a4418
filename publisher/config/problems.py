"""What is wrong with a config that no single table shows."""

from collections.abc import Iterator, Mapping

from publisher.config.accounts import Account
from publisher.config.tables import Document


def list_problems(document: Document) -> Iterator[str]:
    """Yield what is wrong with the lists of units, themes and forms."""
    for name in ("units", "themes", "forms"):
        ids = [entry.id for entry in getattr(document, name)]
        if not ids:
            yield f"[[{name}]]: at least one entry is needed"
        for twice in sorted({each for each in ids if ids.count(each) > 1}):
            yield f"[[{name}]] {twice}: stands twice"


def people_problems(document: Document) -> Iterator[str]:
    """Yield what is wrong with the people, and with whose approval is asked."""
    ids = [person.id for person in document.people]
    for twice in sorted({each for each in ids if ids.count(each) > 1}):
        yield f"[[people]] {twice}: stands twice"
    chats = [person.telegram for person in document.people if person.telegram]
    for twice in sorted({each for each in chats if chats.count(each) > 1}):
        yield f"[[people]] telegram {twice}: stands twice"
    for kind in ("themes", "forms"):
        known = {entry.id for entry in getattr(document, kind)}
        for unknown in sorted(set(getattr(document.approval, kind)) - known):
            yield f"[approval.{kind}] {unknown}: not in the list [[{kind}]]"


def order_problems(document: Document, accounts: Mapping[str, Account]) -> Iterator[str]:
    """Yield what is wrong with which channel waits for which."""
    names = set(document.channels)
    first = document.publishing.first
    enabled = {name for name in names if document.channels[name].get("enabled") is not False}
    if first and enabled and first not in enabled:
        known = ", ".join(sorted(names))
        yield f"[publishing] first: no enabled channel {first!r}; known: {known}"
    for account in accounts.values():
        if not account.after or account.after == first:
            continue
        if account.after not in names:
            yield f"[channels.{account.name}] after: no channel {account.after!r}"
        elif account.after not in enabled:
            yield f"[channels.{account.name}] after: {account.after!r} is not enabled"
        elif _waits_for_itself(account, accounts):
            yield f"[channels.{account.name}] after: {account.after!r} waits for this one"


def _waits_for_itself(account: Account, accounts: Mapping[str, Account]) -> bool:
    after, seen = account.after or "", set[str]()
    while after in accounts and after not in seen:
        seen.add(after)
        after = accounts[after].after or ""
    return account.name in seen
