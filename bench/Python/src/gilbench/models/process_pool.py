"""multiprocessing.Pool: pool.map over the units, with the chunk size it chooses."""

from __future__ import annotations

from multiprocessing.context import BaseContext

from gilbench.models import slot
from gilbench.models.job import Job
from gilbench.models.model import Model
from gilbench.models.pool import Pool, Record, Share, shares_of
from gilbench.models.process_start import ReadyBarrier, context_of, start_worker


class ProcessPool(Pool):
    """pool.map, as the standard library's documentation shows it."""

    def __init__(self, context: BaseContext, job: Job, workers: int) -> None:
        self._texts = job.texts()
        # The user's code is given its arguments with each unit, as it would be in use.
        self._run, self._items = (slot.run_on, job.travelling) if job.is_users else (slot.run_unit, range)
        self._barrier = ReadyBarrier(context, job)
        self._whole = False
        self._pool = context.Pool(workers, initializer=start_worker, initargs=(self._barrier.arguments,))
        try:
            self._barrier.wait_for(workers)
        except BaseException:
            self.close()
            raise
        self._whole = True

    def release(self, tasks: int) -> list[Record]:
        self._whole = False
        records = self._pool.map(self._run, self._items(tasks))
        self._whole = True
        return records

    def shares(self, outcome: list[Record]) -> list[Share]:
        return shares_of(outcome, self._texts)

    def close(self) -> None:
        if self._whole:
            self._pool.close()
        else:
            self._pool.terminate()  # a task that was lost with its process would be waited for for ever
        self._pool.join()
        self._barrier.close()


def create(model: Model, job: Job, workers: int) -> Pool:
    """A pool of that many processes, started as the model says."""
    return ProcessPool(context_of(model.start_method), job, workers)
