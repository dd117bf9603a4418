"""The example config has every key, invents none, shows the defaults, and loads."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

import pytest
from PIL import Image
from pydantic import BaseModel, ConfigDict, TypeAdapter
from pydantic_core import PydanticUndefined

from channel_contract import time_outs
from publisher.cli.init import make_workspace
from publisher.config import file
from publisher.config.plugins import OFFICE, channel_class, desk_class
from publisher.config.tables import ChannelTable, DeskTable, Document, Entry, Index
from publisher.people.people import Person

EXAMPLE = (Path(__file__).parents[2] / file.CONFIG.with_suffix(".example.toml")).read_text(
    encoding="utf-8"
)
LISTS: dict[str, type[BaseModel]] = {
    "units": Entry,
    "themes": Entry,
    "forms": Entry,
    "people": Person,
    "indices": Index,
}


def commented_in(text: str) -> str:
    """Return the example with every key set that is commented out."""
    return re.sub(r"^# (\[\[(?:people|indices)\]\]|[a-z_]+ = )", r"\1", text, flags=re.MULTILINE)


def tables(text: str) -> Iterator[tuple[str, type[BaseModel], dict[str, Any]]]:
    """Yield each table with the model of its keys; a list as if it were one table."""
    raw = tomllib.loads(text)
    for name in set(Document.model_fields) - {*LISTS, "channels", "desks"}:
        kind = Document.model_fields[name].annotation
        assert isinstance(kind, type)
        yield name, kind, raw[name]
    for name, entry in LISTS.items():
        yield name, entry, {key: each[key] for each in raw.get(name, ()) for key in each}
    for name, table in raw["channels"].items():
        own = {key: value for key, value in table.items() if key not in ChannelTable.model_fields}
        yield f"channels.{name}", channel_class(table["use"])[1].settings, own
    for name, table in raw["desks"].items():
        own = {key: value for key, value in table.items() if key not in DeskTable.model_fields}
        yield f"desks.{name}", desk_class(table["use"]).settings, own


def test_every_key_stands_in_the_example() -> None:
    missing = {
        f"[{name}] {key}"
        for name, model, keys in tables(commented_in(EXAMPLE))
        for key in model.model_fields
        if key not in keys and key != OFFICE  # which the core fills from [office]
    }
    assert missing == {"[units] hashtags", "[forms] hashtags"}  # a theme's alone are of use


@pytest.mark.parametrize(("of", "model"), [("channel", ChannelTable), ("desk", DeskTable)])
def test_the_keys_of_every_plugin_are_explained(of: str, model: type[BaseModel]) -> None:
    explained = EXAMPLE.partition(f"Keys of every {of}:")[2].partition("The other keys")[0]
    assert re.findall(r"^#   (\w+) ", explained, re.MULTILINE) == list(model.model_fields)


def test_a_key_that_is_commented_out_shows_its_default() -> None:
    plain = {name: keys for name, _model, keys in tables(EXAMPLE)}
    for name, model, keys in tables(commented_in(EXAMPLE)):
        for key in keys.keys() - plain[name].keys() if name not in LISTS else ():
            default = model.model_fields[key].default
            if default not in (None, "", (), {}, PydanticUndefined):  # there an example stands
                assert as_read(model, key, keys[key]) == default, f"[{name}] {key}"


def as_read(model: type[BaseModel], key: str, value: Any) -> Any:
    """Return a value as its field reads it."""
    field = model.model_fields[key]
    kind: Any = (
        Annotated[(field.annotation, *field.metadata)] if field.metadata else field.annotation
    )
    return TypeAdapter(kind, config=ConfigDict(arbitrary_types_allowed=True)).validate_python(
        value
    )


@pytest.mark.parametrize("change", ["as it is", "all channels", "every key"])
def test_the_example_loads(change: str, tmp_path: Path) -> None:
    text = EXAMPLE
    if change == "every key":  # a channel that says enabled already has it twice then
        text = commented_in(text).replace("\nenabled = true\n", "\n")
    if change != "as it is":
        text = text.replace("\nenabled = false\n", "\n")
    target = tmp_path / file.CONFIG
    target.parent.mkdir()
    target.write_text(text, encoding="utf-8")
    drawing = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"/>'
    target.with_name("bieu-trung.svg").write_text(drawing)
    Image.new("P", (8, 8)).save(target.with_name("nhan.png"))
    loaded = file.load(tmp_path, offline=True)
    assert len(loaded.accounts) == (1 if change == "as it is" else 5)


def test_a_new_workspace_gets_the_example(tmp_path: Path) -> None:
    make_workspace(tmp_path)
    assert (tmp_path / file.CONFIG).read_text(encoding="utf-8") == EXAMPLE


def test_a_lease_is_four_times_the_longest_time_out() -> None:
    models = [model for _name, model, _keys in tables(EXAMPLE)]
    longest = max(m.model_fields[name].default for m in models for name in time_outs(m))
    assert Document.model_fields["publishing"].default.lease >= 4 * longest
