"""The cards of a preview: for each channel its post, and what becomes of it there.

It shows each channel's own rendering, knowing nothing of channels: the post's text, the
item's pictures that its payload speaks of, and its HTML where the payload has some.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import RowMapping

from publisher.contract import Finding, Post
from publisher.items.versions import Version
from publisher.outbox.deliveries import (
    END_STATES,
    NEW,
    NOTE,
    SENT,
    UPDATE,
    WITHDRAWN,
    agreed,
    begun,
)
from publisher.outbox.posts import post_from_json
from publisher.pages import page
from publisher.planning.rendering import Planned, Unfit, linked
from publisher.preview.pictures import Album, Shown
from publisher.preview.stage import Staged, task_on
from publisher.words import (
    _,
    channel_name,
    day,
    done_name,
    in_language,
    moment,
    state_name,
    task_name,
)
from publisher.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One channel's part of the page."""

    channel: str
    name: str  # what people call the channel
    state: str = ""  # how its delivery is; empty if there is none
    state_name: str = ""
    when: str = ""
    remarks: Sequence[str] = ()
    findings: Sequence[Finding] = ()
    problems: Sequence[str] = ()
    post: Post | None = None
    gone: bool = False  # the post is to be taken away, or was
    url: str | None = None
    frame: str = ""  # the channel's own HTML as a page of its own
    pictures: Sequence[Shown] = ()
    clip: str = ""  # name of the video file
    poster: Shown | None = None
    cover: Shown | None = None  # of the card that the service makes from the link
    link: str = ""


# --- What readers will see --------------------------------------------------------------


def cards(workspace: Workspace, made: Staged) -> list[Card]:
    """Return what every channel's readers will see of an item, and what is wrong with it.

    Of an item that is taken back: what they saw of it, or still see.
    """
    return _of_gone(workspace, made) if made.gone else _of_kept(workspace, made)


def _of_kept(workspace: Workspace, made: Staged) -> list[Card]:
    wanted = made.version
    planned, refusals = _rendered(workspace, wanted, made.dues)
    first = next((p for p in planned if p.account.name == workspace.config.publishing.first), None)
    item = linked(wanted.item, first.post.url, first.post.media) if first else wanted.item
    posts = {each.account.name: each.post for each in planned} | dict(made.notes)
    findings = {name: post.findings for name, post in posts.items()}
    findings |= {each.account.name: (*each.findings, *each.rule) for each in planned}
    posts |= {name: post for name, post in _waiting(made) if name in posts}
    album = Album(item)
    found = []
    for name in dict.fromkeys([*made.dues, *refusals]):
        told = findings.get(name, ())
        card = Card(
            channel=name, name=channel_name(name), problems=refusals.get(name, ()), findings=told
        )
        card = scheduled(workspace, card, made)
        found.append(with_post(workspace, card, posts[name], album) if name in posts else card)
    return found


def _waiting(made: Staged) -> Iterator[tuple[str, Post]]:
    """Yield what waits to go out, as it was planned: a config of later may render it anew."""
    for name, mine in made.rows.items():
        if mine[-1]["state"] not in END_STATES and mine[-1]["version"] == made.version.id:
            yield name, post_from_json(mine[-1]["post"])


def _of_gone(workspace: Workspace, made: Staged) -> list[Card]:
    album = Album(made.version.item)
    found = []
    for name, mine in made.rows.items():
        card = scheduled(workspace, Card(channel=name, name=channel_name(name), gone=True), made)
        out = [row for row in mine if row["kind"] in NEW and begun(row)]
        if out:
            card = with_post(workspace, card, post_from_json(out[-1]["post"]), album)
        found.append(card)
    return found


def _rendered(
    workspace: Workspace, wanted: Version, dues: Mapping[str, datetime]
) -> tuple[list[Planned], dict[str, list[str]]]:
    """Render for every channel that takes the item, and tell what the others refuse."""
    refusals: dict[str, list[str]] = {}
    while True:
        try:
            return workspace.planner.renderer.render(wanted, dues), refusals
        except Unfit as error:
            for channel, what in error.problems:
                refusals.setdefault(channel, []).append(what)
        left = tuple(name for name in dues if name not in refusals)
        if not left:
            return [], refusals
        wanted = replace(wanted, channels=left)


# --- What becomes of it on a channel ------------------------------------------------------


