"""Bytes of an editor's file to text, or the name of the old encoding it is probably in."""

import codecs
import re
import unicodedata

BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

DAMAGED = "damaged UTF-8"

# What gives each old Vietnamese encoding away: bytes that stand for its own letters and tones.
LEGACY = {
    "TCVN3 (ABC)": re.compile(rb"[\xa8-\xae\xb5-\xb9\xcc\xd0-\xd8\xe1-\xe5\xeb-\xef]"),
    "VNI": re.compile(
        rb"[aeiouyAEIOUY\xf4\xf6\xd4\xd6][\xf8\xf9\xfb\xf5\xef\xe2\xe1\xe0\xe4\xea\xe9]|\xf1"
    ),
    "Windows-1258": re.compile(
        rb"[aeiouyAEIOUY\xe2\xe3\xea\xf4\xf5\xfd\xc2\xc3\xca\xd4\xd5\xdd][\xcc\xd2\xde\xec\xf2]"
        rb"|\xf0|(?<![A-Za-z\x80-\xff])\xd0"
    ),
}


class LegacyEncoding(ValueError):
    """The bytes are not UTF-8; `likely` names what they probably are."""

    def __init__(self, likely: str) -> None:
        super().__init__(likely)
        self.likely = likely


def decode(data: bytes) -> str:
    """Return a file's text in NFC with plain line ends; raises LegacyEncoding."""
    encoding = next((name for bom, name in BOMS if data.startswith(bom)), "utf-8")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        raise LegacyEncoding(likely_encoding(data)) from None
    if text.count("\x00") > len(text) / 10:  # a few are unseen characters
        raise LegacyEncoding(likely_encoding(data))
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))


def likely_encoding(data: bytes) -> str:
    """Name the encoding whose own letters explain most of the bytes that are not ASCII."""
    if b"\x00" in data:
        return "UTF-16"
    if _beyond_ascii(data.decode("utf-8", "ignore").encode()) > _beyond_ascii(data) * 0.9:
        return DAMAGED
    scores = {
        name: sum(_beyond_ascii(match) for match in pattern.findall(data))
        for name, pattern in LEGACY.items()
    }
    return max(scores, key=lambda name: scores[name])


def _beyond_ascii(data: bytes) -> int:
    return sum(byte > 0x7F for byte in data)
