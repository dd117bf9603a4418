"""One call of the Graph API: what came in, decoded, whichever way it was sent."""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from starlette.datastructures import UploadFile
from starlette.formparsers import MultiPartException
from starlette.requests import Request

from publisher.sandbox.graph.errors import invalid, syntax
from publisher.sandbox.graph.objects import Token
from publisher.sandbox.graph.state import Graph
from publisher.sandbox.world import World

# Version → end, from the Graph API changelog as of October 2026; None: not set yet.
VERSIONS: dict[str, str | None] = {
    "v19.0": "2026-05-21",
    "v20.0": "2026-09-24",
    "v21.0": "2027-01-21",
    "v22.0": "2027-05-20",
    "v23.0": "2027-10-08",
    "v24.0": "2028-02-18",
    "v25.0": "2028-07-29",
    "v26.0": None,
}
_OLD = re.compile(r"v(1\.0|2\.([0-9]|1[0-2])|3\.[0-3]|([4-9]|1[0-8])\.0)")
_INDEXED = re.compile(r"(\w+)\[(\d*)\](?:\[(\w+)\])?")
_PHRASE = re.compile(r"\+(\d+) (minute|hour|day|week)s?")
_LARGEST = 64 << 20  # bytes of one part of a form


@dataclass(slots=True)
class Call:
    """A call that is ready to be answered."""

    world: World
    graph: Graph
    method: str
    path: tuple[str, ...]  # without the version
    route: str  # "METHOD /path" as it was asked for: what faults match
    version: str  # that serves the call
    params: dict[str, str]
    files: dict[str, bytes] = field(default_factory=dict)
    bearer: bool = False  # the token came in the header
    secret: str = ""  # the token as it was sent
    base: str = ""  # our own address
    token: Token | None = None  # set when it has been checked

    @property
    def now(self) -> datetime:
        """The sandbox's time."""
        return self.world.clock.now()

    def flag(self, name: str, default: bool) -> bool:
        """Return a boolean parameter: true, false, 1 or 0."""
        value = self.params.get(name, "").lower()
        if value in ("true", "1"):
            return True
        if value in ("false", "0"):
            return False
        if value:
            raise invalid(f"Param {name} must be a boolean")
        return default

    def listed(self, name: str) -> list[Any]:
        """Return a parameter that must be a JSON array; [] if it is missing."""
        if name not in self.params:
            return []
        try:
            value = json.loads(self.params[name])
        except ValueError:
            value = None
        if not isinstance(value, list):
            raise invalid(f"Param {name} must be an array.")
        return value

    def moment(self, name: str) -> datetime | None:
        """Return a parameter that is a time: UNIX seconds, ISO 8601 or a plain phrase."""
        value = self.params.get(name, "").strip()
        if not value:
            return None
        try:
            if value.isdecimal():
                return datetime.fromtimestamp(int(value), UTC)
            if match := _PHRASE.fullmatch(value):
                return self.now + timedelta(**{f"{match[2]}s": int(match[1])})
            found = datetime.fromisoformat(value)
            if found.year < 1970:
                raise ValueError
        except (ValueError, OverflowError, OSError):
            raise invalid(f"Param {name} must be a valid time") from None
        return found if found.tzinfo else found.replace(tzinfo=UTC)


def stamp(moment: datetime) -> str:
    """Return a time as Graph writes it: no colon in the offset."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S+0000")


def served_version(asked: str | None, now: datetime) -> str:
    """Return the version that serves a call; a dead or missing one means the oldest alive.

    Raises 2500 for a version that never existed.
    """
    today = now.date().isoformat()
    alive = [name for name, end in VERSIONS.items() if end is None or today < end]
    if asked in alive:
        return asked
    if asked is None or asked in VERSIONS or _OLD.fullmatch(asked):
        return alive[0]
    raise syntax(f"Unknown path components: /{asked}")


async def decoded(request: Request) -> tuple[dict[str, str], dict[str, bytes]]:
    """Return parameters (as strings; structures as JSON) and files of a request.

    Query and body are one: the body wins.
    """
    query = _flat(request.query_params.multi_items())
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind == "application/json":
        return query | _from_json(await request.body()), {}
    if kind not in ("application/x-www-form-urlencoded", "multipart/form-data"):
        return query, {}
    fields: list[tuple[str, str]] = []
    files: dict[str, bytes] = {}
    try:
        async with request.form(max_part_size=_LARGEST) as form:
            for name, value in form.multi_items():
                if isinstance(value, UploadFile):
                    files[name] = await value.read()
                else:
                    fields.append((name, value))
    except MultiPartException as error:
        raise invalid(f"The form can't be read: {error.message}") from None
    return query | _flat(fields), files


def _from_json(body: bytes) -> dict[str, str]:
    try:
        values = json.loads(body or b"{}")
    except ValueError:
        values = None
    if not isinstance(values, dict):
        raise invalid("The request body is not a JSON object")
    return {
        name: value if isinstance(value, str) else json.dumps(value)
        for name, value in values.items()
        if value is not None
    }


def _flat(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return the parameters; `x[0]={…}` and `x[0][key]=v` become one JSON array `x`."""
    found: dict[str, str] = {}
    arrays: dict[str, dict[str, Any]] = {}
    for name, value in pairs:
        match = _INDEXED.fullmatch(name)
        if match is None:
            found[name] = value
            continue
        array = arrays.setdefault(match[1], {})
        index = match[2] or str(len(array))
        if match[3]:
            array.setdefault(index, {})[match[3]] = value
        else:
            array[index] = _parsed(value)
    return found | {name: json.dumps(list(array.values())) for name, array in arrays.items()}


def _parsed(value: str) -> Any:
    try:
        return json.loads(value)
    except ValueError:
        return value
