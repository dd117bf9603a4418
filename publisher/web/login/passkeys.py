"""Passkeys (WebAuthn): a phone or a key signs what we ask, for this address alone."""

import json
import struct
from collections.abc import Sequence
from ipaddress import ip_address
from typing import NamedTuple
from urllib.parse import urlsplit

import webauthn
from sqlalchemy import RowMapping
from webauthn.helpers import base64url_to_bytes, bytes_to_base64url
from webauthn.helpers.exceptions import WebAuthnException
from webauthn.helpers.structs import PublicKeyCredentialDescriptor

from publisher.people.people import Person

# What comes of decoding what a stranger sends.
WRONG = (
    WebAuthnException,
    ValueError,
    TypeError,
    LookupError,
    AttributeError,
    struct.error,
    RecursionError,
)


class Refused(Exception):
    """What came back is not what was asked for."""


class Made(NamedTuple):
    """A new passkey."""

    id: str
    public_key: bytes
    signed: int  # how often, so far; a lower number later is a copy's


def host(origin: str) -> str | None:
    """Return the name that passkeys are for; None where the desk has an address but no name."""
    name = urlsplit(origin).hostname or ""
    try:
        ip_address(name)
    except ValueError:
        secure = origin.startswith("https:") or name == "localhost"
        return name if name and secure else None
    return None


def to_make(origin: str, office: str, person: Person, known: Sequence[RowMapping]) -> str:
    """Return what a browser is asked to make one, as JSON."""
    options = webauthn.generate_registration_options(
        rp_id=host(origin) or "",
        rp_name=office,
        user_id=person.id.encode()[:64],
        user_name=person.id,
        user_display_name=person.name,
        exclude_credentials=_described(known),
    )
    return webauthn.options_to_json(options)


def to_use(origin: str, known: Sequence[RowMapping]) -> str:
    """Return what a browser is asked to use one of these, as JSON."""
    options = webauthn.generate_authentication_options(
        rp_id=host(origin) or "", allow_credentials=_described(known)
    )
    return webauthn.options_to_json(options)


def challenge(options: str) -> str:
    """Return the random part of what is asked; the answer is good for it alone."""
    return str(json.loads(options)["challenge"])


def made(origin: str, asked: str, answer: str) -> Made:
    """Return the passkey that an answer brings. Raises Refused."""
    try:
        found = webauthn.verify_registration_response(
            credential=answer,
            expected_challenge=base64url_to_bytes(asked),
            expected_rp_id=host(origin) or "",
            expected_origin=origin,
        )
    except WRONG as error:
        raise Refused from error
    key = bytes_to_base64url(found.credential_id)
    if len(key) > 400:
        raise Refused
    return Made(key, found.credential_public_key, found.sign_count)


def used(origin: str, asked: str, answer: str, known: Sequence[RowMapping]) -> tuple[str, int]:
    """Return which passkey signed, and its count. Raises Refused where none of these did."""
    try:
        key = bytes_to_base64url(base64url_to_bytes(json.loads(answer)["id"]))
        mine = next(row for row in known if row["id"] == key)
        found = webauthn.verify_authentication_response(
            credential=answer,
            expected_challenge=base64url_to_bytes(asked),
            expected_rp_id=host(origin) or "",
            expected_origin=origin,
            credential_public_key=mine["public_key"],
            credential_current_sign_count=mine["sign_count"],
        )
    except (*WRONG, StopIteration) as error:
        raise Refused from error
    return key, found.new_sign_count


def _described(known: Sequence[RowMapping]) -> list[PublicKeyCredentialDescriptor]:
    return [PublicKeyCredentialDescriptor(id=base64url_to_bytes(row["id"])) for row in known]
