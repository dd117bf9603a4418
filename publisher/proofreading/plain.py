"""What readers stumble over: abbreviations that nothing explains, sentences without end."""

import re
from collections.abc import Collection, Iterator, Sequence

from publisher.proofreading.text import Piece, Remark
from publisher.words import _

LONGEST = 40  # syllables of a sentence
_CAPITALS = "A-ZĐÂÊÔƠƯĂ"
_SHORT = re.compile(rf"(?<![\w/.&’'–-])[{_CAPITALS}]{{2,7}}(?![\w/&’'–-])")
_NAME = re.compile(rf"\b[{_CAPITALS}]{{2,7}}\b")
_BEFORE = re.compile(rf"\b([{_CAPITALS}]{{2,7}})\b[*_]* ?(?:\(|là |[–:] )")
_BRACKETS, _FIRST_CELL = re.compile(r"\([^()]*\)"), re.compile(r"^\|[^|\n]*\|", re.MULTILINE)
_SHOUTED = re.compile(
    rf"[{_CAPITALS}ÀÁẢÃẠẰẮẲẴẶẦẤẨẪẬÈÉẺẼẸỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌỒỐỔỖỘỜỚỞỠỢÙÚỦŨỤỪỨỬỮỰỲÝỶỸỴ]{{2,}}"
)
_ROMAN = re.compile(r"[IVXLC]+")
# What every reader knows.
_COMMON = """
    UBND HĐND UBMTTQ MTTQ CCCD CMND BHYT BHXH BHTN TP TPHCM TX TT QL TL ĐT QR PDF GDP USD VND VNĐ
    EUR ASEAN WHO UNESCO COVID VTV VOV SMS USB GPS TV WTO OK ID OTP PIN ATM HIV AIDS ADN KM XHCN
    CNXH THPT THCS TH FAX AI IT ODA FDI LED PCCC CSGT CNTT WIFI CT TW QCVN TCVN
"""
COMMON = frozenset(_COMMON.split())
_SENTENCE = re.compile(r"[^.!?…;:\n|]+(?:[.:](?=\d)[^.!?…;:\n|]+)*")
_SYLLABLE = re.compile(r"[^\W_]+(?:[.,/-]\d+)*")


def abbreviations(pieces: Sequence[Piece], known: Collection[str]) -> Iterator[Remark]:
    """Find abbreviations that the item nowhere explains. known: those of the office, folded."""
    told = _explained("\n".join(piece.words for piece in pieces)) | COMMON
    for piece in pieces:
        for match in _SHORT.finditer(piece.words):
            short = match[0]
            if short in told or short.casefold() in known or _ROMAN.fullmatch(short):
                continue
            if _is_shouted(piece.words, match):
                continue
            told.add(short)
            what = _(
                "“{short}” is explained nowhere; at its first place write it out: “… ({short})”"
            )
            yield Remark(piece, match.start(), short, what.format(short=short))


def _is_shouted(text: str, match: re.Match[str]) -> bool:
    """Tell whether a word is one of a line in capitals."""
    before = text[: match.start()].rpartition("\n")[2].split()[-1:]
    after = text[match.end() :].partition("\n")[0].split()[:1]
    return any(_SHOUTED.fullmatch(each.strip('.,:;!?()“”"*')) for each in (*before, *after))


def _explained(text: str) -> set[str]:
    """Return what stands before words, in brackets, or in the first column of a table."""
    found = {match[1] for match in _BEFORE.finditer(text)}
    for place in (_BRACKETS, _FIRST_CELL):
        found.update(*(_NAME.findall(each) for each in place.findall(text)))
    return found


def sentences(piece: Piece) -> Iterator[Remark]:
    """Find sentences that are longer than anybody reads at once."""
    text = re.sub(r"(?<!\n)\n(?![\n#>|*+-]|\d+[.)] )", " ", piece.words)  # lines of one paragraph
    for match in _SENTENCE.finditer(text):
        count = len(_SYLLABLE.findall(match[0]))
        if count > LONGEST:
            what = _("a sentence of {count} syllables: make two or three of it, or a list")
            start = match.start() + len(match[0]) - len(match[0].lstrip())
            found = " ".join(match[0].split())
            yield Remark(piece, start, found, what.format(count=count))
