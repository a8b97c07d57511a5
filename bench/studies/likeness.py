"""How alike two programs feel what disturbs a core. A series is the logarithms of one's times, one a round; rounds are compared with
themselves, never with others."""

from __future__ import annotations

import math
import statistics
from collections.abc import Sequence
from dataclasses import dataclass

LEAST_FELT = math.log(1.03)


@dataclass(frozen=True)
class Likeness:
    """A control and a target. `correlation`: within windows. `ratio`: logarithm of the control's slow-down ÷ that of the target's, between
    the rounds in which the other targets were fast and those in which they were slow; 1 where both feel the neighbour alike, None where
    the target felt too little to be divided by."""

    correlation: float
    ratio: float | None


def centred(logs: Sequence[float], window: int) -> list[float]:
    """Each value less the mean of its window of so many rounds: slow changes, which every program shares, say nothing."""
    result: list[float] = []
    for start in range(0, len(logs), window):
        part = logs[start:start + window]
        mean = statistics.fmean(part)
        result.extend(value - mean for value in part)
    return result


def correlation(one: Sequence[float], other: Sequence[float]) -> float:
    """Pearson's, 0 where either does not vary."""
    mean, other_mean = statistics.fmean(one), statistics.fmean(other)
    product = sum((a - mean) * (b - other_mean) for a, b in zip(one, other))
    scale = math.sqrt(sum((a - mean) ** 2 for a in one) * sum((b - other_mean) ** 2 for b in other))
    return product / scale if scale > 0 else 0.0


def slow_down(logs: Sequence[float], state: Sequence[float]) -> float:
    """Logarithm of how much slower the quarter of rounds with the highest state is than the quarter with the lowest, by medians. The state
    comes from other programs than the one that is asked about: chosen by its own times, noise alone would look like a slow-down."""
    order = sorted(range(len(state)), key=state.__getitem__)
    quarter = max(1, len(order) // 4)
    return statistics.median(logs[i] for i in order[-quarter:]) - statistics.median(logs[i] for i in order[:quarter])


def state_of(series: Sequence[Sequence[float]]) -> list[float]:
    """What the rounds were like, as these programs felt it: their mean."""
    return [statistics.fmean(values) for values in zip(*series)]


def likeness(control: Sequence[float], target: Sequence[float], others: Sequence[Sequence[float]]) -> Likeness:
    """Of two centred series; `others`: centred series of at least one further target, which tell slow rounds from fast ones."""
    state = state_of(others)
    felt = slow_down(target, state)
    return Likeness(correlation(control, target), slow_down(control, state) / felt if felt >= LEAST_FELT else None)
