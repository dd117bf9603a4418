"""Channels and desks by name: find the class, follow secrets, check the settings.

Everything that is wrong with a table is said at once, never with a value that may be secret.
"""

import importlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, get_args

from pydantic import BaseModel, ValidationError

from publisher import contract
from publisher.config.complaints import Complaint, complaints
from publisher.config.kinds import Table
from publisher.config.places import Where
from publisher.config.tables import ChannelTable, Office
from publisher.contract import Channel, Desk, Secret, Unauthorized
from publisher.words import _, unreadable

OFFICE = "office"  # a field of settings that the core fills


class WrongUse(Exception):
    """What `use` names is no channel or desk."""


@dataclass(slots=True)
class Reading:
    """Where references in a table lead, and the problems met on the way."""

    root: Path
    offline: bool
    problems: list[Complaint]


def channel_class(use: str) -> tuple[str, type[Channel]]:
    """Find a channel by "package.module:Class"; returns the service's name and the class."""
    kind, found = _found(use)
    if not (isinstance(found, type) and issubclass(found, Channel)):
        raise WrongUse(_("{use!r} is not a channel").format(use=use))
    return kind, found


def desk_class(use: str) -> type[Desk]:
    """Find a desk by "package.module:Class"."""
    found = _found(use)[1]
    if not (isinstance(found, type) and issubclass(found, Desk)):
        raise WrongUse(_("{use!r} is not a desk").format(use=use))
    return found


def _found(use: str) -> tuple[str, Any]:
    module, _colon, name = use.partition(":")
    if not (module and name):
        raise WrongUse(_('{use!r}: write "channels.<module>:<Class>"').format(use=use))
    try:
        found = getattr(importlib.import_module(module), name)
    except ModuleNotFoundError as error:
        raise WrongUse(_("No module named {name!r}").format(name=error.name)) from None
    except AttributeError:
        message = _("module {module!r} has no attribute {name!r}")
        raise WrongUse(message.format(module=module, name=name)) from None
    except (ImportError, TypeError, ValueError) as error:  # e.g. "..x"
        raise WrongUse(_("{use!r} can't be loaded: {why}").format(use=use, why=error)) from None
    return module.rpartition(".")[2], found


def settings_of(
    model: type[BaseModel], given: dict[str, Any], reading: Reading, office: Office
) -> Any | None:
    """Check a table against a class's settings; None if that fails, with the problems noted."""
    if OFFICE in given:
        what = _("stands in the table [office]; leave it out here")
        reading.problems.append(Complaint((OFFICE,), what))
        return None
    resolved = {key: _resolved(key, value, model, reading) for key, value in given.items()}
    try:
        settings = model.model_validate(_with_office(model, resolved, office))
    except ValidationError as error:
        reading.problems += problems_of(error, model)
        return None
    return settings.model_copy(
        update={
            key: reading.root / value
            for key, value in settings
            if isinstance(value, Path) and not value.is_absolute()
        }
    )


def _with_office(model: type[BaseModel], given: dict[str, Any], office: Office) -> dict[str, Any]:
    """Let a setting `office_<key>` be [office] <key> where its table does not say it."""
    keys = [key for key in model.model_fields if key.startswith("office_")]
    return {key: getattr(office, key.removeprefix("office_"), "") for key in keys} | given


def with_office(settings: Any, office: contract.Office) -> Any:
    """Return settings that know the office, if they have a field for it."""
    asks = OFFICE in type(settings).model_fields
    return settings.model_copy(update={OFFICE: office}) if asks else settings


def _resolved(key: str, value: Any, model: type[BaseModel], reading: Reading) -> Any:
    """Follow secret references, and let relative paths start at the workspace."""
    if isinstance(value, dict) and set(value) in ({"env"}, {"file"}) and _is_text(value):
        return _secret(key, value, reading)
    field = model.model_fields.get(key)
    if field is not None and Secret in _types(field.annotation):
        message = _('must be a reference, { env = "NAME" } or { file = "path" }')
        reading.problems.append(Complaint((key,), message))
        return Secret("")
    if isinstance(value, str) and field is not None and "Path" in str(field.annotation):
        return reading.root / value
    if isinstance(value, list) and field is not None:
        tables = (each for each in _types(field.annotation) if issubclass(each, BaseModel))
        inner = next(tables, None)
        return [_within(each, inner, reading) for each in value] if inner else value
    return value


def _within(table: Any, model: type[BaseModel], reading: Reading) -> Any:
    """Do the same for a table of a list of them."""
    if not isinstance(table, dict):
        return table
    return {key: _resolved(key, value, model, reading) for key, value in table.items()}


def _is_text(reference: dict[str, Any]) -> bool:
    return all(isinstance(each, str) for each in reference.values())


def _secret(key: str, reference: dict[str, str], reading: Reading) -> Secret:
    """Return the reference; where services will be called, see that it leads somewhere."""
    if "env" in reference:
        secret = Secret(env=reference["env"])
        where = _("environment variable {name}").format(name=reference["env"])
    else:
        secret = Secret(file=reading.root / reference["file"])
        where = _("file {name}").format(name=reference["file"])
    try:
        if not reading.offline:
            secret.reveal()
    except Unauthorized:
        why = _why_hidden(secret.file)
        where = f"{where} ({why})" if why else where
        message = _("{where} is empty or missing; put the secret there").format(where=where)
        reading.problems.append(Complaint((key,), message))
    return secret


def _why_hidden(file: Path | None) -> str:
    """Return why the secret in a file can't be read; empty if there is just none."""
    if file is None or not file.exists():
        return ""
    try:
        file.read_text(encoding="utf-8")
    except OSError as error:
        return unreadable(error)
    except ValueError:
        return _("not text in UTF-8")
    return ""


def problems_of(error: ValidationError, model: type[BaseModel]) -> list[Complaint]:
    """Say what pydantic found, without the values (they may be secret)."""
    return complaints(error, partial(_keys, model))


def _keys(model: type[BaseModel], location: Where) -> list[str]:
    """Return the keys that are known where an unknown one stands."""
    shared = [] if issubclass(model, Table) else list(ChannelTable.model_fields)
    for part in location[:-1]:
        field = model.model_fields.get(str(part))
        inner = _types(field.annotation) if field else ()
        model = next((each for each in inner if issubclass(each, BaseModel)), model)
    return [key for key in model.model_fields if key != OFFICE] + shared


def _types(annotation: Any) -> Iterator[type]:
    """Yield every class that stands in an annotation such as tuple[Entry, ...] | None."""
    if isinstance(annotation, type) and not get_args(annotation):
        yield annotation
    for each in get_args(annotation):
        yield from _types(each)
