"""What a mail server says against us, as errors of the contract."""

import smtplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager

from publisher.contract import ChannelError, Unauthorized, Unavailable


def no_mail_for(refused: str) -> str:
    """Say that the server takes no mail for somebody, with its words."""
    return f"Máy chủ thư không nhận thư cho {refused}"


@contextmanager
def before_the_mail() -> Iterator[None]:
    """Raise what goes wrong as an error of the contract: nothing was sent yet."""
    try:
        yield
    except OSError as error:  # smtplib's own errors are among them
        raise _translate(error) from None


def _translate(error: OSError) -> ChannelError:
    """Return our error; no words of the server on a login, which may repeat the password."""
    match error:
        case smtplib.SMTPAuthenticationError() if error.smtp_code >= 500:
            return Unauthorized(
                f"Máy chủ thư không nhận tên đăng nhập hoặc mật khẩu ({error.smtp_code})"
            )
        case smtplib.SMTPAuthenticationError():
            return Unavailable(
                f"Máy chủ thư tạm không kiểm tra được đăng nhập ({error.smtp_code})"
            )
        case smtplib.SMTPResponseException():
            reply = as_bytes(error.smtp_error)
            return told(Unavailable, "Máy chủ thư chưa sẵn sàng", error.smtp_code, reply)
        case smtplib.SMTPNotSupportedError():
            return Unavailable(
                "Máy chủ thư không có STARTTLS hoặc cách đăng nhập như trong cấu hình"
            )
        case ssl.SSLCertVerificationError():
            return Unavailable("Chứng thư số của máy chủ thư không hợp lệ")
        case _:
            return Unavailable("Không kết nối được với máy chủ thư")


def told(kind: type[ChannelError], what: str, code: int, reply: bytes) -> ChannelError:
    """Return an error with the words of the server."""
    failure = kind(f"{what}: {words_of(code, reply)}")
    failure.answer = words_of(code, reply)
    return failure


def words_of(code: int, reply: bytes) -> str:
    """Return what a server answered, in one line."""
    return f"{code} {' '.join(reply.decode(errors='replace').split())}"[:300]


def as_bytes(reply: bytes | str) -> bytes:
    """Return an answer as smtplib should have."""
    return reply if isinstance(reply, bytes) else reply.encode()
