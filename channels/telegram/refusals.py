"""What the Bot API's refusals mean: they have one code, 400, and differ in their words."""

import re

from publisher.contract import ChannelError, Rejected, Unauthorized, Unexplained

# The Bot API has one code, 400, for bad content and for a bot that may not post; only the
# words differ. They are compared whole, in lower case; the names in capitals are those of
# Telegram's servers, passed on as they are (Client::fail_query_with_error in
# https://github.com/tdlib/telegram-bot-api, read in 2026).
_NOT_THERE = {
    "chat not found",
    "chat_write_forbidden",
    "chat_admin_required",
    "channel_private",
    "peer_id_invalid",
    "user_banned_in_channel",
}
_NO_RIGHT = re.compile(
    r"chat_send_\w+_forbidden|(not enough|have no|need administrator) rights\b.*"
)
_RESTRICTED = "chat_restricted"
_GREW = "group chat was upgraded to a supergroup chat"
# How what is about one message begins: its words, its files, or that it is not there any more.
_CONTENT = (
    *("message ", "message_", "text ", "caption", "can't parse ", "entity_", "strings "),
    *("media ", "media_", "photo_", "image_", "video_", "file ", "file_", "wrong "),
    *("there is no ", "button_", "reply markup ", "inline keyboard "),
    *("failed to get ", "failed to send message #", "group send failed"),
)


def refusal(said: str, *, changing: bool) -> ChannelError:
    """Return what the words of a refusal amount to.

    changing: a post that is out was to be changed. A bot without the right to that may
    still post, so that its lack proves nothing of the account.
    """
    words = said.lower()
    if words in _NOT_THERE:
        return Unauthorized("Không thấy kênh hoặc nhóm, hoặc bot thiếu quyền đăng ở đó")
    if _NO_RIGHT.fullmatch(words):
        return (Unexplained if changing else Unauthorized)(
            f"Bot thiếu quyền gửi loại tin này ở đó (“{said}”): "
            "hãy cho bot làm quản trị viên có quyền đăng bài, hoặc bật quyền ấy trong nhóm"
        )
    if words == _RESTRICTED:
        return Unauthorized(
            f"Telegram đang hạn chế kênh hoặc nhóm này ({said}): "
            "hãy mở kênh trong ứng dụng Telegram, xem thông báo và khiếu nại ở đó"
        )
    if words == _GREW:
        return Unauthorized("Nhóm đã thành siêu nhóm và có mã mới: hãy đặt mã đó vào chat")
    refused = f"Telegram từ chối: “{said}”"
    return Rejected(refused) if words.startswith(_CONTENT) else Unexplained(refused)
