"""Which lines of an access log are views, and that each is counted once."""

import gzip
import json
import time
from pathlib import Path
from typing import Any

import pytest

from channels.website.site import files
from channels.website.views import accesslog, log_lines
from channels.website.views.accesslog import AccessLog
from channels.website.views.log_files import opened_log
from channels.website.views.origins import is_robot, referrer_class
from channels.website.views.reader import Reader, View
from publisher.contract import Unavailable

BASE = "https://sxd.example.vn"
BROWSER = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36"
PHONE_ZALO = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Mobile/22A Zalo iOS/700"
PHONE_FACEBOOK = "Mozilla/5.0 (Linux; Android 15) Mobile Safari/537.36 [FBAN/EMA;FBAV/500.0]"


def line(**changes: Any) -> bytes:
    found = {
        "t": "2026-11-23T08:00:00+07:00",
        "m": "GET",
        "u": "/bai-1.html",
        "s": 200,
        "b": 900,
        "ref": "",
        "ua": BROWSER,
        "purpose": "",
        "ip": "203.0.113.7",
    }
    return json.dumps({**found, **changes}).encode() + b"\n"


def combined(target: str = "/bai-1.html", status: int = 200, agent: str = BROWSER) -> bytes:
    return (
        f'203.0.113.7 - - [23/Nov/2026:08:00:00 +0700] "GET {target} HTTP/1.1" {status} 900'
        f' "-" "{agent}"\n'
    ).encode()


def make_log(folder: Path) -> AccessLog:
    return AccessLog(folder / "access.log", folder / "site.sqlite", base_url=BASE)


def views(log: AccessLog, page: str = "bai-1") -> int | None:
    log.read()
    return log.engagement(page).views


# --- what counts ---


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"s": 304},
        {"u": "/bai-1.html?utm_source=zalo&utm_medium=social"},
        {"ua": PHONE_ZALO},
        {"ua": PHONE_FACEBOOK},
        {"t": "2026-11-23T01:00:00Z"},
    ],
)
def test_a_reader_counts(changes: dict[str, Any]) -> None:
    view = Reader(BASE).view(line(**changes))
    assert view is not None
    assert (view.page, view.day) == ("bai-1", "2026-11-23")


@pytest.mark.parametrize(
    "changes",
    [
        {"m": "HEAD"},
        {"m": "POST"},
        {"s": 206},
        {"s": 301},
        {"s": 404},
        {"s": 410},
        {"purpose": "prefetch;prerender"},
        {"u": "/"},
        {"u": "/index.html"},
        {"u": "/site.css"},
        {"u": "/media/a.jpg"},
        {"u": "/tin-tuc/1.html"},
        {"ua": ""},
        {"ua": "facebookexternalhit/1.1"},
        {"ua": "TelegramBot (like TwitterBot)"},
        {"ua": "ZaloBot/1.0"},
        {"ua": "Mozilla/5.0 (compatible; Zalo PC preview)"},
        {"ua": "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"},
        {"ua": "Mozilla/5.0 (compatible; coccocbot-web/1.0)"},
        {"ua": "Mozilla/5.0 (X11) HeadlessChrome/140.0 Safari/537.36"},
        {"ua": "python-requests/2.32"},
        {"ua": "LanToa/0.1"},
        {"t": "yesterday"},
        {"u": None, "s": None},
    ],
)
def test_what_is_no_reader_does_not_count(changes: dict[str, Any]) -> None:
    assert Reader(BASE).view(line(**changes)) is None


@pytest.mark.parametrize(
    "junk",
    [
        b"\n",
        b"{}\n",
        b"[]\n",
        b'{"t": 1\n',
        b'{"s": "x"}\n',
        b"\xff\xfe\x00\n",
        b'1.2.3.4 - - [23/Nov/2026:08:00:00 +0700] "\\x16\\x03\\x01" 400 150 "-" "-"\n',
        b'1.2.3.4 - - [99/Xxx/2026:08:00:00 +0700] "GET /b.html HTTP/1.1" 200 1 "-" "Mozilla/5"\n',
    ],
)
def test_any_line_is_survived(junk: bytes) -> None:
    assert Reader(BASE).view(junk) is None


