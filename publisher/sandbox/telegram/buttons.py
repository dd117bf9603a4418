"""Buttons under messages: what they may hold, who presses them, what the bot says to it."""

from collections.abc import Callable, Iterator
from itertools import chain
from typing import Any

from publisher.sandbox.telegram.account import chat_of
from publisher.sandbox.telegram.call import Call, bad
from publisher.sandbox.telegram.state import Message, Press, State

PEOPLE = {1001: "Chánh Văn phòng", 1002: "Giám đốc", 1003: "Người ngoài"}
DATA_LIMIT = 64  # bytes; https://core.telegram.org/bots/api#inlinekeyboardbutton, November 2026
ANSWER_LIMIT = 200  # characters; https://core.telegram.org/bots/api#answercallbackquery
PATIENCE = 60  # seconds; "fairly short" is all that bots report of it
_TOO_OLD = "query is too old and response timeout expired or query ID is invalid"


def check_keyboard(markup: dict[str, Any]) -> None:
    """Refuse buttons under a message that Telegram would; raises Refused."""
    rows = markup.get("inline_keyboard", [])
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise bad('field "inline_keyboard" must be an Array of Arrays')
    for button in chain.from_iterable(rows):
        if not isinstance(button, dict) or not button.get("text"):
            raise bad('can\'t parse inline keyboard button: Field "text" must be non-empty')
        if "callback_data" not in button and "url" not in button:
            raise bad(
                "can't parse inline keyboard button: "
                "Text buttons are unallowed in the inline keyboard"
            )
        size = len(str(button.get("callback_data", "-")).encode())
        if not 1 <= size <= DATA_LIMIT:
            raise bad("BUTTON_DATA_INVALID")


def message_of(state: State, chat: str, number: int) -> Message:
    """Return a message by its chat and number; raises Refused."""
    message = state.messages.get((chat_of(state, Call({"chat_id": chat})).id, number))
    if message is None:
        raise bad("message not found")
    return message


def press(state: State, message: Message, data: str, person: int) -> int | None:
    """Press a button as a person; return the update's id, None if the bot asked for none.

    Raises Refused if the message has no such button.
    """
    labels = {each.get("callback_data"): each["text"] for each in _buttons(message)}
    if data not in labels:
        raise bad("there is no such button under the message")
    made = Press(
        str(4_000_000_000_000_000_001 + len(state.presses)),
        message,
        person,
        data,
        labels[data],
        state.world.clock.now(),
    )
    state.presses.append(made)
    sender = {"id": person, "is_bot": False, "first_name": name_of(person)}
    return state.enqueue(
        "callback_query",
        {
            "id": made.id,
            "from": sender,
            "message": message.json(),
            "chat_instance": str(abs(message.chat.id) * 7),
            "data": data,
        },
    )


def name_of(person: int) -> str:
    """Return what a person is called."""
    return PEOPLE.get(person, f"Người dùng {person}")


def _buttons(message: Message) -> Iterator[dict[str, Any]]:
    markup = message.extras.get("reply_markup", {})
    return chain.from_iterable(markup.get("inline_keyboard", []))


def answer(state: State, call: Call) -> Any:
    """Tell the person who pressed something; only soon after the press."""
    known = {each.id: each for each in state.presses}
    made = known.get(call.text("callback_query_id"))
    now = state.world.clock.now()
    if made is None or (now - made.time).total_seconds() > PATIENCE:
        raise bad(_TOO_OLD)
    if len(call.text("text")) > ANSWER_LIMIT:
        raise bad("MESSAGE_TOO_LONG")
    made.answer = call.text("text")
    return True


METHODS: dict[str, Callable[[State, Call], Any]] = {"answercallbackquery": answer}
