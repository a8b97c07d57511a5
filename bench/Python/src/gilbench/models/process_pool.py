"""multiprocessing.Pool: pool.map over the units, with the chunk size it chooses."""

from __future__ import annotations

from multiprocessing.context import BaseContext

from gilbench.models import seat
from gilbench.models.job import Job
from gilbench.models.model import Model
from gilbench.models.pool import Pool, Record, Share, shares_of
from gilbench.models.process_start import Reception, context_of, sit_down


class ProcessPool(Pool):
    """pool.map, as the standard library's documentation shows it."""

    def __init__(self, context: BaseContext, job: Job, workers: int) -> None:
        self._reception = Reception(context, job)
        self._failed = False
        self._pool = context.Pool(workers, initializer=sit_down, initargs=(self._reception.admission,))
        try:
            self._reception.wait_for(workers)
        except BaseException:
            self._failed = True
            self.close()
            raise

    def release(self, tasks: int) -> list[Record]:
        return self._pool.map(seat.run_unit, range(tasks))

    def shares(self, outcome: list[Record]) -> list[Share]:
        return shares_of(outcome)

    def close(self) -> None:
        if self._failed:
            self._pool.terminate()
        else:
            self._pool.close()
        self._pool.join()
        self._reception.close()


def create(model: Model, job: Job, workers: int) -> Pool:
    """A pool of that many processes, started as the model says."""
    return ProcessPool(context_of(model.start_method), job, workers)
