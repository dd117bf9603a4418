"""Our own HTML pages: templates of publisher/templates, in the language in use."""

from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from publisher.words import _

_TEMPLATES = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
_TEMPLATES.globals["_"] = _


def page(template: str, **values: Any) -> str:
    """Return a filled-in template, e.g. "report.html.j2"; values are escaped where shown."""
    return _TEMPLATES.get_template(template).render(values)
