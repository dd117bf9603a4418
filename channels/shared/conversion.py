"""Markdown to clean HTML: what runs in the process that is kept for it.

Python-Markdown with the extensions an office needs, then nh3: only the tags listed here
survive.
"""

import re

import markdown
import nh3
from markdown.extensions.toc import TocExtension

from channels.shared.lists import numbered
from channels.shared.marks import restored
from channels.shared.slugs import slug
from channels.shared.typed import canonical
from publisher.contract import Rejected

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
        "li": {"value"},
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
_HEADING = re.compile(r"<(/?)h([1-6])\b")
_kept: list[markdown.Markdown] = []  # the converter; a new one costs 0.7 ms


def convert(request: bytes) -> bytes:
    """Return the HTML of a request: the base of its headings, a space, the source."""
    base, _, source = request.decode(errors="replace").partition(" ")
    return _outlined(_converted(source), int(base)).encode()


def _converted(source: str) -> str:
    if not _kept:
        _kept.append(_converter())
    try:
        html = _kept[0].reset().convert(canonical(source))
    except BaseException as error:
        # It broke off in the middle and remembers where: the next text would come out raw.
        _kept.clear()
        if isinstance(error, RecursionError):
            raise Rejected("Danh sách hoặc trích dẫn lồng nhau quá sâu.") from None
        raise
    return _CLEANER.clean(restored(numbered(html))).strip()


def _converter() -> markdown.Markdown:
    made = markdown.Markdown(
        extensions=[
            "tables",
            "admonition",
            "attr_list",
            "sane_lists",
            "md_in_html",
            "footnotes",
            "pymdownx.blocks.caption",
            TocExtension(slugify=lambda text, _separator: slug(text) or "muc"),
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
    made.parser.blockprocessors.deregister("code")  # what is indented is no code in an office
    return made


def _outlined(html: str, base: int) -> str:
    """Make the highest heading h<base> and leave no level out (WCAG 2.2, 1.3.1 and 2.4.6).

    A heading stands one level below the nearest before it that is higher, in whatever order
    the editor wrote them: a text may begin with h3, or with an h1 of raw HTML.
    """
    above: list[int] = []  # the levels, as written, of the headings that this one belongs to
    opened: list[int] = []  # as they are now, of those that have no end yet

    def level(match: re.Match[str]) -> str:
        if match[1]:
            return f"</h{opened.pop()}"
        written = int(match[2])
        while above and above[-1] >= written:
            above.pop()
        above.append(written)
        opened.append(min(base + len(above) - 1, 6))
        return f"<h{opened[-1]}"

    return _HEADING.sub(level, html)
