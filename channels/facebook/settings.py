"""The keys of a Facebook page's table in the config."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from channels.facebook.graph import Access
from publisher.contract import Secret


class Settings(BaseModel):
    """The keys of a page's table in the config."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", strict=True, arbitrary_types_allowed=True
    )

    page_id: Annotated[str, Field(pattern=r"^\d+$")]
    token: Secret
    token_kind: Literal["page", "system_user"] = "page"  # noqa: S105  no secret
    app_id: str | None = None  # with app_secret: check() can tell when the token ends
    app_secret: Secret | None = None  # signs each call (appsecret_proof)
    graph_version: Annotated[str, Field(pattern=r"^v\d+\.\d+$")] = "v26.0"
    base_url: str = "https://graph.facebook.com"
    video_url: str = "https://graph-video.facebook.com"
    read_more: str = "Xem chi tiết"
    # Names change about once a year (list of deprecated metrics, 2026-06-15).
    metrics: dict[Literal["views", "reach", "clicks"], str] = {
        "views": "post_media_view",
        "reach": "post_total_media_view_unique",
        "clicks": "post_clicks",
    }
    page_reach: str = "page_total_media_view_unique"  # of the page itself, for a period
    extra_metrics: Annotated[tuple[str, ...], Field(strict=False)] = (
        "post_reactions_by_type_total",
    )
    connect_timeout: Annotated[float, Field(gt=0)] = 5.0  # seconds
    read_timeout: Annotated[float, Field(gt=0)] = 30.0  # seconds
    video_wait: Annotated[float, Field(ge=0)] = 10.0  # seconds for a video to be processed
    slow_down_at: Annotated[float, Field(gt=0)] = 75.0  # percent of the quota
    # Make posts unseen, then show them: what is out can then be proved. Documented, but not
    # tried on a real page: try it with one post before relying on it. Not for videos.
    publish_hidden_first: bool = False
    refresh_card: bool = True  # after a correction, ask Facebook to read the link again
    max_photos: Annotated[int, Field(ge=1)] = 10  # what other tools keep to; undocumented
    message_limit: Annotated[int, Field(ge=100)] = 63_206  # characters; undocumented


def access_of(settings: Settings) -> Access:
    """Return where the Graph API is, and our right to speak to it."""
    return Access(
        base_url=settings.base_url,
        video_url=settings.video_url,
        version=settings.graph_version,
        page_id=settings.page_id,
        token=settings.token,
        derive=settings.token_kind == "system_user",  # noqa: S105  no secret
        app_id=settings.app_id,
        app_secret=settings.app_secret,
        timeout=(settings.connect_timeout, settings.read_timeout),
        slow_down_at=settings.slow_down_at,
    )
