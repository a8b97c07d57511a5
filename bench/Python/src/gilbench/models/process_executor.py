"""concurrent.futures.ProcessPoolExecutor: executor.map over the units, one at a time as it does by default."""

from __future__ import annotations

from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing.context import BaseContext

from gilbench.models.executor_map import ExecutorMap
from gilbench.models.job import Job
from gilbench.models.model import Model
from gilbench.models.pool import Pool
from gilbench.models.process_start import ReadyBarrier, await_release, context_of, start_worker


class StartedProcesses:
    """An executor all of whose processes have started and opened their units."""

    def __init__(self, context: BaseContext, job: Job, workers: int) -> None:
        self._barrier = ReadyBarrier(context, job)
        self.executor = ProcessPoolExecutor(workers, context, initializer=start_worker, initargs=(self._barrier.arguments,))
        try:
            # An executor starts a process only while none is idle: every process is held until the last has started.
            starts = [self.executor.submit(await_release, index) for index in range(workers)]
            self._barrier.wait_for(workers, lambda: _refuse_failure(starts))
        except BaseException:
            self._barrier.release(workers)
            self.close()
            raise
        self._barrier.release(workers)
        for start in starts:
            start.result()

    def close(self) -> None:
        """End the processes."""
        self.executor.shutdown(wait=True, cancel_futures=True)
        self._barrier.close()


def _refuse_failure(starts: list[Future[None]]) -> None:
    for start in starts:
        if start.done():
            start.result()


def create(model: Model, job: Job, workers: int) -> Pool:
    """An executor of that many processes, started as the model says."""
    return ExecutorMap(StartedProcesses(context_of(model.start_method), job, workers), job, pickles=True)
