"""What follows from each error in each verb: the table of docs/channel.md, word for word."""

from datetime import UTC, datetime, timedelta
from typing import Any, get_args

import pytest

from publisher.contract import (
    ChannelError,
    OutcomeUnknown,
    RateLimited,
    Rejected,
    Unauthorized,
    Unavailable,
    Unexplained,
    Unsupported,
)
from publisher.outbox.reactions import Reaction, Then, Verb, react

NOW = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
SECOND = timedelta(seconds=1)
HOUR = timedelta(hours=1)
VERBS: tuple[Verb, ...] = get_args(Verb)

ERRORS: dict[str, Exception] = {
    "rejected": Rejected("too long"),
    "unauthorized": Unauthorized("token"),
    "limited": RateLimited("slower", retry_after=17),
    "limited, silent": RateLimited("slower"),
    "this post, for now": RateLimited("spam", retry_after=7200, scope="post"),
    "this post, silent": RateLimited("spam", scope="post"),
    "unexplained": Unexplained("4711"),
    "unavailable": Unavailable("down"),
    "unknown": OutcomeUnknown("cut"),
    "unsupported": Unsupported("that"),
    "none of the six": ChannelError("what?"),
    "bug": ZeroDivisionError("oh"),
}

FAILS = {"then": Then.FAIL, "outcome": "refused"}
IMPOSSIBLE = {"then": Then.IMPOSSIBLE}
STOPS = {"then": Then.AGAIN, "stops": True}
RESTS = {"then": Then.AGAIN, "rests_until": NOW + 17 * SECOND}
RESTS_A_MINUTE = {"then": Then.AGAIN, "rests_until": NOW + 60 * SECOND}
RESTS_AN_HOUR = {"then": Then.AGAIN, "rests_until": NOW + HOUR}
DOUBTED = {"then": Then.DOUBT, "ready_at": NOW + 30 * SECOND}
PUT_OFF_TWO_HOURS = {"then": Then.AGAIN, "counts": True, "ready_at": NOW + 2 * HOUR}
PUT_OFF_AN_HOUR = {"then": Then.AGAIN, "counts": True, "ready_at": NOW + HOUR}
TRIED_LATER = {"then": Then.AGAIN, "counts": True, "ready_at": NOW + 600 * SECOND}
RESTS_TWO_HOURS = {"then": Then.AGAIN, "rests_until": NOW + 2 * HOUR}
BACKED_OFF = {"then": Then.AGAIN, "counts": True, "ready_at": "backoff"}
LOOKED_LATER = {"then": Then.AGAIN, "counts": True, "ready_at": NOW + 120 * SECOND}
READ_LATER = {"then": Then.AGAIN, "counts": True, "ready_at": NOW + 300 * SECOND}


def attempted(outcome: str, follows: dict[str, Any]) -> dict[str, Any]:
    """Add how the attempt ended."""
    return {"outcome": outcome, **follows}


