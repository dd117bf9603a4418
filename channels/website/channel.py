"""The office's own website: a folder of static pages that any web server can serve.

The website comes first and holds the canonical text (Decree 42/2022/NĐ-CP, article 5);
the other channels link to it. An article's address is /<item id>.html for ever.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, ClassVar

from channels.shared.words import number, said
from channels.website.settings import Settings
from publisher.contract import (
    TROUBLE,
    Audience,
    Channel,
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
    pass

CATCHING_UP = 20.0  # seconds that one call of upkeep writes pages of an older look

_LOG = f"{TROUBLE}log"


class Website(Channel):
    """A static website, built article by article."""

    settings = Settings
    display_name = "Trang thông tin điện tử"
    carries_pages: ClassVar[bool] = True
    visibility_lag: ClassVar[float] = 0.0  # our own disk does not lag

    @classmethod
    def home(cls, settings: Settings) -> str:
        """Return the front page."""
        return settings.base_url

    def __init__(self, settings: Settings, state: ChannelState) -> None:
        from channels.website.look import look_of
        from channels.website.pages.parts import parts
        from channels.website.site.generator import Site
        from channels.website.views.accesslog import AccessLog

        self._settings = settings
        self._state = state
        look = look_of(settings)
        self._root = look.root
        made = parts(look, per_page=settings.per_page)
        self._site = Site(settings.directory, settings.index, made)
        log = settings.access_log
        self._log = AccessLog(log, settings.index, base_url=settings.base_url) if log else None

    def render(self, item: Item) -> Post:
        """Make the page's content; reads the headers of pictures, writes nothing."""
        from channels.website.payload import article

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
        """Count what the web server's log and the ratings have of these pages."""
        if self._log is None:
            silent = Engagement(unknown={"views": "not_supported"})
            found = {each.ref: silent for each in receipts}
        else:
            self._log.read()
            self._tell(" ".join(self._log.faults()))
            found = {each.ref: self._log.engagement(each.ref) for each in receipts}
        if not self._settings.rating:
            return found
        from channels.website.ratings.answers import Answers, with_ratings

        return with_ratings(found, Answers(self._settings.index))

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
        """Let the pages of articles that have expired say so; write some of an older look."""
        self._site.expire(now)
        self._site.catch_up(CATCHING_UP)

    def check(self) -> Health:
        """Look at the folder, the disk, the index and whether the address answers."""
        from channels.website.health import health

        return health(self._settings, self._site)

    # --- Commands ---------------------------------------------------------------------

    def verify(self) -> Iterator[Finding]:
        """Name every file that is not as it should be, and every page that the office lacks."""
        from channels.website.completeness import verified

        settings = self._settings
        yield from verified(self._site, settings.base_url, settings.required, now())

    def rebuild(self) -> Iterator[Finding]:
        """Write every file anew from the index."""
        files = number(self._site.rebuild())
        yield Finding("hint", "", f"Đã tạo lại {files} tệp của trang web.")

    def words(self) -> Iterator[Finding]:
        """Tell what readers searched for and did not find."""
        from channels.website.views.told import missed

        yield from missed(self._log)

    def ratings(
        self,
        *,
        serve: Annotated[bool, "Nhận đánh giá, sau máy chủ web, cho đến khi bị dừng."] = False,
        port: Annotated[int, "Cổng trên máy này để nhận đánh giá."] = 8091,
    ) -> Iterator[Finding]:
        """Tell what readers answered to "Thông tin này có ích không?", or take their answers."""
        from channels.website.ratings.command import ratings

        yield from ratings(self._settings, port if serve else None)

    def serve(
        self, *, port: Annotated[int, "Cổng trên máy này để xem; 0: cổng nào còn trống."] = 8700
    ) -> Iterator[Finding]:
        """Show the folder on this machine until somebody presses Ctrl-C."""
        from channels.website.site.serving import HOST, served

        try:
            with served(self._site, self._root, port) as server:
                address = f"http://{HOST}:{server.server_port}{self._root}/"
                yield Finding("hint", "", f"Trang web ở {address} (bấm Ctrl-C để dừng).")
                with suppress(KeyboardInterrupt):
                    server.serve_forever()
        except OSError as error:
            problem = f"Không dùng được cổng {port} ({said(error)}); chọn cổng khác: --port SỐ"
            raise Unavailable(problem) from error

    command_group: ClassVar[str] = "site"
    commands: ClassVar[tuple[Command, ...]] = (
        Command("verify", "Tìm tệp bị thiếu hoặc bị sửa, trang phải có mà thiếu.", verify),
        Command("serve", "Xem trang web ngay trên máy này.", serve),
        Command("rebuild", "Tạo lại mọi tệp của trang web từ chỉ mục.", rebuild),
        Command("words", "Cho biết người đọc tìm gì mà không thấy.", words),
        Command("ratings", "Cho biết người đọc đánh giá từng bài ra sao.", ratings),
    )

    def _tell(self, faults: str) -> None:
        """Let operators know of what could not be counted, until it is no more."""
        if faults:
            self._state[_LOG] = faults
        elif _LOG in self._state:
            del self._state[_LOG]

    # --- Shared -----------------------------------------------------------------------

    def _receipt(self, post: Post) -> Receipt:
        slug = post.payload["id"]
        return Receipt(slug, self._url(slug))

    def _url(self, slug: str) -> str:
        return f"{self._settings.base_url}/{slug}.html"
