"""Words that can't be Vietnamese: unfinished Telex, doubled and swapped letters."""

import re
from collections.abc import Iterator, Sequence

from publisher.proofreading.syllables import is_syllable, meant
from publisher.proofreading.text import Piece, Remark
from publisher.words import _

_WORD = re.compile(r"[^\W\d_]+")
_JOINED = re.compile(r"[\w'’.-]")  # beside a word: it is part of a name, a number or a code
# Words that stand in office texts as they are, and the syllables of names of the highlands.
_KNOWN = """
    ampe apec app axit bazan blog bluetooth byte cafe café camera canxi caravan chat clip clo
    cm code container covid cuôr dashboard data demo dm drang dray email enter euro facebook
    fanpage fax file font format forum game gara gas google hashtag hleo homestay hotline html
    http https inbox infographic internet iphone jrai karaoke kg kilogam km kmar knốp krông
    ktul kuin kwh laser link livestream logo lăk lắk marketing mg micro ml mm mnông mobile
    module ndrung nfc nilon nitơ note offline online oxy ozone pdf photo photocopy podcast
    profile păk pơng pắk radio rap resort robot scan server shop show site slogan smartphone
    sms start startup stress studio tablet taxi team telegram tiktok tivi tour trailer url usb
    vaccine video virus vitamin vneid volt vắcxin web website wifi workshop youtube zalo zoom
    êđê đray đrăk đrắk đăk đắk
"""
KNOWN = frozenset(_KNOWN.split())


def spelling(piece: Piece) -> Iterator[Remark]:
    """Find words that no Vietnamese writes; names and foreign phrases are let be."""
    matches = [each for each in _WORD.finditer(piece.words) if len(each[0]) > 1]
    wrong = [_is_wrong(piece.words, each) for each in matches]
    for number, match in enumerate(matches):
        if wrong[number] and not _in_phrase(matches, wrong, number):
            yield _remark(piece, match)


def _remark(piece: Piece, match: re.Match[str]) -> Remark:
    likely = meant(match[0].lower())
    if likely:
        what = _("“{word}” is no Vietnamese word; is it “{likely}”?")
    else:
        what = _("“{word}” is no Vietnamese word; was a letter doubled, swapped or left out?")
    what = what.format(word=match[0], likely=likely)
    return Remark(piece, match.start(), match[0], what)


def _is_wrong(text: str, match: re.Match[str]) -> bool:
    word = match[0]
    if not word.islower() and not (word[1:].islower() and not word.isascii()):
        return False
    low = word.lower()
    if low in KNOWN or is_syllable(low) or set(low) == {"x"}:  # “xxx” is told as a blank
        return False
    around = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 2]
    inside = around[1][:1] and _JOINED.match(around[1][0]) and around[1][1:].strip()
    return not (around[0] and _JOINED.match(around[0])) and not inside


def _in_phrase(matches: Sequence[re.Match[str]], wrong: Sequence[bool], number: int) -> bool:
    """Tell whether a word is one of several foreign ones in a row."""
    if not _is_foreign(matches[number]):
        return False
    return any(
        0 <= other < len(matches) and wrong[other] and _is_foreign(matches[other])
        for other in (number - 1, number + 1)
    )


def _is_foreign(match: re.Match[str]) -> bool:
    return match[0].isascii() and meant(match[0]) is None
