"""Cards of what the outbox keeps: the very post of a row, with nothing rendered anew.

What an approver is shown here is what goes out if they say yes, whatever the config or the file
says meanwhile.
"""

from collections.abc import Sequence

from sqlalchemy import Connection, RowMapping

from publisher.contract import Item, Post
from publisher.items.versions import Version
from publisher.outbox.deliveries import CANCELLED, PUBLISH, WITHDRAW
from publisher.outbox.posts import post_from_json
from publisher.pages import page
from publisher.planning.dressing import dress
from publisher.planning.rendering import linked
from publisher.preview.cards import Card, scheduled, with_post
from publisher.preview.pictures import Album
from publisher.preview.stage import Staged, standing
from publisher.words import channel_name
from publisher.workspace import Workspace


def shown_row(row: RowMapping, rows: Sequence[RowMapping]) -> RowMapping:
    """Return the row whose post a row is about: its own, but of a withdrawal what it removes."""
    if row["kind"] != WITHDRAW:
        return row
    return next((each for each in rows if each["id"] == row["target"]), row)


def kept_card(
    workspace: Workspace, wanted: Version, row: RowMapping, rows: Sequence[RowMapping]
) -> Card:
    """Return how a row stands and what is to come of it, without its post.

    wanted: the item's version that the page is about. rows: all of the item's.
    """
    until = [each for each in rows if each["id"] <= row["id"]]
    gone = row["kind"] == WITHDRAW
    made = Staged(version=wanted, gone=gone, dues={}, rows=standing(until), notes={})
    card = Card(channel=row["channel"], name=channel_name(row["channel"]), gone=gone)
    return scheduled(workspace, card, made) if row["channel"] in made.rows else card


def kept_page(
    workspace: Workspace, db: Connection, row: RowMapping, rows: Sequence[RowMapping]
) -> str:
    """Return a row's post as a page of its own, which fetches nothing and runs nothing."""
    album = Album(_linked(workspace, db, row, rows))
    card = Card(channel=row["channel"], name=channel_name(row["channel"]))
    card = with_post(workspace, card, post_from_json(row["post"]), album)
    return card.frame or page("preview_text.html.j2", card=card, item=album.item)


def pictures_of(wanted: Version, post: Post) -> int:
    """Return how many pictures and films a post shows, or has of the page that it links to."""
    album = Album(wanted.item)
    own = len(album.of(post)) + bool(album.clip(post))
    return own or int(wanted.item.cover is not None)


def _linked(
    workspace: Workspace, db: Connection, row: RowMapping, rows: Sequence[RowMapping]
) -> Item:
    """Return the item that a row's post was made of, with the link that it has."""
    item = dress(db, workspace.planner.version(db, row["version"])).item
    first = next((each for each in rows if _is_first(workspace, each)), None)
    if first is None:
        return item
    post = post_from_json(first["post"])
    return linked(item, first["url"] or post.url, post.media)


def _is_first(workspace: Workspace, row: RowMapping) -> bool:
    mine = row["channel"] == workspace.config.publishing.first and row["kind"] == PUBLISH
    return bool(mine and row["state"] != CANCELLED)
