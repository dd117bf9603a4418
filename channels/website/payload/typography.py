"""Straight quotation marks and hyphens typeset as print has them: “ ” and –.

Only where it is certain; what is doubtful stays as it was typed. Libraries that do this
(smarty of Python-Markdown, smartypants) guess, and turn any mark that is left into one that
opens: 24", 12°30' and "Ea H'leo" come out wrong. Each sign takes the place of one other, so
HTML is set by the place of its letters, whatever elements stand between them.
"""

import re
import unicodedata

import regex

CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\u202a-\u202e\u2066-\u2069]")
_SINGLE = "\u2018\u2019"
_BEFORE = frozenset(" \t\n\u00a0([{“\u2018–—-/")  # stands before a mark that opens
_AFTER = frozenset(" \t\n\u00a0)]}”\u2019–—-/.,;:!?…")  # stands behind one that closes
_HIDDEN = "\ue000"  # a letter to the rules, and never changed

# Addresses, keywords, mottos ("Độc lập - Tự do - Hạnh phúc"), numbers of documents, numbers
# and days in parts ("24 - 11 - 2026"). Each piece is bounded, so that a run costs its length:
_KEPT = regex.compile(
    r"(?:https?://|www\.)[^\s\"“”]+|[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+|(?<!\w)[#@]\w+"
    r"|\b[\w-]{1,63}(?:\.[\w-]{1,63}){0,8}\.(?:vn|com|net|org|gov|edu|info|example)\b[^\s\"'“”]*"
    r"|\b\p{Lu}\w{0,30}(?: \p{L}{1,30}){0,3}(?: - \p{Lu}\w{0,30}(?: \p{L}{1,30}){0,3}){2,}"
    r"|(?i:độc lập - tự do)"
    r"|\d{1,9}\s{0,9}/\s{0,9}(?:\d{1,9}\s{0,9}/\s{0,9})?\p{Lu}{1,30}\d{0,9}(?:\s?-\s?\p{Lu}{1,30}\d{0,9})+"
    r"|\b\d{1,9}(?: - \d{1,9}){2,}|(?i:ngày) \d{1,2} - \d{1,2}(?!\d)"
)
_DASH = re.compile(r"(?<=[^\s-][ \u00a0])-(?=[ \u00a0][^\s-])")
_PART = re.compile(r"<(/?)([a-z][a-z0-9]*)\b(?:[^<>\"]|\"[^\"]*\")*>|<!--.*?-->", re.DOTALL)
_WITHIN = "a abbr b cite del em i ins mark q s small span strong sub sup u"
_CODE = ("code", "pre")


def clean(text: str) -> str:
    """Drop what no page or feed can carry: control characters, half letters, turned text."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", CONTROL.sub("", lines)).strip()


def ended(caption: str) -> str:
    """Return a caption that something follows, with a full stop where it has no end."""
    return caption if not caption or caption[-1] in ".!?…" else f"{caption}."


def printed(text: str) -> str:
    """Return running text as it is printed; names and numbers are only cleaned."""
    return typeset(clean(text))


def typeset(text: str) -> str:
    """Return a plain text, each paragraph of it typeset for itself."""
    return "".join(map(_set, re.split(r"(\n\s*\n)", text)))


def typeset_html(html: str) -> str:
    """Return clean HTML with the words of each block typeset; code and tags stay."""
    block: list[str] = []  # parts by turns: words, tag
    done: list[str] = []
    end, code = 0, 0
    for tag in _PART.finditer(html):
        words, name = html[end : tag.start()], tag[2]
        block += [_HIDDEN * len(words) if code else words, tag[0]]
        done.append(words if code else "")
        end = tag.end()
        code += (-1 if tag[1] else 1) * (name in _CODE)
    return _joined([*block, html[end:]], [*done, ""])


def _joined(parts: list[str], code: list[str]) -> str:
    """Return words and tags, the words set block by block; code: the words that are kept."""
    made: list[str] = []
    begin = 0
    for at in range(1, len(parts) + 1, 2):
        tag = _PART.match(parts[at]) if at < len(parts) else None
        if tag and (not tag[2] or tag[2] in (*_WITHIN.split(), *_CODE)):
            continue
        made += _block(parts[begin:at], code[begin // 2 : (at + 1) // 2])
        made += parts[at : at + 1]
        begin = at + 1
    return "".join(made)


def _block(parts: list[str], code: list[str]) -> list[str]:
    whole = _set("".join(parts[::2]))
    end = 0
    for at in range(0, len(parts), 2):
        begin, end = end, end + len(parts[at])
        parts[at] = code[at // 2] or whole[begin:end]
    return parts


def _set(text: str) -> str:
    bare = _KEPT.sub(lambda found: _HIDDEN * len(found[0]), text)
    signs = {found.start(): "–" for found in _DASH.finditer(bare)}
    signs |= _pairs(bare, '"', "“”") | _pairs(bare, "'", _SINGLE)
    return "".join(signs.get(at, sign) for at, sign in enumerate(text)) if signs else text


def _pairs(text: str, mark: str, pair: str) -> dict[int, str]:
    """Return what stands for each mark; nothing at all unless they open and close by turns."""
    found: dict[int, str] = {}
    for each in re.finditer(re.escape(mark), text):
        at = each.start()
        before, after = text[at - 1 : at] or " ", text[at + 1 : at + 2] or " "
        if mark == "'" and before.isalnum() and after.isalnum():
            continue  # Ea H'leo
        opens = _looks_out(before, _BEFORE) and not after.isspace()
        closes = _looks_out(after, _AFTER) and not before.isspace()
        if (opens, closes) != ((True, False) if len(found) % 2 == 0 else (False, True)):
            return {}
        found[at] = pair[len(found) % 2]
    return found if len(found) % 2 == 0 else {}


def _looks_out(beside: str, signs: frozenset[str]) -> bool:
    return beside in signs or beside in "\"'"
