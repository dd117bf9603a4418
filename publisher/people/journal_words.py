"""The journal in words: what each line tells, as people read it. Its codes stay in the export."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from publisher.people.journal_lines import field_name, fields
from publisher.words import _, channel_name, moment, role_name, who_name

SHORT = 12  # characters of a digest: enough for people
ORIGIN = ("address",)
FOR_PROOF = ("covers", "session")


class Told(NamedTuple):
    """One line in words."""

    at: str
    who: str
    act: str
    about: str  # item, channel and details


def told(line: Mapping[str, Any], zone: ZoneInfo, names: Mapping[str, str]) -> Told:
    """Return a line of the journal in words; `names` are people's, by id."""
    said = _details(line["act"], _in_zone(line["details"], zone), names)
    about = [line["item"], channel_name(line["channel"] or ""), *said]
    text = "; ".join(str(each) for each in about if each)
    return Told(
        moment(line["at"], zone), who_name(line["who"], names), act_name(line["act"]), text
    )


def _in_zone(details: Mapping[str, Any], zone: ZoneInfo) -> dict[str, Any]:
    """Return details with the instant among them as people write it."""
    told = {
        key: moment(datetime.fromisoformat(details[key]), zone)
        for key in ("since", "was", "when")
        if isinstance(details.get(key), str)
    }
    return {**details, **told}


def act_name(act: str) -> str:
    """Return what an act is called; its code where nobody named it yet."""
    names = {
        "adopt": _("counted as published"),
        "approve": _("approved it"),
        "cancel": _("cancelled what waits"),
        "config": _("took a new config"),
        "config_seen": _("saw a changed config"),
        "copy_as_new": _("copied it as a new draft"),
        "correct": _("let a correction go"),
        "corrected": _("corrected the post"),
        "edit": _("took a changed file"),
        "freeze": _("froze a report"),
        "hold": _("put on hold"),
        "hand_in": _("handed in a draft"),
        "move": _("gave it another time"),
        "noted": _("posted a correction note"),
        "person": _("set a person's rights"),
        "person_left": _("took a person off the list"),
        "press": _("said what changed nothing"),
        "published": _("published it"),
        "put_back": _("put its file back"),
        "reason": _("said why it was sent back"),
        "reject": _("sent it back"),
        "release": _("let it go on"),
        "resolve": _("settled a doubt"),
        "restore": _("put a database back"),
        "resume": _("let the channel go on"),
        "taken_away": _("took the post away"),
        "unhold": _("ended the hold"),
        "withdraw": _("withdrew it"),
    }
    return names.get(act) or _desk_act(act)


def _desk_act(act: str) -> str:
    names = {
        "web_export": _("took a file from the web desk"),
        "web_ask_change": _("asked for another password"),
        "web_factor": _("set up a second step of the log-in"),
        "web_failed": _("failed to log in to the web desk"),
        "web_left": _("took a second step of the log-in away"),
        "web_link": _("made a one-time link"),
        "web_lock": _("locked an account"),
        "web_login": _("logged in to the web desk"),
        "web_logout": _("logged out of the web desk"),
        "web_password": _("chose a password"),
        "web_sessions": _("ended sessions of the web desk"),
        "web_unlock": _("unlocked an account"),
        "web_verify": _("proved the journal"),
    }
    return names.get(act, act)


def _details(act: str, details: Mapping[str, Any], names: Mapping[str, str]) -> Iterator[str]:
    if act == "resolve" and not details.get("sent"):
        yield _("it is not out")
    if "now" in details:
        yield names.get(details["person"], details["person"])
        yield from () if act == "person_left" else _changes(details)
        details = {key: value for key, value in details.items() if key in ORIGIN}
    for key, value in details.items():
        if value not in (None, "", [], False) and key not in FOR_PROOF:
            yield _detail(key, value, names)


def _changes(details: Mapping[str, Any]) -> Iterator[str]:
    """Yield what was known of a person before and what is known since, field by field."""
    was, now = (details[each] or {} for each in ("was", "now"))
    if not now:
        yield _("not in it any more")
        return
    for field in fields(was, now):
        if field != "id":
            old, new = (_field(field, each.get(field)) for each in (was, now))
            yield f"{field_name(field)}: {old} → {new}" if was else f"{field_name(field)}: {new}"


def _field(field: str, value: Any) -> str:
    if field == "roles":
        return ", ".join(role_name(each) for each in value or ()) or "–"
    if field == "scope":
        return _("their own unit") if value else _("the whole office")
    return str(value or "–")


def _detail(key: str, value: Any, names: Mapping[str, str]) -> str:
    """Return one detail in words; what nobody put into words yet stays as it is."""
    messages = {
        "address": _("from the address {value}"),
        "before": _("before: version {value}"),
        "by_hand": _("by hand, on the channel itself"),
        "copy": _("from {value}"),
        "digest": _("digest of its content: {value}"),
        "factor": _("by: {value}"),
        "form": _("file: {value}"),
        "held": _("deliveries held: {value}"),
        "period": _("period {value}"),
        "newest_line_before": _("newest line until then: {value}"),
        "note": _("correction: {value}"),
        "press": _("by button"),
        "problems": _("problems: {value}"),
        "ref": _("the service's id: {value}"),
        "regime": _("calendar: {value}"),
        "revision": _("revision {value}"),
        "sent": _("it is out: {value}"),
        "sha256": _("digest of the file: {value}"),
        "table": _("table: {value}"),
        "since": _("it had been out since {value}"),
        "urgent": _("urgent, without approval"),
        "version": _("version {value}"),
        "was": _("was to go out on {value}"),
        "when": _("is to go out on {value}"),
    }
    if key == "roles":
        return ", ".join(role_name(each) for each in value)
    if key == "person":
        return names.get(value, value)
    if key == "people":  # of the config: what changed
        told = ([names.get(each["person"], each["person"]), *_changes(each)] for each in value)
        return "; ".join(", ".join(each) for each in told)
    plain = "{value}" if key in ("path", "reason", "url", "why") else f"{key}: {{value}}"
    return messages.get(key, plain).format(value=_value(key, value))


def _value(key: str, value: Any) -> Any:
    if key in ("digest", "sha256", "newest_line_before"):
        return str(value)[:SHORT]
    if key == "factor":
        return {"password": _("password"), "totp": _("code")}.get(value, _("passkey"))
    return value