REPEATABLE = {
    "rejected": FAILS,
    "unauthorized": attempted("unknown", STOPS),
    "limited": attempted("unknown", RESTS),
    "limited, silent": attempted("unknown", RESTS_A_MINUTE),
    "this post, for now": attempted("put_off", PUT_OFF_TWO_HOURS),
    "this post, silent": attempted("put_off", PUT_OFF_AN_HOUR),
    "unexplained": attempted("put_off", TRIED_LATER),
    "unavailable": attempted("unknown", BACKED_OFF),
    "unknown": attempted("unknown", BACKED_OFF),
    "unsupported": attempted("refused", IMPOSSIBLE),
    "none of the six": attempted("unknown", BACKED_OFF),
    "bug": attempted("unknown", BACKED_OFF),
}
TABLE: dict[Verb, dict[str, dict[str, Any]]] = {
    "publish": {
        "rejected": FAILS,
        "unauthorized": attempted("not_sent", STOPS),
        "limited": attempted("not_sent", RESTS),
        "limited, silent": attempted("not_sent", RESTS_A_MINUTE),
        "this post, for now": attempted("put_off", PUT_OFF_TWO_HOURS),
        "this post, silent": attempted("put_off", PUT_OFF_AN_HOUR),
        "unexplained": attempted("put_off", TRIED_LATER),
        "unavailable": attempted("not_sent", BACKED_OFF),
        "unknown": DOUBTED,
        "unsupported": DOUBTED,
        "none of the six": DOUBTED,
        "bug": DOUBTED,
    },
    "update": REPEATABLE,
    "withdraw": REPEATABLE,
    "find": {
        "rejected": LOOKED_LATER,
        "unauthorized": STOPS,
        "limited": RESTS,
        "limited, silent": RESTS_A_MINUTE,
        "this post, for now": RESTS_TWO_HOURS,
        "this post, silent": RESTS_A_MINUTE,
        "unexplained": LOOKED_LATER,
        "unavailable": LOOKED_LATER,
        "unknown": LOOKED_LATER,
        "unsupported": IMPOSSIBLE,
        "none of the six": LOOKED_LATER,
        "bug": LOOKED_LATER,
    },
    "measure": {  # trouble in measuring touches no delivery, so it stops no channel
        "rejected": READ_LATER,
        "unauthorized": RESTS_AN_HOUR,
        "limited": RESTS,
        "limited, silent": RESTS_AN_HOUR,
        "this post, for now": RESTS_TWO_HOURS,
        "this post, silent": RESTS_AN_HOUR,
        "unexplained": READ_LATER,
        "unavailable": READ_LATER,
        "unknown": READ_LATER,
        "unsupported": IMPOSSIBLE,
        "none of the six": READ_LATER,
        "bug": READ_LATER,
    },
}
CELLS = [(verb, error) for verb in VERBS for error in ERRORS]


@pytest.mark.parametrize(("verb", "error"), CELLS)
def test_every_error_of_every_verb_has_its_one_reaction(verb: Verb, error: str) -> None:
    wanted = dict(TABLE[verb][error])
    reaction = react(verb, ERRORS[error], NOW)
    if wanted.get("ready_at") == "backoff":
        assert reaction.ready_at is not None
        assert 24 * SECOND <= reaction.ready_at - NOW <= 36 * SECOND
        wanted["ready_at"] = reaction.ready_at
    said = {"verb": verb, "why": reaction.why, "answer": reaction.answer}
    assert reaction == Reaction(**(said | wanted))


def test_only_a_publishing_that_surely_sent_nothing_is_repeated() -> None:
    again = {name for name in ERRORS if react("publish", ERRORS[name], NOW).then is Then.AGAIN}
    kept_back = {"this post, for now", "this post, silent", "unexplained"}
    assert again == {"unauthorized", "limited", "limited, silent", "unavailable", *kept_back}


@pytest.mark.parametrize("verb", ["publish", "update", "withdraw"])
def test_each_failure_doubles_the_wait_up_to_an_hour(verb: Verb) -> None:
    for failures, wait in enumerate((30, 60, 120, 240, 480, 960, 1920, 3600, 3600)):
        ready_at = react(verb, Unavailable("down"), NOW, failures).ready_at
        assert ready_at is not None
        assert 0.8 * wait <= (ready_at - NOW).total_seconds() <= 1.2 * wait


@pytest.mark.parametrize(("verb", "patience"), [("find", 3), ("measure", 5)])
def test_what_was_asked_in_vain_often_enough_is_given_up(verb: Verb, patience: int) -> None:
    reactions = [react(verb, Unavailable("down"), NOW, failures) for failures in range(patience)]
    assert [each.then for each in reactions] == [Then.AGAIN] * (patience - 1) + [Then.GIVE_UP]
    assert all(each.counts for each in reactions)
    assert reactions[-1].ready_at is None


def test_a_rest_or_a_refusal_uses_up_no_patience() -> None:
    for verb in VERBS:
        for error in (RateLimited("slower"), Unauthorized("token")):
            assert react(verb, error, NOW, failures=99).then is Then.AGAIN


def test_what_the_service_said_is_kept_beside_why() -> None:
    error = Rejected("too long", "no picture")
    assert react("publish", error, NOW).answer == "too long; no picture"
    error.answer = '{"code": 42}'
    reaction = react("publish", error, NOW)
    assert (reaction.why, reaction.answer) == ("too long; no picture", '{"code": 42}')


def test_a_bug_is_named_to_people_without_its_words(vietnamese: None) -> None:
    assert react("find", ZeroDivisionError("secret"), NOW).why == (
        "lỗi của phần mềm: ZeroDivisionError"
    )
