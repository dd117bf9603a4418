"""One item's whole way through the publishing desk, in a real browser, out on four channels."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from browser import BROWSER, browsing
from browser_window import Page, Window
from e2e import BODY, Office, office
from publisher.contract import CLOCK_FILE
from publisher.workspace import Workspace
from web_desk import Served, made, web_desk

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(BROWSER is None, reason="no browser is installed here"),
]

ITEM, TITLE = "moi-hop", "Mời dự đối thoại về cấp phép xây dựng"
CHANNELS = ("website", "facebook", "zalo", "telegram")
PHONE, DESK = 390, 1280
BOSS, OFFICE = "giam-doc", "chanh-van-phong"
ONE_YES = "\n[approval]\ndefault = 1\n"


class Walk:
    """What people do at the desk, one after the other in one browser."""

    def __init__(self, office: Office, served: Served, window: Window) -> None:
        self.office, self.served, self.window = office, served, window

    def as_(self, person: str, path: str, width: int = DESK) -> Page:
        """Let a person open a page."""
        self.window.resize(width)
        self.served.enter(self.window, person)
        return self.whole(self.window.go(self.served.origin + path), width)

    def press(self, button: str, width: int = DESK) -> Page:
        """Press a button by its words."""
        buttons = "[...document.querySelectorAll('button')]"
        found = f"{buttons}.find(each => each.textContent.includes({button!r}))"
        self.window.value(f"{{ const d = {found}.closest('details'); if (d) d.open = true; }} 0")
        return self.whole(self.window.follow(f"{found}.click()"), width)

    def fill(self, **fields: str) -> None:
        """Write into fields by their names."""
        for name, value in fields.items():
            self.window.value(f"document.querySelector('[name={name}]').value = {value!r}")

    def whole(self, page: Page, width: int) -> Page:
        """Nothing failed, nothing broke the page's policy, nothing stands out."""
        assert page.errors == []
        assert page.wide <= width
        assert all(each.startswith((self.served.origin, "data:")) for each in page.asked)
        return page

    def waits(self) -> None:
        """Wait until the item's present words wait for a yes."""
        self.office.until(self._asked, "it waits for a yes")

    def _asked(self) -> bool:
        open_ones = "item = ? AND state = 'queued'"
        asked = f"{open_ones} AND approved_digest IS NOT content_digest"
        return bool(self.office.rows(asked, ITEM))

    def agreed(self) -> bool:
        """Tell whether nothing of the item waits for a yes."""
        return not self._asked()

    def versions(self) -> int:
        """Return how many versions the item has."""
        return len(self.office.query("SELECT id FROM versions WHERE item = ?", ITEM))

    def after(self, number: int) -> None:
        """Wait until the item has more versions than so many."""
        self.office.until(lambda: self.versions() > number, "the change is taken in")


@pytest.fixture
def walk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Walk]:
    with office(tmp_path, *CHANNELS) as made:
        with made.config.open("a", encoding="utf-8") as config:
            config.write(ONE_YES)
        monkeypatch.setenv(CLOCK_FILE, str(made.clock))
        made.write(ITEM, title=TITLE)
        workspace = Workspace.open(made.folder, offline=True)
        with (
            closing(workspace.store),
            made.daemon(),
            web_desk(workspace) as served,
            browsing() as browser,
            browser.window(width=PHONE) as window,
        ):
            yield Walk(made, served, window)


def test_an_item_goes_the_whole_way_through_the_desk(walk: Walk) -> None:
    office = walk.office
    walk.waits()
    sent_back(walk)
    approved(walk)
    moved(walk)
    approve(walk)
    office.settle()
    assert office.states(ITEM) == dict.fromkeys(CHANNELS, "sent")
    assert all(office.seen(channel).total() == 1 for channel in CHANNELS)
    corrected(walk)
    withdrawn(walk)
    told(walk)


