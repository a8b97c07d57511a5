"""Work on a table of integers."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from gilbench.workloads.workload import Place, Unit


@contextmanager
def map_square(_place: Place, n: int) -> Iterator[Unit]:
    """Square every element of a table of n integers into a new table, and sum that."""
    table = list(range(n))

    def unit() -> int:
        return sum([value ** 2 for value in table])

    yield unit
