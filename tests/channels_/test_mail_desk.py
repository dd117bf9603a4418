import logging
import traceback
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from channel_items import make_image
from channels.mail.desk import EmailDesk
from fleeting_state import FleetingState
from publisher.contract import (
    CLOCK_FILE,
    Answer,
    Attachment,
    Button,
    ChannelError,
    OutcomeUnknown,
    Rejected,
    Secret,
    Unauthorized,
    Unavailable,
    Unsupported,
)
from scripted_service import nobody
from smtp_service import CERTIFICATE, SmtpService, receiving

PASSWORD = "sandbox-mail-password"
TEXT = "Bài “Cấp phép xây dựng” chờ duyệt.\n\n.Dòng bắt đầu bằng dấu chấm\n" + "đ" * 2000


@pytest.fixture
def server() -> Iterator[SmtpService]:
    with receiving() as running:
        yield running


@pytest.fixture
def trusted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATE))


def build(port: int, **changes: Any) -> EmailDesk:
    table = {
        "host": "127.0.0.1",
        "port": port,
        "security": "none",
        "sender": "Lan Tỏa, Sở Xây dựng <lantoa@soxaydung.example>",
        "to": ["vanphong@soxaydung.example", "Giám đốc <giamdoc@soxaydung.example>"],
        "timeout": 2,
        **changes,
    }
    return EmailDesk(EmailDesk.settings.model_validate(table), FleetingState())


def locked(port: int, **changes: Any) -> EmailDesk:
    login = {"user": "lantoa", "password": Secret(PASSWORD)}
    return build(port, **{"security": "starttls", **login, **changes})


def only_mail(server: SmtpService) -> EmailMessage:
    (mail,) = server.mails
    assert mail.isascii()
    return message_from_bytes(mail, policy=default)


# --- What people get ---


def test_a_mail_carries_the_text_and_who_and_when(server: SmtpService) -> None:
    ref = build(server.port).tell(TEXT)
    mail = only_mail(server)
    assert mail.get_content_type() == "text/plain"
    assert mail.get_content_charset() == "utf-8"
    assert mail.get_content().splitlines() == TEXT.splitlines()
    assert mail["Subject"] == "[Lan Tỏa] Bài “Cấp phép xây dựng” chờ duyệt."
    assert mail["From"] == '"Lan Tỏa, Sở Xây dựng" <lantoa@soxaydung.example>'
    assert mail["To"] == "vanphong@soxaydung.example, Giám đốc <giamdoc@soxaydung.example>"
    assert mail["Auto-Submitted"] == "auto-generated"
    assert mail["Message-ID"] == ref
    assert ref.endswith("@soxaydung.example>")


def test_a_mail_carries_files(server: SmtpService, tmp_path: Path) -> None:
    picture = make_image(tmp_path).path
    build(server.port).tell(
        TEXT,
        attachments=[
            Attachment(name="ảnh bìa.jpg", content=picture, kind="picture"),
            Attachment(name="bai.html", content="<p>Bài\n\nhết</p>".encode()),
            Attachment(name="mat.html", content=tmp_path / "gone"),
        ],
    )
    mail = only_mail(server)
    text, *files = mail.iter_parts()
    assert isinstance(text, EmailMessage)
    assert text.get_content().splitlines()[0] == TEXT.splitlines()[0]
    assert "(Không gửi kèm được “mat.html”" in text.get_content()
    assert [(each.get_filename(), each.get_content_type()) for each in files] == [
        ("ảnh bìa.jpg", "image/jpeg"),
        ("bai.html", "text/html"),
    ]
    assert files[0].get_payload(decode=True) == picture.read_bytes()
    assert files[1].get_payload(decode=True) == "<p>Bài\n\nhết</p>".encode()


def test_the_envelope_names_addresses_only_and_not_this_machine(server: SmtpService) -> None:
    build(server.port).tell("x")
    assert server.commands == [
        "ehlo soxaydung.example",
        "mail FROM:<lantoa@soxaydung.example>",
        "rcpt TO:<vanphong@soxaydung.example>",
        "rcpt TO:<giamdoc@soxaydung.example>",
        "data",
        "quit",
    ]


