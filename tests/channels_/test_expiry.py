"""Articles that expire: their pages say so from then on, whatever is killed meanwhile."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from channel_items import make_item
from channels.website.channel import Website
from channels.website.settings import Settings
from fleeting_state import FleetingState

NOON = datetime(2126, 12, 9, 5, tzinfo=UTC)
OVER = "Đã hết hạn từ"


def make_channel(folder: Path) -> Website:
    table = {
        "directory": folder / "www",
        "base_url": "https://sxd.example.vn/",
        "index": folder / "site.sqlite",
        "office_name": "Sở Xây dựng",
    }
    return Website(Settings.model_validate(table), FleetingState())


def page_of(folder: Path, slug: str = "cap-phep-truc-tuyen") -> str:
    return (folder / "www" / f"{slug}.html").read_text(encoding="utf-8")


def test_a_page_says_that_its_notice_is_over_once_it_is(tmp_path: Path) -> None:
    channel = make_channel(tmp_path)
    post = channel.render(make_item(expires=NOON))
    channel.publish(post, key="a")
    channel.publish(channel.render(make_item(id="khac", expires=None)), key="b")
    other = page_of(tmp_path, "khac")
    channel.upkeep(NOON - timedelta(seconds=1))
    assert OVER not in page_of(tmp_path)
    for _look in range(2):
        channel.upkeep(NOON)
        assert OVER in page_of(tmp_path)
    assert page_of(tmp_path, "khac") == other
    receipt = channel.find(post, key="a", since=NOON)
    assert receipt is not None, "it is still the same post"
    channel.update(receipt, channel.render(make_item(expires=NOON + timedelta(days=9_999))))
    assert OVER not in page_of(tmp_path), "its date was put off"


def test_a_kill_while_a_notice_expires_is_repaired_by_the_next_call(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    channel = make_channel(tmp_path)
    channel.publish(channel.render(make_item(expires=NOON)), key="a")

    def killed(*_: object, **_options: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr("channels.website.site.files.write", killed)
        channel.upkeep(NOON)
    assert OVER not in page_of(tmp_path)
    make_channel(tmp_path).upkeep(NOON)
    assert OVER in page_of(tmp_path)


def test_articles_of_an_older_index_expire_too(tmp_path: Path) -> None:
    channel = make_channel(tmp_path)
    channel.publish(channel.render(make_item(expires=NOON)), key="a")
    with closing(sqlite3.connect(tmp_path / "site.sqlite")) as db, db:
        db.execute("DROP TABLE expired")
        db.execute("DROP INDEX article_expires")
    make_channel(tmp_path).upkeep(NOON)
    assert OVER in page_of(tmp_path)
