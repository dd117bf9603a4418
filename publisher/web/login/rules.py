"""What the office asks of a password."""

from publisher.config.web import WebTable
from publisher.people.people import Person
from publisher.words import _


def why_not(limits: WebTable, person: Person, new: str, again: str) -> str:
    """Return why a password won't do; "" where it does."""
    if new != again:
        return _("The two are not the same.")
    if len(new) < limits.password_length:
        message = _("A password has {count} characters at least.")
        return message.format(count=limits.password_length)
    if _kinds(new) < limits.password_kinds:
        message = _(
            "Of small letters, capital letters, digits and other characters, {count} kinds must "
            "be in it."
        )
        return message.format(count=limits.password_kinds)
    if len(set(new)) < 5 or new.lower() in (person.id * 9, person.name.lower()):
        return _("That is too easy to guess.")
    return ""


def _kinds(password: str) -> int:
    small, capital, digit = (
        any(map(is_one, password)) for is_one in (str.islower, str.isupper, str.isdigit)
    )
    return small + capital + digit + any(not each.isalnum() for each in password)


def said(limits: WebTable) -> str:
    """Return the rules as who chooses a password reads them."""
    message = _("{count} characters at least; several words that only you would join are best.")
    rules = [message.format(count=limits.password_length)]
    if limits.password_kinds:
        message = _("{count} of these are in it: small letters, capitals, digits, other signs.")
        rules.append(message.format(count=limits.password_kinds))
    if limits.password_days:
        rules.append(_("It is good for {count} days.").format(count=limits.password_days))
    return " ".join(rules)
