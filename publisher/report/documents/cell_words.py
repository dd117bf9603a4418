"""Figures as they stand in cells, and what is said beside them, the same in every table."""

from collections.abc import Iterator
from zoneinfo import ZoneInfo

from publisher.report.documents.figure_words import difference, is_partial, percent
from publisher.report.documents.shown import plain
from publisher.report.figures.model import ColumnKind, Figure, PeriodName, Report
from publisher.words import DEFAULT, _, clock, day_text, number, reason_name

MANIFOLD = 10  # times as much: what says nothing as a percentage any more
MINUS = "\N{MINUS SIGN}"


def value_text(figure: Figure, kind: ColumnKind, lang: str = DEFAULT) -> str:
    """Return a figure as it stands in a cell: 15.420, 98,5%, at least 410, – where unknown."""
    if figure.value is None:
        return number(None)
    text = percent(figure.value, lang) if kind == "share" else number(figure.value, lang)
    text = text.replace("-", MINUS)
    return _("at least {number}").format(number=text) if figure.at_least else text


def headline_kind(figure: Figure) -> ColumnKind:
    """Return the kind of a figure that stands in no column: fractions are shares."""
    return "share" if isinstance(figure.value, float) else "sum"


def is_whole(figure: Figure) -> bool:
    """Tell whether the figure is known of everything that it is about."""
    return figure.value is not None and not is_partial(figure)


def coverage(figure: Figure) -> str:
    """Say of how many a figure is known, "" where of all of them."""
    if is_whole(figure):
        return ""
    if not figure.of and not figure.why:
        return _("nothing to count")
    if not figure.known:
        return _("no figures yet")
    return _("known for {known}/{of}").format(known=figure.known, of=figure.of)


def reasons(figure: Figure) -> str:
    """Say why a figure is not known, and of how many each time."""
    return "; ".join(f"{reason_name(why)} ({count})" for why, count in figure.why.items())


def adjustment(figure: Figure, lang: str = DEFAULT) -> str:
    """Say what services took back within the period, "" where they did not."""
    if not figure.adjusted:
        return ""
    less = number(figure.adjusted, lang).replace("-", MINUS)
    return _("adjustment {number}").format(number=less)


def remarks(figure: Figure, lang: str = DEFAULT) -> str:
    """Return all that is to be said of a figure, "" of most of them."""
    said = []
    if not is_whole(figure):
        said.append(": ".join(filter(None, (coverage(figure), reasons(figure)))))
    if figure.adjusted:
        said.append(adjustment(figure, lang))
    if figure.carried:
        count = number(figure.carried, lang)
        said.append(_("last read before the closing: {count}").format(count=count))
    return "; ".join(said)


def difference_text(now: Figure, then: Figure | None, lang: str = DEFAULT) -> str:
    """Return a difference in words, "" where there is none to tell: tăng 3.420 (28,5%)."""
    by = difference(now, then)
    if by is None or then is None or then.value is None:
        return ""
    if not by:
        return _("unchanged")
    message = _("up by {number}") if by > 0 else _("down by {number}")
    if headline_kind(now) == "share":
        points = percent(abs(by), lang).removesuffix("%")
        return message.format(number=_("{number} points").format(number=points))
    share = abs(by) / then.value if then.value > 0 else MANIFOLD
    told = f" ({percent(share, lang)})" if share < MANIFOLD else ""
    return message.format(number=number(abs(by), lang)) + told


def days_text(period: PeriodName) -> str:
    """Return the days of a period as people write them."""
    message = _("From {first} to the end of {last}")
    return message.format(first=day_text(period.first), last=day_text(period.last))


def title(report: Report) -> str:
    """Return what the documents are called that carry no form of an official letter."""
    return _("Results of publishing, {period}").format(period=plain(report.period.name))


def standing(report: Report) -> Iterator[str]:
    """Yield the time of the figures, and what makes them other than final."""
    time = clock(report.made_at, ZoneInfo(report.zone))
    yield _("Figures of {time}.").format(time=time)
    if not report.is_over:
        yield _("The period is not over: these figures will still change.")
    if report.replaces:
        message = _("Revision {number}; it replaces report {id}.")
        yield message.format(number=report.revision, id=plain(report.replaces))
