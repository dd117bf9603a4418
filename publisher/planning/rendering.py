"""From an item to the posts that its channels would make of it; see publisher/contract/.

Rendering is the check: an item goes to all its channels or, if one of them refuses it, is
a problem shown to the editor and goes nowhere.
"""

import logging
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from publisher.config.file import Account, Config
from publisher.contract import Channel, Finding, Image, Item, Post, Rejected
from publisher.items.head import Problem
from publisher.items.reading import for_channel
from publisher.items.versions import Version
from publisher.planning.faithful import losses, rule
from publisher.planning.places import line_of, name_of
from publisher.words import _, channel_name, fault_name, in_language

log = logging.getLogger(__name__)


class Unfit(Exception):
    """A channel will never carry the item as it is; `problems` are (channel, what)."""

    def __init__(self, problems: Sequence[tuple[str, str]]) -> None:
        super().__init__(
            "; ".join(f"{channel_name(channel)}: {what}" for channel, what in problems)
        )
        self.problems = problems


@dataclass(frozen=True, slots=True)
class Planned:
    """One channel's part of an item: the post and its time."""

    account: Account
    due_at: datetime
    post: Post
    waits_for: str | None
    item: Item  # as the channel got it

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What the channel says of the post, and what it lacks of the item unsaid.

        A channel that announces another's post has no words of its own.
        """
        if self.account.channel.opt_in:
            return self.post.findings
        return (*self.post.findings, *losses(self.item, self.post, self.account.channel))

    @property
    def rule(self) -> tuple[Finding, ...]:
        """What the channel shows of no item."""
        return () if self.account.channel.opt_in else (*rule(self.item, self.account.channel),)


@dataclass(frozen=True, slots=True)
class Renderer:
    """Makes the posts of an office's channels."""

    config: Config
    channels: Mapping[str, Channel]

    def accounts_for(self, wanted: Version) -> list[Account]:
        """Return the channels that an item goes to, each after the one it waits for."""
        names = [
            name
            for name, account in self.config.accounts.items()
            if (wanted.channels is None or name in wanted.channels)
            and (wanted.item.broadcast or not account.channel.opt_in)
            and (not wanted.item.page or account.channel.carries_pages)
        ]
        chosen = [self.config.accounts[name] for name in names]
        return sorted(chosen, key=lambda account: self._depth(account, set(names)))

    def _depth(self, account: Account, names: set[str]) -> int:
        depth, seen = 0, {account.name}
        while account.after in names and account.after not in seen:
            seen.add(account.after)
            account = self.config.accounts[account.after]
            depth += 1
        return depth

    def render(self, wanted: Version, dues: Mapping[str, datetime]) -> list[Planned]:
        """Make every channel's post; raises Unfit with the problems of all channels."""
        accounts = self.accounts_for(wanted)
        names = {account.name for account in accounts}
        item, planned, problems = wanted.item, [], []
        if not accounts:
            problems.append(("channels", _("no channel would carry this item")))
        for account in accounts:
            if account.channel.opt_in and account.after not in names:
                message = _("needs the channel {name} too").format(
                    name=channel_name(account.after or "")
                )
                problems.append((account.name, message))
                continue
            own = for_channel(item, wanted.texts, account.name, account.kind)
            try:
                post = self._made(account, own)
            except Rejected as error:
                problems += [(account.name, problem) for problem in error.problems]
                continue
            if account.name == self.config.publishing.first:
                item = linked(item, post.url, post.media)
            waits_for = account.after if account.after in names else None
            planned.append(Planned(account, dues[account.name], post, waits_for, own))
        if problems:
            raise Unfit(problems)
        return planned

    def post(self, account: Account, item: Item, wanted: Version) -> Post:
        """Make one channel's post; raises Rejected."""
        return self._made(account, for_channel(item, wanted.texts, account.name, account.kind))

    def _made(self, account: Account, own: Item) -> Post:
        try:
            post = self.channels[account.name].render(own)
        except Rejected:
            raise
        except Exception as error:
            log.exception("channel_bug item=%s channel=%s", own.id, account.name)
            raise Rejected(fault_name(error)) from error
        if wrong := [each.what for each in post.findings if each.level == "error"]:
            raise Rejected(*wrong)
        return post

    def note(self, account: Account, wanted: Version, page: str | None) -> Post:
        """Make the post that says on a channel what was wrong with an item; raises Rejected.

        page: where the item is on the website, to be linked to.
        """
        item = wanted.item if page is None else linked(wanted.item, page, {})
        return self.post(account, as_note(item), replace(wanted, texts={}))


def as_note(item: Item) -> Item:
    """Return an item that only says what was wrong with another, and links to it."""
    note = item.corrections[-1].note if item.corrections else ""
    body = note if item.link is None else f"{note}\n\n[{item.title}]({item.link})"
    return replace(
        item,
        title=in_language(item.lang, "Correction: {title}").format(title=item.title),
        summary=note,
        text=None,
        body=body,
        images=(),
        video=None,
        documents=(),
        broadcast=False,
        corrections=(),
    )


def linked(item: Item, link: str | None, media: Mapping[str, str]) -> Item:
    """Return the item as a later channel gets it: linked, its pictures at their addresses."""

    def addressed(image: Image) -> Image:
        return replace(image, url=media.get(image.name, image.url))

    video = item.video
    return replace(
        item,
        link=link,
        cover=item.cover and addressed(item.cover),
        images=tuple(addressed(each) for each in item.images),
        video=video and replace(video, poster=video.poster and addressed(video.poster)),
    )


def remarks_of(planned: Iterable[Planned], source: str) -> Iterator[Problem]:
    """Yield what channels find of an item that keeps it from none of them.

    source: its file's text, in which a line is looked up that is not shown whole.
    """
    for each in planned:
        for found in each.findings:
            place = f"{name_of(found.place)}: " if found.place else ""
            line = line_of(found, source)
            yield Problem(line, each.account.name, place + found.what, found.level)
