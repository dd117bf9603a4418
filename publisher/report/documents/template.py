"""A report in an office's own Word template: fields in double braces, by docxtpl.

The template comes from the office, but may be broken or never end: it is filled in by a
process of its own, in a sandbox, and what is wrong is told with its place.
"""

import io
import re
import struct
import zipfile
from html import unescape
from typing import Any

from docx.opc.exceptions import PackageNotFoundError
from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, Template, TemplateError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from publisher.contract import Rejected, TooMuch, Worker
from publisher.report.documents.package import describe, packed
from publisher.report.documents.shown import plain
from publisher.report.documents.template_fields import context
from publisher.report.documents.word_head import REPORT, subject
from publisher.report.figures.model import ADAPTER, Report
from publisher.words import _, use

_LENGTH = struct.Struct(">I")
_SECONDS, _MEGABYTES = 30.0, 1_500
_TAG = re.compile("<[^>]*>")
_PLACE = 80  # letters of the paragraph that has the fault
# What a template's own expressions raise, and what reads broken parts.
_FAULTS = (TemplateError, ArithmeticError, AttributeError, LookupError, SyntaxError, TypeError,
           ValueError)  # fmt: skip


class BadTemplate(Exception):
    """A template can't be filled in; the message says why and where."""


def make_from_template(template: bytes, report: Report) -> bytes:
    """Return a report in an office's template; raises BadTemplate."""
    worker = Worker(f"{__name__}:answer", seconds=_SECONDS, megabytes=_MEGABYTES)
    request = _LENGTH.pack(len(template)) + template + ADAPTER.dump_json(report)
    try:
        return worker.ask(request)
    except Rejected as error:
        raise BadTemplate(*error.problems) from None
    except (TooMuch, TimeoutError):
        raise BadTemplate(_("the template takes too long, or too much memory")) from None
    finally:
        worker.close()


def answer(request: bytes) -> bytes:
    """Fill in a template within the worker's process."""
    begins, (length,) = _LENGTH.size, _LENGTH.unpack_from(request)
    report = ADAPTER.validate_json(request[begins + length :])
    use(report.lang)
    return filled(request[begins : begins + length], report)


def filled(template: bytes, report: Report) -> bytes:
    """Return a report in a template; raises Rejected with the fault and its place."""
    office = DocxTemplate(io.BytesIO(template))
    try:
        office.init_docx()
    except (zipfile.BadZipFile, PackageNotFoundError, KeyError, ValueError, SyntaxError):
        raise Rejected(_("the template is no Word document (.docx)")) from None
    sandbox = _Sandbox(undefined=_Unknown)
    try:
        office.render(context(report, office), jinja_env=sandbox, autoescape=True)
    except _FAULTS as error:
        raise Rejected(_told(error, sandbox)) from None
    about = f"{REPORT}. {subject(report)}"
    describe(office.docx, about, report.letterhead.name, report.made_at)
    return packed(office.docx)


class _Unknown(StrictUndefined):
    """A field that does not exist, told by its name."""

    @property
    def _undefined_message(self) -> str:
        return _("there is no field {name}").format(name=self._undefined_name)


class _Sandbox(ImmutableSandboxedEnvironment):
    """Keeps the part that it works on, so that a fault's line leads to its paragraph."""

    source = ""

    def from_string(self, source: Any, *rest: Any, **named: Any) -> Template:
        """Read a part: docxtpl begins a line with each paragraph."""
        self.source = source
        return super().from_string(source, *rest, **named)


def _told(error: Exception, sandbox: _Sandbox) -> str:
    """Return a fault with the beginning of the paragraph that it is in."""
    line = getattr(error, "lineno", None) or _line_of(error)
    lines = sandbox.source.split("\n")
    place = plain(unescape(_TAG.sub("", lines[line - 1]))) if 0 < line <= len(lines) else ""
    if not place:
        return plain(str(error))
    return _("{error}; it stands at “{place}”").format(
        error=plain(str(error)), place=place[:_PLACE]
    )


def _line_of(error: Exception) -> int:
    """Return the line of a template that raised something; 0 where none did."""
    line, trace = 0, error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == "<template>":
            line = trace.tb_lineno
        trace = trace.tb_next
    return line
