"""Waiting a set time and keeping by how much it was late."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager

from gilbench.workloads.workload import AsyncUnit, Place, Unit

_WAITED = "waited"


class _Wait:
    """One wait by time.sleep; `lateness`: seconds from the end that was asked for to the one that came, one a wait."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self.lateness: list[float] = []

    def __call__(self) -> str:
        begun = time.perf_counter()
        time.sleep(self._seconds)
        self.lateness.append(time.perf_counter() - begun - self._seconds)
        return _WAITED


class _LoopWait:
    """One wait by asyncio.sleep, a timer of the loop; `lateness` as in `_Wait`."""

    def __init__(self, seconds: float) -> None:
        from asyncio import sleep  # only where a loop runs: the blocking models must not carry asyncio's memory

        self._sleep = sleep
        self._seconds = seconds
        self.lateness: list[float] = []

    async def __call__(self) -> str:
        begun = time.perf_counter()
        await self._sleep(self._seconds)
        self.lateness.append(time.perf_counter() - begun - self._seconds)
        return _WAITED


@contextmanager
def timer(_place: Place, seconds: float) -> Iterator[Unit]:
    """Block the thread for so long."""
    yield _Wait(seconds)


@asynccontextmanager
async def timer_async(_place: Place, seconds: float) -> AsyncIterator[AsyncUnit]:
    """Leave the loop to others for so long."""
    yield _LoopWait(seconds)
