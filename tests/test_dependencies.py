"""The lock holds all that pyproject.toml asks for; what is imported is asked for."""

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions, requires
from itertools import chain
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from publisher.cli.extras import STAND_INS, WEB_DESK

ROOT = Path(__file__).parent.parent
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
EXTRAS = PROJECT["optional-dependencies"]
SANDBOX = ROOT / "publisher/sandbox"
WEB = ROOT / "publisher/web"


def pins() -> Iterator[Requirement]:
    """Yield the lock's lines; a name may have one for each version of Python."""
    yield from map(Requirement, re.findall(r"^[^#\s].*", LOCK, re.MULTILINE))


def installed(asked: list[str]) -> set[str]:
    """Return the packages that pip would install, with what they ask for in turn."""
    found: set[str] = set()
    waiting = [Requirement(each) for each in asked]
    while waiting:
        each = waiting.pop()
        name = canonicalize_name(each.name)
        if name not in found and (each.marker is None or each.marker.evaluate({"extra": ""})):
            found.add(name)
            waiting += map(Requirement, requires(name) or [])
    return found


def foreign(paths: Iterator[Path]) -> set[str]:
    """Return the packages of others that modules import, wherever in them."""
    found = set()
    for path in paths:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                found |= {each.name.partition(".")[0] for each in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                found.add(node.module.partition(".")[0])
    return found - sys.stdlib_module_names - {"publisher", "channels"}


def distributions(imported: set[str]) -> set[str]:
    known = packages_distributions()
    return {canonicalize_name(each) for name in imported for each in known.get(name, [name])}


def test_the_lock_pins_all_that_is_asked_for() -> None:
    pinned: dict[str, list[str]] = {}
    for pin in pins():
        (version,) = pin.specifier
        assert version.operator == "==", pin
        pinned.setdefault(canonicalize_name(pin.name), []).append(version.version)
    for asked in map(Requirement, chain(PROJECT["dependencies"], *EXTRAS.values())):
        versions = pinned.get(canonicalize_name(asked.name), ["none"])
        assert all(asked.specifier.contains(each, prereleases=True) for each in versions), (
            f"{asked} is pinned to {versions}: run `make lock`"
        )


def test_the_lock_names_no_place_to_fetch_from() -> None:
    assert not re.search(r"://|@|^\s*-", LOCK, re.MULTILINE)


@pytest.mark.slow
@pytest.mark.parametrize("package", ["publisher", "channels"])
def test_what_runs_in_an_office_needs_no_extra(package: str) -> None:
    apart = (SANDBOX, WEB)
    every = (ROOT / package).rglob("*.py")
    modules = (path for path in every if not any(map(path.is_relative_to, apart)))
    assert distributions(foreign(modules)) <= installed(PROJECT["dependencies"])


@pytest.mark.slow
def test_the_stand_ins_need_one_extra() -> None:
    more = distributions(foreign(SANDBOX.rglob("*.py"))) - installed(PROJECT["dependencies"])
    named = {canonicalize_name(Requirement(each).name) for each in EXTRAS["sandbox"]}
    assert more <= named == distributions(set(STAND_INS))


@pytest.mark.slow
def test_the_web_desk_needs_one_extra() -> None:
    more = distributions(foreign(WEB.rglob("*.py"))) - installed(PROJECT["dependencies"])
    named = {canonicalize_name(Requirement(each).name) for each in EXTRAS["web"]}
    assert more <= named == distributions(set(WEB_DESK))