def test_each_mail_has_an_id_of_its_own(server: SmtpService) -> None:
    desk = build(server.port)
    assert desk.tell("x") != desk.tell("x")


def test_a_given_subject_is_used_and_never_adds_headers(server: SmtpService) -> None:
    build(server.port).tell("x", subject="Chờ duyệt: " + "dài " * 90 + "\r\nBcc: x@example.org")
    mail = only_mail(server)
    assert mail["Subject"].startswith("[Lan Tỏa] Chờ duyệt: dài dài")
    assert len(mail["Subject"]) <= 120
    assert mail["Bcc"] is None


def test_the_date_follows_the_publishers_clock(
    server: SmtpService, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    moved = tmp_path / "clock"
    moved.write_text(str(timedelta(days=30).total_seconds()), encoding="ascii")
    monkeypatch.setenv(CLOCK_FILE, str(moved))
    build(server.port).tell("x")
    ahead = only_mail(server)["Date"].datetime - datetime.now(UTC)
    assert timedelta(days=29) < ahead < timedelta(days=31)


def test_buttons_are_left_out_and_nobody_can_answer(server: SmtpService) -> None:
    desk = build(server.port)
    ref = desk.tell("Duyệt?", buttons=[Button("Duyệt", "approve:1")])
    assert only_mail(server).get_content().strip() == "Duyệt?"
    for ask in (
        desk.answers,
        lambda: desk.reply(Answer("1", "x", ref, "1"), "x"),
        lambda: desk.close(ref, "x"),
    ):
        with pytest.raises(Unsupported):
            ask()


# --- TLS and login ---


@pytest.mark.usefixtures("trusted")
@pytest.mark.parametrize("security", ["starttls", "tls"])
def test_the_line_is_locked_before_the_login(security: str) -> None:
    with receiving(security) as server:
        locked(server.port, security=security).tell("x")
    assert len(server.mails) == 1
    verbs = [command.split()[0].upper() for command in server.commands]
    assert verbs.index("AUTH") > (verbs.index("STARTTLS") if security == "starttls" else 0)


@pytest.mark.parametrize("security", ["starttls", "tls"])
def test_an_unknown_certificate_is_not_trusted(security: str) -> None:
    with receiving(security) as server, pytest.raises(Unavailable, match="Chứng thư số"):
        locked(server.port, security=security).tell("x")
    assert not any(command.startswith("AUTH") for command in server.commands)


def test_a_server_without_starttls_gets_no_password(server: SmtpService) -> None:
    with pytest.raises(Unavailable, match="STARTTLS"):
        locked(server.port).tell("x")
    assert not any(command.startswith("AUTH") for command in server.commands)


@pytest.mark.usefixtures("trusted")
@pytest.mark.parametrize(
    ("reply", "kind"),
    [("535 5.7.8 no", Unauthorized), ("454 4.7.0 later", Unavailable)],
)
def test_a_refused_login_shows_the_password_nowhere(
    reply: str, kind: type[ChannelError], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    with receiving("starttls") as server:
        server.replies["AUTH"] = f"{reply}: {PASSWORD}"
        desk = locked(server.port)
        with pytest.raises(kind) as caught:
            desk.tell("x")
    told = "".join(traceback.format_exception(caught.value)) + caught.value.answer
    assert PASSWORD not in told + caplog.text + repr(desk._settings)


# --- What goes wrong ---


@pytest.mark.slow
@pytest.mark.parametrize(
    ("command", "reply", "kind"),
    [
        ("CONNECT", "554 no service here", Unavailable),
        ("CONNECT", "nonsense", Unavailable),
        ("CONNECT", "421 too busy", Unavailable),
        ("mail", "530 5.7.0 log in first", Unauthorized),
        ("mail", "553 not your address", Unauthorized),
        ("mail", "451 later", Unavailable),
        ("rcpt", "550 no such mailbox", Rejected),
        ("rcpt", "450 greylisted", Unavailable),
        ("data", "451 later", Unavailable),
        ("data", "554 no valid recipients", Rejected),
        (".", "552 too big", Rejected),
        (".", "452 disk full", Unavailable),
        (".", "nonsense", OutcomeUnknown),
    ],
)
def test_refusals_become_ours(
    server: SmtpService, command: str, reply: str, kind: type[ChannelError]
) -> None:
    server.replies[command] = reply
    with pytest.raises(ChannelError) as caught:
        build(server.port).tell("x")
    assert type(caught.value) is kind


@pytest.mark.parametrize(
    ("command", "kind"),
    [
        ("ehlo", Unavailable),
        ("mail", Unavailable),
        ("rcpt", Unavailable),
        ("data", OutcomeUnknown),
        (".", OutcomeUnknown),
    ],
)
def test_a_line_that_breaks_is_unknown_only_once_the_mail_is_under_way(
    server: SmtpService, command: str, kind: type[ChannelError]
) -> None:
    server.breaks = command
    with pytest.raises(ChannelError) as caught:
        build(server.port).tell("x")
    assert type(caught.value) is kind


def test_a_line_that_breaks_after_the_mail_was_taken_is_success(server: SmtpService) -> None:
    server.breaks = "quit"
    assert build(server.port).tell("x")


def test_a_dead_mailbox_does_not_silence_the_others(
    server: SmtpService, caplog: pytest.LogCaptureFixture
) -> None:
    server.replies["rcpt TO:<giamdoc"] = "550 5.1.1 no such mailbox"
    build(server.port).tell("x")  # no error: else the others would be told again and again
    assert len(server.mails) == 1
    assert "giamdoc@soxaydung.example: 550" in caplog.text


def test_nothing_is_sent_if_no_mailbox_is_left(server: SmtpService) -> None:
    server.replies["rcpt"] = "550 no"
    with pytest.raises(Rejected):
        build(server.port).tell("x")
    assert server.mails == []
    assert "data" not in server.commands


@pytest.mark.parametrize("security", ["none", "tls"])
def test_nobody_there_is_unavailable(security: str) -> None:
    with nobody() as address, pytest.raises(Unavailable):
        build(int(address.rpartition(":")[2]), security=security).tell("x")


# --- Checking ---


@pytest.mark.usefixtures("trusted")
def test_a_check_logs_in_and_sends_nothing() -> None:
    with receiving("starttls") as server:
        health = locked(server.port).check()
        assert "lantoa@soxaydung.example" in health.identity
        assert str(server.port) in health.identity
        assert health.problems == ()
        assert any(command.startswith("AUTH") for command in server.commands)
        assert server.mails == []


def test_a_check_finds_a_mailbox_that_is_not_there(server: SmtpService) -> None:
    server.replies["rcpt TO:<giamdoc"] = "550 5.1.1 no such mailbox"
    (problem,) = build(server.port).check().problems
    assert "giamdoc@soxaydung.example" in problem


def test_a_check_of_a_wrong_port_is_unavailable() -> None:
    with nobody() as address, pytest.raises(Unavailable):
        build(int(address.rpartition(":")[2])).check()


# --- Settings ---


@pytest.mark.parametrize(
    ("changes", "word"),
    [
        ({"to": []}, "to"),
        ({"to": ["a@b", "nobody"]}, "name@host"),
        ({"sender": "a@b\r\nBcc: c@d"}, "name@host"),
        ({"sender": "đ@soxaydung.example"}, "name@host"),
        ({"user": "lantoa"}, "đi cùng nhau"),
        ({"password": Secret(PASSWORD)}, "đi cùng nhau"),
        ({"user": "a", "password": Secret(PASSWORD)}, "lộ trên đường truyền"),
        ({"user": "a", "password": Secret("mật khẩu"), "security": "tls"}, "ASCII"),
        ({"user": "a", "password": PASSWORD, "security": "tls"}, "Secret"),
        ({"timeout": 0}, "timeout"),
        ({"starttls": True}, "starttls"),
    ],
)
def test_wrong_settings_are_refused_without_showing_secrets(
    changes: dict[str, Any], word: str
) -> None:
    with pytest.raises(ValidationError, match=word) as caught:
        build(587, **changes)
    assert PASSWORD not in str(caught.value)
