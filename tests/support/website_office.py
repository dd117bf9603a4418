"""An office's whole website, published by the real code, with one page of each type.

    with website_office(folder) as site:
        browser.look(site.address + site.pages["home"], width=390)

The articles are the examples of the repository, and a few that have what those have not.
"""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from channel_items import make_image, make_item
from channels.website.ratings.answers import Answers
from channels.website.ratings.endpoint import Taker
from golden_website import BODY
from publisher.actions.checking import check_files
from publisher.contract import Channel, Document, Item, Post, Source, Term
from publisher.workspace import Workspace
from site_server import served

ROOT = Path(__file__).parents[2]
EVENT = "moi-du-hoi-nghi-doi-thoai"
GRAPHIC = "nam-buoc-cap-giay-phep-xay-dung"
VIDEO = "video-nop-ho-so-truc-tuyen"
CORRECTED = "ket-qua-giai-quyet-ho-so-10-thang"
WITHDRAWN = "bang-tu-kiem-tra-ho-so"
OLD = "/tin-cu/ho-so.html"  # where the article that has everything stood before
AT = datetime(2026, 11, 20, 1, 0, tzinfo=UTC)
NOTED = datetime(2026, 12, 1, 1, 0, tzinfo=UTC)

# One page of each type, by the name that tests and reports give it.
PAGES = {
    "home": "/",
    "news": "/tin-tuc/",
    "forms": "/hinh-thuc/",
    "months": "/thang/",
    "month": "/thang/2026-12/",
    "list": "/chu-de/thu-tuc-hanh-chinh/",
    "numbered list": "/tin-tuc/2.html",
    "themes": "/chu-de/",
    "units": "/don-vi/",
    "unit": "/don-vi/van-phong/",
    "article": "/chao-co-dau-tuan.html",
    "everything": "/bai-day-du.html",
    "infographic": f"/{GRAPHIC}.html",
    "video": f"/{VIDEO}.html",
    "event": f"/{EVENT}.html",
    "corrected": f"/{CORRECTED}.html",
    "version": f"/{CORRECTED}/phien-ban-1.html",
    "withdrawn": f"/{WITHDRAWN}.html",
    "English": "/one-stop.html",
    "about": "/gioi-thieu.html",
    "organisation": "/to-chuc.html",
    "duties": "/chuc-nang.html",
    "leaders": "/lanh-dao.html",
    "officers": "/can-bo-dau-moi.html",
    "contact": "/lien-he.html",
    "channels": "/kenh-chinh-thuc.html",
    "English standing": "/english-organisation.html",
    "search": "/tim-kiem.html?q=xay%20dung",
    "thanks": "/cam-on.html",
    "try later": "/thu-lai-sau.html",
    "not found": "/404.html",
}


@dataclass(frozen=True, slots=True)
class Site:
    """A website that is out."""

    address: str  # of its front page, without a slash at the end
    folder: Path  # of its files
    pages: dict[str, str]  # type → path
    answers: Answers  # of readers who rated pages


@contextmanager
def website_office(root: Path) -> Iterator[Site]:
    """Publish the examples of the repository and a few more in an empty folder, and serve them."""
    (root / "site").mkdir()
    (root / "config").mkdir()
    shutil.copytree(ROOT / "content", root / "content")
    with served(root / "site") as server:
        address = f"http://127.0.0.1:{server.server_port}"
        (root / "config/publisher.toml").write_text(config(address), encoding="utf-8")
        workspace = Workspace.open(root, offline=True)
        try:
            publish(workspace, root)
        finally:
            workspace.store.close()
        answers = Answers(root / "state/site.sqlite")
        server.taker = Taker(answers, address, lambda: datetime.now(UTC))
        yield Site(address, root / "site", PAGES, answers)


def config(address: str) -> str:
    """Return the example's config with the website alone, at an address of its own."""
    text = (ROOT / "config/publisher.example.toml").read_text(encoding="utf-8")
    assert "# per_page = 20" in text and "# rating = false" in text
    text = text.replace("https://sxd.example.gov.vn", address)
    return text.replace("# per_page = 20", "per_page = 5").replace(
        "# rating = false", "rating = true"
    )


def publish(workspace: Workspace, root: Path) -> None:
    """Put everything on the website as the daemon would; correct one article, withdraw one."""
    channel = workspace.channels["website"]
    posts: dict[str, Post] = {}
    for checked in check_files(workspace):
        assert not checked.has("error"), checked.problems
        posts.update({each.post.payload["id"]: each.post for each in checked.posts})
    posts.update({each.id: channel.render(each) for each in more(root)})
    for name, post in sorted(posts.items(), key=lambda each: each[1].payload["published"]):
        receipt = channel.publish(post, key=name)
        if name == WITHDRAWN:
            channel.withdraw(receipt)
    correct(channel, posts[CORRECTED])
    channel.upkeep(AT)  # packs what was written, as the daemon has it done


def correct(channel: Channel, post: Post) -> None:
    """Publish an article again with a note of what was wrong in it."""
    note = {
        "at": AT.isoformat(),
        "note": "Tỷ lệ đúng hạn của tháng 10 là 98,7%, không phải 97,8%.",
    }
    corrected = replace(post, payload={**post.payload, "corrections": [note]})
    receipt = channel.find(post, key=CORRECTED, since=AT)
    assert receipt
    channel.update(receipt, corrected)


def more(folder: Path) -> list[Item]:
    """Return an article that has everything, and one in English."""
    inside = replace(
        make_image(folder, suffix="png", size=(400, 300), alt="Sơ đồ các bước"),
        name="bbbbbbbbbbbbbbbb.png", caption="Sơ đồ <các bước>.", inline=True,
    )  # fmt: skip
    gallery = [
        make_image(folder, colour=colour, alt=f"Công trình {colour}", caption="Công trường.")
        for colour in ("navy", "maroon")
    ]
    full = make_item(
        id="bai-day-du",
        title='Bài "đầy đủ" <mọi thứ> & hơn nữa',
        body=BODY,
        cover=make_image(folder, size=(1800, 1200), caption="Công dân nộp hồ sơ.", credit="Ban"),
        images=(inside, *gallery),
        documents=(
            Document(number="618/KH-SXD", title="Kế hoạch", url="https://example.vn/618"),
            Document(number="42/2022/NĐ-CP"),
        ),
        source=Source(name="Cổng thông tin tỉnh", url="https://example.vn", published_at=AT),
        ai="assisted",
        notices=("Bài viết có trí tuệ nhân tạo hỗ trợ.",),
        publish_at=AT,
        theme=Term("thu-tuc-hanh-chinh", "Thủ tục hành chính và dịch vụ công trực tuyến"),
        old_addresses=(OLD,),
    )
    english = make_item(
        id="one-stop", lang="en", title="One desk for every file", publish_at=AT,
        summary="Since November, one desk takes every application.", body="Open on weekdays.",
        theme=Term("thu-tuc-hanh-chinh", "Thủ tục hành chính và dịch vụ công trực tuyến"),
    )  # fmt: skip
    return [full, english]
