"""A mail server on loopback that keeps what it gets, refuses by script, or breaks off."""

import socketserver
import ssl
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

CERTIFICATE = Path(__file__).with_suffix(".pem")  # with its key; for 127.0.0.1, good to nobody
AUTH = "AUTH PLAIN"


class SmtpService(socketserver.ThreadingTCPServer):
    daemon_threads = False
    allow_reuse_address = True

    def __init__(self, security: str) -> None:
        super().__init__(("127.0.0.1", 0), _Line)
        self.security = security  # none, starttls, tls
        self.replies: dict[str, str] = {}  # the beginning of a command → what is answered
        self.breaks = ""  # the beginning of the command at which the line breaks; "." the mail
        self.commands: list[str] = []
        self.mails: list[bytes] = []
        self.dragging = False  # a byte of the greeting now and then, and never its end
        self.port: int = self.server_address[1]
        self.context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self.context.load_cert_chain(CERTIFICATE)


class _Line(socketserver.StreamRequestHandler):
    server: SmtpService
    timeout = 20

    def handle(self) -> None:
        while self.server.dragging:
            try:
                self.wfile.write(b"2")
            except OSError:
                return
            time.sleep(0.05)
        if self.server.security == "tls" and not self.secure():
            return
        self.say(self.scripted("CONNECT") or "220 here")
        while command := self.rfile.readline().decode().rstrip("\r\n"):
            self.server.commands.append(command)
            if self.server.breaks and command.startswith(self.server.breaks):
                return
            if not self.obey(command, command.partition(" ")[0].upper()):
                return

    def obey(self, command: str, verb: str) -> bool:
        if reply := self.scripted(command):
            self.say(reply)
        elif verb == "EHLO":
            offer = "STARTTLS" if self.server.security == "starttls" else AUTH
            self.say(f"250-here\r\n250 {offer}")
        elif verb == "STARTTLS":
            self.say("220 go on")
            self.server.security = "tls"
            return self.secure()
        elif verb == "DATA":
            self.say("354 go on")
            return self.take()
        else:
            self.say({"AUTH": "235 welcome", "QUIT": "221 bye"}.get(verb, "250 ok"))
        return verb != "QUIT"

    def take(self) -> bool:
        lines = list(iter(self.rfile.readline, b".\r\n"))
        if self.server.breaks == ".":
            return False
        self.server.mails.append(b"".join(line.removeprefix(b".") for line in lines))
        self.say(self.scripted(".") or "250 taken")
        return True

    def scripted(self, command: str) -> str:
        replies = self.server.replies.items()
        return next((reply for start, reply in replies if command.startswith(start)), "")

    def say(self, reply: str) -> None:
        self.wfile.write(f"{reply}\r\n".encode())

    def secure(self) -> bool:
        try:
            self.request = self.server.context.wrap_socket(self.request, server_side=True)
        except OSError:  # the client does not trust us
            return False
        self.setup()
        return True

    def finish(self) -> None:
        super().finish()
        self.request.close()


@contextmanager
def receiving(security: str = "none") -> Iterator[SmtpService]:
    """Run a mail server while the block runs."""
    with SmtpService(security) as service:
        thread = threading.Thread(target=service.serve_forever, args=(0.02,))
        thread.start()
        try:
            yield service
        finally:
            service.shutdown()
            thread.join()
