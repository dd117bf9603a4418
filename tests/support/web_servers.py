"""The web servers of the examples in docs/serving, run for a site and on a port of their own."""

import os
import re
import shutil
import socket
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path

SERVING = Path(__file__).parents[2] / "docs" / "serving"
MODULES = Path("/usr/lib/nginx/modules")
SITE, HOST = "/srv/lan-toa/so/site", "sxd.example.gov.vn"


@dataclass(frozen=True, slots=True)
class Answer:
    """What a web server answered."""

    status: int
    headers: Mapping[str, str]  # names in small letters
    body: bytes


@dataclass(frozen=True, slots=True)
class WebServer:
    """A web server that runs."""

    port: int
    log: Path  # its access log
    reload: Callable[[], None]

    def ask(
        self,
        path: str,
        *,
        method: str = "GET",
        body: str | None = None,
        host: str = "127.0.0.1",
        **headers: str,
    ) -> Answer:
        """Send one request as it stands, nothing put right; `_` in a header's name is a `-`."""
        connection = HTTPConnection(host, self.port, timeout=10)
        named = {"Host": HOST} | {name.replace("_", "-"): each for name, each in headers.items()}
        try:
            connection.request(method, path, body, named)
            answer = connection.getresponse()
            found = {name.lower(): value for name, value in answer.getheaders()}
            return Answer(answer.status, found, answer.read())
        finally:
            connection.close()

    def lines(self, count: int) -> list[bytes]:
        """Wait until the log has so many lines."""
        until = time.monotonic() + 10
        while True:
            found = self.log.read_bytes().splitlines() if self.log.exists() else []
            if len(found) >= count or time.monotonic() > until:
                return found
            time.sleep(0.02)


def free_port() -> int:
    """Return a port that nobody listens at."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


def ipv6() -> bool:
    """Tell whether this machine can be asked at ::1."""
    try:
        with socket.socket(socket.AF_INET6) as found:
            found.bind(("::1", 0))
    except OSError:
        return False
    return True


@contextmanager
def running(
    server: str, folder: Path, site: Path, *, path: str = "", rating: int = 1
) -> Iterator[WebServer]:
    """Run "nginx" or "caddy" for a site, below a path of its host, as the example has it.

    rating: the port where ratings are taken.
    """
    port, folder = free_port(), folder / server
    folder.mkdir()
    make = {"nginx": _nginx, "caddy": _caddy}[server]
    command, again, log = make(folder, site, path, port, rating)
    told = (folder / "told").open("wb")
    with told, subprocess.Popen(command, stdout=told, stderr=told) as process:  # noqa: S603
        web = WebServer(port, log, lambda: again(process))
        try:
            _wait(web, process, folder / "told")
            yield web
        finally:
            process.terminate()
            with suppress(subprocess.TimeoutExpired):
                process.wait(5)
            process.kill()


def _example(name: str, path: str, changes: Mapping[str, str]) -> str:
    """Return an example with the marked addresses below a path, and with what users change."""
    text = (SERVING / name).read_text(encoding="utf-8")
    for old, new in changes.items():
        assert old in text, f"{name} has no {old}"
        text = text.replace(old, new)
    lines = [
        re.sub(r"(?<=[ =])/(?=[a-z0-9])", f"{path}/", line, count=1) if "# path" in line else line
        for line in text.splitlines()
    ]
    return "\n".join(lines)


def _nginx(
    folder: Path, site: Path, path: str, port: int, rating: int
) -> tuple[list[str], Callable[[subprocess.Popen[bytes]], None], Path]:
    log = folder / "lan-toa.json"
    changes = {
        f"root {SITE};": f"root {_root(site, path)};",
        f"{SITE}/": f"{site}/",
        "listen 80;": f"listen 127.0.0.1:{port};",
        "listen [::]:80;": f"listen [::1]:{port};" if ipv6() else "",
        "/var/log/nginx/lan-toa.json": str(log),
        "127.0.0.1:8091": f"127.0.0.1:{rating}",
    }
    (folder / "site.conf").write_text(_example("nginx.conf", path, changes), encoding="utf-8")
    kinds = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    temporary = "".join(f"{kind}_temp_path {folder}/{kind};" for kind in kinds)
    (folder / "nginx.conf").write_text(
        f"load_module {MODULES}/ngx_http_brotli_static_module.so;\n"
        f"{'user root;' if os.geteuid() == 0 else ''} daemon off; pid {folder}/pid;"
        f" error_log {folder}/error.log;\nevents {{}}\n"
        f"http {{ {temporary} gzip on; include /etc/nginx/mime.types; include site.conf; }}\n"
    )
    command = [_found("nginx"), "-e", f"{folder}/error.log", "-c", f"{folder}/nginx.conf"]

    def again(process: subprocess.Popen[bytes]) -> None:
        subprocess.run([*command, "-s", "reload"], check=True)  # noqa: S603

    return command, again, log


def _caddy(
    folder: Path, site: Path, path: str, port: int, rating: int
) -> tuple[list[str], Callable[[subprocess.Popen[bytes]], None], Path]:
    log, admin, config = folder / "lan-toa.log", free_port(), folder / "Caddyfile"
    changes = {
        f"root * {SITE}\n": f"root * {_root(site, path)}\n",
        f"{SITE}/": f"{site}/",
        f"{HOST} {{": f"http://{HOST} {{",
        "/var/log/caddy/lan-toa.log": str(log),
        "127.0.0.1:8091": f"127.0.0.1:{rating}",
    }
    settings = (
        f"{{\n\tadmin 127.0.0.1:{admin}\n\thttp_port {port}\n"
        f"\tstorage file_system {folder}/store\n}}\n"
    )
    config.write_text(settings + _example("Caddyfile", path, changes), encoding="utf-8")
    caddy = [_found("caddy")]
    given = ["--config", str(config), "--adapter", "caddyfile"]

    def again(process: subprocess.Popen[bytes]) -> None:
        subprocess.run(  # noqa: S603
            [*caddy, "reload", *given, "--force"], check=True, capture_output=True
        )

    return [*caddy, "run", *given], again, log


def _found(program: str) -> str:
    return shutil.which(program, path=f"{os.environ['PATH']}:/usr/sbin") or program


def _root(site: Path, path: str) -> Path:
    assert str(site).endswith(path)
    return Path(str(site).removesuffix(path))


def _wait(web: WebServer, process: subprocess.Popen[bytes], told: Path) -> None:
    until = time.monotonic() + 20
    while time.monotonic() < until:
        try:
            socket.create_connection(("127.0.0.1", web.port), timeout=1).close()
        except OSError:
            assert process.poll() is None, told.read_text()
            time.sleep(0.05)
        else:
            return
    raise AssertionError(told.read_text())
