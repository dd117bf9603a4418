"""The article calls of the Zalo stand-in: create, update, remove, verify, detail, list."""

from datetime import datetime, timedelta
from typing import Any

from publisher.sandbox.zalo.answers import Call
from publisher.sandbox.zalo.checks import check
from publisher.sandbox.zalo.figures import hide, shares, views
from publisher.sandbox.zalo.jobs import begin
from publisher.sandbox.zalo.refusals import Refused, refused
from publisher.sandbox.zalo.state import OA_ID, VIETNAM, Article, Job, State

PAGE = 10  # articles of one slice at most


async def create(call: Call) -> dict[str, str]:
    """Take a new article in; it has neither id nor readers before its job is done."""
    state, content = call.state, await call.json()
    if state.settings.package == "basic":
        raise refused("package")
    check(state, content)
    if _created_this_month(state) >= state.settings.articles_per_month:
        raise refused("article_quota")
    job = begin(state, content)
    _hold(call, job)
    return {"token": job.token}


async def update(call: Call) -> dict[str, str]:
    """Replace an article wholly, by a job like that of create. The kind can't change."""
    state, content = call.state, await call.json()
    article = _article(state, content.pop("id", None))
    check(state, content)
    if content["type"] != article.kind:
        raise refused("type")
    job = begin(state, content, article.id)
    _hold(call, job)
    return {"token": job.token}


async def remove(call: Call) -> None:
    """Take an article away for ever."""
    article = _article(call.state, (await call.json()).get("id"))
    hide(call.state, article)
    del call.state.articles[article.id]


async def verify(call: Call) -> dict[str, str]:
    """Tell what became of a job: its article's id, -214 while it runs, or why it failed."""
    state, token = call.state, (await call.json()).get("token")
    job = state.jobs.get(token) if isinstance(token, str) else None
    if job is None or state.now() > job.created + timedelta(seconds=state.settings.job_seconds):
        raise refused("unknown", field="token")
    _hold(call, job)
    if job.due > state.now() or not (job.article or job.failure):
        raise refused("processing")
    if job.failure:
        raise Refused(-200, job.failure)
    return {"id": job.article}


async def getdetail(call: Call) -> dict[str, Any]:
    """Return an article as it was sent. Counters stand in the list only."""
    article = _article(call.state, call.request.query_params.get("id"))
    return {"id": article.id, "cite": "", **article.content, "status": _status(article)}


async def getslice(call: Call) -> dict[str, Any]:
    """List articles of one kind, newest first, with their counters."""
    query = call.request.query_params
    if "data" in query:  # plain parameters here, unlike the oa family
        raise refused("invalid", field="data")
    if query.get("type") not in ("normal", "video"):
        raise refused("type")
    offset, limit = (
        _number(query.get("offset", "0"), "offset"),
        _number(query.get("limit", str(PAGE)), "limit"),
    )
    if limit > PAGE:
        raise refused("slice")
    listed = [each for each in call.state.newest() if each.kind == query["type"]]
    lag = call.lag()
    if lag is not None:
        seen = call.state.now() - timedelta(seconds=lag)
        listed = [each for each in listed if each.created <= seen]
    medias = [_listed(call.state, each) for each in listed[offset : offset + limit]]
    return {"medias": medias, "total": len(listed)}


def link_view(state: State, article: Article) -> str:
    """Return where a person can read an article: on the page of this stand-in."""
    home = state.world.addresses.get("zalo", "")
    return f"{home}/_page/article?id={article.id}&pageId={OA_ID}"


def _listed(state: State, article: Article) -> dict[str, Any]:
    home = state.world.addresses.get("zalo", "")
    return {
        "id": article.id,
        "type": article.kind,
        "title": article.content["title"],
        "status": _status(article),
        "total_view": views(state, article),
        "total_share": shares(state, article),
        "create_date": milliseconds(article.created),
        "update_date": milliseconds(article.updated),
        "thumb": f"{home}/_page/media/{article.cover}" if article.cover else "",
        "link_view": link_view(state, article),
    }


def milliseconds(time: datetime) -> int:
    """Return a time as Zalo writes it: milliseconds since 1970."""
    return int(time.timestamp() * 1000)


def _status(article: Article) -> str:
    return "hide" if article.shown_at is None else "show"


def _article(state: State, id_: Any) -> Article:
    article = state.articles.get(id_) if isinstance(id_, str) else None
    if article is None:
        raise refused("unknown", field="id")
    return article


def _number(value: str, field: str) -> int:
    if not (value.isascii() and value.isdigit()):
        raise refused("invalid", field=field)
    return int(value)


def _created_this_month(state: State) -> int:
    """Count the jobs of this month in Vietnam that did not fail."""
    now = state.now().astimezone(VIETNAM)
    begun = [
        job.created.astimezone(VIETNAM)
        for job in state.jobs.values()
        if not job.updates and not job.failure
    ]
    return sum((each.year, each.month) == (now.year, now.month) for each in begun)


def _hold(call: Call, job: Job) -> None:
    """Play a "pending" fault: the job takes `seconds` from its beginning, or longer."""
    fault = call.fault("pending")
    if fault:
        seconds = float(fault.details.get("seconds", 60))
        job.due = max(job.due, job.created + timedelta(seconds=seconds))
