"""The Word report as LibreOffice lays it out: its text, its fonts, and nothing cut."""

import re
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from golden_word import PAGES, in_one, pages
from publisher import words
from publisher.report.documents.pdf import make_pdf
from publisher.report.documents.template import filled
from publisher.report.documents.template_example import example_template
from publisher.report.documents.word import make_word
from sample_report import sample_report

pytestmark = pytest.mark.services

DOTS = 50  # an inch
MARGINS = ((20, 15, 15, 27), (30, 17, 15, 17))  # mm: top, right, bottom, left; upright, lying


@pytest.fixture(scope="module")
def pdf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the sample report, with a table that fills pages, as PDF."""
    words.use("vi")
    path = tmp_path_factory.mktemp("pdf") / "report.pdf"
    path.write_bytes(make_pdf(make_word(sample_report())))
    return path


@pytest.fixture(scope="module")
def long_pdf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    words.use("vi")
    report = sample_report()
    units = report.tables["units"]
    rows = [replace(units.rows[place % 3], key=str(place)) for place in range(60)]
    seen = [replace(report.evidence[place % 2], item=str(place)) for place in range(40)]
    report = replace(report, tables={"units": replace(units, rows=rows)}, evidence=seen)
    path = tmp_path_factory.mktemp("pdf") / "long.pdf"
    path.write_bytes(make_pdf(make_word(report)))
    return path


def images(pdf: Path) -> Iterator[Image.Image]:
    command = ["pdftoppm", "-r", str(DOTS), "-png", str(pdf), str(pdf.with_suffix(""))]
    subprocess.run(command, check=True)  # noqa: S603
    for path in sorted(pdf.parent.glob("*.png")):
        with Image.open(path) as image:
            yield image.convert("L")


def test_the_pages_say_what_was_read(pdf: Path) -> None:
    assert in_one(pages(pdf)) == PAGES.read_text(encoding="utf-8")


def test_only_fonts_with_all_vietnamese_letters_appear(pdf: Path, long_pdf: Path) -> None:
    for each in (pdf, long_pdf):
        told = subprocess.run(["pdffonts", each], capture_output=True, text=True, check=True)  # noqa: S603, S607
        fonts = [line.split()[0] for line in told.stdout.splitlines()[2:]]
        assert fonts
        assert [font for font in fonts if not re.fullmatch(r"\w+\+LiberationSerif\S*", font)] == []


def test_nothing_reaches_into_the_margins(pdf: Path, long_pdf: Path) -> None:
    for each in (pdf, long_pdf):
        for number, image in enumerate(images(each), start=1):
            white = Image.new("L", image.size, 255)
            box = (
                ImageChops.difference(image, white).point(lambda grey: 255 * (grey > 60)).getbbox()
            )
            assert box, f"page {number} is empty"
            top, right, bottom, left = MARGINS[image.width > image.height]
            dot = 25.4 / DOTS
            has_number = box[1] * dot < top
            assert box[1] * dot >= (9 if has_number else top) - 1
            assert box[0] * dot >= left - 1
            assert (image.width - box[2]) * dot >= right - 4
            assert (image.height - box[3]) * dot >= bottom - 1


def test_heads_stand_on_every_page_of_a_table(long_pdf: Path) -> None:
    text = pages(long_pdf)
    with_rows = [page for page in text if "5.140*" in page and "Bảng" not in page]
    assert len(with_rows) > 1
    assert all("TT Đơn vị" in page for page in with_rows)
    assert sum("Liên kết kiểm chứng" in page for page in text) > 2


def test_the_signature_stands_whole_beside_the_last_words(pdf: Path, long_pdf: Path) -> None:
    for each in (pdf, long_pdf):
        page = next(page for page in pages(each) if "./." in page)
        for expected in ("Nơi nhận:", "Lưu: VT, VP.", "TL. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG"):
            assert expected in page


def test_the_first_page_of_each_part_has_no_number(long_pdf: Path) -> None:
    tops = [page.strip().split(maxsplit=1)[0] for page in pages(long_pdf) if page.strip()]
    assert tops[0] == "UBND"
    assert tops[1] == "2"
    assert tops.count("Phụ") == 2
    annexes = [place for place, top in enumerate(tops) if top == "Phụ"]
    assert [tops[place + 1] for place in annexes] == ["2", "2"]


def test_a_filled_template_is_laid_out_too(tmp_path: Path) -> None:
    words.use("vi")
    path = tmp_path / "template.pdf"
    path.write_bytes(make_pdf(filled(example_template(), sample_report())))
    assert "Kết quả công tác thông tin, tuyên truyền tháng 11/2026" in pages(path)[0]
