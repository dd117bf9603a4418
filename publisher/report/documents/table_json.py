"""A report as JSON: all of it, the same bytes each time, to be read back."""

from publisher.report.figures.model import ADAPTER, Report


def make_json(report: Report) -> bytes:
    """Return the report as JSON; `ADAPTER.validate_json` reads it back."""
    return ADAPTER.dump_json(report, indent=1) + b"\n"
