"""An editor's Markdown turned into HTML that is safe to show anywhere.

Python-Markdown with the extensions an office needs, then nh3: only the tags listed here
survive. Python-Markdown takes quadratic time on hostile input (30 KB of "[" is 5 s, seen
with 3.11 in 2026), so the source is measured first: an absurd one is refused, a doubtful
one is converted in a process of its own that is stopped after a few seconds.
"""

import os
import re
import subprocess
import sys
import threading
import unicodedata
from xml.etree.ElementTree import Element

import markdown
import nh3
from markdown.extensions import Extension
from markdown.extensions.toc import TocExtension
from markdown.treeprocessors import Treeprocessor

from channels.shared.words import number
from publisher.contract import Rejected

SIZE_LIMIT = 200_000  # bytes of UTF-8
MARKS_LIMIT = 2_000  # "[" and "<" in one paragraph: refused
MARKS_DOUBTFUL = 400  # in one paragraph: 0.05 s at worst, above it in a process of its own
MARKS_DOUBTFUL_IN_ALL = 4_000
TIME_LIMIT = 5.0  # seconds for a doubtful source; an honest one of 200 KB takes one

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_ADMONITIONS = {"admonition", "admonition-title", "note", "info", "tip", "warning", "danger"}
_TEXT_TAGS = "p br hr div span strong em b i u s del ins sub sup mark small q cite abbr code pre"
_BLOCK_TAGS = "blockquote ul ol li dl dt dd figure figcaption details summary a img"
_TABLE_TAGS = "table caption thead tbody tfoot tr th td colgroup col"

_CLEANER = nh3.Cleaner(
    tags={*_HEADINGS, *f"{_TEXT_TAGS} {_BLOCK_TAGS} {_TABLE_TAGS}".split()},
    attributes={
        "*": {"id", "lang", "title"},
        "a": {"href"},
        "img": {"src", "alt"},
        "ol": {"start", "type"},
        "th": {"colspan", "rowspan", "scope", "style"},
        "td": {"colspan", "rowspan", "style"},
        "details": {"open"},
    },
    allowed_classes={
        "div": {*_ADMONITIONS, "footnote", "toc"},
        "p": {"admonition-title"},
        "a": {"footnote-ref", "footnote-backref"},
        "span": {"caption-prefix", "toctitle"},
    },
    filter_style_properties={"text-align"},
    url_schemes={"http", "https", "mailto", "tel"},
)
_converters = (
    threading.local()
)  # an instance keeps state while it converts; a new one costs 0.7 ms


def to_html(source: str, *, heading_base: int = 2) -> str:
    """Return the source as clean HTML whose highest heading is h<heading_base>.

    Raises Rejected, in the editor's words, for a source that is too big or hostile.
    """
    source = unicodedata.normalize("NFC", source)
    return (_convert_apart if _doubtful(source) else _convert)(source, heading_base)


def slug(text: str) -> str:
    """Return the text as an ASCII slug: "Đối tượng 98,5%" is "doi-tuong-98-5"."""
    folded = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return re.sub(r"[^a-z0-9]+", "-", folded.encode("ascii", "ignore").decode().lower()).strip("-")


def _doubtful(source: str) -> bool:
    size = len(source.encode(errors="replace"))
    if size > SIZE_LIMIT:
        most = number(SIZE_LIMIT)
        raise Rejected(f"Nội dung dài {number(size)} byte, tối đa {most} byte: hãy tách bài.")
    marks = [part.count("[") + part.count("<") for part in re.split(r"\n[ \t]*\n", source)]
    if max(marks) > MARKS_LIMIT:
        raise Rejected(
            f"Một đoạn có {number(max(marks))} dấu “[” hoặc “<”,"
            f" tối đa {number(MARKS_LIMIT)}: hãy tách đoạn."
        )
    return max(marks) > MARKS_DOUBTFUL or sum(marks) > MARKS_DOUBTFUL_IN_ALL


def _convert(source: str, heading_base: int) -> str:
    by_base: dict[int, markdown.Markdown] = _converters.__dict__.setdefault("by_base", {})
    converter = by_base.get(heading_base) or by_base.setdefault(
        heading_base, _converter(heading_base)
    )
    try:
        return _CLEANER.clean(converter.reset().convert(source)).strip()
    except BaseException as error:
        # It broke off in the middle and remembers where: the next text would come out raw.
        del by_base[heading_base]
        if isinstance(error, RecursionError):
            raise Rejected("Danh sách hoặc trích dẫn lồng nhau quá sâu.") from None
        raise


def _convert_apart(source: str, heading_base: int) -> str:
    command = [sys.executable, "-P", "-m", "channels.shared.markdown", str(heading_base)]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    try:
        done = subprocess.run(  # noqa: S603  our own module; the source goes in by stdin
            command,
            input=source.encode(errors="replace"),
            env=environment,
            capture_output=True,
            timeout=TIME_LIMIT,
            check=True,
        )
    except (subprocess.TimeoutExpired, subprocess.CalledProcessError):
        raise Rejected(
            "Nội dung có quá nhiều dấu “[” hoặc “<”, không dựng được trang trong thời hạn."
        ) from None
    return done.stdout.decode()


def _converter(heading_base: int) -> markdown.Markdown:
    return markdown.Markdown(
        extensions=[
            "tables",
            "admonition",
            "attr_list",
            "sane_lists",
            "md_in_html",
            "footnotes",
            "pymdownx.blocks.caption",
            TocExtension(slugify=lambda text, _separator: slug(text) or "muc"),
            _HeadingLevels(heading_base),
        ],
        extension_configs={
            "footnotes": {"BACKLINK_TITLE": "Trở lại chỗ có chú thích {}"},
            "pymdownx.blocks.caption": {
                "types": [
                    "caption",
                    {"name": "figure-caption", "prefix": "Hình {}."},
                    {"name": "table-caption", "prefix": "Bảng {}."},
                ]
            },
        },
    )


class _HeadingLevels(Extension):
    """Makes the source's highest heading h<base> and leaves no level out (WCAG 2.1, 1.3.1)."""

    def __init__(self, base: int) -> None:
        super().__init__()
        self.base = base

    def extendMarkdown(self, md: markdown.Markdown) -> None:
        """Register before `toc` (priority 5) builds its list of headings."""
        md.treeprocessors.register(_Levels(md, self.base), "heading_levels", 6)


class _Levels(Treeprocessor):
    def __init__(self, md: markdown.Markdown, base: int) -> None:
        super().__init__(md)
        self.base = base

    def run(self, root: Element) -> None:
        headings = [each for each in root.iter() if each.tag in _HEADINGS]
        used = sorted({each.tag for each in headings})
        for heading in headings:
            heading.tag = f"h{min(self.base + used.index(heading.tag), 6)}"


if __name__ == "__main__":
    _html = _convert(sys.stdin.buffer.read().decode(), int(sys.argv[1]))
    sys.stdout.buffer.write(_html.encode())
