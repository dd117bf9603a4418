"""An office's articles on Zalo, in tests: the channel, and the stand-in that it talks to."""

from pathlib import Path
from typing import Any

from channel_contract import KEY, SINCE
from channel_items import make_item
from channels.zalo.channel import Zalo
from fleeting_state import FleetingState
from publisher.contract import Post, Receipt
from scripted_service import ScriptedService
from zalo_replies import COVER, account, said

CREATE = r"POST /v2\.0/article/create$"
VERIFY = r"POST /v2\.0/article/verify$"
UPDATE = r"POST /v2\.0/article/update$"
REMOVE = r"POST /v2\.0/article/remove$"
DETAIL = r"GET /v2\.0/article/getdetail$"
LISTING = r"GET /v2\.0/article/getslice$"
ACCOUNT = r"GET /v2\.0/oa/getoa$"


class Office:
    """A Zalo channel, the stand-in that it talks to and what it remembers."""

    def __init__(self, service: ScriptedService, folder: Path) -> None:
        self.service = service
        self.folder = folder
        self.state = FleetingState()
        self.channel = self.made()
        service.script(LISTING, said("listing_empty"))

    def made(self, **changes: Any) -> Zalo:
        changes = {"default_cover": COVER, **changes}
        table = account(self.service.address, self.folder, **changes)
        return Zalo(Zalo.settings.model_validate(table), self.state)

    def post(self, **changes: Any) -> Post:
        return self.channel.render(make_item(**changes))

    def publish(self, **changes: Any) -> Receipt:
        return self.channel.publish(self.post(**changes), key=KEY)

    def find(self) -> Receipt | None:
        return self.channel.find(self.post(), key=KEY, since=SINCE)

    def covers(self) -> list[str]:
        return [call.json()["cover"]["photo_url"] for call in self.service.seen(CREATE)]
