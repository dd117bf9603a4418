"""The stand-in of Zalo: the Open API of an Official Account, its OAuth host, its readers' view.

Strict: what the real one refuses, or is only said to refuse, is refused here. What is
uncertain is a setting (`state_of(world).settings`, or /control/zalo/settings of the home
service). Faults of its own, beside those of the line:

- "error": the answer is `error`, `message`; with `after_commit` the call is done first;
- "lag": article/getslice shows only articles that are `seconds` old;
- "pending": a job takes `seconds`; met by create, update or verify.
"""

from typing import Any

from starlette.applications import Starlette
from starlette.routing import Route

from publisher.sandbox.world import World
from publisher.sandbox.zalo import account, articles, messages, uploads
from publisher.sandbox.zalo.answers import Handler, guarded, nowhere
from publisher.sandbox.zalo.figures import followers, shares, views
from publisher.sandbox.zalo.hooks import Hooks
from publisher.sandbox.zalo.oauth import OAuth
from publisher.sandbox.zalo.pages import Pages
from publisher.sandbox.zalo.state import Article, Settings, state_of

__all__ = ["Settings", "build", "build_oauth", "controls", "snapshot", "state_of"]

CALLS: dict[tuple[str, str], Handler] = {
    ("POST", "/v2.0/article/create"): articles.create,
    ("POST", "/v2.0/article/update"): articles.update,
    ("POST", "/v2.0/article/remove"): articles.remove,
    ("POST", "/v2.0/article/verify"): articles.verify,
    ("GET", "/v2.0/article/getdetail"): articles.getdetail,
    ("GET", "/v2.0/article/getslice"): articles.getslice,
    ("POST", "/v2.0/article/upload_video/preparevideo"): uploads.preparevideo,
    ("GET", "/v2.0/article/upload_video/verify"): uploads.video_status,
    ("POST", "/v2.0/oa/message"): messages.broadcast,
    ("POST", "/v2.0/oa/quota/message"): messages.old_quota,
    ("POST", "/v3.0/oa/quota/message"): messages.quota,
    ("POST", "/v3.0/oa/message/cs"): messages.consultation,
    ("POST", "/v3.0/oa/message/transaction"): messages.shut_down,
    ("POST", "/v3.0/oa/message/promotion"): messages.shut_down,
    ("GET", "/v2.0/oa/getoa"): account.getoa,
    ("GET", "/v3.0/oa/user/getlist"): account.getlist,
    ("GET", "/v2.0/oa/getfollowers"): account.getfollowers,
    ("POST", "/v2.0/oa/upload/image"): uploads.image,
    ("POST", "/v2.0/oa/upload/gif"): uploads.gif,
    ("POST", "/v2.0/oa/upload/file"): uploads.file,
}


def build(world: World) -> Starlette:
    """Make the API host (openapi.zalo.me), with the page of the account's readers."""
    calls = [
        Route(path, guarded(world, handler), methods=[method])
        for (method, path), handler in CALLS.items()
    ]
    return Starlette(
        routes=[*calls, *Pages(world).routes()],
        exception_handlers={404: nowhere, 405: nowhere},
    )


def build_oauth(world: World) -> Starlette:
    """Make the OAuth host (oauth.zaloapp.com)."""
    oauth = OAuth(world)
    return Starlette(
        routes=[
            Route("/v4/oa/permission", oauth.consent, methods=["GET"]),
            Route("/v4/oa/permission", oauth.grant, methods=["POST"]),
            Route("/v4/oa/access_token", oauth.token, methods=["POST"]),
        ]
    )


def controls(world: World) -> list[Route]:
    """Return what steers this stand-in, for the control API."""
    return Hooks(world).routes()


def snapshot(world: World) -> dict[str, Any]:
    """Return what the stand-in holds, as JSON can hold it; changes nothing.

    articles: what readers see, newest first ("posts" is the same); hidden: what they do
    not; jobs and broadcasts: oldest first. A job that is due stays "processing" until the
    next call or look at the page.
    """
    state = state_of(world)
    shown = [_plain(world, each) for each in state.newest() if each.shown_at]
    return {
        "posts": shown,
        "articles": shown,
        "hidden": [_plain(world, each) for each in state.newest() if not each.shown_at],
        "jobs": [
            {
                "token": job.token,
                "state": "failed" if job.failure else "done" if job.article else "processing",
                "article": job.article or None,
                "failure": job.failure or None,
                "created": job.created.isoformat(),
            }
            for job in state.jobs.values()
        ],
        "broadcasts": [
            {
                "id": each.id,
                "articles": list(each.articles),
                "target": dict(each.target),
                "accepted": each.accepted.isoformat(),
                "delivered": each in state.delivered(),
            }
            for each in state.broadcasts
        ],
        "followers": followers(state),
    }


def _plain(world: World, article: Article) -> dict[str, Any]:
    state = state_of(world)
    return {
        **article.content,
        "id": article.id,
        "status": "show" if article.shown_at else "hide",
        "created": article.created.isoformat(),
        "updated": article.updated.isoformat(),
        "views": views(state, article),
        "shares": shares(state, article),
        "link": articles.link_view(state, article),
    }
