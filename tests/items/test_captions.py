"""Captions of a video: read from what editors have, kept as times and words alone."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher import words
from publisher.items.captions import LINES, spoken, webvtt

SRT = """\
1
00:00:01,000 --> 00:00:03,5
Xin chào <b>bà con</b>!

2
0:00:04,000 --> 0:00:06,000
{\\an8}Nộp hồ sơ
tại nhà.
"""
VTT = """\
WEBVTT - phim

STYLE
::cue { background: url(https://evil.example/x) }

NOTE một ghi chú

mở đầu
00:01.000 --> 00:03.000 line:0 position:20%
<v Lan>Xin chào &amp; cảm ơn

REGION
id:a
"""


@pytest.fixture(autouse=True)
def _english() -> None:
    words.use("en")


def test_an_srt_becomes_webvtt_with_its_words() -> None:
    assert webvtt(SRT) == (
        "WEBVTT\n\n00:00:01.000 --> 00:00:03.500\nXin chào bà con!\n\n"
        "00:00:04.000 --> 00:00:06.000\nNộp hồ sơ\ntại nhà.\n"
    )


def test_a_vtt_loses_its_styles_places_and_notes() -> None:
    assert webvtt(VTT) == ("WEBVTT\n\n00:00:01.000 --> 00:00:03.000\nXin chào &amp; cảm ơn\n")


@pytest.mark.parametrize(
    "text", ["", "Xin chào.", "1\n00:00:02,000 --> 00:00:01,000\nlùi", "WEBVTT"]
)
def test_a_file_without_captions_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="no captions"):
        webvtt(text)


def test_the_words_alone_are_proofread() -> None:
    assert spoken(webvtt(SRT)) == "Xin chào bà con!\nNộp hồ sơ\ntại nhà."
    assert spoken("") == ""


def test_captions_stand_in_the_order_of_their_times() -> None:
    late, early = SRT.split("\n\n")[::-1]
    assert webvtt(f"{late}\n\n{early}\n") == webvtt(SRT)


@given(st.text(alphabet="a<>&-{}\\\n\u202e\x1b:0123456789., ", max_size=200))
def test_words_never_become_markup_or_times(words: str) -> None:
    try:
        made = webvtt(f"00:00:01,000 --> 00:00:02,000\n{words}")
    except ValueError:
        return
    head, *cues = made.split("\n\n")
    assert head == "WEBVTT"
    for cue in cues:
        times, *lines = cue.rstrip("\n").split("\n")
        assert re.fullmatch(r"(\d{2,}:\d\d:\d\d\.\d{3}) --> (\d{2,}:\d\d:\d\d\.\d{3})", times)
        assert 0 < len(lines) <= LINES
        assert not any(re.search(r"[<>\x1b\u202e]|-->", line) for line in lines)


def test_a_long_line_of_anything_is_read_at_once() -> None:
    for each in ("<", "{\\", "00:", "\n ", "--> "):
        with pytest.raises(ValueError, match="no captions"):
            webvtt(each * (400_000 // len(each)))
