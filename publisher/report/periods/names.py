"""Periods as people read them: tháng 11/2026, quý IV/2026, 6 tháng đầu năm 2026."""

from publisher.report.periods.period import Period, PeriodName
from publisher.words import _, day_text

QUARTERS = ("I", "II", "III", "IV")


def period_name(period: Period) -> str:
    """Return what a period is called within a sentence."""
    forms = {
        "month": _("month {index}/{year}"),
        "quarter": _("quarter {quarter}/{year}"),
        "half": _("the last six months of {year}")
        if period.index == 2
        else _("the first six months of {year}"),
        "nine": _("nine months of {year}"),
        "year": _("the year {year}"),
        "days": _("from {first} to the end of {last}"),
    }
    return forms[period.kind].format(
        index=period.index,
        quarter=QUARTERS[(period.index - 1) % 4],
        year=period.year,
        first=day_text(period.first),
        last=day_text(period.last),
    )


def told(period: Period) -> PeriodName:
    """Return a period as reports tell it."""
    return PeriodName(
        id=period.id,
        kind=period.kind,
        name=period_name(period),
        first=period.first,
        last=period.last,
        regime=period.regime.id,
        closed_at=period.end,
    )
