"""A report's documents: each made by its form, and written where a person wants it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from publisher.cli.base import out, refuse, unwritable
from publisher.cli.visible import visible, visible_json
from publisher.words import _, unreadable

if TYPE_CHECKING:
    from publisher.report.figures.model import Report

FORMS = ("docx", "xlsx", "html", "csv", "json", "pdf")
TEXTS = ("html", "csv", "json")  # what a terminal or a pipe can take


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which documents somebody wants, of which tables, and where."""

    forms: Sequence[str]
    tables: Sequence[str]  # of CSV, which has one each; all if none is named
    place: Path | None
    template: Path | None

    def __post_init__(self) -> None:
        """End where there is no such form."""
        for form in self.forms:
            if form not in FORMS:
                message = _("no form {form!r}; known: {known}")
                refuse(message.format(form=form, known=", ".join(FORMS)), 2)


def write_documents(report: "Report", wanted: Wanted) -> None:
    """Write documents and name them; one text that has no place is printed."""
    if wanted.place is None and len(wanted.forms) == 1 and wanted.forms[0] in TEXTS:
        _print(report, wanted)
        return
    for name, document in documents(report, wanted.forms, wanted.tables, wanted.template):
        path = _path(wanted, name)
        try:
            path.write_bytes(document)
        except OSError as error:
            unwritable(path, error)
        out.print(str(path), markup=False, soft_wrap=True)


def _print(report: "Report", wanted: Wanted) -> None:
    (form,) = wanted.forms
    if form == "csv":
        tables = wanted.tables or ("channels",)
        texts = [_csv(report, each).decode("utf-8") for each in tables]
    else:
        texts = [_document(report, form, None).decode("utf-8")]
    show = visible_json if form == "json" else visible
    print("\n".join(map(show, texts)), end="")  # noqa: T201


def _path(wanted: Wanted, name: str) -> Path:
    """Return where a document goes: the file that was named, or into the folder."""
    place = wanted.place or Path()
    if place.is_dir():
        return place / name
    if len(wanted.forms) == 1 and place.suffix == f".{wanted.forms[0]}":
        return place
    try:
        place.mkdir()
    except OSError as error:
        unwritable(place, error)
    return place / name


def documents(
    report: "Report",
    forms: Sequence[str],
    tables: Sequence[str] = (),
    template: Path | None = None,
) -> Iterator[tuple[str, bytes]]:
    """Yield documents with the names of their files; CSV has one for each table."""
    name = f"bao-cao-{report.period.id.replace('..', '-den-')}"
    for form in dict.fromkeys(forms):
        if form != "csv":
            yield f"{name}.{form}", _document(report, form, template)
            continue
        for table in tables or report.tables:
            yield f"{name}-{table}.csv", _csv(report, table)


def _csv(report: "Report", table: str) -> bytes:
    from publisher.report.documents.table_csv import NoSuchTable, make_csv

    try:
        return make_csv(report, table)
    except NoSuchTable as error:
        refuse(error, 2)


def _document(report: "Report", form: str, template: Path | None) -> bytes:
    if form in ("docx", "pdf"):
        made = _word(report, template)
        return made if form == "docx" else _pdf(made)
    if form == "xlsx":
        from publisher.report.documents.excel import make_excel

        return make_excel(report)
    if form == "html":
        from publisher.report.documents.page import make_page

        return make_page(report)
    from publisher.report.documents.table_json import make_json

    return make_json(report)


def _word(report: "Report", template: Path | None) -> bytes:
    if template is None:
        from publisher.report.documents.word import make_word

        return make_word(report)
    from publisher.report.documents.template import BadTemplate, make_from_template

    try:
        return make_from_template(template.read_bytes(), report)
    except OSError as error:
        refuse(f"{template}: {unreadable(error)}", 2)
    except BadTemplate as error:
        refuse(f"{template}: {error}")


def _pdf(docx: bytes) -> bytes:
    from publisher.report.documents.pdf import NoOffice, NotConverted, make_pdf

    try:
        return make_pdf(docx)
    except (NoOffice, NotConverted) as error:
        refuse(error)
