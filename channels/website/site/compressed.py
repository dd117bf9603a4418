"""Text files compressed beforehand: .br and .gz beside each, as web servers look for them.

A variant says what its file says, or is not there: then the server compresses by itself, or
sends the file as it is. Its bytes follow from those of the file alone.
"""

import gzip
import zlib
from collections.abc import Iterator
from pathlib import PurePath

SUFFIXES = (".br", ".gz")
LEAST = 1_024  # bytes: less goes in one packet anyway

_TEXT = {".css", ".html", ".ics", ".js", ".json", ".svg", ".txt", ".xml"}
_FOR_EVER = {".css", ".js"}  # written once a look
# A page of 12 KB: 0.4 ms; the best quality makes it an eighth smaller and takes thirty times as
# long, which only pays where it is done once.
_QUALITY, _BEST = 5, 11


def has_variants(name: str) -> bool:
    """Tell whether a file of that name has variants, if it is long enough."""
    return PurePath(name).suffix in _TEXT


def is_variant(name: str) -> bool:
    """Tell whether a file of that name is a variant of another."""
    return name.endswith(SUFFIXES) and has_variants(name.rpartition(".")[0])


def suffixes(name: str, size: int) -> tuple[str, ...]:
    """Return the suffixes of the variants that a file has."""
    return SUFFIXES if has_variants(name) and size >= LEAST else ()


def variants(name: str, content: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield the variants of a file, by suffix."""
    for suffix in suffixes(name, len(content)):
        if suffix == ".gz":
            yield suffix, gzip.compress(content, 9, mtime=0)
        else:
            import brotli

            best = PurePath(name).suffix in _FOR_EVER
            yield suffix, brotli.compress(content, quality=_BEST if best else _QUALITY)


def unpacked(suffix: str, packed: bytes) -> bytes | None:
    """Return what a variant says; None if it is damaged."""
    if suffix == ".gz":
        try:
            return gzip.decompress(packed)
        except (OSError, EOFError, zlib.error):
            return None
    import brotli

    try:
        return bytes(brotli.decompress(packed))
    except brotli.error:
        return None
