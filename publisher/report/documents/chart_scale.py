"""Where a chart's axis has its numbers, and where labels beside it go."""

from collections.abc import Sequence
from math import ceil, floor, log10

_LINES = 4  # about so many between 0 and the end


def ticks(low: float, high: float) -> Sequence[int]:
    """Return round whole values from 0, or from below the lowest, to above the highest."""
    low, high = min(0, low), max(0, high)
    step = _round(max(1, (high - low) / _LINES))
    first, last = floor(low / step), ceil(high / step)
    return [step * n for n in range(first, max(last, first + 1) + 1)]


def _round(step: float) -> int:
    """Return the next step of 1, 2, 5, 10, 20, 50 and so on."""
    ten = 10 ** floor(log10(step))
    return int(next(each * ten for each in (1, 2, 5, 10) if each * ten >= step))


def apart(wanted: Sequence[float], highs: Sequence[float], top: float, foot: float) -> list[float]:
    """Return where the labels' middles go: near what they want, in its order, none on another.

    There must be room for all between top and foot.
    """
    order = sorted(range(len(wanted)), key=lambda n: wanted[n])
    placed = list(wanted)
    free = top
    for n in order:
        placed[n] = max(wanted[n], free + highs[n] / 2)
        free = placed[n] + highs[n] / 2
    free = foot
    for n in reversed(order):
        placed[n] = min(placed[n], free - highs[n] / 2)
        free = placed[n] - highs[n] / 2
    return placed
