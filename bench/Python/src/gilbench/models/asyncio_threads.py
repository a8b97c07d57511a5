"""Blocking units handed from an event loop to threads by asyncio.to_thread."""

from __future__ import annotations

import asyncio

from gilbench.models import slot
from gilbench.models.asyncio_tasks import cancel_left
from gilbench.models.job import Job
from gilbench.models.model import Model
from gilbench.models.pool import Pool, Record, Share, shares_of
from gilbench.models.thread_pool import StartedThreads


class AsyncioThreads(Pool):
    """The loop's default executor has as many threads as there are workers."""

    def __init__(self, job: Job, workers: int) -> None:
        self._texts = job.texts()
        self._threads = StartedThreads(job, workers)
        self._loop = asyncio.new_event_loop()
        self._loop.set_default_executor(self._threads.executor)

    def release(self, tasks: int) -> list[Record]:
        return self._loop.run_until_complete(_iterate(tasks))

    def shares(self, outcome: list[Record]) -> list[Share]:
        return shares_of(outcome, self._texts)

    def close(self) -> None:
        if not self._loop.is_closed():
            self._loop.run_until_complete(cancel_left())
        self._threads.close()
        self._loop.close()


async def _iterate(tasks: int) -> list[Record]:
    return await asyncio.gather(*(asyncio.to_thread(slot.run_unit, index) for index in range(tasks)))


def create(_model: Model, job: Job, workers: int) -> Pool:
    """A loop and that many threads."""
    return AsyncioThreads(job, workers)
