"""The annexes: tables and charts in full, and the products with where they can be seen."""

from publisher.report.documents.shown import plain, shown
from publisher.report.documents.word_contents import Contents
from publisher.report.documents.word_figures import Numbered, figures, fit
from publisher.report.documents.word_head import day_line, number_line, year_of
from publisher.report.documents.word_layout import Pages
from publisher.report.documents.word_styles import Style
from publisher.report.documents.word_tables import Head, Line, Measured, table
from publisher.report.documents.word_text import picture
from publisher.report.documents.word_xml import Xml, link, paragraph, run, w
from publisher.report.figures.model import Evidence, Report
from publisher.words import _

_WIDTHS = (1.2, 2.4, 8.0, 4.6, 9.5)  # of the list of products, on a page that lies on its side


def tables_annex(pages: Pages, report: Report, contents: Contents, numbered: Numbered) -> None:
    """Add the annex of tables and charts; a table that is too wide upright turns the page."""
    title = _title(report, contents.tables_are_in, _("Figures in detail"))
    lies: bool | None = None
    for each in contents.tables_behind:
        landscape = fit(each, report.lang).landscape
        if landscape != lies:
            pages.turn(landscape=landscape, annex=lies is None)
        pages.add(*title, *figures(each, report.lang, numbered))
        title, lies = (), landscape
    if contents.charts_behind and lies is not False:
        pages.turn(landscape=False, annex=lies is None)
    pages.add(*title)
    for drawn in contents.charts_behind:
        pages.add(*picture(pages, drawn, numbered))


def evidence_annex(pages: Pages, report: Report, annex: str) -> None:
    """Add the list of the period's products, each with its addresses."""
    pages.turn(landscape=True, annex=True)
    pages.add(*_title(report, annex, _("List of products, with their evidence")))
    heads = [
        Head(_("No."), "center"),
        Head(_("Went out on"), "center"),
        Head(_("Product"), "left"),
        Head(_("Unit"), "left"),
        Head(_("Where it can be seen"), "left"),
    ]
    lines = [
        _line(pages, place, each, report.lang)
        for place, each in enumerate(report.evidence, start=1)
    ]
    pages.add(table(heads, lines, Measured(landscape=True, points=12, widths=_WIDTHS)))


def _title(report: Report, annex: str, name: str) -> tuple[Xml, ...]:
    """Return what stands above an annex: its number, its name and its document."""
    told = _("(With report {number} of {day} of {office})").format(
        number=number_line(plain(report.letterhead.code)).replace("Số:", "số"),
        day=day_line(year_of(report)),
        office=plain(report.letterhead.short_name),
    )
    return (
        paragraph(Style.TITLE, run(annex)),
        paragraph(Style.TITLE, run(name.upper())),
        paragraph(Style.HEAD, run(told, w("i")), looks=(w("spacing", after=120),)),
    )


def _line(pages: Pages, place: int, product: Evidence, lang: str) -> Line:
    links = [_link(pages, plain(name), plain(address)) for name, address in product.links]
    return Line(
        [
            str(place),
            shown(product.day, "day", lang),
            plain(product.title),
            plain(product.unit),
            links or [paragraph(Style.CELL)],
        ]
    )


def _link(pages: Pages, channel: str, address: str) -> Xml:
    """Return a channel's name with a post's address, in full: paper has no links."""
    if not address:
        nowhere = _("no address of its own")
        return paragraph(Style.CELL, run(f"{channel}: {nowhere}"))
    led = link(pages.relation(address), run(address))
    return paragraph(Style.CELL, run(f"{channel}: "), led)