def scheduled(workspace: Workspace, card: Card, made: Staged) -> Card:
    """Say what was done on the channel and when, what is to come, and how that stands."""
    mine = made.rows.get(card.channel)
    if mine is None:
        due = made.dues.get(card.channel)
        return _unknown(workspace, card, due) if due else card
    last, task = mine[-1], task_on(workspace, card.channel, made)
    when = "; ".join([*_done(workspace, mine), *_coming(workspace, last, task)])
    return replace(
        card,
        state=last["state"],
        state_name=state_name(last["state"], last["kind"]),
        when=when[:1].upper() + when[1:],
        url=last["url"] or mine[0]["url"],
        remarks=list(_remarks(mine, made, task)),
    )


def _unknown(workspace: Workspace, card: Card, due: datetime) -> Card:
    """Say when an item goes out that is not in the queue."""
    late = due < workspace.now()
    remark = _("this time has passed: the item goes out at once, or waits for a person")
    when = _("To go out on {time}").format(time=moment(due, workspace.config.office.zone))
    return replace(card, when=when, remarks=[remark] if late else [])


def _done(workspace: Workspace, mine: Sequence[RowMapping]) -> list[str]:
    zone = workspace.config.office.zone
    done = {
        row["kind"]: done_name(row["kind"], moment(row["sent_at"], zone))
        for row in mine
        if row["state"] in (SENT, WITHDRAWN)
    }
    return list(done.values())


def _coming(workspace: Workspace, last: RowMapping, task: str | None) -> Iterator[str]:
    if task is None:
        return
    planned = last["state"] not in END_STATES
    said_yes = planned and agreed(last)
    message = _("{task} at once") if said_yes else _("{task} once somebody agrees")
    if planned and last["due_at"] > workspace.now():
        message = _("{task} on {time}") if said_yes else _("{task} on {time}, if somebody agrees")
    time = moment(last["due_at"], workspace.config.office.zone)
    yield message.format(task=task_name(task), time=time)


def _remarks(mine: Sequence[RowMapping], made: Staged, task: str | None) -> Iterator[str]:
    last = mine[-1]
    if last["reason"] and last["state"] not in (SENT, WITHDRAWN):
        yield last["reason"]
    if last["waits_for"]:
        after = _("goes out after {channel}")
        if last["kind"] == UPDATE:
            after = _("is corrected after {channel}")
        yield after.format(channel=channel_name(last["waits_for"]))
    if made.gone:
        return
    if task == NOTE:
        yield _("the post itself stays as it is: this channel gets a correction note")
    elif begun(mine[0]) and mine[0]["version"] != made.version.id:
        yield _("what went out is an earlier version than the one shown here")


def with_post(workspace: Workspace, card: Card, post: Post, album: Album) -> Card:
    """Put a channel's post onto its card."""
    own = post.payload.get("html")
    markup = own if isinstance(own, str) else ""
    pictures = [album.shown(each) for each in album.beside(post, markup)]
    item, clip = album.item, album.clip(post)
    poster = item.video.poster if item.video else None
    return replace(
        card,
        post=post,
        url=card.url or post.url,
        frame=_page_of(workspace, post, album.inlined(markup), album) if markup else "",
        pictures=pictures,
        clip=clip,
        poster=album.shown(poster) if clip and poster else None,
        cover=album.shown(item.cover) if album.card(post) and item.cover else None,
        link=item.link or "" if album.card(post) else "",
    )


def _page_of(workspace: Workspace, post: Post, body: str, album: Album) -> str:
    """Return a channel's HTML as a page for a frame; title, corrections and cover above it."""
    own = post.payload  # a channel that typesets has its words there
    item, zone = album.item, workspace.config.office.zone
    correction = in_language(item.lang, "Correction of {day}: {note}")
    taken_by = item.cover.credit if item.cover else ""
    return page(
        "preview_frame.html.j2",
        item=item,
        title=own.get("title", item.title),
        summary=own.get("summary", item.summary),
        caption=(own.get("cover") or {}).get("caption", item.cover.caption) if item.cover else "",
        corrections=[
            correction.format(day=day(each.at, zone), note=each.note) for each in item.corrections
        ],
        body=body,
        cover=album.shown(item.cover) if item.cover else None,
        credit=in_language(item.lang, "Photo: {name}").format(name=taken_by) if taken_by else "",
    )
