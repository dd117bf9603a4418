"""The website and the preview in a real browser, on a telephone as narrow as they come."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from browser import BROWSER, Browser, browsing
from publisher.actions.checking import check_files
from publisher.preview.page import preview_page
from publisher.workspace import Workspace
from site_server import serving

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(BROWSER is None, reason="no browser is installed here"),
]

ROOT = Path(__file__).parent.parent
TABLE = "2026-11-23-chao-co-dau-tuan"  # has a table, lists, a quotation
DRAWING = "2026-11-24-nam-buoc-cap-giay-phep-xay-dung"  # has a picture in its text
PHONE = 360  # pixels


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with browsing() as started:
        yield started


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """Publish two of the example items on a website; yields its address and a preview."""
    root = tmp_path_factory.mktemp("office")
    (root / "site").mkdir()
    (root / "config").mkdir()
    shutil.copytree(ROOT / "content", root / "content")
    text = (ROOT / "config/publisher.example.toml").read_text(encoding="utf-8")
    with serving(root / "site") as address:
        text = text.replace("https://sxd.example.gov.vn", address)
        text = text.replace("enabled = false", "enabled = true")
        (root / "config/publisher.toml").write_text(text, encoding="utf-8")
        workspace = Workspace.open(root, offline=True)
        try:
            publish(workspace, TABLE, DRAWING)
            preview = root / "preview.html"
            preview.write_text(preview_page(workspace, f"{DRAWING}.md").page, encoding="utf-8")
        finally:
            workspace.store.close()
        yield address, preview


def publish(workspace: Workspace, *names: str) -> None:
    """Put items on the website, as the daemon would."""
    for checked in check_files(workspace, [Path(f"{name}.md") for name in names]):
        (post,) = [each.post for each in checked.posts if each.account.name == "website"]
        workspace.channels["website"].publish(post, key=str(checked.path))


@pytest.mark.parametrize(
    ("path", "title", "words"),
    [("/", "Sở Xây dựng tỉnh Đắk Lắk", "5 bước đề nghị cấp giấy phép xây dựng"),
     ("/chao-co-dau-tuan.html", "Chào cờ đầu tuần", "Đơn vị viết"),
     ("/nam-buoc-cap-giay-phep-xay-dung.html", "5 bước đề nghị", "Năm bước cần nhớ"),
     ("/chu-de/", "Chủ đề", "Thủ tục hành chính và dịch vụ công trực tuyến"),
     ("/don-vi/van-phong/", "Văn phòng Sở", "Chào cờ đầu tuần")],
    ids=["home", "table", "picture", "themes", "unit"],
)  # fmt: skip
def test_a_page_of_the_website_is_whole_on_a_telephone(
    browser: Browser, office: tuple[str, Path], path: str, title: str, words: str
) -> None:
    site, _preview = office
    page = browser.look(site + path, width=PHONE)
    assert title in page.title
    assert words in page.text
    assert page.errors == []
    assert [each for each in page.asked if not each.startswith(f"{site}/")] == []
    assert page.wide == PHONE


def test_a_preview_is_whole_on_a_telephone_and_asks_nobody_for_anything(
    browser: Browser, office: tuple[str, Path]
) -> None:
    _site, preview = office
    page = browser.look(preview.as_uri(), width=PHONE)
    assert page.title.startswith("Xem trước: 5 bước đề nghị")
    assert "Fanpage Facebook" in page.text and "Không thấy lỗi." in page.text
    assert page.errors == []
    assert [each for each in page.asked if not each.startswith("data:")] == [preview.as_uri()]
    assert page.wide == PHONE


def test_the_browser_tells_what_is_wrong_with_a_page(browser: Browser, tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(
        "<!DOCTYPE html><meta name=viewport content=width=device-width>"
        "<p style='width: 500px'>wide</p><script>console.error('said'); nothing()</script>"
        "<img src='/gone.png'>"
    )
    with serving(tmp_path) as site:
        page = browser.look(f"{site}/a.html", width=PHONE)
    assert any("Content Security Policy" in each for each in page.errors), page.errors
    with serving(tmp_path, policy="") as site:
        page = browser.look(f"{site}/a.html", width=PHONE)
    assert page.wide > PHONE
    assert f"{site}/gone.png" in page.asked
    for found in ("said", "nothing is not defined", "404"):
        assert any(found in each for each in page.errors), page.errors
