"""A Word document as PDF, by LibreOffice where it is installed: it looks the same."""

import os
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path

from publisher.words import _

PROGRAMS = ("soffice", "libreoffice")
PACKAGES = "libreoffice-writer-nogui fonts-liberation2"  # Debian's: the program, its fonts
SECONDS = 600.0  # a list of thousands of products takes minutes


class NoOffice(Exception):
    """LibreOffice is not installed; the message says what to install."""


class NotConverted(Exception):
    """LibreOffice made no PDF of a document; the message says why, as far as it told."""


def make_pdf(docx: bytes, seconds: float = SECONDS) -> bytes:
    """Return a Word document as PDF; raises NoOffice and NotConverted."""
    program = next(filter(None, map(shutil.which, PROGRAMS)), None)
    if program is None:
        message = _("PDF files are made by LibreOffice, which is not installed: {packages}")
        raise NoOffice(message.format(packages=PACKAGES))
    with tempfile.TemporaryDirectory(prefix="pdf-") as folder:
        place = Path(folder)
        (place / "report.docx").write_bytes(docx)
        told = _converted(program, place, seconds)
        try:
            return (place / "report.pdf").read_bytes()
        except FileNotFoundError:
            message = _("LibreOffice could not make a PDF file: {reason}")
            raise NotConverted(message.format(reason=told or "?")) from None


def _converted(program: str, place: Path, seconds: float) -> str:
    """Run LibreOffice with a profile of its own; return the last that it said."""
    command = [
        program,
        "--headless",
        "--norestore",
        f"-env:UserInstallation={(place / 'profile').as_uri()}",
        *("--convert-to", "pdf:writer_pdf_Export"),
        *("--outdir", str(place), str(place / "report.docx")),
    ]
    with subprocess.Popen(  # noqa: S603  found in PATH, fixed arguments
        command,
        cwd=place,
        env={"PATH": os.environ.get("PATH", os.defpath), "HOME": str(place), "LANG": "C.UTF-8"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        start_new_session=True,  # it starts others: all of them end together
    ) as process:
        try:
            told, _nothing = process.communicate(timeout=seconds)
        except subprocess.TimeoutExpired:
            message = _("LibreOffice did not end within {seconds} seconds")
            raise NotConverted(message.format(seconds=round(seconds))) from None
        finally:
            if process.returncode is None:
                os.killpg(process.pid, signal.SIGKILL)
    return told.decode(errors="replace").strip()[-300:]
