"""An item is itself for ever, whatever happens to its file.

Each story is told in steps, as they would be typed: put PATH VERSION, mv, cp, rm, touch;
`clone` makes the whole folder anew, `scan` looks, `send` lets everything be out. The first
letter of a version says whose text it is: A1 and A2 have the same title.
"""

import shutil
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from films import film
from publisher.items.lifecycle import find_item
from publisher.items.versions import version
from publisher.outbox.deliveries import SENT
from workspaces import Desk, draw, opened

pytestmark = pytest.mark.slow


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with opened(tmp_path) as desk:
        yield desk


def put(desk: Desk, name: str, text: str, identity: str | None = None) -> None:
    desk.put(name, f"Nội dung {text}.", title=f"Bài {text[0]}", id=identity)


def move(desk: Desk, verb: str, *names: str) -> None:
    """Do with files what a command of that name does."""
    source, target = desk.content / names[0], desk.content / names[-1]
    target.parent.mkdir(exist_ok=True)
    match verb:
        case "mv":
            source.rename(target)
        case "cp":
            shutil.copyfile(source, target)
        case "rm":
            source.unlink()
        case "touch":
            source.touch()


def clone(desk: Desk) -> None:
    shutil.copytree(desk.content, desk.root / "clone", copy_function=shutil.copyfile)
    shutil.rmtree(desk.content)
    (desk.root / "clone").rename(desk.content)


def send(desk: Desk) -> None:
    for name in desk.items():
        desk.sent(name)


def play(desk: Desk, steps: str) -> None:
    """Do the steps of a story, and look at the end."""
    whole = {"clone": clone, "send": send, "scan": look}
    for step in steps.split(";"):
        verb, *words = step.split()
        if verb in whole:
            whole[verb](desk)
        elif verb == "put":
            put(desk, *words)
        else:
            move(desk, verb, *words)
    look(desk)


def look(desk: Desk) -> None:
    desk.wait(seconds=10)
    desk.scan()


