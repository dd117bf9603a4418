"""What strangers send: forms of other sites, wrong bodies, wrong methods, wrong paths."""

import socket
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
import requests

from publisher.people.people import Person
from publisher.web import app
from publisher.web.protection import COOKIE, CSP, HEADERS
from publisher.web.visit import MAX_FORM
from web_desk import Served, known, web_desk
from workspaces import opened


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    root: Path = tmp_path_factory.mktemp("office")
    with opened(root) as office, web_desk(office.workspace) as desk:
        known(office.workspace, Person(id="admin", name="Quản trị", roles=("admin",)))
        yield desk


def raw(served: Served, method: str, path: str, **options: Any) -> requests.Response:
    """Ask as nobody's browser: with just these headers."""
    return requests.request(
        method, f"{served.origin}{path}", timeout=20, allow_redirects=False, **options
    )


# --- Forms of other sites ---------------------------------------------------------------------


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Origin": "null"},
        {"Origin": "https://evil.example"},
        {"Origin": "http://localhost"},
        {"Origin": "OURS", "Sec-Fetch-Site": "cross-site"},
        {"Origin": "OURS", "Sec-Fetch-Site": "same-site"},
        {"Origin": "OURS.evil.example"},
        {"Referer": "OURS/"},
    ],
)
@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "QUERY"])
def test_what_does_not_come_from_our_own_pages_is_refused(
    served: Served, headers: dict[str, str], method: str
) -> None:
    cookie = served.cookie("admin")
    sent = {key: value.replace("OURS", served.origin) for key, value in headers.items()}
    answer = raw(served, method, "/ra", headers={**sent, "Cookie": f"{COOKIE}={cookie}"}, data={})
    assert answer.status_code == 403
    inside = raw(served, "GET", "/toi", headers={"Cookie": f"{COOKIE}={cookie}"})
    assert inside.status_code == 200


# --- Answers ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("method", "path"),
    [("GET", "/vao"), ("GET", "/"), ("GET", "/khong-co"), ("POST", "/vao"), ("PUT", "/vao"),
     ("GET", "/tinh/0/desk.css"), ("OPTIONS", "/vao"), ("HEAD", "/vao"), ("GET", "/ra"),
     ("TRACE", "/vao"), ("GET", "/vao/lan-dau/x"), ("GET", "/%00")],
)  # fmt: skip
def test_every_answer_says_what_browsers_must_keep_to(
    served: Served, method: str, path: str
) -> None:
    answer = raw(served, method, path)
    for name, value in HEADERS.items():
        assert answer.headers[name] == value
    assert "strict-transport-security" not in answer.headers  # plain HTTP here
    assert answer.status_code < 500


def test_our_own_files_may_be_kept_and_keep_to_the_rest(served: Served) -> None:
    page = raw(served, "GET", "/vao").text
    sheet = page.partition('rel="stylesheet" href="')[2].partition('"')[0]
    answer = raw(served, "GET", sheet)
    assert answer.status_code == 200 and "immutable" in answer.headers["cache-control"]
    assert answer.headers["content-security-policy"] == CSP


def test_a_mistake_of_ours_says_nothing_of_what_is_inside(
    served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_given: object) -> object:
        raise RuntimeError("secret words")

    monkeypatch.setattr("publisher.web.app._allowed", broken)
    answer = served.log_in("admin").get("/toi")
    assert answer.status_code == 500 and "secret" not in answer.text
    assert answer.headers["content-security-policy"] == CSP
    monkeypatch.setattr("publisher.web.app._visit", broken)
    answer = served.caller().get("/toi")
    assert answer.status_code == 500 and "secret" not in answer.text
    assert answer.headers["content-security-policy"] == CSP


def test_no_script_and_no_style_stands_in_a_page(served: Served) -> None:
    for directive in ("script-src 'self'", "style-src 'self'", "frame-ancestors 'none'"):
        assert directive in CSP
    assert "unsafe" not in CSP and "http:" not in CSP and "*" not in CSP


@pytest.mark.parametrize("path", ["/vao", "/toi", "/nguoi-dung"])
def test_what_is_asked_of_a_page_never_becomes_a_header_or_markup(
    served: Served, path: str
) -> None:
    caller = served.log_in("admin")
    hostile = "%0d%0aset-cookie:%20a=b%0d%0a%0d%0a%3Cscript%3Ealert(1)%3C/script%3E"
    answer = caller.get(f"{path}?ve={hostile}", follow=False)
    assert "set-cookie" not in answer.headers and "<script>" not in answer.text


