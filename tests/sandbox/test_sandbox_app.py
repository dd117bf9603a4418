import gc
import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Generator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
import requests

from publisher.sandbox.app import Sandbox, running
from publisher.sandbox.server import NAMES, bind
from publisher.sandbox.world import Clock

SEND = "/bot123456789:sandbox-telegram-token/sendMessage"
TEXT = {"chat_id": "@soxaydung_sandbox", "text": "Xin chào"}
AT_ONCE = 20.0  # seconds on a busy machine; whoever waits would do so for 50


def send(sandbox: Sandbox, timeout: float = 10) -> requests.Response:
    return requests.post(sandbox.url("telegram") + SEND, json=TEXT, timeout=timeout)


def posts(sandbox: Sandbox) -> int:
    return len(sandbox.state("telegram")["posts"])


def home(sandbox: Sandbox, method: str, path: str, data: Any = None) -> Any:
    url = f"{sandbox.url('home')}/control{path}"
    return requests.request(method, url, json=data, timeout=10).json()


@pytest.mark.parametrize(("kind", "out"), [("cut", 0), ("cut_after_commit", 1)])
def test_cut_line_answers_nothing(sandbox: Sandbox, kind: str, out: int) -> None:
    sandbox.fault("telegram", kind)
    with pytest.raises(requests.ConnectionError):
        send(sandbox)
    assert posts(sandbox) == out
    assert send(sandbox).status_code == 200


@pytest.mark.parametrize(("kind", "out"), [("status", 0), ("status_after_commit", 1)])
def test_status_replaces_the_answer(sandbox: Sandbox, kind: str, out: int) -> None:
    sandbox.fault("telegram", kind, status=503, body={"a": 1}, headers={"Retry-After": 9})
    answer = send(sandbox)
    assert (answer.status_code, answer.json()) == (503, {"a": 1})
    assert answer.headers["retry-after"] == "9"
    assert posts(sandbox) == out


@pytest.mark.parametrize(("kind", "out"), [("html", 0), ("html_after_commit", 1)])
def test_html_page_replaces_the_answer(sandbox: Sandbox, kind: str, out: int) -> None:
    sandbox.fault("telegram", kind)
    answer = send(sandbox)
    assert answer.status_code == 502
    assert answer.headers["content-type"] == "text/html"
    assert "<html>" in answer.text
    assert posts(sandbox) == out


def test_truncated_answer_breaks_off_in_the_middle(sandbox: Sandbox) -> None:
    sandbox.fault("telegram", "truncated")
    with pytest.raises(requests.exceptions.ChunkedEncodingError, match="IncompleteRead"):
        send(sandbox)
    assert posts(sandbox) == 1


def test_half_an_answer_looks_whole_and_is_no_json(sandbox: Sandbox) -> None:
    sandbox.fault("telegram", "half")
    answer = send(sandbox)
    assert answer.status_code == 200
    assert answer.text.startswith('{"ok":true')
    with pytest.raises(requests.JSONDecodeError):
        answer.json()
    assert posts(sandbox) == 1


def test_stalled_request_is_never_answered_nor_processed(sandbox: Sandbox) -> None:
    sandbox.fault("telegram", "stall", seconds=0.1)
    with pytest.raises(requests.ConnectionError):
        send(sandbox)
    assert posts(sandbox) == 0


def test_service_refuses_connections_until_it_listens_again(sandbox: Sandbox) -> None:
    sandbox.refuse("telegram")
    sandbox.refuse("telegram")
    with pytest.raises(requests.ConnectionError, match="refused"):
        send(sandbox)
    sandbox.listen("telegram")
    sandbox.listen("telegram")
    assert send(sandbox).status_code == 200
    assert posts(sandbox) == 1


def test_last_request_is_answered_and_the_next_refused(sandbox: Sandbox) -> None:
    sandbox.fault("telegram", "last")
    assert send(sandbox).status_code == 200
    with pytest.raises(requests.ConnectionError, match="refused"):
        send(sandbox)
    sandbox.listen("telegram")
    assert send(sandbox).status_code == 200


def test_empty_answer_hides_that_the_post_is_out(sandbox: Sandbox) -> None:
    sandbox.fault("telegram", "empty")
    answer = send(sandbox)
    assert (answer.status_code, answer.content) == (200, b"")
    assert posts(sandbox) == 1


@pytest.mark.parametrize("kind", ["flood", "deep"])
def test_monstrous_answer_hides_that_the_post_is_out(sandbox: Sandbox, kind: str) -> None:
    sandbox.fault("telegram", kind)
    answer = send(sandbox)
    assert answer.status_code == 200
    assert len(answer.content) > 10_000_000 or answer.text.startswith("[" * 100_000)
    assert posts(sandbox) == 1


