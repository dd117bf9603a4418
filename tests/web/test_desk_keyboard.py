"""The desk by keyboard alone, in a real browser: approve, move, settle a doubt; nothing traps."""

from collections.abc import Iterator

import pytest
from sqlalchemy import select

from browser import Browser, browsing
from busy_desk import AWAITED, DOUBTED, WHO, busy_office
from publisher.outbox.deliveries import deliveries
from web_desk import Served, web_desk

pytestmark = pytest.mark.services

PHONE, SCREEN = 390, 1280
MOVED = "hoi-dap-nha-o-xa-hoi"
# What has the focus: whether it stands after the one before, is marked, and is not covered.
STOP = """(() => {
  const here = document.activeElement, before = window.before;
  if (!here || here === document.body || here.matches('.skip') && before) return 'around';
  window.before = here;
  const {x, y, width, height} = here.getBoundingClientRect();
  const style = getComputedStyle(here);
  const top = document.elementFromPoint(x + width / 2, y + height / 2);
  const name = here.outerHTML.slice(0, 80);
  if (before && before !== here && !(before.compareDocumentPosition(here) & 4))
    return 'out of order: ' + name;
  if (here.matches('iframe')) return '';
  if (style.outlineStyle === 'none' || parseFloat(style.outlineWidth) < 2)
    return 'not marked: ' + name;
  if (!top || !(here.contains(top) || top.contains(here))) return 'covered: ' + name;
  return '';
})()"""


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("busy")
    with busy_office(folder / "office") as office, web_desk(office) as served:
        yield served


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with browsing() as started:
        yield started


@pytest.mark.parametrize("width", [PHONE, SCREEN])
@pytest.mark.parametrize(
    "path", [f"/duyet/{AWAITED}", "/lich", f"/lich/{MOVED}/doi", "/hang-doi", "/tim?q=ho+so"]
)
def test_every_step_is_in_order_and_seen_and_leads_around(
    browser: Browser, served: Served, path: str, width: int
) -> None:
    with browser.window(width=width) as window:
        served.enter(window, WHO)
        window.go(f"{served.origin}{path}")
        window.value("document.querySelectorAll('main details').forEach(e => { e.open = true; })")
        found = []
        for _step in range(400):
            window.press("Tab")
            found.append(window.value(STOP))
            if found[-1] == "around":
                break
        assert found[-1] == "around" and len(found) > 5
        assert [each for each in found[:-1] if each] == []


def test_an_item_is_approved_from_the_menu_of_a_phone(browser: Browser, served: Served) -> None:
    with browser.window(width=PHONE) as window:
        served.enter(window, WHO)
        window.go(f"{served.origin}/tong-quan")
        window.tab_to(".menu summary")
        window.press("Enter")
        window.tab_to(".menu a[href='/duyet']")
        window.follow("Enter")
        window.tab_to(f"main a[href='/duyet/{AWAITED}']")
        window.follow("Enter")
        window.tab_to("form[action$='/duyet'] button")
        page = window.follow("Enter")
        assert "Đã duyệt" in page.text and page.errors == []


def test_an_item_is_moved_to_a_free_slot_and_to_another_hour(
    browser: Browser, served: Served
) -> None:
    with browser.window(width=SCREEN) as window:
        served.enter(window, WHO)
        window.go(f"{served.origin}/lich")
        window.tab_to(f"a[href='/lich/{MOVED}/doi']")
        window.follow("Enter")
        window.tab_to("[name=khung]")
        window.press("ArrowDown")
        slot = window.value("document.activeElement.parentElement.innerText.trim()")
        window.tab_to("main form button")
        page = window.follow("Enter")
        assert slot in page.text and time_of(served) in slot
        window.go(f"{served.origin}/lich/{MOVED}/doi")
        window.tab_to("#ngay")
        window.write("08/12/2026")
        window.tab_to("#gio")
        window.write("14:30")
        window.tab_to("main form button")
        page = window.follow("Enter")
        assert "08/12/2026 14:30" in page.text and page.errors == []
    assert time_of(served) == "14:30"


def time_of(served: Served) -> str:
    """Return the hour that the moved item's file says."""
    (path,) = served.desk.workspace().config.content.glob(f"*{MOVED}.md")
    (line,) = [each for each in path.read_text("utf-8").splitlines() if "publish_at:" in each]
    return line.split()[-1].strip("\"'")


def test_a_doubt_is_settled_by_the_posts_address(browser: Browser, served: Served) -> None:
    with browser.window(width=SCREEN) as window:
        served.enter(window, WHO)
        window.go(f"{served.origin}/hang-doi")
        window.tab_to("details:has([name=dia_chi]) > summary")
        window.press("Enter")
        window.tab_to("[name=dia_chi]")
        window.write("https://facebook.example/nhật-ký")
        window.tab_to("details[open] form button")
        page = window.follow("Enter")
        assert "https://facebook.example/" not in page.text and page.errors == []
    row = deliveries.c
    here = select(row.state).where(row.item == DOUBTED, row.channel == "facebook")
    with served.desk.workspace().store.read() as db:
        assert db.scalars(here).all() == ["sent"]
