"""An estimate over blocks: Hodges-Lehmann and its exact signed-rank interval, as src/Harness/Statistics/SignedRank has them in C#.

Hodges & Lehmann 1963; R: wilcox.test(d, conf.int = TRUE, exact = TRUE).
"""

from __future__ import annotations

import math
import statistics
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Estimate:
    """A centre with its interval; the limits are infinite where there are too few values for one."""

    centre: float
    low: float
    high: float
    count: int

    def as_ratio(self) -> Estimate:
        """Of logarithms, as the ratio they stand for."""
        return Estimate(math.exp(self.centre), math.exp(self.low), math.exp(self.high), self.count)

    def __str__(self) -> str:
        return f"{self.centre:.4f} [{self.low:.4f}, {self.high:.4f}]"


def hodges_lehmann(values: Sequence[float], confidence: float = 0.95) -> Estimate:
    """The median of the Walsh averages, and the exact interval; the values are one a block."""
    ordered = sorted(values)
    averages = sorted((a + b) / 2 for i, a in enumerate(ordered) for b in ordered[i:])
    k = rank_of_limit(len(ordered), confidence)
    low, high = (averages[k - 1], averages[-k]) if k else (-math.inf, math.inf)
    return Estimate(statistics.median(averages), low, high, len(ordered))


def rank_of_limit(count: int, confidence: float) -> int:
    """k, so that the k-th Walsh average from each end is a limit of the interval; 0 where no interval is finite."""
    most = (1 - confidence) / 2 * 2**count
    k, seen = 0, 0
    for ways in ways_to_rank_sum(count):
        seen += ways
        if seen > most:
            break
        k += 1
    return k


def ways_to_rank_sum(count: int) -> list[int]:
    """How many of the 2^count choices among the ranks 1 … count have the sum 0, 1, 2, …"""
    ways = [1] + [0] * (count * (count + 1) // 2)
    for rank in range(1, count + 1):
        for total in range(len(ways) - 1, rank - 1, -1):
            ways[total] += ways[total - rank]
    return ways


def log_ratio(numerators: Sequence[float], denominators: Sequence[float], cold_rounds: int = 1) -> float:
    """A block's value: the median over its rounds, without the first ones, of the logarithm of the ratio in that round."""
    if len(numerators) != len(denominators):
        raise ValueError(f"{len(numerators)} rounds of one arm and {len(denominators)} of the other cannot be paired")
    pairs = list(zip(numerators, denominators))[cold_rounds:]
    return statistics.median(math.log(one / other) for one, other in pairs)
