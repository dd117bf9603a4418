"""How many people have seen a post by now: quick at first, then ever slower."""

import math
import random
from datetime import datetime

_FAST, _SLOW = 14.0, 20 * 24.0  # hours
_FAST_SHARE = 0.88


def share(hours: float) -> float:
    """Return which part of all readers has come after so many hours: 0 to 1, concave.

    Seven in ten come within the first day, 86 % within two: news of an office ages fast.
    """
    if hours <= 0:
        return 0.0
    fast = 1 - math.exp(-hours / _FAST)
    slow = 1 - math.exp(-hours / _SLOW)
    return _FAST_SHARE * fast + (1 - _FAST_SHARE) * slow


def grown(rng: random.Random, published_at: datetime, now: datetime, scale: float) -> int:
    """Return a counter's value now. Never falls while time goes on.

    rng: fresh and named after the post and the counter, e.g. world.random(f"{post}:views"),
    so that each call draws the same. scale: about what a middling post reaches in the end.
    """
    total = scale * rng.lognormvariate(0, 0.5)
    hours = (now - published_at).total_seconds() / 3600
    return int(total * share(hours))
