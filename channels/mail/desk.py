"""The office's own mailboxes: news from the publisher by mail (SMTP, RFC 5321 and 6409).

Nobody can press anything in a mail: only tell().
"""

import logging
import mimetypes
import re
import smtplib
import ssl
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, make_msgid
from typing import Annotated, ClassVar, Literal

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationInfo,
    field_validator,
)

from channels.mail.line import Encrypted, Plain
from channels.mail.smtp_errors import as_bytes, before_the_mail, no_mail_for, told, words_of
from channels.shared.attachments import Loaded, loaded
from channels.shared.bounds import deadline
from publisher.contract import (
    Attachment,
    Button,
    ChannelState,
    Desk,
    Health,
    OutcomeUnknown,
    Rejected,
    Secret,
    Unauthorized,
    Unavailable,
    now,
)

log = logging.getLogger(__name__)

SUBJECT_LIMIT = 120  # characters; what mail programs show of a subject is shorter still
STEPS = 4  # time-outs that a whole mail may take
MARK = "[Lan Tỏa]"  # before every subject, for people's filters
_ADDRESS = r"[\w.+-]+@[\w-]+(?:\.[\w-]+)*"
_MAILBOX = re.compile(rf'(?:(?P<name>[^<>"\r\n]*)<(?P<named>{_ADDRESS})>|{_ADDRESS})', re.ASCII)

Mailbox = Annotated[str, StringConstraints(strip_whitespace=True)]


