"""The tokens of one Zalo Official Account: kept in a file, renewed by one process at a time.

Zalo's refresh token works once: each renewal gives a new pair and the old one is dead at
once; a lost pair costs a new consent by the account's administrator (OA documents,
"xác thực và ủy quyền", September 2026). Hence a file that all users of the account share,
a lock beside it, and a new pair that is on disk before anything uses it.
"""

import logging
from dataclasses import replace
from datetime import datetime, timedelta
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from channels.shared.bounds import as_json
from channels.shared.web import attempt, cleaned, retry_after, unreadable
from channels.zalo import account as zalo_account
from channels.zalo.account import Account
from channels.zalo.token_file import CONSENT, Pair, TokenFile
from publisher.contract import (
    ChannelError,
    OutcomeUnknown,
    RateLimited,
    Secret,
    Unauthorized,
    Unavailable,
)

if TYPE_CHECKING:  # slow to import, and few commands call a service
    import requests

    from channels.shared.session import Session

log = logging.getLogger(__name__)

EXPIRES_AT_MOST = 90 * 86_400  # seconds: whatever Zalo says, a token is looked at by then
REFUSED = timedelta(hours=1)  # for which a pair that was refused is not shown to Zalo again
EXPIRES_IN = 3600  # seconds, where Zalo does not say: the shortest life in any document