# --- Methods, bodies, paths -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [("HEAD", "/vao", 200), ("HEAD", "/toi", 303), ("OPTIONS", "/vao", 403), ("GET", "/ra", 405),
     ("HEAD", "/ra", 405), ("CONNECT", "/vao", 403)],
)  # fmt: skip
def test_other_methods_do_nothing(served: Served, method: str, path: str, status: int) -> None:
    answer = raw(served, method, path)
    assert answer.status_code == status and not (method == "HEAD" and answer.content)


def test_methods_that_a_page_has_not_are_told_apart(served: Served) -> None:
    for method in ("PUT", "DELETE", "OPTIONS"):
        answer = raw(served, method, "/vao", headers={"Origin": served.origin})
        assert answer.status_code == 405 and "GET" in answer.headers["allow"]


FORM = "application/x-www-form-urlencoded"


@pytest.mark.parametrize(
    ("kind", "body", "status"),
    [
        (FORM, b"ten=%ff%fe&mat_khau=%00", 400),
        (FORM, b"\xff\xfe\x00" * 50, 400),
        (FORM, b"&".join(b"a%d=1" % number for number in range(500)), 400),
        ("multipart/form-data; boundary=x", b"--x\r\nnonsense", 403),
        ("multipart/form-data", b"--x", 400),
        ("multipart/form-data; boundary=x",
         b'--x\r\nContent-Disposition: form-data; name="ten"; filename="a"\r\n\r\nb\r\n--x--\r\n',
         403),
        ("application/json", b"{}", 403),
        (FORM + "; charset=nonsense", b"ten=a&mat_khau=b", 403),
        (FORM, b"ten=" + b"\xe1\xbb\x87" * 3000 + b"&mat_khau=b", 403),
        (FORM, b"a" * (MAX_FORM + 1), 413),
    ],
    ids=["nul", "no text", "many fields", "parts that break off", "no boundary",
         "a file for a name", "no form", "unknown letters", "a long name", "too large"],
)  # fmt: skip
def test_a_body_that_is_no_form_of_ours_is_refused_in_words(
    served: Served, kind: str, body: bytes, status: int
) -> None:
    headers = {"Origin": served.origin, "Content-Type": kind}
    answer = raw(served, "POST", "/vao", headers=headers, data=body)
    assert answer.status_code in (status, 429)
    assert "<main" in answer.text


def test_a_body_of_unknown_length_is_refused(served: Served) -> None:
    headers = {"Origin": served.origin, "Content-Type": FORM}
    answer = raw(served, "POST", "/vao", headers=headers, data=iter([b"ten=a"]))
    assert answer.status_code == 411


def test_a_body_that_comes_too_slowly_is_given_up(
    served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(app, "PATIENCE", 0.2)
    monkeypatch.setattr(app, "SLOWEST", 1_000_000)
    where = urlsplit(served.origin)
    head = (
        f"POST /vao HTTP/1.1\r\nHost: {where.netloc}\r\nOrigin: {served.origin}\r\n"
        f"Content-Type: {FORM}\r\nContent-Length: 100\r\n\r\nten="
    )
    began = time.monotonic()
    with socket.create_connection((where.hostname or "", where.port or 0), timeout=20) as line:
        line.sendall(head.encode())
        answer = line.recv(100)
    assert b" 408 " in answer and time.monotonic() - began < 10


@pytest.mark.parametrize(
    "path",
    ["/tinh/0/../../app.py", "/tinh/0/..%2f..%2fapp.py", "/tinh/..%2f..%2f/desk.css",
     "/tinh/0/css%2f00-base.css", "/tinh/0/.js", "/tinh/0/..js", "/tinh/0/%2e%2e",
     "/tinh/0/a%00.js", "/../../etc/passwd", "/tinh/0//etc/passwd",
     "/tinh/0/..%5c..%5capp.py"],
)  # fmt: skip
def test_no_file_but_our_own_is_ever_sent(served: Served, path: str) -> None:
    where = urlsplit(served.origin)
    request = f"GET {path} HTTP/1.1\r\nHost: {where.netloc}\r\nConnection: close\r\n\r\n"
    with socket.create_connection((where.hostname or "", where.port or 0), timeout=20) as line:
        line.sendall(request.encode())
        answer = b"".join(iter(lambda: line.recv(65_536), b""))
    assert answer.split()[1] in (b"404", b"400"), answer[:80]


def test_a_hostile_cookie_is_nobodys(served: Served) -> None:
    for cookie in ("x" * 5000, "' OR 1=1 --", "%00", "ệ".encode().decode("latin-1")):
        answer = raw(served, "GET", "/toi", headers={"Cookie": f"{COOKIE}={cookie}"})
        assert answer.status_code == 303
