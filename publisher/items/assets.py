"""The pictures and clips of one Markdown file, while it is being read.

Pictures are referred to by what they are: the short hash of their bytes. So an item means
the same wherever its files are kept, and a changed picture is a changed item.
"""

import re
from bisect import bisect_left
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from functools import partial
from pathlib import Path
from typing import Any, Literal

from publisher.config.file import Config
from publisher.contract import Image, Video
from publisher.items.advice import on_alt
from publisher.items.attached import Attached, attached_captions, attached_clip, attached_picture
from publisher.items.frontmatter import FrontMatter, Picture
from publisher.items.head import Lines, Problem
from publisher.words import _

BODY_IMAGE = re.compile(
    r"!\[(?P<alt>[^\[\]]*)\]"
    r'\( {0,3}<?(?P<src>(?:[^()<>"]|\([^()<>"]*\)){1,300}?)>?'
    r'(?: {1,3}"(?P<caption>[^"]*)")? {0,3}\)'
)
# Other ways to show a picture, from anywhere: by a reference, with an address of its own, as
# HTML. Not a note after an exclamation mark, "![^1]".
_AS_TAG = r"(?=\s*/?>|\s+[a-z-]+\s*=|\s*$)"  # not a blank to fill in, "<Link đăng ký>"
OTHER_IMAGE = re.compile(
    rf"(?<![\\<])!\[(?!\^)|<(?:img|svg)\b|<(?:picture|source|image)\b{_AS_TAG}", re.IGNORECASE
)
# What may give a picture another address: behind one, and within a tag. A value may hold any
# sign, also those that seem to end it, so all that follows on the line counts.
_BEHIND = re.compile(r"\)\{(?P<rest>.*)")
_WITHIN = re.compile(r"<[a-z](?P<rest>.*)", re.IGNORECASE)
_GIVES = re.compile(r"\b(?:src|srcset|style)\s{0,9}=", re.IGNORECASE)
_SETS = re.compile(
    r"\s(?:src|srcset|background|poster)\s{0,9}=|\bstyle\s{0,9}=[^<>]{0,300}url\s{0,9}\(",
    re.IGNORECASE,
)
_SHOWS = "video audio track iframe frame object embed applet canvas style link script base meta"
FOREIGN = re.compile(rf"<({_SHOWS.replace(' ', '|')})\b{_AS_TAG}", re.IGNORECASE)
CODE = re.compile(  # inside a line; whole runs at once, or a hostile line takes minutes
    r"(?:(?<![\\`])|(?<=\\`))(`++)(?:[^`]++|(?!\1(?!`))`++)++\1(?!`)"
)
CODE_FENCE = re.compile(r"^ {0,3}(```+|~~~+)")


@dataclass(slots=True)
class Reading:
    """One file while it is being read."""

    config: Config
    path: Path
    lines: Lines
    problems: list[Problem]
    known_wrong: frozenset[str]  # keys of the front matter whose problems were said already
    root: Path = field(init=False)  # the content folder, where it really is
    assets: dict[str, Path] = field(default_factory=dict)  # by Image.name or file name
    pages: set[str] = field(default_factory=set)  # links to the office's other pages

    def __post_init__(self) -> None:
        self.root = self.config.content.resolve()

    def wrong(self, location: tuple[str | int, ...], message: str) -> None:
        """Note a problem of the front matter."""
        if location[0] in self.known_wrong:
            return
        self.problems.append(Problem(self.lines.of(location), _dotted(location), message))

    def remark(
        self,
        place: tuple[str | int, ...] | int,
        message: str,
        level: Literal["warning", "hint"] = "warning",
    ) -> None:
        """Note what its editor should know though the item goes out all the same.

        place: a key of the front matter, or a line of the body.
        """
        if isinstance(place, int):
            self.problems.append(Problem(place, "body", message, level))
        elif place[0] not in self.known_wrong:
            found = Problem(self.lines.of(place), _dotted(place), message, level)
            self.problems.append(found)


def _dotted(location: tuple[str | int, ...]) -> str:
    return ".".join(str(p + 1 if isinstance(p, int) else p) for p in location)


