"""What an article's HTML needs to be read by keyboard, on a narrow screen and under our CSP."""

import html
import re

from channels.website.payload.labels import PageLabels

_TABLE = re.compile(r"<(/?)table\b[^>]*>(?:\s*<caption>(.*?)</caption>)?", re.DOTALL)
_BELOW = re.compile(r"</table>\s*<figcaption>(.*?)</figcaption>", re.DOTALL)
_ALIGNED = re.compile(r'(<t[hd]\b[^>]*?) style="text-align:\s*(left|right|center)[^"]*"')
_STYLE = re.compile(r'(<t[hd]\b[^>]*?) style="[^"]*"')
_BARE = re.compile(r'<a href="(https?://[^"]*)"([^>]*)>(?=\1</a>)')
_NOTES = '<div class="footnote">'
_LABEL = 100  # letters of a table's name


def structured(body: str, said: PageLabels) -> str:
    """Return clean HTML whose tables scroll by keyboard, with no style attribute left.

    Links that show their address are marked, so that it is not printed twice.
    """
    aligned = _STYLE.sub(r"\1", _ALIGNED.sub(r'\1 class="\2"', body))
    aligned = _BARE.sub(r'<a class="bare" href="\1"\2>', aligned)
    notes = f'<div class="footnote" role="doc-endnotes" aria-label="{said.notes}">'
    return _scrolling(aligned, said.table).replace(_NOTES, notes)


def _scrolling(body: str, word: str) -> str:
    """Put each table into a region of its own, named by its caption or its number."""
    depth = count = 0

    def framed(match: re.Match[str]) -> str:
        nonlocal depth, count
        depth += -1 if match[1] else 1
        if match[1]:
            return f"{match[0]}</div>" if depth == 0 else match[0]
        if depth > 1:
            return match[0]
        count += 1
        below = _BELOW.match(body, body.find("</table>", match.end()))
        name = _plain(match[2] or (below[1] if below else "")) or f"{word} {count}"
        frame = f'<div class="table" role="region" tabindex="0" aria-label="{name}">'
        return frame + match[0]

    return _TABLE.sub(framed, body)


def _plain(words: str) -> str:
    bare = " ".join(html.unescape(re.sub(r"<[^>]*>", "", words)).split())
    return html.escape(bare[:_LABEL].strip())
