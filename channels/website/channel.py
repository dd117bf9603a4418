"""The office's own website: a folder of static pages that any web server can serve.

The website comes first and holds the canonical text (Decree 42/2022/NĐ-CP, article 5);
the other channels link to it. An article's address is /<item id>.html for ever.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from channels.shared.words import number
from channels.website.settings import Settings
from publisher.contract import (
    TROUBLE,
    Audience,
    Channel,
    ChannelError,
    ChannelState,
    Command,
    Engagement,
    Finding,
    Health,
    Item,
    Period,
    Post,
    Receipt,
    Rejected,
    Unavailable,
    now,
)

if TYPE_CHECKING:  # slow to import, with all that makes pages
    import requests

_LOG = f"{TROUBLE}log"


class Website(Channel):
    """A static website, built article by article."""

    settings = Settings
    display_name = "Trang thông tin điện tử"
    visibility_lag: ClassVar[float] = 0.0  # our own disk does not lag

    def __init__(self, settings: Settings, state: ChannelState) -> None:
        from channels.website.pages.parts import parts
        from channels.website.pages.templates import Look
        from channels.website.site.generator import Site
        from channels.website.views.accesslog import AccessLog

        self._settings = settings
        self._state = state
        look = Look(
            base_url=settings.base_url,
            office_name=settings.office_name,
            office_parent=settings.office_parent,
            description=settings.description,
            footer=settings.footer,
            head_html=settings.head_html,
        )
        self._root = look.root
        made = parts(look, per_page=settings.per_page)
        self._site = Site(settings.directory, settings.index, made)
        self._log = (
            AccessLog(settings.access_log, settings.index, base_url=settings.base_url)
            if settings.access_log
            else None
        )

    def render(self, item: Item) -> Post:
        """Make the page's content; reads the headers of pictures, writes nothing."""
        from channels.website import article

        payload = article.to_payload(item, self._root)
        poster = item.video.poster if item.video else None
        pictures = (each for each in (item.cover, *item.images, poster) if each)
        by_stem = {
            Path(each["file"]).stem: each["file"]
            for each in payload["files"]
            if each["kind"] == "image"
        }
        return Post(
            text=article.plain(payload, item.body),
            payload=payload,
            url=self._url(item.id),
            media={
                each.name: f"{self._settings.base_url}/{by_stem[Path(each.name).stem]}"
                for each in pictures
            },
        )

    def publish(self, post: Post, *, key: str) -> Receipt:
        """Write the page and all that lists it; may be repeated, also after a crash.

        Unavailable only if what was written until then could be taken back, so that no
        reader sees it: it may be held or cancelled before the next attempt.
        """
        self._site.publish([post.payload], at=now())
        return self._receipt(post)

    def find(self, post: Post, *, key: str, since: datetime) -> Receipt | None:
        """Look into the index; where it has the article, files that are missing are written.

        It has none that broke off before its last file: what of it is out is taken back,
        and the core may publish it again, unless somebody has stopped it since.
        """
        if not self._site.has(post.payload):
            self._site.mend()
            return None
        if not self._site.shows(post.payload):
            self._site.publish([post.payload], at=now())
        return self._receipt(post)

    def update(self, receipt: Receipt, post: Post) -> Receipt:
        """Replace the page; readers see that and when it was updated."""
        if receipt.ref != post.payload["id"]:
            raise Rejected(f"Trang “{receipt.ref}” không thể đổi thành “{post.payload['id']}”.")
        if self._site.state(receipt.ref) == "withdrawn":
            raise Rejected("Bài đã được gỡ khỏi trang, không sửa được nữa.")
        self._site.publish([post.payload], at=now())
        return self._receipt(post)

    def withdraw(self, receipt: Receipt) -> None:
        """Leave a notice in the page's place and note the address in gone.map."""
        self._site.withdraw(receipt.ref)

    def measure(self, receipts: Sequence[Receipt]) -> Mapping[str, Engagement]:
        """Count what the web server's log has of these pages; see `accesslog`."""
        if self._log is None:
            silent = Engagement(unknown={"views": "not_supported"})
            return {each.ref: silent for each in receipts}
        self._log.read()
        self._tell(" ".join(self._log.faults()))
        return {each.ref: self._log.engagement(each.ref) for each in receipts}

    def audience(self, period: Period | None = None) -> Audience:
        """Count the visits of a period in the web server's log; a website has no followers."""
        from channels.website.views.days import silent

        if self._log is None or period is None:
            return silent("not_supported")
        try:
            self._log.read()
            return self._log.audience(period)
        except Unavailable:  # measure() tells of it; before the first visit there is no log
            return silent("error")

    def upkeep(self, now: datetime) -> None:
        """Let the pages of articles that have expired say so."""
        self._site.expire(now)

    def check(self) -> Health:
        """Look at the folder, the disk, the index and whether the address answers."""
        from channels.shared import web
        from channels.website.site.disk import look_at_disk

        facts, problems = look_at_disk(self._settings.directory, self._settings.access_log)
        time, articles = None, 0
        try:
            articles = self._site.size()
            facts["số bài"] = number(articles)
        except ChannelError as error:
            problems.append(str(error))
        try:
            answer = self._answer()
            time = web.server_time(answer.headers)
            facts["trang chủ"] = f"HTTP {answer.status_code}"
            if answer.status_code >= 400 and articles:  # an empty site has no front page yet
                problems.append(
                    f"{self._settings.base_url} trả lời HTTP {answer.status_code}: xem máy chủ web"
                )
        except ChannelError as error:
            problems.append(f"{self._settings.base_url}: {error}")
        return Health(
            identity=f"{self._settings.office_name} ({self._settings.base_url})",
            facts=facts,
            problems=tuple(problems),
            server_time=time,
        )

    # --- Commands ---------------------------------------------------------------------

    def verify(self) -> Iterator[Finding]:
        """Name every file that is missing or not as the index says."""
        faults = 0
        for path, what in self._site.faults():
            faults += 1
            yield Finding("error", path, what)
        if not faults:
            yield Finding("hint", "", "Mọi tệp của trang web đều đúng.")

    def rebuild(self) -> Iterator[Finding]:
        """Write every file anew from the index."""
        files = number(self._site.rebuild())
        yield Finding("hint", "", f"Đã tạo lại {files} tệp của trang web.")

    command_group: ClassVar[str] = "site"
    commands: ClassVar[tuple[Command, ...]] = (
        Command("verify", "Tìm tệp của trang web bị thiếu hoặc bị sửa.", verify),
        Command("rebuild", "Tạo lại mọi tệp của trang web từ chỉ mục.", rebuild),
    )

    def _tell(self, faults: str) -> None:
        """Let operators know of what could not be counted, until it is no more."""
        if faults:
            self._state[_LOG] = faults
        elif _LOG in self._state:
            del self._state[_LOG]

    # --- Shared -----------------------------------------------------------------------

    def _answer(self) -> "requests.Response":
        from channels.shared import web
        from channels.shared.session import Session

        return web.attempt(lambda: Session().get(f"{self._settings.base_url}/"), "máy chủ web")

    def _receipt(self, post: Post) -> Receipt:
        slug = post.payload["id"]
        return Receipt(slug, self._url(slug))

    def _url(self, slug: str) -> str:
        return f"{self._settings.base_url}/{slug}.html"
