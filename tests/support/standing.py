"""How a delivery stands, in one word or two; and rows put there at once, as tests need them."""

from typing import Any

from sqlalchemy import RowMapping

from publisher.outbox.deliveries import CANCELLED, HELD, LEASED, PERSON, PUBLISH, SENT


def standing(row: RowMapping) -> str:
    """Return a row's state, with why it is held, or that a person or the plan takes it back."""
    taken_back = "unwanted" if row["cancel_asked"] else None
    dropped = "unasked" if row["cancelled_by"] == "plan" else None
    return " ".join(filter(None, (row["state"], row["held_for"], taken_back, dropped)))


def placed(state: str, held_for: str | None = None, **values: Any) -> dict[str, Any]:
    """Return what a row that stands somewhere has besides; the database lets in nothing else."""
    return {
        "state": state,
        "held_for": (held_for or "late") if state == HELD else None,
        "cancelled_by": PERSON if state == CANCELLED else None,
        "lease_token": "of a test" if state in LEASED else None,
        **({"ref": "ref"} if state == SENT else {}),
        **({"target": 1} if values.get("kind", PUBLISH) != PUBLISH else {}),
        **values,
    }