class Tokens:
    """The account's present access token, whoever renewed it."""

    def __init__(self, account: Account, session: "Session") -> None:
        self._account = account
        self._session = session
        self._file = TokenFile(account.token_file)

    def current(self) -> str:
        """Return an access token that should do, renewed if it is about to end.

        Raises Unauthorized if there is no way to one without an administrator.
        """
        pair = self._file.read()
        if pair is None or self._is_new(pair):
            with self._file.locked():
                pair = self._seeded()
        soon = zalo_account.now() + timedelta(seconds=self._account.refresh_before)
        if not _sendable(pair.access) or (pair.expires is not None and pair.expires <= soon):
            return self.renewed(pair.access)
        return pair.access

    def renewed(self, stale: str) -> str:
        """Return an access token other than the stale one.

        One process at a time asks Zalo; the others take what it got. Unauthorized means
        that a new consent is needed, Unavailable that Zalo may be asked again later.
        """
        with self._file.locked():
            pair = self._seeded()
            if pair.access != stale:
                return pair.access
            self._heed_refusal(pair)
            self._file.write(pair)  # a full disk shows now, not when the only new pair is at stake
            try:
                pair = self._renew(pair)
            except Unauthorized:
                asked = self._asked_with(pair)
                self._file.write(replace(pair, refused_at=zalo_account.now(), refused_as=asked))
                raise
            self._file.write(pair)
        log.info("token-renewed oa=%s expires=%s", self._account.oa_id, pair.expires)
        return pair.access

    def _heed_refusal(self, pair: Pair) -> None:
        """Raise Unauthorized if Zalo gave nothing for this very pair a short while ago.

        All that use the account would ask again otherwise, each at each of its turns.
        """
        if pair.refused_at is None or pair.refused_as != self._asked_with(pair):
            return
        if abs(zalo_account.now() - pair.refused_at) < REFUSED:
            raise Unauthorized(f"Zalo không gia hạn mã truy cập: {CONSENT}.")

    def _asked_with(self, pair: Pair) -> str:
        account = self._account
        asked = (pair.refresh, account.app_id, account.app_secret.reveal())
        return sha256("\n".join(asked).encode()).hexdigest()

    def expires(self) -> datetime | None:
        """Return when the access token ends, or None if that is not known."""
        pair = self._file.read()
        return pair.expires if pair else None

    def secrets(self) -> tuple[str, ...]:
        """Return all that must not be shown: for cleaning answers."""
        pair, account = self._file.read(), self._account
        given = (account.app_secret, account.access_token, account.refresh_token)
        kept = (pair.access, pair.refresh) if pair else ()
        return (*map(_shown, given), *kept)

    def _seed(self) -> str:
        """Return the hash of the configured pair; "" if there is none."""
        access, refresh = map(_shown, (self._account.access_token, self._account.refresh_token))
        return sha256(f"{access}\n{refresh}".encode()).hexdigest() if refresh else ""

    # --- The configuration --------------------------------------------------------------

    def _is_new(self, pair: Pair) -> bool:
        """Tell whether the configured pair was never taken over: a new consent.

        All that ever were are remembered, so an old configuration, or a second table that
        was not brought up to date, cannot bring a dead pair back.
        """
        seed = self._seed()
        return bool(seed) and seed not in pair.seeds

    def _seeded(self) -> Pair:
        """Return the pair in the file, the configured one taken over first if it is new."""
        pair = self._file.read()
        if pair is not None and not self._is_new(pair):
            return pair
        seed = self._seed()
        if not seed:
            raise Unauthorized(f"Chưa có mã truy cập Zalo OA: {CONSENT}.")
        account, seeds = self._account, pair.seeds if pair else ()
        access, refresh = account.access_token.reveal(), account.refresh_token.reveal()
        pair = Pair(access, refresh, None, (*seeds, seed))
        self._file.write(pair)
        log.info("token-seeded oa=%s", account.oa_id)
        return pair

    # --- The service --------------------------------------------------------------------

    def _renew(self, pair: Pair) -> Pair:
        """Trade the refresh token for a new pair.

        A lost answer leaves open whether the old pair is dead, so the same token is tried
        once more. If that is lost too, a later call tries it again: it either still works
        or is refused, and then an administrator is asked.
        """
        try:
            return self._granted(self._ask(pair), pair)
        except OutcomeUnknown as error:
            log.warning("token-renewal-repeated oa=%s reason=%s", self._account.oa_id, error)
        try:
            return self._granted(self._ask(pair), pair)
        except OutcomeUnknown as error:
            raise Unavailable(f"Chưa gia hạn được mã truy cập Zalo: {error}") from None

    def _ask(self, pair: Pair) -> "requests.Response":
        account, secret = self._account, self._account.app_secret.reveal()
        if not _sendable(secret):
            raise Unauthorized("app_secret của Zalo có ký tự lạ: chép lại từ trang ứng dụng.")
        form = {"refresh_token": pair.refresh, "app_id": account.app_id}
        return attempt(
            lambda: self._session.post(
                f"{account.oauth_url}/v4/oa/access_token",
                headers={"secret_key": secret},
                data={**form, "grant_type": "refresh_token"},
            ),
            "Zalo",
        )

    def _granted(self, response: "requests.Response", pair: Pair) -> Pair:
        """Return the new pair; any body without an access token is a refusal.

        That goes whatever its code, for the codes are not all published.
        """
        if response.status_code == 429:
            raise RateLimited(
                "Gia hạn mã truy cập Zalo quá nhiều lần", retry_after=retry_after(response)
            )
        body = as_json(response.content)
        if response.status_code >= 500 or not isinstance(body, dict):
            raise OutcomeUnknown(unreadable("Zalo", response.status_code))
        access, refresh = body.get("access_token"), body.get("refresh_token")
        if not (isinstance(access, str) and access):
            raise self._refused(body, response.text)
        if not _sendable(access):
            raise OutcomeUnknown(unreadable("Zalo", response.status_code))
        if not (isinstance(refresh, str) and refresh):
            refresh = pair.refresh  # nothing better is known; never overwrite with nothing
        expires = zalo_account.now() + timedelta(seconds=_seconds(body.get("expires_in")))
        granted = replace(pair, access=access, refresh=refresh, expires=expires)
        return replace(granted, refused_at=None, refused_as="")

    def _refused(self, body: dict[str, Any], text: str) -> ChannelError:
        code = str(body.get("error"))[:20]
        error = Unauthorized(
            f"Zalo không gia hạn mã truy cập (mã lỗi {cleaned(code, self.secrets())}): {CONSENT}."
        )
        error.answer = cleaned(text, self.secrets())
        return error


def _shown(secret: Secret) -> str:
    """Return a secret, or "" where it can't be read: its absence must hide no answer."""
    try:
        return secret.reveal()
    except Unauthorized:
        return ""


def _sendable(secret: str) -> bool:
    """Tell whether there is a secret, and one that a header can carry."""
    return secret.isascii() and secret.isprintable() and secret.strip() == secret != ""


def _seconds(value: Any) -> int:
    """Read expires_in, which Zalo sends as a string."""
    text = str(value)
    return min(int(text), EXPIRES_AT_MOST) if text.isdecimal() and len(text) < 20 else EXPIRES_IN
