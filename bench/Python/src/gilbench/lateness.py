"""By how much waits ended late: what a unit that waits keeps of itself, and its percentiles. Pure.

A unit that has an attribute `lateness`, a list, adds to it in every wait; whoever runs it takes the figures out between slices.
"""

from __future__ import annotations

import math
from collections.abc import Sequence


def taken(unit: object) -> list[float]:
    """What the unit kept since it was last asked, in seconds; nothing of a unit that keeps none."""
    kept: list[float] | None = getattr(unit, "lateness", None)
    if not kept:
        return []
    figures = kept[:]
    kept.clear()
    return figures


def percentiles(seconds: Sequence[float]) -> dict[str, float] | None:
    """p50 and p99 by nearest rank; None where there was no wait. Below 0 is early."""
    if not seconds:
        return None
    ascending = sorted(seconds)
    return {name: ascending[math.ceil(share * len(ascending)) - 1] for name, share in (("p50", 0.50), ("p99", 0.99))}
