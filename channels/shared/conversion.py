"""Markdown to clean HTML: what runs in the process that is kept for it.

Python-Markdown with the extensions an office needs, then nh3: only the tags listed here
survive.
"""

from xml.etree.ElementTree import Element

import markdown
import nh3
from markdown.extensions import Extension
from markdown.extensions.toc import TocExtension
from markdown.treeprocessors import Treeprocessor

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
_converters: dict[int, markdown.Markdown] = {}  # a new one costs 0.7 ms


def convert(request: bytes) -> bytes:
    """Return the HTML of a request: the base of its headings, a space, the source."""
    base, _, source = request.decode(errors="replace").partition(" ")
    return _converted(source, int(base)).encode()


def _converted(source: str, base: int) -> str:
    converter = _converters.get(base) or _converters.setdefault(base, _converter(base))
    try:
        html = converter.reset().convert(canonical(source))
    except BaseException as error:
        # It broke off in the middle and remembers where: the next text would come out raw.
        _converters.clear()
        if isinstance(error, RecursionError):
            raise Rejected("Danh sách hoặc trích dẫn lồng nhau quá sâu.") from None
        raise
    return _CLEANER.clean(restored(numbered(html))).strip()


def _converter(heading_base: int) -> markdown.Markdown:
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
    made.parser.blockprocessors.deregister("code")  # what is indented is no code in an office
    return made


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