# story: steps; where every item's file is at the end; files with problems; items missing
STORIES: dict[str, tuple[str, str, str, str]] = {
    "renamed": ("put a.md A1; scan; send; mv a.md b.md", "a=b.md", "", ""),
    "moved": ("put a.md A1; scan; send; mv a.md cu/a.md", "a=cu/a.md", "", ""),
    "renamed slowly": (
        "put a.md A1; scan; send; mv a.md a.tmp; scan; mv a.tmp b.md", "a=b.md", "", "",
    ),
    "touched": ("put a.md A1; scan; send; touch a.md", "a=a.md", "", ""),
    "saved again": ("put a.md A1; scan; send; put a.md A1", "a=a.md", "", ""),
    "edited": ("put a.md A1; scan; send; put a.md A2", "a=a.md", "", ""),
    "old version restored": (
        "put a.md A1; scan; send; put a.md A2; scan; put a.md A1", "a=a.md", "", "",
    ),
    "cloned": ("put a.md A1; put b.md B1; scan; send; clone", "a=a.md b=b.md", "", ""),
    "deleted": ("put a.md A1; scan; send; rm a.md", "a=a.md", "", "a"),
    "deleted and put back": (
        "put a.md A1; scan; send; rm a.md; scan; put a.md A1", "a=a.md", "", "",
    ),
    "deleted and put back edited": (
        "put a.md A1; scan; send; rm a.md; scan; put a.md A2", "a=a.md", "", "",
    ),
    "old version back elsewhere": (
        "put a.md A1; scan; send; put a.md A2; scan; rm a.md; scan; put c.md A1",
        "a=c.md", "", "",
    ),
    "moved and edited, name kept": (
        "put a.md A1; scan; send; rm a.md; put cu/2026-01-01-a.md A2",
        "a=cu/2026-01-01-a.md", "", "",
    ),
    "renamed and edited at once": (
        "put a.md A1; scan; send; rm a.md; put b.md A2", "a=a.md", "b.md", "a",
    ),
    "renamed and edited, then told who it is": (
        "put a.md A1; scan; send; rm a.md; put b.md A2; scan; put b.md A2 a", "a=b.md", "", "",
    ),
    "renamed and edited, then told to be new": (
        "put a.md A1; scan; send; rm a.md; put b.md A2; scan; put b.md A2 b",
        "a=a.md b=b.md", "", "a",
    ),
    "copied": ("put a.md A1; scan; send; cp a.md b.md", "a=a.md", "b.md", ""),
    "copied before the first look": ("put a.md A1; cp a.md b.md", "a=a.md", "b.md", ""),
    "old version copied beside": (
        "put a.md A1; scan; send; put a.md A2; scan; put b.md A1", "a=a.md", "b.md", "",
    ),
    "copied, original removed": (
        "put a.md A1; scan; send; cp a.md b.md; scan; rm a.md", "a=b.md", "", "",
    ),
    "copied and edited is a new item": (
        "put a.md A1; scan; send; cp a.md b.md; scan; put b.md B1", "a=a.md b=b.md", "", "",
    ),
    "same name in two folders": (
        "put a.md A1; scan; send; put cu/a.md B1", "a=a.md", "cu/a.md", "",
    ),
    "own id, renamed and edited": (
        "put a.md A1 x; scan; send; rm a.md; put b.md A2 x", "x=b.md", "", "",
    ),
    "own id twice": ("put a.md A1 x; scan; send; put b.md B1 x", "x=a.md", "b.md", ""),
    "own name written down later": (
        "put a.md A1; scan; send; put a.md A1 a", "a=a.md", "", "",
    ),
    "other id written down later": (
        "put a.md A1; scan; send; put a.md A1 moi", "a=a.md", "a.md", "",
    ),
    "id taken out again": ("put a.md A1 x; scan; send; put a.md A1", "x=a.md", "", ""),
    "swapped": (
        "put a.md A1; put b.md B1; scan; send; mv a.md c.tmp; mv b.md a.md; mv c.tmp b.md",
        "a=b.md b=a.md", "", "",
    ),
    "moved on in a row": (
        "put a.md A1; put b.md B1; scan; send; mv b.md c.md; mv a.md b.md",
        "a=b.md b=c.md", "", "",
    ),
    "moved on in a row, other way": (
        "put b.md B1; put c.md C1; scan; send; mv b.md a.md; mv c.md b.md",
        "b=a.md c=b.md", "", "",
    ),
    "round of three": (
        "put a.md A1; put b.md B1; put c.md C1; scan; send;"
        "mv a.md x.tmp; mv b.md a.md; mv c.md b.md; mv x.tmp c.md",
        "a=c.md b=a.md c=b.md", "", "",
    ),
    "one over another": (
        "put a.md A1; put b.md B1; scan; send; mv b.md a.md", "a=a.md b=a.md", "", "a",
    ),
    "one over another, then edited": (
        "put a.md A1; put b.md B1; scan; send; mv b.md a.md; scan; put a.md B2",
        "a=a.md b=a.md", "", "a",
    ),
    "one over another, first put back": (
        "put a.md A1; put b.md B1; scan; send; mv b.md a.md; scan; put b.md A1",
        "a=b.md b=a.md", "", "",
    ),
    "one over another, edited as the first comes back": (
        "put b.md B1; put c.md C1; scan; send; mv b.md c.md; scan; put c.md B2; put b.md C1",
        "b=c.md c=b.md", "", "",
    ),
    "decomposed name, edited": (
        "put tiếng.md A1; scan; send; rm tiếng.md; put tie\u0302\u0301ng.md A2",
        "tieng=tie\u0302\u0301ng.md", "", "",
    ),
}  # fmt: skip


