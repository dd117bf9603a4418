"""The text of a report in Word: what was drafted, with the tables and charts that it tells of."""

from collections.abc import Iterable, Iterator, Sequence

from publisher.report.documents.draft_sections import Section
from publisher.report.documents.shown import plain
from publisher.report.documents.word_contents import WIDE, Drawn
from publisher.report.documents.word_figures import Numbered
from publisher.report.documents.word_layout import Pages
from publisher.report.documents.word_styles import Style
from publisher.report.documents.word_xml import Xml, paragraph, run, w

END = "./."  # of a document's text


def parts(sections: Sequence[Section]) -> list[list[Section]]:
    """Return the sections of the first level, each with those below it."""
    found: list[list[Section]] = []
    for each in sections:
        if each.level == 1 or not found:
            found.append([])
        found[-1].append(each)
    return found


def part(sections: Sequence[Section], *, is_last: bool) -> Iterator[Xml]:
    """Yield the headings and paragraphs of a part; the last one ends the text."""
    for section in sections:
        style = Style.HEADING if section.level == 1 else Style.SUBHEADING
        yield paragraph(style, run(plain(section.heading)))
        if is_last and section is sections[-1]:
            yield from _closing(section.paragraphs)
        else:
            yield from paragraphs(section.paragraphs)


def paragraphs(texts: Iterable[str]) -> Iterator[Xml]:
    """Yield the paragraphs of a text; what is left for people to write is marked."""
    for text in texts:
        yield _paragraph(plain(text))


def picture(pages: Pages, drawn: Drawn, numbered: Numbered) -> Iterator[Xml]:
    """Yield a chart with its title below."""
    title, words = plain(drawn.chart.title), plain(drawn.chart.words)
    yield paragraph(Style.PICTURE, pages.picture(drawn.png, title, words, WIDE))
    yield numbered.chart(title)


def _closing(texts: Sequence[str]) -> Iterator[Xml]:
    """Yield the last paragraphs: the sign of the end, on one page with the signature."""
    *most, last = texts or [""]
    yield from paragraphs(most)
    yield _paragraph(plain(last).rstrip(" ."), END, w("keepNext"))


def _paragraph(text: str, end: str = "", *looks: Xml) -> Xml:
    is_left_open = text.startswith("[") and text.endswith("]")
    words = run(text, w("highlight", val="yellow")) if is_left_open else run(text + end)
    rest = [run(end)] if is_left_open and end else []
    return paragraph(Style.BODY, words, *rest, looks=looks)