def sent_back(walk: Walk) -> None:
    page = walk.as_(BOSS, "/duyet", PHONE)
    assert TITLE in page.text
    page = walk.whole(
        walk.window.follow(f"document.querySelector('a[href=\"/duyet/{ITEM}\"]').click()"), PHONE
    )
    names = ("Trang thông tin điện tử", "Facebook", "Zalo", "Telegram")
    assert all(name in page.text for name in names)
    assert walk.window.value("document.querySelectorAll('iframe[sandbox]').length") == len(
        CHANNELS
    )
    walk.fill(ly_do="Ghi rõ địa điểm")
    walk.press("Trả lại", PHONE)
    before = walk.versions()
    walk.office.write(ITEM, f"{BODY}\n\nĐịa điểm: hội trường của Sở.", title=TITLE)
    walk.after(before)
    walk.waits()


def approved(walk: Walk) -> None:
    page = walk.as_(BOSS, f"/duyet/{ITEM}", PHONE)
    assert "Duyệt đúng bản này" in page.text
    approve(walk)


def approve(walk: Walk) -> None:
    walk.waits()
    walk.as_(BOSS, f"/duyet/{ITEM}", PHONE)
    walk.press("Duyệt đúng bản này", PHONE)
    walk.office.until(walk.agreed, "approved")


def moved(walk: Walk) -> None:
    page = walk.as_(OFFICE, f"/lich/{ITEM}/doi")
    assert "phải duyệt lại" in page.text
    walk.fill(ngay="24/11/2026", gio="09:30")
    before = walk.versions()
    page = walk.press("Dời")
    assert "09:30" in page.text
    walk.after(before)


def corrected(walk: Walk) -> None:
    body = f"{BODY}\n\nĐịa điểm: hội trường của Sở, tầng 2."
    before = walk.versions()
    when = "2026-11-24 09:30"
    walk.office.write(
        ITEM, body, title=TITLE, publish_at=when, correction="Bản trước chưa ghi tầng."
    )
    walk.after(before)
    walk.waits()
    page = walk.as_(BOSS, f"/duyet/{ITEM}", PHONE)
    assert "tầng 2" in page.text  # what the correction changes
    walk.press("Duyệt đúng bản này", PHONE)
    walk.office.until(walk.agreed, "approved")
    walk.office.settle()
    out = (walk.office.folder / "site" / f"{ITEM}.html").read_text("utf-8")
    assert "tầng 2" in out and "Bản trước chưa ghi tầng." in out


def withdrawn(walk: Walk) -> None:
    walk.as_(OFFICE, f"/duyet/{ITEM}")
    field = (
        "document.querySelector('form[action$=\"/go-bai\"] [name=ly_do]').value = 'Hoãn đối thoại'"
    )
    walk.window.value(field)
    walk.press("Gỡ ngay")
    walk.office.until(lambda: walk.office.rows("kind = 'withdraw'"), "taken back")
    walk.office.settle()
    assert not any(walk.office.seen(channel).total() for channel in ("facebook", "telegram"))


def told(walk: Walk) -> None:
    page = walk.as_(OFFICE, f"/bai/{ITEM}")
    assert TITLE in page.text and "Hoãn đối thoại" in page.text
    walk.as_(OFFICE, "/bao-cao?ky=2026-12")
    report = made(walk.served.log_in(BOSS), "/bao-cao/2026-12/tep/docx")
    assert report.status_code == 200 and report.content.startswith(b"PK")
    lines = walk.office.query(
        "SELECT who, act, details FROM journal WHERE item = ? ORDER BY id", ITEM
    )
    acts = [(each["who"], each["act"]) for each in lines]
    for each in ((BOSS, "reject"), (BOSS, "approve"), (OFFICE, "move"), (OFFICE, "withdraw")):
        assert each in acts
    mine = [each["details"] for each in lines if each["who"] in (BOSS, OFFICE)]
    assert all("127.0.0.1" in each for each in mine)
