"""The report as the office signs it: a “Báo cáo” in the layout of Decree 30/2020/NĐ-CP."""

from collections.abc import Iterator

from publisher.report.documents.draft import draft
from publisher.report.documents.package import describe
from publisher.report.documents.shown import plain
from publisher.report.documents.word_annex import evidence_annex, tables_annex
from publisher.report.documents.word_contents import Contents, contents
from publisher.report.documents.word_figures import Numbered, figures, headline, notes
from publisher.report.documents.word_head import (
    REPORT,
    letterhead,
    office_name,
    parent_name,
    recipients,
    signature,
    subject,
    title,
    year_of,
)
from publisher.report.documents.word_layout import Pages
from publisher.report.documents.word_text import paragraphs, part, parts, picture
from publisher.report.documents.word_xml import Xml
from publisher.report.figures.model import Report
from publisher.words import _

_RESULTS = 1  # the part that tables and charts belong to: II


def make_word(report: Report) -> bytes:
    """Return a report as a Word document; the same report makes the same file."""
    pages, numbered, head = Pages(), Numbered(), report.letterhead
    describe(pages.document, f"{REPORT}. {subject(report)}", head.name, report.made_at)
    what = contents(report)
    pages.add(*_above(report))
    _text(pages, report, what, numbered)
    signs = [plain(each).upper() for each in head.signs]
    pages.add(signature(recipients(head), signs, plain(head.signer)))
    if what.tables_are_in:
        tables_annex(pages, report, what, numbered)
    if what.products_are_in:
        evidence_annex(pages, report, what.products_are_in)
    return pages.packed()


def _above(report: Report) -> Iterator[Xml]:
    head = report.letterhead
    names = parent_name(head), office_name(head), plain(head.code), plain(head.province)
    yield letterhead(*names, year_of(report))
    yield from title(subject(report), plain(report.replaces))


def _text(pages: Pages, report: Report, what: Contents, numbered: Numbered) -> None:
    """Add what people read, from the opening to the last word."""
    drafted = draft(report)
    pages.add(*paragraphs(drafted.opening), *headline(report))
    found = parts(drafted.sections)
    for place, sections in enumerate(found):
        pages.add(*part(sections, is_last=sections is found[-1]))
        if place == _RESULTS:
            pages.add(*paragraphs(_see(what)))
            for each in what.tables:
                pages.add(*figures(each, report.lang, numbered))
            for drawn in what.charts:
                pages.add(*picture(pages, drawn, numbered))
            pages.add(*notes([plain(each) for each in report.notes]))


def _see(what: Contents) -> Iterator[str]:
    if what.tables_are_in:
        yield _("Figures in detail: see {annex}.").format(annex=what.tables_are_in)
    if what.products_are_in:
        message = _("Products, with where they can be seen: see {annex}.")
        yield message.format(annex=what.products_are_in)
