"""A small client of the Graph API's stand-in, for its tests."""

import io
import json
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import requests
from PIL import Image

from publisher.sandbox.app import Sandbox
from publisher.sandbox.graph.state import Graph, state_of

PAGE, OTHER_PAGE = "100200300400500", "100200300400501"
TOKEN, SYSTEM_TOKEN = "sandbox-page-token", "sandbox-system-user-token"


@dataclass(slots=True)
class Caller:
    """Calls as one token; `status` and `headers` are those of the last answer."""

    box: Sandbox
    token: str = TOKEN
    version: str = "v26.0"
    status: int = 0
    headers: dict[str, str] = field(default_factory=dict)

    def __call__(self, method: str, path: str, **more: Any) -> Any:
        url = f"{self.box.url('graph')}/{self.version}/{path}"
        headers = {"Authorization": f"Bearer {self.token}", "Connection": "close"}
        answer = requests.request(
            method, url, headers=headers if self.token else {}, timeout=20, **more
        )
        self.status, self.headers = answer.status_code, dict(answer.headers)
        return answer.json()

    def get(self, path: str, **params: Any) -> Any:
        return self("GET", path, params=params)

    def post(self, path: str, **data: Any) -> Any:
        return self("POST", path, data=data)

    def feed(self, **data: Any) -> str:
        """Publish and return the post's id."""
        answer = self.post(f"{PAGE}/feed", **data)
        assert self.status == 200, answer
        return str(answer["id"])

    def photo(self, colour: str = "red", **data: Any) -> str:
        """Upload an unpublished photo and return its id."""
        files = {"source": ("a.jpg", picture(colour), "image/jpeg")}
        data = {"published": "false", **data}
        answer = self("POST", f"{PAGE}/photos", data=data, files=files)
        assert self.status == 200, answer
        return str(answer["id"])

    def error(self, method: str, path: str, **more: Any) -> tuple[int, int | None]:
        """Make a call that must fail; return its code and subcode."""
        answer = self(method, path, **more)
        assert self.status >= 400, answer
        return answer["error"]["code"], answer["error"].get("error_subcode")

    @property
    def graph(self) -> Graph:
        return state_of(self.box.world)

    def published(self, **params: Any) -> list[str]:
        """Return the ids that the page's list of posts shows."""
        return [post["id"] for post in self.get(f"{PAGE}/published_posts", **params)["data"]]


def picture(colour: str = "red", kind: str = "JPEG") -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (64, 48), colour).save(buffer, kind)
    return buffer.getvalue()


def attached(*photos: str) -> str:
    return json.dumps([{"media_fbid": photo} for photo in photos])


def set_date(box: Sandbox, text: str) -> None:
    """Move the sandbox's clock to a day."""
    box.world.clock.offset = datetime.fromisoformat(text).replace(tzinfo=UTC) - datetime.now(UTC)
