"""concurrent.futures.ThreadPoolExecutor: executor.map over the units."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

from gilbench.models import seat
from gilbench.models.executor_map import ExecutorMap
from gilbench.models.job import Job
from gilbench.models.model import Model
from gilbench.models.pool import Pool, WorkerFailed, described


class SeatedThreads:
    """An executor all of whose threads have started and opened their units."""

    def __init__(self, job: Job, workers: int) -> None:
        self._seats: list[seat.Seat] = []
        self._errors: list[str] = []
        # An executor starts a thread only while none is idle: every thread is held here until the last has come.
        self._everyone = threading.Barrier(workers)
        self.executor = ThreadPoolExecutor(workers)
        for arrival in [self.executor.submit(self._sit_down, job) for _ in range(workers)]:
            arrival.result()
        if self._errors:
            self.close()
            raise WorkerFailed(self._errors[0])

    def _sit_down(self, job: Job) -> None:
        try:
            self._seats.append(seat.take(job, is_process=False))
        except Exception as error:
            self._errors.append(described(error))
        self._everyone.wait()

    def close(self) -> None:
        """End the threads, then close their units."""
        self.executor.shutdown(wait=True)
        while self._seats:
            self._seats.pop().close()


def create(_model: Model, job: Job, workers: int) -> Pool:
    """An executor of that many threads."""
    return ExecutorMap(SeatedThreads(job, workers))
