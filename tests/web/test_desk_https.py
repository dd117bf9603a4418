"""HTTPS, as the command serves it: with a certificate of its own, or the office's."""

import gc
import socket
import ssl
import stat
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import requests

from publisher.web import server as serving
from publisher.web.certificate import own_certificate
from publisher.web.desk import WebDesk
from web_desk import PATIENCE
from workspaces import opened

# asyncio leaves the transport of a handshake that was refused to the garbage collector
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")


@contextmanager
def listening(root: Path, table: str = "") -> Iterator[tuple[WebDesk, int]]:
    with opened(root, publishing=f"[web]\nport = 0\n{table}") as office:
        desk = WebDesk(office.workspace)
        server = serving.server(desk)
        thread = threading.Thread(target=server.run, daemon=True)
        thread.start()
        deadline = time.monotonic() + PATIENCE
        while not server.started:
            assert thread.is_alive() and time.monotonic() < deadline
            time.sleep(0.01)
        try:
            yield desk, server.servers[0].sockets[0].getsockname()[1]
        finally:
            server.should_exit = True
            thread.join(PATIENCE)
            gc.collect()


def test_without_a_certificate_one_is_made_that_browsers_can_be_told_to_trust(
    tmp_path: Path,
) -> None:
    with listening(tmp_path) as (desk, port):
        answer = requests.get(
            f"https://localhost:{port}/vao",
            verify=str(desk.folder / "certificate.pem"),
            timeout=20,
        )
        assert answer.status_code == 200
        assert answer.headers["strict-transport-security"].startswith("max-age=")
        assert "server" not in answer.headers
        with pytest.raises(requests.exceptions.SSLError):
            requests.get(f"https://localhost:{port}/vao", timeout=20)
    assert stat.S_IMODE((desk.folder / "key.pem").stat().st_mode) == 0o600


def test_old_versions_of_tls_and_plain_http_get_nothing(tmp_path: Path) -> None:
    with listening(tmp_path) as (_desk, port):
        old = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        old.check_hostname, old.verify_mode = False, ssl.CERT_NONE
        with pytest.deprecated_call():
            old.maximum_version = ssl.TLSVersion.TLSv1_1
        with (
            pytest.raises((ssl.SSLError, ConnectionError)),
            socket.create_connection(("127.0.0.1", port), timeout=20) as line,
        ):
            old.wrap_socket(line, server_hostname="localhost")
        with pytest.raises(requests.exceptions.ConnectionError):
            requests.get(f"http://localhost:{port}/vao", timeout=20)


def test_the_offices_own_certificate_is_used(tmp_path: Path) -> None:
    certificate, _key = own_certificate(tmp_path / "config", "https://localhost")
    table = 'certificate = "config/certificate.pem"\nkey = "config/key.pem"'
    with listening(tmp_path, table) as (desk, port):
        answer = requests.get(f"https://localhost:{port}/vao", verify=str(certificate), timeout=20)
        assert answer.status_code == 200
        assert not (desk.folder / "key.pem").exists()


def test_who_connects_and_asks_nothing_is_sent_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(serving, "HEAD_WAIT", 0.2)
    with listening(tmp_path, "behind_proxy = true") as (_desk, port):
        with socket.create_connection(("127.0.0.1", port), timeout=20) as line:
            line.sendall(b"GET /vao HTTP/1.1\r\nHost: localh")
            assert line.recv(100) == b""
        told = {"X-Forwarded-Proto": "https", "X-Forwarded-For": "10.0.0.9"}
        answer = requests.get(f"http://localhost:{port}/vao", headers=told, timeout=20)
        assert "strict-transport-security" in answer.headers