def test_redirect_is_not_processed(sandbox: Sandbox) -> None:
    sandbox.fault("telegram", "redirect", location="https://a.vn/bao-tri")
    answer = requests.post(
        sandbox.url("telegram") + SEND, json=TEXT, allow_redirects=False, timeout=10
    )
    assert (answer.status_code, answer.headers["location"]) == (302, "https://a.vn/bao-tri")
    assert posts(sandbox) == 0


def test_delayed_answer_comes_too_late_but_the_post_is_out(sandbox: Sandbox) -> None:
    sandbox.fault("telegram", "delay_after_commit", seconds=30)
    with pytest.raises(requests.ReadTimeout):
        send(sandbox, timeout=0.2)
    assert posts(sandbox) == 1


def test_delayed_request_is_not_processed_meanwhile(sandbox: Sandbox) -> None:
    sandbox.fault("telegram", "delay", seconds=30)
    with pytest.raises(requests.ReadTimeout):
        send(sandbox, timeout=0.2)
    assert posts(sandbox) == 0


def test_fault_waits_for_its_request_and_is_used_up(sandbox: Sandbox) -> None:
    sandbox.fault("telegram", "status", "POST .*sendMessage$", after=1, times=2)
    requests.get(
        sandbox.url("telegram") + "/bot123456789:sandbox-telegram-token/getMe", timeout=10
    )
    assert [send(sandbox).status_code for _ in range(4)] == [200, 500, 500, 200]


def test_pages_for_people_meet_no_faults_and_are_not_listed(sandbox: Sandbox) -> None:
    sandbox.fault("telegram", "cut", times=-1)
    assert requests.get(sandbox.url("telegram") + "/_page", timeout=10).status_code == 200
    assert sandbox.requests() == []


def test_requests_are_listed_without_the_token(sandbox: Sandbox) -> None:
    send(sandbox)
    (listed,) = home(sandbox, "GET", "/requests?service=telegram")["requests"]
    assert listed["path"] == "/bot•••/sendMessage"
    assert (listed["method"], listed["status"], listed["fault"]) == ("POST", 200, "")
    assert home(sandbox, "GET", "/requests?service=web")["requests"] == []


def test_waiting_ends_when_the_request_has_arrived(sandbox: Sandbox) -> None:
    sandbox.fault("telegram", "delay", seconds=30)
    wanted = {"service": "telegram", "match": "sendMessage", "count": 1, "timeout": 20}
    got: list[Any] = []
    waiting = threading.Thread(
        target=lambda: got.append(home(sandbox, "POST", "/requests/wait", wanted))
    )
    waiting.start()
    with suppress(requests.ReadTimeout):
        send(sandbox, timeout=0.2)
    waiting.join(60)
    assert got == [{"arrived": 1, "reached": True}]


def test_waiting_in_vain_is_told(sandbox: Sandbox) -> None:
    wanted = {"service": "web", "timeout": 0.05}
    assert home(sandbox, "POST", "/requests/wait", wanted) == {"arrived": 0, "reached": False}


def test_faults_are_queued_listed_and_cleared_by_http(sandbox: Sandbox) -> None:
    fault = {"service": "graph", "kind": "delay", "match": "feed", "details": {"seconds": 3}}
    number = home(sandbox, "POST", "/faults", fault)["id"]
    (listed,) = home(sandbox, "GET", "/faults")["faults"]
    assert listed == {**fault, "times": 1, "after": 0, "id": number}
    home(sandbox, "DELETE", "/faults")
    assert home(sandbox, "GET", "/faults") == {"faults": []}


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        ({"service": "gopher", "kind": "cut"}, "gopher"),
        ({"service": "web", "kind": "earthquake"}, "earthquake"),
        ({"service": "web", "kind": "cut", "match": "("}, "regular expression"),
        ({"service": "web", "kind": "cut", "seconds": 3}, "seconds"),
        ([], "object"),
    ],
)
def test_wrong_fault_is_refused_by_name(sandbox: Sandbox, fault: Any, said: str) -> None:
    answer = requests.post(f"{sandbox.url('home')}/control/faults", json=fault, timeout=10)
    assert answer.status_code == 400
    assert said in answer.json()["error"]


def test_the_clock_is_kept_in_a_file_for_whoever_goes_by_it(tmp_path: Path) -> None:
    clock = Clock(tmp_path / "clock")
    clock.advance(3600)
    clock.advance(60)
    assert float((tmp_path / "clock").read_text()) == 3660
    clock.reset()
    assert float((tmp_path / "clock").read_text()) == 0


