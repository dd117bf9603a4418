"""A report's documents by their form, and what their files are called."""

from collections.abc import Callable, Mapping
from typing import Final

from publisher.report.figures.model import Report

FORMS: Final = ("docx", "xlsx", "html", "csv", "json", "pdf")


def file_name(report: Report, form: str, table: str = "") -> str:
    """Return what a document's file is called: bao-cao-2026-11.docx, bao-cao-2026-11-units.csv."""
    name = f"bao-cao-{report.period.id.replace('..', '-den-')}"
    return f"{name}-{table}.{form}" if table else f"{name}.{form}"


def document(report: Report, form: str) -> bytes:
    """Return a report as one document; CSV has one for each table, see `make_csv`.

    Of a PDF: raises NoOffice, NotConverted. Libraries of documents are heavy, and imported here.
    """
    return _MAKERS[form](report)


def _docx(report: Report) -> bytes:
    from publisher.report.documents.word import make_word

    return make_word(report)


def _pdf(report: Report) -> bytes:
    from publisher.report.documents.pdf import make_pdf

    return make_pdf(_docx(report))


def _xlsx(report: Report) -> bytes:
    from publisher.report.documents.excel import make_excel

    return make_excel(report)


def _html(report: Report) -> bytes:
    from publisher.report.documents.page import make_page

    return make_page(report)


def _json(report: Report) -> bytes:
    from publisher.report.documents.table_json import make_json

    return make_json(report)


_MAKERS: Mapping[str, Callable[[Report], bytes]] = {
    "docx": _docx,
    "pdf": _pdf,
    "xlsx": _xlsx,
    "html": _html,
    "json": _json,
}
