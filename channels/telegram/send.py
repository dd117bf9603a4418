"""How a rendered post goes to Telegram, and how a published one is changed."""

import re
from collections.abc import Awaitable, Mapping, Sequence
from pathlib import Path
from typing import Any

from telegram import (
    Bot,
    InputMediaPhoto,
    InputMediaVideo,
    LinkPreviewOptions,
    Message,
    MessageEntity,
)
from telegram.error import BadRequest

from channels.shared.clips import Clip
from channels.shared.images import encode, plan
from publisher.contract import Rejected, Unsupported

# What the Bot API says when an edit changes nothing, which is what was wanted.
_NOT_MODIFIED = "message is not modified"
# And when a picture or video stands where a text is to be.
_NO_TEXT = "there is no text in the message to edit"
# And when there is none to delete.
_GONE = {"message to delete not found", "message_id_invalid"}
_NUMBER = re.compile(r"message #(\d+)", re.IGNORECASE)  # of an album, the first is 1
_OF_FILE = re.compile(r"“(photo|image|video|file|wrong file|wrong type)\b|“\w+_", re.IGNORECASE)
OTHER_NUMBER = "Telegram không cho thêm hoặc bớt ảnh của bài đã đăng"


class Parcel:
    """A post's payload with its files read, ready to go to one chat."""

    def __init__(self, payload: Mapping[str, Any], *, show_preview: bool, patience: float) -> None:
        """Read the files; raise Rejected if one is gone.

        patience: seconds to wait for the answer to an upload; Telegram converts first.
        """
        self.method: str = payload["method"]
        self.text: str = payload.get("text") or payload.get("caption") or ""
        self.entities = [MessageEntity(**entity) for entity in payload["entities"]]
        self.names: list[str] = [each["name"] for each in payload["media"]]
        self.said: list[str] = [each.get("file") or each["name"] for each in payload["media"]]
        self.files = [_content(each, self.method) for each in payload["media"]]
        self.preview = _preview(payload["link"] if show_preview else None)
        self.patience = patience

    async def send(self, bot: Bot, chat: str) -> Sequence[Message]:
        """Publish with one request; return the messages that it made, in order."""
        if self.method == "sendMessage":
            sent = await bot.send_message(
                chat, self.text, entities=self.entities, link_preview_options=self.preview
            )
        elif self.method == "sendPhoto":
            sent = await bot.send_photo(
                chat,
                self.files[0],
                caption=self.text,
                caption_entities=self.entities,
                filename=self.names[0],
                read_timeout=self.patience,
            )
        elif self.method == "sendVideo":
            sent = await bot.send_video(
                chat,
                self.files[0],
                caption=self.text,
                caption_entities=self.entities,
                filename=self.names[0],
                supports_streaming=True,
                read_timeout=self.patience,
            )
        else:
            album = self._media()
            return await bot.send_media_group(chat, album, read_timeout=self.patience)
        return [sent]

    def named(self, refusal: Rejected) -> Rejected:
        """Say which file a refusal is about, as its editor calls it."""
        words = str(refusal)
        number = _NUMBER.search(words)
        which = int(number[1]) - 1 if number else 0
        if not (number or _OF_FILE.search(words)) or which >= len(self.said):
            return refusal
        named = Rejected(f"Tệp {self.said[which]}: {words}")
        named.answer = refusal.answer
        return named

    async def rewrite(self, bot: Bot, chat: str, number: int) -> None:
        """Replace the words of a published message."""
        if self.method == "sendMessage":
            change = bot.edit_message_text(
                self.text,
                chat_id=chat,
                message_id=number,
                entities=self.entities,
                link_preview_options=self.preview,
            )
        else:
            change = bot.edit_message_caption(
                chat, number, caption=self.text, caption_entities=self.entities
            )
        await _changed(change)

    async def replace(self, bot: Bot, chat: str, numbers: Sequence[int]) -> None:
        """Replace pictures and words of published messages, one request for each.

        May be repeated: after a crash some of them are new already.
        """
        for number, media in zip(numbers, self._media(), strict=True):
            await _changed(bot.edit_message_media(media, chat, number, read_timeout=self.patience))

    def _media(self) -> list[InputMediaPhoto | InputMediaVideo]:
        """Return the files with the caption on the first, which then stands for the album."""
        kind = InputMediaVideo if self.method == "sendVideo" else InputMediaPhoto
        return [
            kind(
                content,
                caption=None if index else self.text,
                caption_entities=None if index else self.entities,
                filename=name,
            )
            for index, (name, content) in enumerate(zip(self.names, self.files, strict=True))
        ]


async def delete(bot: Bot, chat: str, numbers: Sequence[int]) -> list[int]:
    """Delete messages; return those that were there: an address may be mistyped."""
    deleted = []
    for number in numbers:
        try:
            await bot.delete_message(chat, number)
            deleted.append(number)
        except BadRequest as error:
            if error.message.lower() not in _GONE:
                raise
    return deleted


async def _changed(edit: Awaitable[object]) -> None:
    """Make an edit; one that changes nothing is a success."""
    try:
        await edit
    except BadRequest as error:
        said = error.message.lower()
        if said == _NO_TEXT:
            raise Unsupported(OTHER_NUMBER) from None
        if not said.startswith(_NOT_MODIFIED):
            raise


def _content(media: Mapping[str, str], method: str) -> bytes:
    """Return the bytes that go out: upright, small, without place and device."""
    path, said = Path(media["path"]), media.get("file", "")
    if method != "sendVideo":
        return encode(path, plan(path, said), said)
    try:
        with Clip(path) as clip:
            return clip.read(0, clip.size)
    except OSError:
        raise Rejected(f"Không đọc được video {said or path.name}.") from None


def _preview(link: str | None) -> LinkPreviewOptions:
    """Show the article's card; without a link, none, whatever addresses the text holds."""
    if link is None:
        return LinkPreviewOptions(is_disabled=True)
    return LinkPreviewOptions(url=link, prefer_large_media=True)
