"""The golden Word report: the sample's, as an outline that people can read and compare.

    python tests/support/golden_word.py

writes it anew; the diff is then read before it is committed.
"""

import io
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

from docx import Document
from docx.oxml.ns import qn
from docx.section import Section
from docx.table import Table
from docx.text.paragraph import Paragraph

from publisher import words
from publisher.report.documents.pdf import make_pdf
from publisher.report.documents.word import make_word
from sample_report import sample_report

GOLDEN = Path(__file__).parents[1] / "golden" / "report"
OUTLINE = GOLDEN / "word.txt"
PAGES = GOLDEN / "word-pages.txt"


def outline(docx: bytes) -> str:
    """Return every paragraph with its style, every table by rows, every turn of the page."""
    return "\n".join(_lines(docx)) + "\n"


def _lines(docx: bytes) -> Iterator[str]:
    document = Document(io.BytesIO(docx))
    sections = iter(document.sections)
    yield _page(next(sections))
    for each in document.iter_inner_content():
        if isinstance(each, Table):
            yield from _table(each)
            continue
        yield f"{each.style.name if each.style else ''}: {_told(each)}"
        if each._p.pPr is not None and each._p.pPr.find(qn("w:sectPr")) is not None:
            yield _page(next(sections))


def _page(section: Section) -> str:
    width, height = section.page_width, section.page_height
    assert width
    assert height
    counted = section._sectPr.find(qn("w:pgNumType"))
    again = "" if counted is None else ", pages counted from 1"
    return f"=== page {width.mm:.0f} × {height.mm:.0f} mm{again}"


def _table(table: Table) -> Iterator[str]:
    yield "--- table"
    for row in table.rows:
        properties = row._tr.trPr
        head = properties is not None and properties.find(qn("w:tblHeader")) is not None
        cells = [" / ".join(map(_told, cell.paragraphs)) for cell in row.cells]
        yield ("# " if head else "| ") + " | ".join(cells)
    yield "---"


def _told(paragraph: Paragraph) -> str:
    pictures = [each.get("descr", "") for each in paragraph._p.iter(qn("wp:docPr"))]
    links = "".join(f" <{each.url}>" for each in paragraph.hyperlinks)
    return paragraph.text + links + "".join(f"[picture: {each}]" for each in pictures)


def pages(pdf: Path) -> list[str]:
    """Return the words of each page of a PDF, line by line."""
    command = ["pdftotext", "-layout", "-enc", "UTF-8", str(pdf), "-"]
    told = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603
    return [
        "\n".join(" ".join(line.split()) for line in page.split("\n") if line.strip())
        for page in told.stdout.split("\f")[:-1]
    ]


def in_one(told: list[str]) -> str:
    """Return pages as the golden file has them."""
    return "\n=== page\n".join(told) + "\n"


def main() -> None:
    """Write the golden outline, and the pages where LibreOffice is installed."""
    words.use("vi")
    GOLDEN.mkdir(parents=True, exist_ok=True)
    made = make_word(sample_report())
    OUTLINE.write_text(outline(made), encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        pdf = Path(folder) / "report.pdf"
        pdf.write_bytes(make_pdf(made))
        PAGES.write_text(in_one(pages(pdf)), encoding="utf-8")


if __name__ == "__main__":
    main()
