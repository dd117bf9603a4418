"""An editor's Markdown turned into HTML that is safe to show anywhere.

What is absurd is refused at once: Python-Markdown takes quadratic time on hostile input
(30 KB of "[" is 5 s, seen with 3.11 in 2026). All else is converted in a process of its own
with limits, so no source can stop or swell the publisher.
"""

import re
import unicodedata
from functools import lru_cache

from channels.shared.slugs import slug
from channels.shared.words import number
from publisher.contract import Rejected, TooMuch, Worker

__all__ = ["slug", "to_html"]

SIZE_LIMIT = 200_000  # bytes of UTF-8
LINES_LIMIT = 5_000  # that are not blank
MARKS_LIMIT = 2_000  # "[" and "<" in one paragraph
TIME_LIMIT = 2.0  # seconds of the processor; an honest source of 200 KB takes half of one
MEMORY_LIMIT = 400  # megabytes of address space; at rest it takes 60
KEPT = 32  # conversions that are remembered: several channels show the same text

_worker = Worker("channels.shared.conversion:convert", TIME_LIMIT, MEMORY_LIMIT)


def to_html(source: str, *, heading_base: int = 2) -> str:
    """Return the source as clean HTML whose highest heading is h<heading_base>.

    Raises Rejected, in the editor's words, for a source that is too big or hostile.
    """
    try:
        html = _converted(unicodedata.normalize("NFC", source), heading_base)
    except TimeoutError:  # no fault of the text's, so it is not remembered
        raise Rejected("Máy đang bận nên chưa dựng được trang; sẽ tự thử lại.") from None
    if isinstance(html, Rejected):
        raise Rejected(*html.problems)
    return html


@lru_cache(maxsize=KEPT)
def _converted(source: str, heading_base: int) -> str | Rejected:
    content = source.encode(errors="replace")
    try:
        _measure(source, len(content))
        return _worker.ask(b"%d %s" % (heading_base, content)).decode()
    except Rejected as error:
        return error
    except TooMuch:
        return Rejected(
            "Nội dung quá phức tạp, không dựng được trang trong thời hạn: hãy tách bài."
        )


def _measure(source: str, size: int) -> None:
    if size > SIZE_LIMIT:
        most = number(SIZE_LIMIT)
        raise Rejected(f"Nội dung dài {number(size)} byte, tối đa {most} byte: hãy tách bài.")
    lines = sum(bool(each.strip()) for each in source.splitlines())
    if lines > LINES_LIMIT:
        most = number(LINES_LIMIT)
        raise Rejected(f"Nội dung có {number(lines)} dòng, tối đa {most} dòng: hãy tách bài.")
    marks = max(part.count("[") + part.count("<") for part in re.split(r"\n[ \t]*\n", source))
    if marks > MARKS_LIMIT:
        raise Rejected(
            f"Một đoạn có {number(marks)} dấu “[” hoặc “<”,"
            f" tối đa {number(MARKS_LIMIT)}: hãy tách đoạn."
        )
