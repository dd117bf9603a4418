"""What is fuzzed, and what each case may end in. Each target plays one case from its dice.

`play` returns whether the input was accepted; False means that it was refused in words.
Whatever it raises is a fault of ours.
"""

import json
import random
import re
import string
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path
from tempfile import mkdtemp
from typing import Any
from zoneinfo import ZoneInfo

from PIL import Image as Picture

from channel_items import LINK, make_item
from channels.facebook.channel import Facebook
from channels.telegram.channel import Telegram
from channels.website.channel import Website
from channels.website.views.reader import Reader
from channels.zalo.channel import Zalo
from facebook_page import PAGE, TOKEN
from fleeting_state import FleetingState
from fuzz_answers import service_answer
from fuzz_words import MARKS, ODD, bent, jumble, words
from publisher.config.file import Config, load
from publisher.contract import Channel, Item, Post, Rejected, Secret
from publisher.items.frontmatter import FrontMatter
from publisher.items.head import read
from publisher.items.reading import Draft, read_file
from publisher.planning.faithful import losses
from telegram_channel import table as telegram_table
from workspaces import FRONT, draw, make_workspace, markdown
from zalo_replies import COVER, account

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
CONTENT = Path(__file__).parents[2] / "content"
NOWHERE = "http://127.0.0.1:9"
VALUES = [
    *("", "next", "own", "true", "có", "vi", "[]", "{}", "[a]", "{a: b}", "'", "9" * 400),
    *('"\\uD83D"', '"\\U00110000"', "|", ">", "&a", "*a", "!x", "%", "@", "`", "- a", "? a"),
    *("2026-11-24 08:00", "31/11/2026 8h30", "24.12.2026", "0001-01-01", "a.png"),
    *("{path: a.png, alt: x}", "[{path: a.png, alt: x}]", "{facebook: x, facebook: y}"),
    "{name: x, url: y}",
]
LOG_LINES = (
    b'203.0.113.7 - - [23/Nov/2026:08:00:01 +0700] "GET /tin-a.html?utm_source=zalo HTTP/1.1" 200 '
    b'5123 "https://zalo.me/" "Mozilla/5.0 (Linux; Android 14) Chrome/126 Mobile Safari/537.36"',
    b'sxd.example.vn:443 2001:db8::1 - a [23/Nov/2026:08:00:01 +0700] "GET https://sxd.example.vn/'
    b'tin-a.html HTTP/2.0" 304 - "https://a.vn/\\"x" "Mozilla/5.0 \\"x\\""',
    b'{"t":"2026-11-23T08:00:01+07:00","m":"GET","u":"/tin-a.html","s":"200","ref":"","ua":'
    b'"Mozilla/5.0 \\x22a","purpose":"","ip":"203.0.113.7"}',
)


@dataclass(frozen=True, slots=True)
class Target:
    """One kind of input, and its share of all cases."""

    share: int
    play: Callable[[random.Random], bool]


# --- Front matter and whole files -----------------------------------------------------------


@cache
def office() -> Config:
    """Return the config of an office with one picture, in a folder of this process."""
    root = make_workspace(Path(mkdtemp()))
    draw(root / "content/a.png")
    return load(root, offline=True)


def head(dice: random.Random) -> bool:
    """Read keys and values in any order."""
    keys = [*FrontMatter.model_fields, *FrontMatter.model_fields, "x", "<<", "?", "tiêu đề", ""]
    lines = [f"{key}: {value}" for key, value in FRONT.items() if dice.random() < 0.9]
    for _ in range(dice.randint(0, 4)):
        value = dice.choice(VALUES) if dice.random() < 0.7 else jumble(dice, 8)
        line = f"{dice.choice(('', '', '', '  ', '- '))}{dice.choice(keys)}: {value}"
        lines.insert(dice.randint(0, len(lines)), line)
    text = "\n".join(lines)
    front, problems, _lines = read(text, ZONE)
    assert front is not None or problems
    assert all(found.message.strip() and found.line >= 1 for found in problems)
    return not problems


def whole_file(dice: random.Random) -> bool:
    """Read a file: one of ours that was damaged, or a good head over any body."""
    if dice.random() < 0.5:
        data = bent(dice, dice.choice(_examples()))
    else:
        front = {key: jumble(dice, 4) for key in dice.sample(sorted(FRONT), dice.randint(0, 2))}
        data = markdown(jumble(dice), **{**FRONT, **front}).encode("utf-8", "surrogatepass")
    path = Path("bai.md")
    (office().content / path).write_bytes(data)
    found = read_file(office(), path)
    if isinstance(found, Draft):
        assert found.item.title and found.item.body
        return True
    assert found and all(each.message.strip() for each in found)
    return False


@cache
def _examples() -> list[bytes]:
    return [path.read_bytes() for path in sorted(CONTENT.rglob("*.md"))]


# --- Markdown to each channel ---------------------------------------------------------------


