"""A report as JSON: all of it, the same bytes each time, to be read back."""

from pydantic_core import to_json

from publisher.report.figures.model import Report


def make_json(report: Report) -> bytes:
    """Return the report as JSON; `ADAPTER.validate_json` reads it back."""
    return to_json(report, indent=1) + b"\n"
