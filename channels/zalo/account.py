"""One Zalo Official Account as configured, and the time that its channels go by."""

import time
from datetime import datetime
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from publisher import contract
from publisher.contract import Secret


def now() -> datetime:
    """Return the present time, aware, UTC. Tests replace it."""
    return contract.now()


pause = time.sleep  # seconds; tests replace it


class Account(BaseModel):
    """One Official Account and the application that acts for it: keys of both channels."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, hide_input_in_errors=True)

    oa_id: str = Field(pattern=r"^\d+$")
    app_id: str = Field(pattern=r"^\d+$")
    app_secret: Secret
    # The pair that the consent gave; used once, then the file holds its successors.
    access_token: Secret = Secret("")
    refresh_token: Secret
    token_file: Path  # default state/zalo-<oa_id>.json; tables of one account share it
    refresh_before: float = 300.0  # seconds before the access token ends
    appsecret_proof: bool = False  # as switched on in the application's settings at Zalo
    base_url: str = "https://openapi.zalo.me"
    oauth_url: str = "https://oauth.zaloapp.com"
    connect_timeout: float = 5.0  # seconds
    read_timeout: float = 30.0  # seconds
    quota_wait: float = 21_600.0  # seconds to rest when a quota of unknown period is used up

    @model_validator(mode="before")
    @classmethod
    def _token_file(cls, given: Any) -> Any:
        if isinstance(given, dict) and "oa_id" in given:
            return {"token_file": Path(f"state/zalo-{given['oa_id']}.json"), **given}
        return given


class Settings(Account):
    """The keys of a table that publishes articles. Lengths are in characters."""

    default_cover: str | None = None  # public address, for items without a picture
    author: str = ""  # for items without one: the office's name
    # Documented are 150, 300 and 50; articles of exactly that length were refused.
    title_limit: int = 140
    description_limit: int = 250
    author_limit: int = 50
    block_limit: int = Field(default=1000, ge=100)  # longer paragraphs become several blocks
    status: Literal["show", "hide"] = "show"  # hide: accepted by Zalo, not shown to anybody
    # Make articles hidden, then show them: what is out can then be proved. Zalo's documents
    # allow it (update replaces the status too), but it is not tried on a real account, and
    # an interrupted attempt may use up one article of the month's quota.
    publish_hidden_first: bool = False
    comment: Literal["show", "hide"] = "show"  # whether readers may comment
    light_html: bool = False  # bold headings and slanted quotations
    utm_source: str = "zalo"
    verify_times: int = 8  # how often to ask for the outcome before find() is left to do so
    verify_every: float = 3.0  # seconds
    job_life: float = 3600.0  # seconds for which Zalo knows a job; undocumented
    article_url: str = "https://post.oa.zalo.me/d?id={id}&pageId={oa_id}"  # if Zalo gives none