def test_the_combined_format_is_read_too() -> None:
    view = Reader(BASE).view(combined("/bai-1.html?fbclid=x"))
    assert view is not None
    assert (view.page, view.day, view.source) == ("bai-1", "2026-11-23", "facebook")


def test_an_agent_that_is_not_utf8_is_still_a_reader() -> None:
    assert Reader(BASE).view(line(ua=BROWSER + "@").replace(b"@", b"\xe1")) is not None


def test_a_day_is_a_day_in_vietnam() -> None:
    view = Reader(BASE).view(line(t="2026-11-22T18:30:00+00:00"))
    assert view is not None
    assert view.day == "2026-11-23"


def test_a_site_below_a_path_counts_only_its_own_pages() -> None:
    reader = Reader("https://sxd.example.vn/tin")
    assert reader.view(line(u="/bai-1.html")) is None
    assert reader.view(line(u="/tin/bai-1.html")) is not None


@pytest.mark.parametrize(
    ("target", "referrer", "source"),
    [
        ("/bai-1.html?utm_source=facebook", "", "facebook"),
        ("/bai-1.html?utm_source=Zalo", "https://l.facebook.com/", "zalo"),
        ("/bai-1.html?tu=zalo", "https://l.facebook.com/", "zalo"),  # where readers see it
        ("/bai-1.html?tu=%3Cscript%3E", "", "other"),
        ("/bai-1.html?utm_source=%3Cscript%3E", "", "other"),
        ("/bai-1.html?fbclid=1", "", "facebook"),
        ("/bai-1.html", "https://t.me/kenh", "telegram"),
        ("/bai-1.html", "https://www.google.com.vn/", "search"),
        ("/bai-1.html", "https://sxd.example.vn/", "internal"),
        ("/bai-1.html", "https://notfacebook.com/", "other"),
        ("/bai-1.html", "http://[", "other"),
        ("/bai-1.html", "-", "direct"),
    ],
)
def test_readers_are_told_apart_by_where_they_came_from(
    target: str, referrer: str, source: str
) -> None:
    view = Reader(BASE).view(line(u=target, ref=referrer))
    assert view is not None
    assert view.source == source


def test_an_agent_and_a_referrer_may_be_anything() -> None:
    assert is_robot("\\x22\\xE1")
    assert referrer_class("\\x22", "sxd.example.vn") == "other"


# --- counting once ---


def test_new_lines_are_counted_once_and_half_a_line_waits(tmp_path: Path) -> None:
    log, file = make_log(tmp_path), tmp_path / "access.log"
    file.write_bytes(line() + line(u="/bai-2.html") + line()[:40])
    assert views(log) == 1
    with file.open("ab") as more:
        more.write(line()[40:] + line())
    assert views(log) == 3
    assert views(log) == 3
    assert views(log, "bai-2") == 1
    assert views(log, "khong-ai-doc") == 0


def test_a_new_process_goes_on_where_the_last_stopped(tmp_path: Path) -> None:
    (tmp_path / "access.log").write_bytes(line() * 3)
    assert views(make_log(tmp_path)) == 3
    assert views(make_log(tmp_path)) == 3


@pytest.mark.parametrize("packed", [False, True])
def test_the_rest_of_a_rotated_log_is_read(tmp_path: Path, packed: bool) -> None:
    log, file = make_log(tmp_path), tmp_path / "access.log"
    file.write_bytes(line(ip="a") * 5)
    assert views(log) == 5
    with file.open("ab") as more:
        more.write(line() * 2)
    old = file.rename(tmp_path / "access.log.1")
    if packed:
        (tmp_path / "access.log.1.gz").write_bytes(gzip.compress(old.read_bytes()))
        old.unlink()
    file.write_bytes(line(ip="b") * 3)
    assert views(log) == 10
    assert views(log) == 10