def picture(reading: Reading, each: Picture, location: tuple[str | int, ...]) -> Image | None:
    """Return a picture of the front matter; None, and a problem noted, if there is none."""
    try:
        found = noted(reading, attached_picture(reading.root, reading.path, each.path))
    except ValueError as error:
        reading.wrong((*location, "path"), str(error))
        return None
    if odd := on_alt(each.alt, each.path):
        reading.remark((*location, "alt"), odd)
    return Image(
        name=found.name,
        path=found.path,
        file=found.file,
        alt=each.alt,
        caption=each.caption,
        credit=each.credit,
    )


def video(reading: Reading, front: FrontMatter) -> Video | None:
    """Return the clip of the front matter; what is wrong with it is noted."""
    clip = front.video
    if clip is None:
        return None
    poster = picture(reading, clip.poster, ("video", "poster")) if clip.poster else None
    known: dict[str, Any] = {}
    if clip.path:
        try:
            found = noted(reading, attached_clip(reading.root, reading.path, clip.path))
            known = asdict(found)
        except ValueError as error:
            reading.wrong(("video", "path"), str(error))
    if clip.captions:
        try:
            file, known["captions"] = attached_captions(reading.root, reading.path, clip.captions)
            noted(reading, file)
        except ValueError as error:
            reading.wrong(("video", "captions"), str(error))
    return Video(url=clip.url, poster=poster, transcript=clip.transcript, **known)


def body_with_pictures(
    reading: Reading, body: str, first_line: int, *, may_be_empty: bool = False
) -> tuple[str, tuple[Image, ...]]:
    """Return the body with its pictures named by what they are, and those pictures."""
    found: dict[str, Image] = {}
    fence, opened = "", 0
    lines = body.split("\n")
    for number, line in enumerate(lines, start=first_line):
        mark = CODE_FENCE.match(line)
        if mark and mark[1].startswith(fence):
            fence, opened = ("", 0) if fence else (mark[1], number)
        elif not fence:
            lines[number - first_line] = _with_pictures(reading, line, number, found)
    if fence:
        message = _("the block of code that begins here has no end")
        reading.problems.append(Problem(opened, "body", message))
    if not (body.strip() or may_be_empty):
        reading.problems.append(Problem(first_line, "body", _("the text is missing")))
    return "\n".join(lines), tuple(found.values())


def _with_pictures(reading: Reading, line: str, number: int, found: dict[str, Image]) -> str:
    rest = CODE.sub("", _replaced(line, lambda match: ")"))
    if foreign := FOREIGN.search(rest):
        message = _("<{tag}> can't be shown; put a video into the head, others as a link")
        reading.problems.append(Problem(number, "body", message.format(tag=foreign[1])))
    elif _shows_another(rest):
        message = _("write pictures as ![what it shows](folder/file.jpg)")
        reading.problems.append(Problem(number, "body", message))
    return _replaced(line, partial(_inline, reading, number, found))


def _replaced(line: str, put: Callable[[re.Match[str]], str]) -> str:
    """Return a line with something in the place of each picture; within code there is none."""
    code = [each.span() for each in CODE.finditer(line)]

    def one(match: re.Match[str]) -> str:
        before = bisect_left(code, match.span())
        return match[0] if before and match.start() < code[before - 1][1] else put(match)

    return BODY_IMAGE.sub(one, line)


def _shows_another(line: str) -> bool:
    if OTHER_IMAGE.search(line):
        return True
    pairs = ((_BEHIND.search(line), _GIVES), (_WITHIN.search(line), _SETS))
    return any(found and sets.search(found["rest"]) for found, sets in pairs)


def _inline(reading: Reading, line: int, found: dict[str, Image], match: re.Match[str]) -> str:
    alt, src, caption = match["alt"].strip(), match["src"], match["caption"] or ""
    if not alt:
        message = _("say in the brackets what the picture shows: ![…]({src})")
        reading.problems.append(Problem(line, "body", message.format(src=src)))
    elif odd := on_alt(alt, src):
        reading.remark(line, odd)
    try:
        file = noted(reading, attached_picture(reading.root, reading.path, src))
    except ValueError as error:
        reading.problems.append(Problem(line, "body", str(error)))
        return match[0]
    found[file.name] = Image(
        name=file.name, path=file.path, file=file.file, alt=alt, caption=caption, inline=True
    )
    title = f' "{caption}"' if caption else ""
    return f"![{match['alt']}]({file.name}{title})"


def noted(reading: Reading, found: Attached) -> Attached:
    """Take note of a file that the item refers to."""
    reading.assets[found.name] = Path(found.file)
    return found
