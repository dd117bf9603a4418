"""What a follower of the account sees on the phone: articles, and broadcasts in the chat."""

from datetime import datetime
from typing import Any

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from publisher.sandbox.pages import page
from publisher.sandbox.world import World
from publisher.sandbox.zalo.figures import followers, views
from publisher.sandbox.zalo.jobs import settle
from publisher.sandbox.zalo.state import (
    OA_ID,
    OA_NAME,
    VIETNAM,
    Article,
    Broadcast,
    State,
    state_of,
)


class Pages:
    """The pages of a world's account."""

    def __init__(self, world: World) -> None:
        self.world = world

    def routes(self) -> list[Route]:
        """Return the paths; those under /_ are no part of the real service."""
        return [
            Route("/_page", self.home),
            Route("/_page/chat", self.chat),
            Route("/_page/article", self.article),
            Route("/_page/media/{digest}", self.media),
            Route("/_page/avatar", self.avatar),
        ]

    async def home(self, request: Request) -> Response:
        """Show the account with its articles, newest first."""
        state = await self._state()
        shown = [self._card(state, each) for each in state.newest() if each.shown_at]
        return self._page(state, "zalo_home.html", cards=shown)

    async def chat(self, request: Request) -> Response:
        """Show the broadcasts that were delivered."""
        state = await self._state()
        told = [self._message(state, each) for each in state.delivered()]
        return self._page(state, "zalo_chat.html", messages=told)

    async def article(self, request: Request) -> Response:
        """Show one article; looking at it counts as a view."""
        state = await self._state()
        article = state.articles.get(request.query_params.get("id", ""))
        if article is None or article.shown_at is None:
            return self._page(state, "zalo_gone.html", status=404)
        article.views += 1
        return self._page(
            state,
            "zalo_article.html",
            article=article,
            content=article.content,
            card=self._card(state, article),
            views=views(state, article),
        )

    async def media(self, request: Request) -> Response:
        """Return a picture that was fetched for an article."""
        found = state_of(self.world).pictures.get(request.path_params["digest"])
        if found is None:
            return Response(status_code=404)
        return Response(found[1], media_type=found[0])

    async def avatar(self, request: Request) -> Response:
        """Return the account's picture."""
        return Response(page("zalo_avatar.svg"), media_type="image/svg+xml")

    async def _state(self) -> State:
        state = state_of(self.world)
        await settle(state)
        return state

    def _page(self, state: State, template: str, status: int = 200, **values: Any) -> Response:
        account = {"name": OA_NAME, "id": OA_ID, "followers": followers(state)}
        agency = state.settings.oa_type == 4
        return HTMLResponse(page(template, oa=account, agency=agency, **values), status)

    def _card(self, state: State, article: Article) -> dict[str, Any]:
        assert article.shown_at is not None  # noqa: S101  only shown articles have cards
        return {
            "id": article.id,
            "title": article.content["title"],
            "description": article.content["description"],
            "cover": article.cover,
            "time": ago(state.now(), article.shown_at),
        }

    def _message(self, state: State, broadcast: Broadcast) -> dict[str, Any]:
        """Return a delivered broadcast; an article that was withdrawn since has a bare card."""
        found = [state.articles.get(each) for each in broadcast.articles]
        cards = [
            self._card(state, each) if each is not None and each.shown_at else None
            for each in found
        ]
        return {"time": broadcast.delivers.astimezone(VIETNAM), "cards": cards}


def ago(now: datetime, time: datetime) -> str:
    """Return how long ago something was, as the app says it; a date after a week."""
    minutes = int((now - time).total_seconds() // 60)
    if minutes < 1:
        return "Vừa xong"
    if minutes < 60:
        return f"{minutes} phút trước"
    if minutes < 24 * 60:
        return f"{minutes // 60} giờ trước"
    if minutes < 7 * 24 * 60:
        return f"{minutes // (24 * 60)} ngày trước"
    return time.astimezone(VIETNAM).strftime("%d/%m/%Y")