def test_a_log_packed_later_is_not_counted_again(tmp_path: Path) -> None:
    log, file = make_log(tmp_path), tmp_path / "access.log"
    file.write_bytes(line(ip="a") * 5)
    file.rename(tmp_path / "access.log.1")
    file.write_bytes(line(ip="b"))
    assert views(log) == 6
    (tmp_path / "access.log.2.gz").write_bytes(
        gzip.compress((tmp_path / "access.log.1").read_bytes())
    )
    (tmp_path / "access.log.1").unlink()
    assert views(log) == 6


def test_a_log_that_was_copied_and_cut_is_read_from_its_start(tmp_path: Path) -> None:
    log, file = make_log(tmp_path), tmp_path / "access.log"
    file.write_bytes(line(ip="a") * 5)
    assert views(log) == 5
    (tmp_path / "access.log.1").write_bytes(file.read_bytes() + line())
    file.write_bytes(line(ip="c") * 2)
    assert views(log) == 8


def test_a_chunk_boundary_loses_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("channels.website.views.accesslog.CHUNK", 3)
    (tmp_path / "access.log").write_bytes(line() * 9)
    assert views(make_log(tmp_path)) == 9
    assert views(make_log(tmp_path)) == 9


def test_visits_end_after_half_an_hour(tmp_path: Path) -> None:
    times = ("08:00:00", "08:20:00", "08:49:00", "09:30:00")
    lines = [line(t=f"2026-11-23T{each}+07:00") for each in times]
    (tmp_path / "access.log").write_bytes(b"".join([*lines, line(ip="198.51.100.1")]))
    log = make_log(tmp_path)
    log.read()
    assert log.engagement("bai-1").views == 5
    assert log.engagement("bai-1").raw["visits"] == 3


def test_sources_add_up_to_the_views(tmp_path: Path) -> None:
    lines = [line(), line(u="/bai-1.html?utm_source=zalo"), line(u="/bai-1.html?utm_source=zalo")]
    (tmp_path / "access.log").write_bytes(b"".join(lines))
    log = make_log(tmp_path)
    log.read()
    assert log.engagement("bai-1").raw["sources"] == {"zalo": 2, "direct": 1}


def test_no_address_and_no_agent_is_kept(tmp_path: Path) -> None:
    (tmp_path / "access.log").write_bytes(line() * 3)
    make_log(tmp_path).read()
    kept = b"".join(each.read_bytes() for each in tmp_path.glob("site.sqlite*"))
    assert b"203.0.113.7" not in kept
    assert b"Chrome" not in kept


def test_a_missing_log_is_unavailable(tmp_path: Path) -> None:
    with pytest.raises(Unavailable, match=r"access\.log"):
        make_log(tmp_path).read()


@pytest.mark.slow
def test_a_big_log_is_read_quickly(tmp_path: Path) -> None:
    (tmp_path / "access.log").write_bytes(
        b"".join(line(ip=f"10.0.{n % 250}.{n % 199}") for n in range(50_000))
    )
    begun = time.thread_time()
    assert views(make_log(tmp_path)) == 50_000
    assert time.thread_time() - begun < 5


# --- Other forms, and who means ill -----------------------------------------------------

TIME = "[23/Nov/2026:08:00:00 +0700]"


def said(text: str) -> View | None:
    return Reader("https://sxd.example.vn").view(text.encode("latin-1") + b"\n")


def test_a_quote_in_a_referrer_hides_no_agent() -> None:
    for quote in ('\\"', "\\x22"):
        referrer = f"https://www.google.com/?q={quote}Sở Xây dựng{quote}"
        found = said(
            f'1.2.3.4 - - {TIME} "GET /bai-1.html HTTP/1.1" 200 99 "'
            f'{referrer.encode().decode("latin-1")}" "{BROWSER}"'
        )
        assert found and found.source == "search"
    assert not said(f'1.2.3.4 - - {TIME} "GET /bai-1.html HTTP/1.1" 200 99 "\\"" "curl/8"')


