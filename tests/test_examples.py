"""The example office is a real one: its config loads, its items can go out as they are."""

import re
import shutil
import tomllib
from pathlib import Path

import pytest
from pydantic import BaseModel

from publisher.checking import check_files
from publisher.config import ChannelTable, Document, channel_class, load
from publisher.content import Draft, read_file
from publisher.workspace import Workspace

ROOT = Path(__file__).parent.parent
EXAMPLE = (ROOT / "config/publisher.example.toml").read_text(encoding="utf-8")
FILES = sorted(path.relative_to(ROOT / "content") for path in (ROOT / "content").rglob("*.md"))
WRITTEN = re.compile(r"^(?:# )?(\w+) = ", re.MULTILINE)
_parts = re.split(r"^\[\[?([\w.-]+)\]\]?$", EXAMPLE, flags=re.MULTILINE)
TABLES = list(zip(_parts[1::2], _parts[2::2], strict=True))  # header, and all below it


def office(root: Path, config: str) -> Path:
    (root / "config").mkdir()
    (root / "config/publisher.toml").write_text(config, encoding="utf-8")
    shutil.copytree(ROOT / "content", root / "content")
    return root


def everything_on(config: str) -> str:
    return config.replace("enabled = false", "enabled = true")


def test_example_loads_before_any_secret_is_there(tmp_path: Path) -> None:
    config = load(office(tmp_path, EXAMPLE), offline=True)
    assert list(config.accounts) == ["website"]


def test_example_with_every_channel_on_loads(tmp_path: Path) -> None:
    config = load(office(tmp_path, everything_on(EXAMPLE)), offline=True)
    assert set(config.accounts) == set(tomllib.loads(EXAMPLE)["channels"])


def test_keys_that_are_commented_out_would_load(tmp_path: Path) -> None:
    whole = re.sub(r"^# (?=\w+ = )", "", everything_on(EXAMPLE), flags=re.MULTILINE)
    assert whole != EXAMPLE
    load(office(tmp_path, whole), offline=True)


def models() -> dict[str, type[BaseModel]]:
    """Return what the keys of each table are checked by."""
    found: dict[str, type[BaseModel]] = {}
    for name, field in Document.model_fields.items():
        kind = next(iter(getattr(field.annotation, "__args__", [field.annotation])))
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            found[name] = kind
    for name, table in tomllib.loads(EXAMPLE)["channels"].items():
        found[f"channels.{name}"] = channel_class(table["use"])[1].settings
    return found


@pytest.mark.parametrize("name", models())
def test_every_key_that_exists_stands_in_the_example(name: str) -> None:
    lists = ("units", "themes", "forms")  # entries of one kind: said once is enough
    bodies = [body for each, body in TABLES if each == name or {each, name} <= set(lists)]
    written = {key for body in bodies for key in WRITTEN.findall(body)}
    assert set(models()[name].model_fields) - written == set()


def test_every_shared_key_of_channels_is_explained() -> None:
    for key in ChannelTable.model_fields:
        assert re.search(rf"^#   {key} +\S", EXAMPLE, re.MULTILINE), key


@pytest.mark.parametrize("config", [EXAMPLE, everything_on(EXAMPLE)], ids=["website", "all"])
def test_every_item_can_go_out(tmp_path: Path, config: str) -> None:
    workspace = Workspace.open(office(tmp_path, config), offline=True)
    try:
        wrong = {str(each.path): each.problems for each in check_files(workspace) if each.problems}
    finally:
        workspace.store.close()
    assert wrong == {}


@pytest.mark.parametrize("path", FILES, ids=str)
def test_every_item_says_what_its_pictures_show(path: Path, tmp_path: Path) -> None:
    config = load(office(tmp_path, EXAMPLE), offline=True)
    read = read_file(config, path)
    assert isinstance(read, Draft), read
    pictures = [*read.item.images, *([read.item.cover] if read.item.cover else [])]
    assert all(len(each.alt) >= 10 for each in pictures)
