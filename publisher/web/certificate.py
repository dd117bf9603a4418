"""A certificate of our own, where the office has none: browsers ask whether to trust it."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from publisher.store.durable import atomic_write

if TYPE_CHECKING:
    from cryptography.x509 import GeneralName

VALID = timedelta(days=820)  # browsers refuse what is valid for longer


def own_certificate(folder: Path, origin: str) -> tuple[Path, Path]:
    """Return the files of certificate and key, PEM; made when they are missing or run out."""
    certificate, key = folder / "certificate.pem", folder / "key.pem"
    host = urlsplit(origin).hostname or "localhost"
    if not (certificate.is_file() and key.is_file() and _is_good(certificate, host)):
        folder.mkdir(parents=True, exist_ok=True)
        folder.chmod(0o700)
        made, secret = _made(host)
        with _owner_only():
            atomic_write(key, secret)
        atomic_write(certificate, made)
    return certificate, key


@contextmanager
def _owner_only() -> Iterator[None]:
    """Let files that are made within be readable by their owner alone."""
    before = os.umask(0o077)
    try:
        yield
    finally:
        os.umask(before)


def _is_good(file: Path, host: str) -> bool:
    from cryptography import x509

    found = x509.load_pem_x509_certificate(file.read_bytes())
    names = found.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    known = {str(each.value) for each in names}
    return host in known and found.not_valid_after_utc - timedelta(days=30) > datetime.now(UTC)


def _made(host: str) -> tuple[bytes, bytes]:
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.x509.oid import NameOID

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, host)])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(hours=1))
        .not_valid_after(now + VALID)
        .add_extension(x509.SubjectAlternativeName([_alternative(host)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    secret = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    return made.public_bytes(serialization.Encoding.PEM), secret


def _alternative(host: str) -> "GeneralName":
    from cryptography import x509

    try:
        return x509.IPAddress(ip_address(host))
    except ValueError:
        return x509.DNSName(host)
