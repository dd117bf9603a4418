"""What a channel reads back: figures of posts, of the account, and how it is."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Engagement:
    """Running totals for one post since it was published.

    None means that the service does not tell; 0 means that it told zero.
    """

    views: int | None = None
    reach: int | None = None  # distinct accounts, as the service estimates; never summed
    reactions: int | None = None
    comments: int | None = None
    shares: int | None = None
    clicks: int | None = None
    useful: int | None = None  # readers who answered that it was useful to them …
    not_useful: int | None = None  # … and that it was not, where the channel asks them
    unknown: Mapping[str, str] = field(default_factory=dict)
    # figure → why it is None: not_supported, no_permission, below_threshold, not_yet,
    # retired, error, deleted. A figure that is None and not named here is not_supported, and
    # one that can't be (negative, beyond all readers) is kept as out_of_range.
    raw: Mapping[str, Any] = field(default_factory=dict)  # the service's own figures


@dataclass(frozen=True, slots=True)
class Period:
    """A span of time: from its start until just before its end."""

    start: datetime
    end: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Audience:
    """The account's own totals: at this moment, and of a period if one was asked for.

    None means that the service does not tell; 0 means that it told zero.
    """

    followers: int | None = None  # at this moment
    reach: int | None = None  # distinct people in the period, over all posts; never summed
    visits: int | None = None  # to the account's own pages in the period
    counted: Period | None = None  # what the service counted, where its days are not ours
    unknown: Mapping[str, str] = field(default_factory=dict)
    # as in Engagement; incomplete: the service, or its log, lacks a part of the period
    raw: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Health:
    """What a channel found out about its account without publishing anything."""

    identity: str  # the account as the service names it
    facts: Mapping[str, str] = field(default_factory=dict)  # for the operator, e.g. expiry
    problems: tuple[str, ...] = ()  # what is missing, in words an operator can act on
    server_time: datetime | None = None  # the service's clock (its Date header)
