"""The overview, the reports and their documents."""

from collections.abc import Callable

from starlette.responses import Response

from publisher.report.documents.charts import charts
from publisher.report.documents.forms import document, file_name
from publisher.report.documents.pdf import NoOffice, NotConverted
from publisher.report.documents.table_csv import NoSuchTable, make_csv
from publisher.report.figures.model import Report
from publisher.report.freezing import CantFreeze, freeze
from publisher.report.frozen import Altered
from publisher.report.periods.notation import BadPeriod, read_period
from publisher.report.periods.period import Period, before
from publisher.web.kept_reports import BeingMade
from publisher.web.overview import now as what_is_now
from publisher.web.overview.shown import DOCUMENTS, LEADING, choices, head, piece, this
from publisher.web.visit import EVERYBODY, Page, Unknown, Visit
from publisher.words import _

AGAIN = 2  # seconds after which a page asks again for figures that are being made
TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pdf": "application/pdf",
    "json": "application/json",
    "csv": "text/csv; charset=utf-8",
    "html": "text/html; charset=utf-8",
}
# A picture or a document of ours runs nothing and fetches nothing.
PICTURE = {"content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox"}


def show_overview(visit: Visit) -> Response:
    """Show what is so now: what waits, what is wrong, and this month's figures so far."""
    month = this(visit, "month")
    kept = visit.desk.reports.last(visit.workspace, month)
    figures = piece(visit, kept, "overview_figures.html.j2", LEADING) if kept else None
    now = what_is_now.now(visit)
    return visit.page("overview.html.j2", period=month.id, now=now, figures=figures)


def show_report(visit: Visit) -> Response:
    """Show the report of a period; of the last month that is over where none is asked for."""
    period = _asked(visit, visit.asked("ky"))
    try:
        kept = visit.desk.reports.of(visit.workspace, period)
    except BeingMade:
        return _being_made(visit)
    return visit.page(
        "report.html.j2",
        period=period.id,
        report=kept.report,
        **head(kept.report),
        figures=piece(visit, kept, "report_figures.html.j2"),
        documents=DOCUMENTS,
        choices=choices(visit),
        may_freeze=visit.may("publisher", "admin"),
    )


def fetch(visit: Visit, report: Report) -> Response:
    """Hand out a document of a report: the same bytes as the command writes."""
    form = visit.named("form")
    if form not in TYPES or form == "csv":
        raise Unknown
    try:
        made = document(report, form)
    except (NoOffice, NotConverted) as error:
        return visit.page(
            "problem.html.j2", status=503, title=_("No PDF could be made"), why=str(error)
        )
    visit.note("web_export", period=report.period.id, form=form)
    return _file(made, form, file_name(report, form))


def fetch_table(visit: Visit, report: Report) -> Response:
    """Hand out a table of a report as CSV."""
    table = visit.named("table")
    try:
        made = make_csv(report, table)
    except NoSuchTable:
        raise Unknown from None
    visit.note("web_export", period=report.period.id, form="csv", table=table)
    return _file(made, "csv", file_name(report, "csv", table))


def show_chart(visit: Visit, report: Report) -> Response:
    """Hand out a chart as a picture."""
    wanted = visit.named("chart")
    found = next((each for each in charts(report) if each.id == wanted), None)
    if found is None:
        raise Unknown
    return Response(found.svg, media_type="image/svg+xml", headers=PICTURE)


def keep(visit: Visit) -> Response:
    """Freeze a period's report."""
    period = _asked(visit, visit.named("period"))
    try:
        kept = freeze(visit.workspace, period, visit.person.id, visit.said("ly_do"))
        told = _("Frozen: {name}").format(name=kept.name(visit.workspace.config.office.zone))
    except (CantFreeze, Altered) as error:
        told = _("Not frozen: {why}").format(why=error)
    visit.desk.reports.forget(period)
    return visit.go(f"/bao-cao?ky={period.id}", told)


def _file(content: bytes, form: str, name: str) -> Response:
    headers = {**PICTURE, "content-disposition": f'attachment; filename="{name}"'}
    return Response(content, media_type=TYPES[form], headers=headers)


def _asked(visit: Visit, text: str) -> Period:
    config = visit.workspace.config
    if not text:
        month = this(visit, "month")
        return before(month, config.calendar) or month
    try:
        return read_period(text, config.regime, config.calendar, visit.now)
    except BadPeriod:
        raise Unknown from None


def _being_made(visit: Visit) -> Response:
    """Say that figures are being made, on a page that asks again by itself."""
    answer = visit.page("report_being_made.html.j2", status=202)
    answer.headers["refresh"] = str(AGAIN)
    return answer


def _with_report(show: Callable[[Visit, Report], Response]) -> Callable[[Visit], Response]:
    """Return what shows something of the report that the address names."""

    def shown(visit: Visit) -> Response:
        period = _asked(visit, visit.named("period"))
        try:
            kept = visit.desk.reports.of(visit.workspace, period)
        except BeingMade:
            return _being_made(visit)
        return show(visit, kept.report)

    return shown


PAGES: tuple[Page, ...] = (
    Page(path="/tong-quan", show=show_overview, roles=EVERYBODY),
    Page(path="/bao-cao", show=show_report, roles=EVERYBODY),
    Page(path="/bao-cao/{period}/tep/{form}", show=_with_report(fetch), roles=EVERYBODY),
    Page(path="/bao-cao/{period}/bang/{table}", show=_with_report(fetch_table), roles=EVERYBODY),
    Page(path="/bao-cao/{period}/bieu-do/{chart}", show=_with_report(show_chart), roles=EVERYBODY),
    Page(
        path="/bao-cao/{period}/chot",
        act=keep,
        roles=frozenset({"publisher", "admin"}),
    ),
)
