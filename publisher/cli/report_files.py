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
        from publisher.report.documents.forms import FORMS

        for form in self.forms:
            if form not in FORMS:
                message = _("no form {form!r}; known: {known}")
                refuse(message.format(form=form, known=", ".join(FORMS)), 2)


def write_documents(report: "Report", wanted: Wanted) -> None:
    """Write documents and name them; one text that has no place is printed."""
    if wanted.place is None and len(wanted.forms) == 1 and wanted.forms[0] in TEXTS:
        _print(report, wanted)
        return
    for name, made in documents(report, wanted.forms, wanted.tables, wanted.template):
        path = _path(wanted, name)
        try:
            path.write_bytes(made)
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
    from publisher.report.documents.forms import file_name

    for form in dict.fromkeys(forms):
        if form != "csv":
            yield file_name(report, form), _document(report, form, template)
            continue
        for table in tables or report.tables:
            yield file_name(report, form, table), _csv(report, table)


def _csv(report: "Report", table: str) -> bytes:
    from publisher.report.documents.table_csv import NoSuchTable, make_csv

    try:
        return make_csv(report, table)
    except NoSuchTable as error:
        refuse(error, 2)


def _document(report: "Report", form: str, template: Path | None) -> bytes:
    if template is not None and form in ("docx", "pdf"):
        made = _filled_in(report, template)
        return made if form == "docx" else _pdf(made)
    from publisher.report.documents.forms import document
    from publisher.report.documents.pdf import NoOffice, NotConverted

    try:
        return document(report, form)
    except (NoOffice, NotConverted) as error:
        refuse(error)


def _filled_in(report: "Report", template: Path) -> bytes:
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