def test_clock_moves_for_everybody(sandbox: Sandbox) -> None:
    before = home(sandbox, "GET", "/clock")["now"]
    after = home(sandbox, "POST", "/clock", {"advance": 86_400})["now"]
    assert after[:10] > before[:10]
    message = send(sandbox).json()["result"]
    assert abs(message["date"] - sandbox.world.clock.now().timestamp()) < 60


def test_state_shows_what_readers_see(sandbox: Sandbox) -> None:
    send(sandbox)
    state = home(sandbox, "GET", "/state")
    assert state["telegram"]["posts"][0]["text"] == "Xin chào"
    assert set(state) >= {"now", "telegram", "web", "graph", "zalo"}


def test_reset_forgets_everything(sandbox: Sandbox) -> None:
    send(sandbox)
    home(sandbox, "POST", "/clock", {"advance": 86_400})
    sandbox.fault("web", "cut")
    home(sandbox, "POST", "/reset")
    assert posts(sandbox) == 0
    assert sandbox.requests() == []
    assert home(sandbox, "GET", "/faults") == {"faults": []}
    assert abs(sandbox.world.clock.now().timestamp() - time.time()) < 60


def test_index_links_to_every_page(sandbox: Sandbox) -> None:
    page = requests.get(sandbox.url("home"), timeout=10).text
    for service in ("graph", "zalo", "telegram"):
        assert f'href="{sandbox.url(service)}/_page"' in page
        assert requests.get(f"{sandbox.url(service)}/_page", timeout=10).status_code == 200
    assert f'href="{sandbox.url("web")}/"' in page


def test_sandbox_stops_at_once_though_somebody_waits() -> None:
    with running() as sandbox:
        poll = (
            sandbox.url("telegram") + "/bot123456789:sandbox-telegram-token/getUpdates?timeout=50"
        )
        waiting = threading.Thread(target=lambda: _quietly(poll))
        waiting.start()
        assert sandbox.wait("telegram", "getUpdates") == 1
        begun = time.monotonic()
    assert time.monotonic() - begun < AT_ONCE
    waiting.join(60)
    assert not waiting.is_alive()


def _quietly(url: str) -> None:
    with suppress(requests.ConnectionError):
        requests.get(url, timeout=60)


def test_taken_port_is_an_error() -> None:
    sockets = bind()
    try:
        with pytest.raises(OSError, match="in use"):
            bind(sockets["home"].getsockname()[1])
    finally:
        for each in sockets.values():
            each.close()


@pytest.mark.slow
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_command_writes_its_addresses_and_stops_on_a_signal(
    tmp_path: Path, number: signal.Signals
) -> None:
    file = tmp_path / "addresses.json"
    command = [sys.executable, "-W", "error", "-m", "publisher.sandbox", "--port", "0"]
    process = subprocess.Popen(  # noqa: S603  our own command
        [*command, "--addresses", str(file)],
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
    )
    try:
        addresses = _addresses(file, process)
        assert list(addresses) == list(NAMES)
        poll = addresses["telegram"] + "/bot123456789:sandbox-telegram-token/getUpdates?timeout=50"
        waiting = threading.Thread(target=_quietly, args=(poll,))
        waiting.start()
        wanted = {"service": "telegram", "timeout": 10}
        requests.post(addresses["home"] + "/control/requests/wait", json=wanted, timeout=20)
        begun = time.monotonic()
        process.send_signal(number)
        _, errors = process.communicate(timeout=60)
        assert time.monotonic() - begun < AT_ONCE
        assert (process.returncode, errors) == (0, "")
        waiting.join(60)
    finally:
        process.kill()
        process.communicate()


def _addresses(file: Path, process: subprocess.Popen[str]) -> dict[str, str]:
    end = time.monotonic() + 120
    while not file.exists():
        assert process.poll() is None
        assert time.monotonic() < end
        time.sleep(0.01)
    addresses: dict[str, str] = json.loads(file.read_text())
    return addresses


@pytest.mark.slow
def test_connections_that_come_while_it_stops_are_closed() -> None:
    for _ in range(20):  # one time in five or so, one comes just then
        with running() as stopping:
            lines = connecting(stopping.url("graph"))
            while next(lines) < 20:
                pass
        assert next(lines) >= 20
        lines.close()
    gc.collect()  # a forgotten one warns, and warnings are errors


def connecting(address: str) -> Generator[int, None, None]:
    """Open connections beside the caller; yields how many there are."""
    host, _, port = address.removeprefix("http://").partition(":")
    lines: list[socket.socket] = []

    def connect() -> None:
        with suppress(OSError):  # it has stopped
            for _ in range(150):
                lines.append(socket.create_connection((host, int(port)), 5))

    thread = threading.Thread(target=connect)
    thread.start()
    try:
        while True:
            yield len(lines)
    finally:
        thread.join()
        for each in lines:
            each.close()