@pytest.mark.parametrize("story", STORIES)
def test_item_stays_itself_when_its_file_is(desk: Desk, story: str) -> None:
    steps, homes, wrong, missing = STORIES[story]
    play(desk, steps)
    items = desk.items()
    assert " ".join(f"{name}={row['path']}" for name, row in items.items()) == homes
    assert " ".join(desk.problems()) == wrong
    assert " ".join(name for name, row in items.items() if row["missing_since"]) == missing


@pytest.mark.parametrize(
    "story", [name for name, (steps, *_) in STORIES.items() if "send" in steps]
)
def test_what_is_out_stays_out_once(desk: Desk, story: str) -> None:
    before, _send, after = STORIES[story][0].partition("send;")
    play(desk, before + "send")
    out = desk.rows()
    play(desk, after)
    assert [row for row in desk.rows() if row["state"] == SENT] == out


@pytest.mark.parametrize("story", [name for name, told in STORIES.items() if "send" in told[0]])
def test_what_waits_is_held_only_while_its_file_is_gone_or_wrong(desk: Desk, story: str) -> None:
    steps, _homes, wrong, missing = STORIES[story]
    play(desk, steps.replace("send;", ""))
    for name, row in desk.items().items():
        states = set(desk.states(name).values())
        held = name in missing.split() or row["path"] in wrong.split()
        assert states == {"queued"} or held, (name, states)
        if name in missing.split():
            assert states == {"held vanished"}


def test_copy_is_shown_the_file_that_it_copies(desk: Desk) -> None:
    play(desk, "put a.md A1; scan; cp a.md b.md")
    (problem,) = desk.problems()["b.md"]
    assert problem.startswith("1 id: is the same item as a.md")


def test_item_is_found_by_name_and_by_path(desk: Desk) -> None:
    play(desk, "put cu/a.md A1")
    with desk.workspace.store.read() as db:
        by_name, by_path = find_item(db, "a"), find_item(db, "cu/a.md")
        assert find_item(db, "b") is None
    assert by_name == by_path


def test_version_brings_back_the_item_with_its_pictures(desk: Desk) -> None:
    draw(desk.content / "hinh/a.png")
    draw(desk.content / "hinh/b.jpg")
    (desk.content / "c.mp4").write_bytes(film())
    desk.put(
        "a.md",
        "![a](hinh/a.png)",
        cover="{path: hinh/b.jpg, alt: b}",
        video="{path: c.mp4, poster: {path: hinh/a.png, alt: c}}",
        documents="[{number: 118/2025/NĐ-CP}]",
        source="{name: Báo, published_at: 2026-11-20 08:00}",
        expires="2027-01-01 00:00",
    )
    desk.scan()
    assert desk.problems() == {}
    shutil.rmtree(desk.content / "hinh")
    with desk.workspace.store.read() as db:
        item = version(db, desk.items()["a"]["version"], desk.workspace.planner.media).item
    assert item.video and item.video.path and item.video.poster and item.cover
    for path in (item.cover.path, item.images[0].path, item.video.path, item.video.poster.path):
        assert path.is_file()
        assert path.is_relative_to(desk.workspace.config.state)
    assert item.source and item.source.published_at and item.expires
    assert item.documents[0].number == "118/2025/NĐ-CP"


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("Lịch nghỉ lễ Quốc khánh", "Nghỉ hai ngày."),
        ("LỊCH NGHỈ LỂ QUỐC KHÁNH!", "Nghỉ ba ngày."),
        ("Thông báo nghỉ 2/9", "Nghỉ hai ngày, 1 và 2 tháng 9."),
    ],
    ids=["same title", "same title but for a mark", "same text"],
)
def test_renamed_and_corrected_at_once_it_is_no_new_item(
    desk: Desk, title: str, body: str
) -> None:
    desk.put("a.md", "Nghỉ hai ngày, 1 và 2 tháng 9.", title="Lịch nghỉ lễ Quốc khánh")
    desk.scan()
    send(desk)
    (desk.content / "a.md").unlink()
    desk.put("b.md", body, title=title)
    look(desk)
    (problem,) = desk.problems()["b.md"]
    assert "looks like a.md under a new name" in problem
    assert list(desk.items()) == ["a"]


