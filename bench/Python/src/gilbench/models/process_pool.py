"""multiprocessing.Pool: pool.map over the units, with the chunk size it chooses."""

from __future__ import annotations

import multiprocessing.pool  # noqa: F401  (context.Pool would import it while the start is timed)
from multiprocessing.context import BaseContext

from gilbench.models import slot
from gilbench.models.job import Job
from gilbench.models.model import Model
from gilbench.models.pool import Pool, Record, Share, WorkerFailed, shares_of
from gilbench.models.process_start import ReadyBarrier, context_of, ending, start_worker

_LOOK_SECONDS = 0.5


class ProcessPool(Pool):
    """pool.map, as the standard library's documentation shows it."""

    def __init__(self, context: BaseContext, job: Job, workers: int) -> None:
        self._barrier = ReadyBarrier(context, job)
        self._whole = False
        self._pool = context.Pool(workers, initializer=start_worker, initargs=(self._barrier.arguments,))
        self._started = list(getattr(self._pool, "_pool", ()))
        try:
            self._barrier.wait_for(workers, self._refuse_ended if job.is_users else None)
        except BaseException:
            self.close()
            raise
        self._whole = True

    def release(self, tasks: int) -> list[Record]:
        self._whole = False
        records = self._pool.map(slot.run_unit, range(tasks))
        self._whole = True
        return records

    def shares(self, outcome: list[Record]) -> list[Share]:
        return shares_of(outcome)

    def _refuse_ended(self) -> None:
        """Raise WorkerFailed where a process has ended by itself: the pool starts another and waits for the result for ever."""
        for process in self._started:
            if process.exitcode is not None:
                raise WorkerFailed(f"a worker process ended by itself ({ending(process.exitcode)}), and with it a unit of work")

    def close(self) -> None:
        if self._whole:
            self._pool.close()
        else:
            self._pool.terminate()  # a task that was lost with its process would be waited for for ever
        self._pool.join()
        self._barrier.close()


class UserProcessPool(ProcessPool):
    """The same for the user's code: it is given its arguments with each unit, as it would be in use, and it may end its process."""

    def __init__(self, context: BaseContext, job: Job, workers: int) -> None:
        self._texts = job.texts()
        self._items = job.pickled_arguments
        super().__init__(context, job, workers)

    def release(self, tasks: int) -> list[Record]:
        self._whole = False
        records = self._pool.map_async(slot.run_on, self._items(tasks))
        while not records.ready():
            records.wait(_LOOK_SECONDS)
            self._refuse_ended()
        got = records.get()
        self._whole = True
        return got

    def shares(self, outcome: list[Record]) -> list[Share]:
        return shares_of(outcome, self._texts)


def create(model: Model, job: Job, workers: int) -> Pool:
    """A pool of that many processes, started as the model says."""
    return (UserProcessPool if job.is_users else ProcessPool)(context_of(model.start_method), job, workers)
