"""The captions of a video: an .srt or .vtt file, read into plain WebVTT.

Times and words are all that is kept: no styles, positions, comments or markup, so that
nothing in the file can do more than be read.
"""

import html
import re

from publisher.words import _

SIZE_LIMIT = 500_000  # bytes; two hours of talk take a fifth of it
LINES = 4  # of one caption; more would cover the picture

_TIME = r"(?:(\d{1,3}):)?(\d{1,2}):(\d{2})[.,](\d{1,3})"
_SPAN = re.compile(rf"{_TIME}[ \t]*-->[ \t]*{_TIME}")
_MARKUP = re.compile(r"<[^<>]*>|\{\\[^{}]*\}")
_UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")


def webvtt(text: str) -> str:
    """Return captions as WebVTT in the order of their times.

    Raises ValueError, with "{path}" for the file's name, if there are none.
    """
    cues: list[tuple[int, int, str]] = []
    for block in re.split(r"\n[ \t]*\n", text):
        lines = block.strip().split("\n")
        for at, line in enumerate(lines[:2]):  # a number or a name may stand above the times
            if span := _SPAN.match(line.strip()):
                begins, ends = _milliseconds(span, 1), _milliseconds(span, 5)
                words = [plain for each in lines[at + 1 :] if (plain := _plain(each))]
                if words and begins < ends:
                    cues.append((begins, ends, "\n".join(words[:LINES])))
                break
    if not cues:
        raise ValueError(_("{path}: no captions with times in it; save them as .srt or .vtt"))
    said = (
        f"{_time(begins)} --> {_time(ends)}\n{words}\n" for begins, ends, words in sorted(cues)
    )
    return "\n".join(("WEBVTT\n", *said))


def spoken(captions: str) -> str:
    """Return the words of captions in WebVTT, each on a line of its own."""
    lines = (each for each in captions.split("\n")[1:] if each and "-->" not in each)
    return html.unescape("\n".join(lines))


def _plain(line: str) -> str:
    bare = html.unescape(_MARKUP.sub("", _UNSEEN.sub("", line)))
    return html.escape(" ".join(_UNSEEN.sub("", bare).split()), quote=False)


def _milliseconds(span: re.Match[str], first: int) -> int:
    hours, minutes, seconds = (int(span[first + at] or 0) for at in range(3))
    return ((hours * 60 + minutes) * 60 + seconds) * 1000 + int(span[first + 3].ljust(3, "0"))


def _time(milliseconds: int) -> str:
    seconds, rest = divmod(milliseconds, 1000)
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}.{rest:03}"