def test_the_same_text_beside_a_file_that_is_there_is_a_new_item(desk: Desk) -> None:
    desk.put("a.md", "Xem lịch trong tệp.", title="Lịch tuần 46")
    desk.scan()
    desk.put("b.md", "Xem lịch trong tệp.", title="Lịch tuần 47")
    look(desk)
    assert list(desk.items()) == ["a", "b"]


def test_a_stock_text_with_another_document_is_a_new_item(desk: Desk) -> None:
    text = "Xem văn bản kèm theo."
    desk.put("a.md", text, title="Văn bản mới tuần 46", documents="[{number: 118/2025/NĐ-CP}]")
    desk.scan()
    (desk.content / "a.md").unlink()
    desk.put("b.md", text, title="Văn bản mới tuần 47", documents="[{number: 119/2025/NĐ-CP}]")
    look(desk)
    assert list(desk.items()) == ["a", "b"]


PATHS = ("a.md", "b.md", "c.md", "cu/d.md")
FILES = st.sampled_from(PATHS)
MOVES = st.one_of(
    st.tuples(st.sampled_from(["mv", "cp"]), FILES, FILES),
    st.tuples(st.sampled_from(["rm", "edit", "touch"]), FILES),
    st.tuples(st.just("restore"), FILES, st.integers(0, 9)),
    st.tuples(st.sampled_from(["scan", "send", "clone"])),
)


class Walk:
    """Two items whose files somebody moves about, one file never twice between two looks."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.edits = 1
        self.fresh: set[str] = set()  # touched since the last look
        play(desk, "put a.md A1; put b.md B1")
        self.old = [self.bytes_of("a.md"), self.bytes_of("b.md")]

    def bytes_of(self, name: str) -> bytes:
        return (self.desk.content / name).read_bytes()

    def present(self) -> list[str]:
        return [name for name in PATHS if (self.desk.content / name).exists()]

    def look(self) -> None:
        look(self.desk)
        self.fresh.clear()

    def step(self, verb: str, *names: str) -> None:
        if verb in ("scan", "send", "clone") or self.fresh & set(names):
            self.look()
        if verb == "restore":
            self.restore(names[0], int(names[1]))
        elif verb == "edit":
            self.edit(names[0])
        elif not names:
            play(self.desk, verb)
        elif names[0] in self.present() and (len(names) == 1 or names[0] != names[1]):
            move(self.desk, verb, *names)
        self.fresh |= set(names)

    def restore(self, name: str, number: int) -> None:
        path = self.desk.content / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(self.old[number % len(self.old)])

    def edit(self, name: str) -> None:
        """Write on in a file that surely is one of the two; anything else is a new item."""
        self.look()
        here = [self.bytes_of(each) for each in self.present()]
        if name not in self.present() or here.count(self.bytes_of(name)) > 1:
            return
        if name not in self.desk.problems():
            self.edits += 1
            path = self.desk.content / name
            path.write_bytes(path.read_bytes() + b"Them %d.\n" % self.edits)
            self.old.append(path.read_bytes())


@settings(max_examples=60)  # each one is a whole office
@given(st.lists(MOVES, max_size=14))
def test_no_walk_of_the_files_makes_a_third_item(moves: list[tuple[str | int, ...]]) -> None:
    with TemporaryDirectory() as folder, opened(Path(folder)) as desk:
        walk = Walk(desk)
        out: set[str] = set()
        for verb, *names in moves:
            walk.step(str(verb), *map(str, names))
            out |= {row["key"] for row in desk.rows() if row["state"] == SENT}
        walk.look()
        assert set(desk.items()) == {"a", "b"}
        assert sum(row["kind"] == "publish" for row in desk.rows()) == 2 * 3
        assert {row["key"] for row in desk.rows() if row["state"] == SENT} == out
