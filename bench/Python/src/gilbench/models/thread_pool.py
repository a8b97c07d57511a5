"""concurrent.futures.ThreadPoolExecutor: executor.map over the units."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

from gilbench.models import slot
from gilbench.models.executor_map import ExecutorMap
from gilbench.models.job import Job
from gilbench.models.model import Model
from gilbench.models.pool import Pool, WorkerFailed, described


class StartedThreads:
    """An executor all of whose threads have started and opened their units."""

    def __init__(self, job: Job, workers: int) -> None:
        self._slots: list[slot.Slot] = []
        self._errors: list[str] = []
        # An executor starts a thread only while none is idle: every thread is held here until the last has started.
        self._all_started = threading.Barrier(workers)
        self.executor = ThreadPoolExecutor(workers)
        for start in [self.executor.submit(self._start_worker, job) for _ in range(workers)]:
            start.result()
        if self._errors:
            self.close()
            raise WorkerFailed(self._errors[0])

    def _start_worker(self, job: Job) -> None:
        try:
            self._slots.append(slot.take(job, is_process=False))
        except Exception as error:
            self._errors.append(described(error))
        self._all_started.wait()

    def close(self) -> None:
        """End the threads, then close their units."""
        self.executor.shutdown(wait=True)
        while self._slots:
            self._slots.pop().close()


def create(_model: Model, job: Job, workers: int) -> Pool:
    """An executor of that many threads."""
    return ExecutorMap(StartedThreads(job, workers), job, pickles=False)