def test_an_absolute_target_is_a_page_of_ours_only_at_our_host() -> None:
    for host, counted in [("sxd.example.vn", True), ("evil.example", False)]:
        for line in (
            f'1.2.3.4 - - {TIME} "GET http://{host}/bai-1.html HTTP/1.1" 200 9 "-" "{BROWSER}"',
            json.dumps({
                "t": "2026-11-23T08:00:00+07:00", "m": "GET", "s": 200, "ua": BROWSER,
                "u": f"https://{host}:443/bai-1.html?x=1", "ip": "1.2.3.4",
            }),
        ):  # fmt: skip
            assert bool(said(line)) is counted, line


def test_bytes_as_nginx_writes_them_are_read_in_json() -> None:
    line = (
        '{"t":"2026-11-23T08:00:00+07:00","m":"GET","u":"/bai-1.html","s":200,'
        f'"ref":"https://zalo.me/\\x22x\\xE1","ua":"{BROWSER}","ip":"1.2.3.4"}}'
    )
    found = said(line)
    assert found and found.source == "zalo"


@pytest.mark.parametrize("address", ["1.2.3.4", "2001:db8::1:80", "localhost"])
@pytest.mark.parametrize("host", ["", "sxd.example.vn:443 ", "www.sxd.example.vn:80 "])
def test_a_log_of_several_sites_tells_readers_apart(address: str, host: str) -> None:
    reader = Reader("https://sxd.example.vn")
    rest = f'- - {TIME} "GET /bai-1.html HTTP/1.1" 200 9 "-" "{BROWSER} [FBAN/FBIOS;x [y]"'
    visits = [
        reader.view(f"{host}{each} {rest}\n".encode()) for each in (address, "5.6.7.8", address)
    ]
    assert [view and view.visit for view in visits] == [True, True, False]


def test_lines_of_another_site_in_a_shared_log_are_none_of_ours() -> None:
    line = f'1.2.3.4 - - {TIME} "GET /bai-1.html HTTP/1.1" 200 9 "-" "{BROWSER}"'
    assert said(f"sxd.example.vn:443 {line}")
    assert not said(f"other.example:443 {line}")


