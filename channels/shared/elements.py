"""Which <…> in a text is surely an element of HTML; all others are words."""

import re
from collections.abc import Collection

# Elements of HTML, and what Word pastes. Others in <…> are words.
_ELEMENTS = """a abbr address article aside audio b base basefont bdi bdo big blink blockquote body
br button canvas caption center cite code col colgroup data dd del details dfn dialog dir div dl dt
em embed fieldset figcaption figure font footer form frame frameset h1 h2 h3 h4 h5 h6 head header
hr html i iframe img input ins kbd label legend li link main map mark marquee math menu meta meter
nav noscript object ol optgroup option output p param path picture pre progress q rect s samp
script section select small source span strike strong style sub summary sup svg table tbody td
template textarea tfoot th thead time title tr track tt u ul var video wbr"""
_ALONE = (
    "br hr img col wbr input meta link base embed source track param p li td th tr dt dd option"
)
# … need no end
_WORD = re.compile(r"(?:o|v|w|st1):\w+")

_ATTRIBUTE = r"""\s+[A-Za-z_:][\w:.-]*(?:\s*=\s*(?:"[^"<]*"|'[^'<]*'|[^\s"'<>=`]+))?"""
TAG = re.compile(rf"<(/?)([A-Za-z][\w:-]*)((?:{_ATTRIBUTE})*)\s*/?>", re.ASCII)
# Ends where every reader of HTML ends it: "<!-->" is whole for a browser, "--!>" an end.
COMMENT = r"<!--(?!-?>)(?:(?!--!?>).)*-->"
_NAME = re.compile(r"\s+([A-Za-z_:][\w:.-]*)", re.ASCII)
_GIVEN = re.compile(_ATTRIBUTE, re.ASCII)
# What elements are given, by hand, by Word and by Google; other names are words.
_ATTRIBUTES = """abbr accept accesskey action align alink allow allowfullscreen alt async
autocomplete autofocus autoplay axis background bgcolor border bordercolor
cellpadding cellspacing char charset checked cite class clear codebase cols
colspan color content controls coords data datetime default dir disabled
download face fetchpriority for frame frameborder headers height hidden href
hreflang hspace id itemprop itemscope itemtype lang language link list loading
longdesc loop marginheight marginwidth max maxlength media method min muted name
nohref noshade novalidate nowrap onclick onerror onload onmouseover open pattern
placeholder playsinline poster preload readonly rel rev reversed role rows
rowspan rules sandbox scope scrolling selected shape size sizes span src srcdoc
srcset start style summary tabindex target text title translate type usemap
valign value vlink vspace width wrap xmlns"""
_FAMILIES = ("data-", "aria-", "xmlns:", "xml:", "v:", "o:", "w:", "mso-")


def is_element(tag: re.Match[str], opened: Collection[str], closed: Collection[str]) -> bool:
    """Whether <…> is an element of HTML, not words; one that never ends is words.

    tag: found by TAG. opened, closed: the names of elements that the source begins and ends.
    """
    name = tag[2].lower()
    if not all(map(_is_attribute, _NAME.findall(_bare(tag[3])))) or (tag[1] and tag[3].strip()):
        return False
    if _WORD.fullmatch(name):
        return True
    if name not in _ELEMENTS.split():
        return False
    if tag[1]:
        return name in opened
    return name in closed or name in _ALONE.split() or tag[0].endswith("/>")


def _bare(attributes: str) -> str:
    """Return the names of attributes, without what each is given."""
    return "".join(each[0].partition("=")[0] for each in _GIVEN.finditer(attributes))


def _is_attribute(name: str) -> bool:
    return name.lower() in _ATTRIBUTES.split() or name.lower().startswith(_FAMILIES)
