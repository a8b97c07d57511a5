"""Tasks of one event loop: at most as many in flight as there are workers, each with a unit (and a connection) of its own."""

from __future__ import annotations

import asyncio
from contextlib import AsyncExitStack
from functools import partial

from gilbench.interpreter import gil_enabled
from gilbench.lateness import taken
from gilbench.models.job import Job
from gilbench.models.model import Model
from gilbench.models.pool import Pool, Share
from gilbench.workloads.workload import AsyncUnit

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_PATIENCE_SECONDS = 2.0


class AsyncioTasks(Pool):
    """The loop stands between slices: starting one costs about 140 µs and is part of the start-up."""

    def __init__(self, job: Job, workers: int, grouped: bool) -> None:
        self._grouped = grouped
        self._workers = workers
        self._in_flight = 0
        self._loop = asyncio.new_event_loop()
        self._stack = AsyncExitStack()
        try:
            self._free: list[AsyncUnit] = self._loop.run_until_complete(self._open(job))
            job.refuse_foreign_extensions()
        except BaseException:
            self.close()
            raise

    async def _open(self, job: Job) -> list[AsyncUnit]:
        return [await self._stack.enter_async_context(job.open_async()) for _ in range(self._workers)]

    def release(self, tasks: int) -> Any:
        before = gil_enabled()
        self._in_flight = 0
        texts = self._loop.run_until_complete(self._iterate(tasks))
        return texts, before, gil_enabled()

    async def _iterate(self, tasks: int) -> list[Any]:
        gate = asyncio.Semaphore(self._workers)
        if not self._grouped:
            return await asyncio.gather(*(self._one(gate) for _ in range(tasks)))
        async with asyncio.TaskGroup() as group:
            started = [group.create_task(self._one(gate)) for _ in range(tasks)]
        return [task.result() for task in started]

    async def _one(self, gate: asyncio.Semaphore) -> str:
        async with gate:
            unit = self._free.pop()
            self._in_flight = max(self._in_flight, self._workers - len(self._free))
            text = str(await unit())
            self._free.append(unit)
            return text

    def shares(self, outcome: Any) -> list[Share]:
        texts, before, after = outcome
        share = Share(gil_before=before, gil_after=after)
        for text in texts:
            share.results[text] = share.results.get(text, 0) + 1
        share.lateness = [seconds for unit in self._free for seconds in taken(unit)]
        return [share]

    def workers_seen(self, shares: object) -> int:
        return self._in_flight

    def close(self) -> None:
        if not self._loop.is_closed():
            self._loop.run_until_complete(self._end())
            self._loop.close()


    async def _end(self) -> None:
        await cancel_left()
        await self._stack.aclose()
        await asyncio.get_running_loop().shutdown_default_executor()


async def cancel_left() -> None:
    """Cancel whatever a slice that failed left running, and take what it raised: asyncio prints what nobody has taken."""
    left = asyncio.all_tasks() - {asyncio.current_task()}
    for task in left:
        task.cancel()
    await asyncio.gather(*left, return_exceptions=True)


async def let_go(stack: AsyncExitStack) -> None:
    """End what units of the user's opened. Whatever a slice that failed left running is cancelled first; neither tasks that will not be
    cancelled nor threads are waited for: they end with the process."""
    if left := asyncio.all_tasks() - {asyncio.current_task()}:
        for task in left:
            task.cancel()
        await asyncio.wait(left, timeout=_PATIENCE_SECONDS)
    await stack.aclose()


class UserTasks(AsyncioTasks):
    """The same for the user's code: results become text after what is timed."""

    def __init__(self, job: Job, workers: int, grouped: bool) -> None:
        self._texts = job.texts()
        super().__init__(job, workers, grouped)

    async def _one(self, gate: asyncio.Semaphore) -> Any:
        async with gate:
            unit = self._free.pop()
            self._in_flight = max(self._in_flight, self._workers - len(self._free))
            result = await unit()
            self._free.append(unit)
            return result

    def shares(self, outcome: Any) -> list[Share]:
        results, before, after = outcome
        assert self._texts is not None
        return [Share(gil_before=before, gil_after=after, later=partial(self._texts.of_results, results))]

    async def _end(self) -> None:
        await let_go(self._stack)


def create(model: Model, job: Job, workers: int) -> Pool:
    """Tasks gathered, or of a TaskGroup, as the model says."""
    kind = UserTasks if job.is_users else AsyncioTasks
    return kind(job, workers, grouped=model.id == "asyncio_task_group")