@cache
def channels() -> dict[str, Channel]:
    """Return one channel of each kind, none of which can reach a service."""
    folder = Path(mkdtemp())
    site = {
        "directory": folder / "www",
        "base_url": "https://sxd.example.vn",
        "index": folder / "site.sqlite",
        "office_name": "Sở Xây dựng",
    }
    page = {"page_id": PAGE, "token": Secret(TOKEN)}
    return {
        "website": _built(Website, site),
        "zalo": _built(Zalo, account(NOWHERE, folder, default_cover=COVER)),
        "facebook": _built(Facebook, page),
        "telegram": _built(Telegram, telegram_table(NOWHERE)),
    }


def _built(kind: Any, table: dict[str, Any]) -> Channel:
    channel: Channel = kind(kind.settings.model_validate(table), FleetingState())
    return channel


def body(dice: random.Random) -> bool:
    """Render a text for every channel: each of its words is shown, or named as not shown."""
    marked: list[str] = []
    item = make_item(
        title=_marked(dice, marked, words(dice, 8), "t"),
        summary=_marked(dice, marked, words(dice, 20), "s"),
        body="",
        link=LINK,
    )
    inside: list[str] = []
    text = "".join(_marked(dice, inside, jumble(dice, 8), "b") + dice.choice(("\n\n", "\n", " "))
                   for _ in range(dice.randint(1, 6)))  # fmt: skip
    item = make_item(title=item.title, summary=item.summary, body=text, link=LINK)
    accepted = True
    for name, channel in channels().items():
        wanted = marked + inside if name in ("website", "zalo") else marked
        accepted &= _shows(name, channel, item, wanted)
    return accepted


def _marked(dice: random.Random, marked: list[str], text: str, kind: str) -> str:
    """Put a word that stands nowhere else somewhere into a text."""
    word = kind + "".join(dice.choices(string.ascii_lowercase, k=10))
    marked.append(word)
    place = dice.randint(0, len(text))
    return f"{text[:place]} {word} {text[place:]}"


def _shows(name: str, channel: Channel, item: Item, wanted: list[str]) -> bool:
    try:
        post = channel.render(item)
    except Rejected as error:
        assert error.problems and all(each.strip() for each in error.problems)
        return False
    json.dumps(dict(post.payload), ensure_ascii=True)
    told = " ".join(each.what for each in post.findings)
    lost = [word for word in wanted if word not in _seen(post) and word not in told]
    if lost and all(word in " ".join(_COMMENT.findall(item.body)) for word in lost):
        lost = [] if any(losses(item, post, type(channel))) else lost  # a comment is told of
    assert not lost, f"{name} lost {lost} of {item.body!r}"
    return True


_COMMENT = re.compile("<!--.*?-->", re.DOTALL)


def _seen(post: Post) -> str:
    return f"{post.text} {json.dumps(dict(post.payload), ensure_ascii=False)}"


# --- Pictures --------------------------------------------------------------------------------


@cache
def _pictures() -> list[bytes]:
    made = []
    for suffix, mode in (
        ("jpg", "RGB"),
        ("jpg", "L"),
        ("png", "RGBA"),
        ("png", "P"),
        ("gif", "P"),
    ):
        data = BytesIO()
        kind = {"jpg": "JPEG", "png": "PNG", "gif": "GIF"}[suffix]
        exif = Picture.Exif()
        exif[0x0112] = 6  # lies on its side
        Picture.new(mode, (60, 40), 7).save(data, kind, exif=exif)
        made.append(data.getvalue())
    return made


def picture(dice: random.Random) -> bool:
    """Read an item with a picture that was damaged, or is none."""
    data = bent(dice, dice.choice(_pictures())) if dice.random() < 0.9 else dice.randbytes(200)
    (office().content / "odd.jpg").write_bytes(data)
    (office().content / "anh.md").write_text(markdown(images="[{path: odd.jpg, alt: Buổi họp}]"))
    found = read_file(office(), Path("anh.md"))
    if isinstance(found, Draft):
        assert len(found.item.images) == 1
        return True
    assert found and all("odd.jpg" in each.message for each in found if each.level == "error")
    return False


# --- Lines of access logs -------------------------------------------------------------------


@cache
def _reader() -> Reader:
    return Reader("https://sxd.example.vn")


def log_line(dice: random.Random) -> bool:
    """Read a line as servers, scanners and full disks write them."""
    line = bent(dice, dice.choice(LOG_LINES))
    if dice.random() < 0.2:
        line = line.replace(b"Mozilla", dice.choice(MARKS + ODD).encode() * dice.randint(1, 400))
    view = _reader().view(line)
    assert view is None or (view.page and len(view.day) == len("2026-11-23"))
    return view is not None


TARGETS: dict[str, Target] = {
    "log": Target(590, log_line),
    "head": Target(200, head),
    "file": Target(60, whole_file),
    "markdown": Target(100, body),
    "answer": Target(30, service_answer),
    "picture": Target(20, picture),
}
