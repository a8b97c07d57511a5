"""Units handed from an event loop to a ProcessPoolExecutor; a mixed unit waits in the loop and computes in a process."""

from __future__ import annotations

import asyncio
from contextlib import AsyncExitStack
from multiprocessing.context import BaseContext

from gilbench.models import slot
from gilbench.models.asyncio_tasks import cancel_left
from gilbench.models.job import Job
from gilbench.models.model import Model
from gilbench.models.pool import Pool, Record, Share, shares_of
from gilbench.models.process_executor import StartedProcesses
from gilbench.models.process_start import context_of
from gilbench.workloads.workload import AsyncUnit


class AsyncioProcesses(Pool):
    """As many processes, and of a mixed unit as many fetches in flight, as there are workers."""

    def __init__(self, context: BaseContext, job: Job, workers: int) -> None:
        self._workers = workers
        self._texts = job.texts()
        self._run, self._items = slot.units_of(job, pickles=True)
        self._is_mixed = job.entry_point.fetch is not None
        self._free: list[AsyncUnit] = []
        self._stack = AsyncExitStack()
        self._processes = StartedProcesses(context, job.but(computes_only=self._is_mixed), workers)
        self._loop = asyncio.new_event_loop()
        try:
            if self._is_mixed:
                self._loop.run_until_complete(self._open(job))
        except BaseException:
            self.close()
            raise

    async def _open(self, job: Job) -> None:
        for _ in range(self._workers):
            self._free.append(await self._stack.enter_async_context(job.open_fetch()))

    def release(self, tasks: int) -> list[Record]:
        return self._loop.run_until_complete(self._iterate(tasks))

    async def _iterate(self, tasks: int) -> list[Record]:
        loop = asyncio.get_running_loop()
        if not self._is_mixed:
            return await asyncio.gather(
                *(loop.run_in_executor(self._processes.executor, self._run, item) for item in self._items(tasks)))
        gate = asyncio.Semaphore(self._workers)
        return await asyncio.gather(*(self._one(loop, gate) for _ in range(tasks)))

    async def _one(self, loop: asyncio.AbstractEventLoop, gate: asyncio.Semaphore) -> Record:
        async with gate:
            fetch = self._free.pop()
            value = await fetch()
            self._free.append(fetch)
            return await loop.run_in_executor(self._processes.executor, slot.run_on, value)

    def shares(self, outcome: list[Record]) -> list[Share]:
        return shares_of(sorted(outcome, key=_moment) if self._is_mixed else outcome, self._texts)

    def close(self) -> None:
        if not self._loop.is_closed():
            self._loop.run_until_complete(self._end())
            self._loop.close()
        self._processes.close()

    async def _end(self) -> None:
        await cancel_left()
        await self._stack.aclose()


def _moment(record: Record) -> float:
    """Mixed units come back in the order of their fetches; a process did them in the order of its own CPU time."""
    reading = record[5]
    return reading[0] if reading else 0.0


def create(model: Model, job: Job, workers: int) -> Pool:
    """A loop and that many processes, started as the model says."""
    return AsyncioProcesses(context_of(model.start_method), job, workers)