class Settings(BaseModel):
    """The keys of the desk's table in the config."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    host: str = Field(min_length=1)  # e.g. "mail.daklak.gov.vn"
    port: int = Field(default=587, ge=1, le=65535)  # 587 starttls, 465 tls, 25 none
    security: Literal["starttls", "tls", "none"] = "starttls"
    user: str | None = None  # None: the server asks for no login
    password: Secret | None = Field(default=None, validate_default=True)
    sender: Mailbox  # "a@b.gov.vn" or "Lan Tỏa <a@b.gov.vn>"
    to: tuple[Mailbox, ...] = Field(min_length=1)  # the same forms
    timeout: float = Field(default=30.0, gt=0)  # seconds, for each step

    @field_validator("sender", "to")
    @classmethod
    def _are_mailboxes(cls, value: str | tuple[str, ...]) -> str | tuple[str, ...]:
        for each in (value,) if isinstance(value, str) else value:
            if not _MAILBOX.fullmatch(each):
                raise ValueError("phải là địa chỉ thư: name@host hoặc Tên <name@host>")
        return value

    @field_validator("password")
    @classmethod
    def _goes_with_a_user(cls, value: Secret | None, info: ValidationInfo) -> Secret | None:
        user = info.data.get("user")
        if (value is None) != (user is None):
            raise ValueError("user và password phải đi cùng nhau")
        if value is not None and info.data.get("security") == "none":
            raise ValueError('với security = "none" thì mật khẩu bị lộ trên đường truyền')
        with suppress(Unauthorized):  # it can't be read here, perhaps by others
            if value is not None and not f"{user}{value.reveal()}".isascii():
                raise ValueError(
                    "user và password chỉ được có ký tự ASCII"
                )  # all that smtplib can send
        return value


class EmailDesk(Desk):
    """One mail for each thing to tell, to all mailboxes of the settings."""

    settings: ClassVar[type[Settings]] = Settings

    def __init__(self, settings: Settings, state: ChannelState) -> None:
        """Build from checked settings; nothing is remembered."""
        self._settings = settings
        self._sender = _mailbox(settings.sender)
        self._to = [_mailbox(each) for each in settings.to]

    def tell(
        self,
        text: str,
        *,
        subject: str = "",
        buttons: Sequence[Button] = (),
        attachments: Sequence[Attachment] = (),
    ) -> str:
        """Send a plain text mail with its files; returns its Message-ID. Buttons are left out.

        subject: the first line of the text if it is empty. Raises Rejected if the server
        takes mail for none of the mailboxes; one that it refuses is left out.
        """
        files, missing = loaded(attachments)
        message = self._message("\n\n".join(filter(None, (text, missing))), subject)
        for file in files:
            _attach(message, file)
        with self._line() as smtp:
            with before_the_mail():
                refused = self._envelope(smtp)
            if len(refused) == len(self._to):
                raise Rejected(*(no_mail_for(each) for each in refused))
            _hand_over(smtp, message)
        for each in refused:
            log.warning("mailbox_refused %s", each)
        return str(message["Message-ID"])

    def check(self) -> Health:
        """Log in and name every mailbox to the server; sends nothing."""
        with self._line() as smtp, before_the_mail():
            refused = self._envelope(smtp)
            smtp.rset()
        settings = self._settings
        return Health(
            identity=f"{self._sender.addr_spec} ({settings.host}:{settings.port})",
            problems=tuple(no_mail_for(each) for each in refused),
        )

    def _message(self, text: str, subject: str) -> EmailMessage:
        from channels.shared.text import cut

        # 7bit: not every server takes more (RFC 6152)
        message = EmailMessage(policy=SMTP.clone(cte_type="7bit"))
        message["From"] = self._sender
        message["To"] = self._to
        words = (subject.strip() or text.strip()).partition("\n")[0].split()
        message["Subject"] = cut(" ".join([MARK, *words]), SUBJECT_LIMIT)
        message["Date"] = format_datetime(now())
        message["Message-ID"] = make_msgid(domain=self._sender.domain)
        message["Auto-Submitted"] = "auto-generated"  # RFC 3834: asks for no automatic reply
        message.set_content(text)
        return message

    @contextmanager
    def _line(self) -> Iterator[smtplib.SMTP]:
        """Connect and log in; raise Unavailable or Unauthorized."""
        settings, context = self._settings, ssl.create_default_context()
        # Our name is given because smtplib would ask the DNS for the machine's.
        where = (settings.host, settings.port, self._sender.domain)
        with deadline(settings.timeout * STEPS):
            with before_the_mail():
                smtp = (
                    Encrypted(*where, timeout=settings.timeout, context=context)
                    if settings.security == "tls"
                    else Plain(*where, timeout=settings.timeout)
                )
            with closing(smtp):
                with before_the_mail():
                    if settings.security == "starttls":
                        smtp.starttls(context=context)
                    smtp.ehlo_or_helo_if_needed()
                    if settings.user is not None and settings.password is not None:
                        smtp.login(settings.user, settings.password.reveal())
                yield smtp

    def _envelope(self, smtp: smtplib.SMTP) -> list[str]:
        """Name sender and recipients; return those who were refused for good, and why."""
        code, reply = smtp.mail(self._sender.addr_spec)
        if code != 250:
            kind = Unauthorized if code >= 500 else Unavailable
            raise told(kind, f"Máy chủ thư không cho {self._sender.addr_spec} gửi", code, reply)
        refused = []
        for each in self._to:
            code, reply = smtp.rcpt(each.addr_spec)
            if code >= 500:
                refused.append(f"{each.addr_spec}: {words_of(code, reply)}")
            elif code not in (250, 251):
                raise told(
                    Unavailable, f"Máy chủ thư tạm chưa nhận thư cho {each.addr_spec}", code, reply
                )
        return refused


def _attach(message: EmailMessage, file: Loaded) -> None:
    kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
    main, _slash, sub = kind.partition("/")
    # As bytes, text too: a server may rewrite the lines of what is sent as text.
    message.add_attachment(file.data, maintype=main, subtype=sub, filename=file.name)


def _mailbox(text: str) -> Address:
    match = _MAILBOX.fullmatch(text)
    assert match  # noqa: S101  for the type only: the settings were checked
    return Address((match["name"] or "").strip(), addr_spec=match["named"] or text)


def _hand_over(smtp: smtplib.SMTP, message: EmailMessage) -> None:
    """Send the mail itself. Once it is under way, a silent server may have taken it."""
    try:
        code, reply = smtp.data(message.as_bytes())
    except smtplib.SMTPDataError as error:
        code, reply = error.smtp_code, as_bytes(error.smtp_error)
    except OSError:  # smtplib's own errors are among them
        raise OutcomeUnknown("Mất kết nối với máy chủ thư khi đang gửi thư") from None
    if code // 100 == 5:
        raise told(Rejected, "Máy chủ thư từ chối thư", code, reply)
    if code // 100 == 4:
        raise told(Unavailable, "Máy chủ thư tạm chưa nhận thư", code, reply)
    if code // 100 != 2:
        raise told(OutcomeUnknown, "Không đọc được câu trả lời của máy chủ thư", code, reply)
    with suppress(OSError):  # the mail is out, however the line ends
        smtp.quit()
