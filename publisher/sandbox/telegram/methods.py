"""The Bot API's methods that post, edit and delete, by their names in small letters.

Wording of the refusals: telegram-bot-api and TDLib, as bots report them (seen November 2026).
"""

from collections.abc import Callable
from typing import Any

from publisher.sandbox.telegram.call import Call
from publisher.sandbox.telegram.changing import (
    delete,
    delete_many,
    edit_caption,
    edit_markup,
    edit_media,
    edit_text,
)
from publisher.sandbox.telegram.content import KINDS
from publisher.sandbox.telegram.posting import (
    copy,
    forward,
    send_file,
    send_media_group,
    send_message,
)
from publisher.sandbox.telegram.state import State

METHODS: dict[str, Callable[[State, Call], Any]] = {
    "sendmessage": send_message,
    **{f"send{kind}": send_file(kind) for kind in KINDS},
    "sendmediagroup": send_media_group,
    "editmessagetext": edit_text,
    "editmessagecaption": edit_caption,
    "editmessagemedia": edit_media,
    "editmessagereplymarkup": edit_markup,
    "deletemessage": delete,
    "deletemessages": delete_many,
    "copymessage": copy,
    "forwardmessage": forward,
}
