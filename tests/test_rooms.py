"""The house is as its plan says: small rooms, and wings with the tables that they name."""

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LINES, STATEMENT_LINES = 250, 40  # of a module, of a function
PAGE = (ROOT / "docs/architecture.md").read_text(encoding="utf-8")
PICTURE = PAGE.partition("```text\n")[2].partition("\n```")[0].splitlines()
CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]


def modules() -> list[Path]:
    """Return every module of ours but the migrations, which are what they were."""
    found = [*(ROOT / "publisher").rglob("*.py"), *(ROOT / "channels").rglob("*.py")]
    return sorted(path for path in found if "migrations" not in path.parts)


def too_long(path: Path) -> bool:
    text = path.read_text(encoding="utf-8")
    functions = (
        node.end_lineno - node.lineno + 1
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.end_lineno
    )
    return text.count("\n") > LINES or max(functions, default=0) > STATEMENT_LINES


def test_no_module_and_no_function_is_too_long() -> None:
    assert [str(path.relative_to(ROOT)) for path in modules() if too_long(path)] == []


def test_no_module_is_hidden() -> None:
    names = {path.stem for path in modules()} - {"__init__", "__main__"}
    assert not {name for name in names if name.startswith("_")}


# --- Wings ------------------------------------------------------------------------------


def contract(kind: str) -> dict[str, list[str]]:
    (found,) = (each for each in CONTRACTS["contracts"] if each["type"] == kind)
    return dict(found)


def pictured() -> Iterator[tuple[str, list[str]]]:
    """Yield each layer of the picture with the tables on its right."""
    for line in PICTURE:
        if not re.match(r"[a-z]", line) or line.startswith("channels/"):
            return
        name, _told, *tables = re.split(r" {2,}", line)
        yield name, tables[0].split() if tables else []


def defined(wing: str) -> set[str]:
    """Return the tables that are defined in a wing, or in the module of that name."""
    folder = ROOT / "publisher" / wing
    files = folder.rglob("*.py") if folder.is_dir() else [folder.with_suffix(".py")]
    return {
        name
        for path in files
        if "migrations" not in path.parts
        for name in re.findall(r"= Table\((?:  #.*)?\n\s*\"(\w+)\"", path.read_text("utf-8"))
    }


def test_the_picture_has_the_layers_of_the_import_contract() -> None:
    layers = contract("layers")["layers"]
    assert ["__main__", *(name for name, _tables in pictured())] == layers


def test_the_picture_has_the_channels_that_do_not_know_each_other() -> None:
    (line,) = (each for each in PICTURE if "do not know each other" in each)
    told = {f"channels.{name}" for name in re.findall(r"\w+", line.partition("   ")[0])}
    assert told == set(contract("independence")["modules"])


def test_every_folder_is_in_the_picture() -> None:
    names = {each for name, _tables in pictured() for each in name.split(" | ")}
    folders = {path.parent.name for path in (ROOT / "publisher").glob("*/__init__.py")}
    assert folders <= names


WINGS = sorted(path.parent.name for path in (ROOT / "publisher").glob("*/__init__.py"))


@pytest.mark.parametrize("wing", WINGS)
def test_a_wing_says_which_tables_it_owns(wing: str) -> None:
    text = (ROOT / "publisher" / wing / "__init__.py").read_text(encoding="utf-8")
    said = re.findall(r"`(\w+)`", ast.get_docstring(ast.parse(text)) or "")
    everywhere = set().union(*map(defined, WINGS))
    assert set(said) & everywhere == defined(wing)
    assert {name for layer, tables in pictured() if layer == wing for name in tables} == (
        defined(wing)
    )


def test_the_store_names_no_table_of_another_wing() -> None:
    """It copies and migrates tables whose meaning it does not know."""
    others = set().union(*map(defined, WINGS)) - defined("store")
    named = {
        f"{path.name}: {node.value}"
        for path in modules()
        if path.parent == ROOT / "publisher/store"
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and node.value in others
    }
    assert named == set()


@pytest.mark.parametrize("wing", WINGS)
def test_a_wing_says_what_happens_there(wing: str) -> None:
    text = (ROOT / "publisher" / wing / "__init__.py").read_text(encoding="utf-8")
    assert ast.get_docstring(ast.parse(text))
