"""The tables of the web desk: how people log in, and who is in."""

from sqlalchemy import Boolean, Column, Integer, LargeBinary, String, Table, Text

from publisher.store.database import Instant, metadata

accounts = Table(
    "web_accounts",
    metadata,
    Column("person", String(100), primary_key=True),
    Column("password", Text),  # an argon2id hash; none yet: only a one-time link lets them in
    Column("password_at", Instant),
    Column("must_change", Boolean, nullable=False),
    Column("totp", Text),  # the shared secret, encrypted with the key of state/web/
    Column("totp_step", Integer),  # the last code's, which is good once
    Column("locked_at", Instant),
)
credentials = Table(
    "web_credentials",  # passkeys
    metadata,
    Column("id", String(400), primary_key=True),  # as the browser's, base64url
    Column("person", String(100), nullable=False, index=True),
    Column("public_key", LargeBinary, nullable=False),
    Column("sign_count", Integer, nullable=False),
    Column("name", Text, nullable=False),
    Column("made_at", Instant, nullable=False),
    Column("used_at", Instant),
)
links = Table(
    "web_links",  # one-time links to a password
    metadata,
    Column("token", String(64), primary_key=True),  # its SHA-256
    Column("person", String(100), nullable=False, index=True),
    Column("ends_at", Instant, nullable=False),
)
sessions = Table(
    "web_sessions",
    metadata,
    Column("token", String(64), primary_key=True),  # its SHA-256: who reads it can't come in
    Column("person", String(100), nullable=False, index=True),
    Column("step", String(20), nullable=False),  # "password": the second factor is missing yet
    Column("began_at", Instant, nullable=False),
    Column("seen_at", Instant, nullable=False),
    Column("address", String(60), nullable=False),
    Column("agent", String(200), nullable=False),
    Column("told", Text),  # what the next page says once, of what was just done
    Column("challenge", String(200)),  # of a passkey that is being asked for
)
failures = Table(
    "web_failures",  # log-ins that failed, until one succeeds
    metadata,
    Column("person", String(100), primary_key=True),
    Column("address", String(60), primary_key=True),
    Column("count", Integer, nullable=False),
    Column("last_at", Instant, nullable=False),
)
