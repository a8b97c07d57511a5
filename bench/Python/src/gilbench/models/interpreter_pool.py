"""concurrent.futures.InterpreterPoolExecutor (CPython 3.14 and later): executor.map over the units."""

from __future__ import annotations

import os
import sys

from gilbench.models import slot
from gilbench.models.executor_map import ExecutorMap
from gilbench.models.job import Job
from gilbench.models.pool import WorkerFailed, described


class StartedInterpreters:
    """An executor all of whose interpreters have started and opened their units."""

    def __init__(self, job: Job, workers: int) -> None:
        from concurrent.futures import InterpreterPoolExecutor

        # An interpreter starts with its own search path, which lacks what -m or a script put in front of ours.
        self.executor = InterpreterPoolExecutor(workers, initializer=exec, initargs=(f"import sys; sys.path[:] = {sys.path!r}",))
        ready, self._started = os.pipe()
        there, self._go = os.pipe()
        self._ends = (ready, self._started, there, self._go)
        try:
            # An executor starts an interpreter only while none is idle: each is held until the last has started.
            starts = [self.executor.submit(_start_worker, job, self._started, there) for _ in range(workers)]
            for _ in range(workers):
                os.read(ready, 1)
            os.write(self._go, b"." * workers)
            for start in starts:
                if error := start.result():
                    raise WorkerFailed(error)
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """End the interpreters."""
        self.executor.shutdown(wait=True)
        for end in self._ends:
            os.close(end)
        self._ends = ()


class InterpreterPool(ExecutorMap):
    """executor.map over the units in so many interpreters."""

    def __init__(self, job: Job, workers: int) -> None:
        super().__init__(StartedInterpreters(job, workers), job, pickles=True)


def _start_worker(job: Job, started: int, go: int) -> str | None:
    """Inside an interpreter of the pool: open its unit, wait for the others; the words of what went wrong, if anything."""
    import atexit

    try:
        atexit.register(slot.take(job, is_process=False, pickles=True).close)
        error = None
    except Exception as failure:
        error = described(failure)
    os.write(started, b".")
    os.read(go, 1)
    return error
