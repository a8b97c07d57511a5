"""Units that a hosting .NET program awaits: an event loop that runs on a thread of the host's, each worker's unit opened inside it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import AsyncExitStack
from functools import partial

from gilbench.interpreter import gil_enabled
from gilbench.lateness import taken
from gilbench.models.asyncio_tasks import let_go
from gilbench.models.job import Job
from gilbench.models.pool import Share
from gilbench.workloads.workload import AsyncUnit

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

Completed = Callable[[int, bool], None]
"""What the host is told of a worker's unit: that it is done, and whether it failed."""


class AwaitedUnits:
    """`run` is called first, on a thread of its own; the others on any other one."""

    def __init__(self, job: Job, workers: int) -> None:
        self._job = job
        self._workers = workers
        self._texts = job.texts()
        self._loop = asyncio.new_event_loop()
        self._stack = AsyncExitStack()
        self._units: list[AsyncUnit] = []
        self._futures: list[Any] = [None] * workers
        self._results: list[Any] = []
        self._in_flight = self._most_in_flight = 0
        self._gil_before = gil_enabled()

    def run(self) -> None:
        """The loop, on the calling thread until `close`."""
        asyncio.set_event_loop(self._loop)
        try:
            self._loop.run_forever()
        finally:
            self._loop.close()

    def open(self) -> None:
        """Open every worker's unit inside the loop, which runs on another thread by now."""
        asyncio.run_coroutine_threadsafe(self._open(), self._loop).result()
        self._job.refuse_foreign_extensions()

    async def _open(self) -> None:
        self._units = [await self._stack.enter_async_context(self._job.open_async()) for _ in range(self._workers)]

    def submit(self, worker: int, completed: Completed) -> None:
        """Let the loop run that worker's unit and call `completed` once it is done."""
        future = asyncio.run_coroutine_threadsafe(self._one(worker), self._loop)
        self._futures[worker] = future
        future.add_done_callback(partial(_complete, completed, worker))

    async def _one(self, worker: int) -> None:
        self._in_flight += 1
        self._most_in_flight = max(self._most_in_flight, self._in_flight)
        try:
            result = await self._units[worker]()
        finally:
            self._in_flight -= 1
        self._results.append(str(result) if self._texts is None else result)

    def outcome(self, worker: int) -> None:
        """Raise what that worker's unit raised."""
        self._futures[worker].result()

    def shares(self) -> tuple[list[Share], int]:
        """What the loop did in the slice that is over, and how many units were in flight at most."""
        share = Share(gil_before=self._gil_before, gil_after=gil_enabled())
        results, self._results = self._results, []
        if self._texts is None:
            for text in results:
                share.results[text] = share.results.get(text, 0) + 1
        else:
            share.later = partial(self._texts.of_results, results)
        share.lateness = [seconds for unit in self._units for seconds in taken(unit)]
        most, self._most_in_flight, self._gil_before = self._most_in_flight, 0, share.gil_after
        return [share], most

    def close(self) -> None:
        """Close the units inside the loop and let its thread go."""
        try:
            asyncio.run_coroutine_threadsafe(let_go(self._stack), self._loop).result()
        finally:
            self._loop.call_soon_threadsafe(self._loop.stop)


def _complete(completed: Completed, worker: int, future: Any) -> None:
    completed(worker, future.cancelled() or future.exception() is not None)
