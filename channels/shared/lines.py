"""Lines of a source: how those look that begin a block, and how they are shifted."""

import re

HEADING = re.compile(r" {0,3}(#{1,6})[ \t]+(.*?)(?:[ \t]+#+)?[ \t]*$")
RULE = re.compile(r" {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,})$")
UNDERLINE = re.compile(r" {0,3}(={3,}|-{3,})[ \t]*$")
QUOTE = re.compile(r" {0,3}> ?")
NOTE = re.compile(r" {0,3}\[\^([^\]\s]+)\]:[ \t]*(.*)")
BOX = re.compile(r'!!! ?(note|info|tip|warning|danger)(?: +"([^"]*)")?[ \t]*$')
CAPTION = re.compile(r"/// (?:caption|figure-caption|table-caption)[ \t]*(?:\|.*)?$")
TITLES = {
    "note": "Lưu ý",
    "info": "Thông tin",
    "tip": "Mẹo",
    "warning": "Cảnh báo",
    "danger": "Nguy hiểm",
}
ADDRESS = re.compile(
    r" {0,3}\[(?!\^)([^\[\]]+)\]:[ \t]*"
    r"(?:<[^<>]*>|(?:[a-z][\w+.-]*:|[/#]|www\.|[\w-]+\.[a-z]{2,})\S*)"
    r"(?:[ \t]+(?:\"[^\"]*\"|'[^']*'))?[ \t]*$",
    re.IGNORECASE,
)
BLOCK = """address article aside blockquote center details div dl fieldset figure footer form h1
h2 h3 h4 h5 h6 header hr iframe main nav noscript object ol p pre script section style svg table
template ul video audio body html head title meta link summary"""


def untabbed(source: str) -> list[str]:
    """Write tabs before a line's text as spaces; those within it part columns."""
    lines = source.split("\n")
    for number, each in enumerate(lines):
        text = each.lstrip(" \t")
        lines[number] = each[: len(each) - len(text)].expandtabs(4) + text
    return lines


def shifted(text: str) -> str:
    """Return a text one level further in."""
    return "\n".join(f"    {each}" if each.strip() else "" for each in text.split("\n"))
