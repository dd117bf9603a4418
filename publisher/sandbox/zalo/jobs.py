"""The asynchronous half of the articles: jobs that end when their time has come.

Nothing runs in the background. Whoever asks the stand-in anything first lets the jobs
finish that are due by the sandbox's clock, so that a moved clock moves them too.
"""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from publisher.sandbox.zalo.figures import hide, show
from publisher.sandbox.zalo.pictures import fetched
from publisher.sandbox.zalo.refusals import Refused
from publisher.sandbox.zalo.state import Article, Job, State, cover_address


def begin(state: State, content: dict[str, Any], updates: str = "") -> Job:
    """Queue a checked article; updates: the id of the article that it replaces, if any."""
    now = state.now()
    due = now + timedelta(seconds=state.settings.processing_seconds)
    job = Job(state.new_token(), content, now, due, updates)
    state.jobs[job.token] = job
    return job


async def settle(state: State) -> None:
    """Finish all jobs that are due."""
    for job in list(state.jobs.values()):
        if job.due <= state.now() and not (job.article or job.failure or job.busy):
            job.busy = True  # others go on while the pictures come
            try:
                await _finish(state, job)
            finally:
                job.busy = False


async def _finish(state: State, job: Job) -> None:
    try:
        media = {url: await fetched(state, url) for url in pictures(job.content)}
    except Refused as error:
        job.failure = str(error)
        return
    if job.updates:
        _replace(state, job, media)
    else:
        _add(state, job, media)


def _add(state: State, job: Job, media: dict[str, str]) -> None:
    shown_at = job.due if job.content.get("status") == "show" else None
    job.article = state.new_id()
    state.articles[job.article] = Article(
        job.article, job.content, job.created, job.created, shown_at, media
    )


def _replace(state: State, job: Job, media: dict[str, str]) -> None:
    article = state.articles.get(job.updates)
    if article is None:  # removed meanwhile
        job.failure = "create media fail"
        return
    job.article = article.id
    article.content, article.media, article.updated = job.content, media, job.created
    if job.content.get("status") == "show":
        show(state, article)
    else:
        hide(state, article)


def pictures(content: dict[str, Any]) -> Iterator[str]:
    """Yield the address of each picture of a checked article, the cover's first."""
    if cover := cover_address(content):
        yield cover
    for block in content.get("body", ()) if content["type"] == "normal" else ():
        if block["type"] == "image":
            yield block["url"]
        elif block["type"] == "video":
            yield block["thumb"]
