"""The body text of a report, drafted from its figures in plain administrative words.

It says what the figures say: no cause, no praise, and of what nobody knows that nobody does.
What people have to write stands as a line in square brackets.
"""

from collections.abc import Iterator
from zoneinfo import ZoneInfo

from publisher.report.documents.draft_results import general, of_tables
from publisher.report.documents.draft_review import achieved, lacking
from publisher.report.documents.draft_sections import Draft, Section
from publisher.report.figures.model import Report
from publisher.words import _, clock, day_text

__all__ = ["Draft", "Section", "draft"]


def draft(report: Report) -> Draft:
    """Return the text in the language in use, from the opening to the proposals."""
    return Draft(tuple(_opening(report)), tuple(_sections(report)))


def _opening(report: Report) -> Iterator[str]:
    period = report.period
    if period.kind == "days":
        message = _(
            "{office} reports on the results of information and communication {days} as follows:"
        )
    else:
        message = _(
            "{office} reports on the results of information and communication of {period} (from "
            "{first} to the end of {last}) as follows:"
        )
    yield message.format(
        office=report.letterhead.name,
        period=period.name,
        days=period.name,
        first=day_text(period.first),
        last=day_text(period.last),
    )
    zone = ZoneInfo(report.zone)
    made = clock(report.made_at, zone)
    if report.is_over:
        message = _(
            "The figures were closed at {closed} and put together at {made} from the readings "
            "that the publishing system keeps."
        )
        yield message.format(closed=clock(period.closed_at, zone), made=made)
    else:
        yield _("The period is not over: these are the figures of {time}.").format(time=made)
    if report.replaces:
        yield _("This report replaces report {report}.").format(report=report.replaces)


def _sections(report: Report) -> Iterator[Section]:
    yield Section(
        _("I. Direction and organisation"),
        (_("[To be added by the office: directives and plans issued, how the work was shared]"),),
    )
    yield Section(_("II. Results"), tuple(general(report)))
    for place, (heading, paragraphs) in enumerate(of_tables(report), 1):
        yield Section(f"{place}. {heading}", tuple(paragraphs), 2)
    yield Section(_("III. Assessment"), ())
    yield Section("1. " + _("What was achieved"), tuple(achieved(report)), 2)
    causes = _("[To be added by the office: causes, and what the figures do not show]")
    yield Section("2. " + _("What is lacking"), (*lacking(report), causes), 2)
    yield Section(
        _("IV. Tasks of the coming period"),
        (_("[To be added by the office: the tasks of the coming period]"),),
    )
    yield Section(
        _("V. Proposals"),
        (_("[To be added by the office: proposals, or that there are none]"),),
    )