def test_of_long_agents_only_the_beginning_is_looked_at(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked_at: list[str] = []

    def is_a_robot(agent: str) -> bool:
        looked_at.append(agent)
        return is_robot(agent)

    monkeypatch.setattr("channels.website.views.reader.is_robot", is_a_robot)
    log = make_log(tmp_path)
    agents = (f"{BROWSER} {number} " + "Mozilla/5.0 (" * 3000 for number in range(100))
    (tmp_path / "access.log").write_bytes(b"".join(combined(agent=each) for each in agents))
    assert log.read() == 100
    assert max(map(len, looked_at)) <= log_lines.AGENT


def test_reading_the_log_waits_for_no_site_and_holds_up_none(tmp_path: Path) -> None:
    log = make_log(tmp_path)
    (tmp_path / "access.log").write_bytes(combined())
    with files.locked((tmp_path / "site.sqlite").with_suffix(".lock")):
        assert log.read() == 1


def test_a_line_without_an_end_fills_no_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(accesslog, "LINE", 1000)
    log = make_log(tmp_path)
    with (tmp_path / "access.log").open("wb") as file:
        file.write(combined() + b"x" * 5000)
    assert log.read() == 1
    with (tmp_path / "access.log").open("ab") as file:
        file.write(b"x" * 999 + b"\n" + combined())
    assert log.read() == 1
    assert views(log) == 2


def test_who_is_told_apart_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("channels.website.views.reader.MOST", 10)
    reader = Reader("https://sxd.example.vn")
    for number in range(50):
        reader.view(combined(agent=f"{BROWSER} {number}"))
    assert len(reader._last) == 10


# --- One bad file, one bad line ---


def faults(log: AccessLog) -> list[str]:
    log.read()
    return list(log.faults())


def test_a_packed_log_that_was_cut_off_costs_its_rest_alone_and_is_named(tmp_path: Path) -> None:
    lines = b"".join(line(ip=f"203.0.113.{number}", u="/cu.html") for number in range(250))
    packed = gzip.compress(lines)
    (tmp_path / "access.log.2.gz").write_bytes(packed[: len(packed) // 2])
    (tmp_path / "access.log").write_bytes(line())
    log = make_log(tmp_path)
    assert views(log) == 1
    counted = log.engagement("cu").views
    assert counted is not None and 0 <= counted < 250
    for _ in range(2):
        (told,) = faults(make_log(tmp_path))
        assert "access.log.2.gz bị cắt cụt hoặc hỏng" in told
        assert log.engagement("cu").views == counted
    (tmp_path / "access.log.2.gz").rename(tmp_path / "access.log.3.gz")
    (told,) = faults(log)
    assert "access.log.3.gz" in told
    (tmp_path / "access.log.3.gz").unlink()
    assert faults(log) == []


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("access.log.gz", b"not packed at all\n"),
        ("access.log-anh.png", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40),
        ("access.log.bak", b"ghi chu cua toi\nkhong phai nhat ky\n"),
        ("access.log.1", bytes(3000)),
    ],
)
def test_a_foreign_file_costs_itself_alone_and_is_named(
    tmp_path: Path, name: str, content: bytes
) -> None:
    (tmp_path / name).write_bytes(content)
    (tmp_path / "access.log").write_bytes(line())
    log = make_log(tmp_path)
    for _ in range(2):
        assert views(log) == 1
        (told,) = log.faults()
        assert name in told


def test_a_log_that_can_not_be_opened_is_named_and_the_others_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "access.log.1").write_bytes(line())
    (tmp_path / "access.log").write_bytes(line())

    def closed(path: Path) -> Any:
        if path.name == "access.log.1":
            raise PermissionError(13, "Permission denied", str(path))
        return opened_log(path)

    monkeypatch.setattr("channels.website.views.accesslog.opened_log", closed)
    log = make_log(tmp_path)
    assert views(log) == 1
    assert list(log.faults()) == ["Không mở được tệp nhật ký truy cập access.log.1."]


@pytest.mark.parametrize(
    "bad",
    [
        line(t="0001-01-01T00:00:00+14:00"),
        line(t="9999-12-31T23:59:59-10:00"),
        line(t="2026-02-30T08:00:00+07:00"),
        line().replace(b": 200", b": Infinity"),
        line().replace(b": 200", b": 1e999"),
        line().replace(b": 200", b": " + b"9" * 5000),
        combined().replace(b"23/Nov/2026:08", b"23/Nov/2026:99"),
        combined().replace(b"23/Nov/2026", b"00/Nov/0000"),
    ],
)
def test_an_impossible_number_or_date_costs_its_line_alone_and_is_named(
    tmp_path: Path, bad: bytes
) -> None:
    (tmp_path / "access.log").write_bytes(line() + bad + line())
    log = make_log(tmp_path)
    assert views(log) == 2
    (told,) = log.faults()
    assert told.startswith("1 dòng của access.log ")


def test_noise_of_the_internet_is_no_fault(tmp_path: Path) -> None:
    noise = b'203.0.113.7 - - [23/Nov/2026:08:00:00 +0700] "\\x16\\x03\\x01" 400 157 "-" "-"\n'
    (tmp_path / "access.log").write_bytes(noise)
    log = make_log(tmp_path)
    assert faults(log) == []
    with (tmp_path / "access.log").open("ab") as file:
        file.write(line() + noise)
    assert (views(log), list(log.faults())) == (1, [])


def test_a_log_that_is_rotated_away_before_its_faults_are_told_is_unavailable(
    tmp_path: Path,
) -> None:
    log = make_log(tmp_path)
    (tmp_path / "access.log").write_bytes(line())
    log.read()
    (tmp_path / "access.log").unlink()
    with pytest.raises(Unavailable):
        list(log.faults())
