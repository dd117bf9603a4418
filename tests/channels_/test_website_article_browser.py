"""An article's page in a real browser, under the policy that the web server examples set."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from browser import BROWSER, Browser, browsing
from channel_items import FILM, make_image, make_item
from channels.website.look import Look
from channels.website.pages.parts import parts
from channels.website.payload.article import to_payload
from channels.website.site.generator import Site
from publisher.contract import Document, Video, now

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(BROWSER is None, reason="needs Chromium: make system"),
]

POLICY = (
    "default-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self';"
    " object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'self'"
)
BODY = """\
Hồ sơ nộp ở https://example.vn/{long}[^1].

| Loại công trình | Cấp | Thời hạn | Lệ phí | Nơi nộp | Nơi nhận kết quả | Ghi chú |
|---|---:|---:|---:|---|---|---|
| Nhà ở riêng lẻ | 1 | 10 | 75.000 | Một cửa | Bưu chính công ích | Không |

![](<{picture}>)

[^1]: Thủ tục mã 1.013236.
"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with browsing() as made:
        yield made


@contextmanager
def served(folder: Path) -> Iterator[str]:
    class Handler(SimpleHTTPRequestHandler):
        def __init__(self, *args: object, **kwargs: object) -> None:
            super().__init__(*args, directory=str(folder), **kwargs)  # type: ignore[arg-type]

        def end_headers(self) -> None:
            self.send_header("Content-Security-Policy", POLICY)
            super().end_headers()

        def log_message(self, *args: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@contextmanager
def site(folder: Path) -> Iterator[str]:
    """Serve a site with one article that has everything; yields the article's address."""
    (folder / "www").mkdir()
    with served(folder / "www") as address:
        look = Look(base_url=address, office_name="Sở Xây dựng")
        cover = make_image(folder, alt="Sơ đồ năm bước", caption="Năm bước", credit="Ban biên tập")
        inside = make_image(folder, suffix="png", colour="red", inline=True)
        clip = folder / "clip.mp4"
        clip.write_bytes(FILM)
        item = make_item(
            title="Bài “đầy đủ” </script><script>document.title = 'x'</script>",
            cover=cover,
            images=(inside,),
            body=BODY.format(long="a" * 200, picture=inside.name),
            video=Video(path=clip, captions="WEBVTT\n\n00:00.000 --> 00:01.000\nMột\n", seconds=1),
            documents=(Document(number="1/2026/QĐ-UBND", title="Quyết định " + "x" * 120),),
        )
        made = Site(folder / "www", folder / "site.sqlite", parts(look))
        made.publish([to_payload(replace(item, id="truoc", video=None), "")], at=now())
        made.publish([to_payload(item, "")], at=now())
        yield f"{address}/{item.id}.html"


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_the_policy_blocks_nothing_of_it_and_it_fits(
    browser: Browser, tmp_path: Path, width: int
) -> None:
    with site(tmp_path) as address:
        page = browser.look(address, width=width)
    assert page.errors == []
    assert page.wide <= width
    assert page.title.startswith("Bài “đầy đủ”")
    assert "In bài" in page.text  # scripts run, and offer what they can
    here = ("http://127.0.0.1", "data:")  # the browser's own buttons of a video are data
    assert [each for each in page.asked if not each.startswith(here)] == []


SAVE = """
const kept = new Promise((done) => {
  URL.createObjectURL = (file) => { done(file); return "#"; };
});
document.querySelector("a.save").click();
document.body.innerText = await (await kept).text();
"""
SHOWN = """
const pictures = [...document.images];
await Promise.all(pictures.map((each) => each.decode()));
document.title = pictures.length + " " + pictures.every((each) => each.src.startsWith("data:"))
  + " " + getComputedStyle(document.querySelector(".standfirst")).fontWeight;
"""


def test_a_saved_article_opens_from_a_disk_with_all_that_is_in_it(
    browser: Browser, tmp_path: Path
) -> None:
    with site(tmp_path) as address:
        saved = browser.look(address, width=1280, doing=SAVE)
        assert saved.errors == []
    file = tmp_path / "saved.html"
    file.write_text(saved.text)
    page = browser.look(file.as_uri(), width=390, doing=SHOWN)
    assert page.errors == []
    assert [each for each in page.asked if not each.startswith(("file:", "data:"))] == []
    assert page.title == "2 true 600"
    assert "Thủ tục mã 1.013236." in page.text
    assert "Tìm kiếm" not in page.text
    assert address in page.text
