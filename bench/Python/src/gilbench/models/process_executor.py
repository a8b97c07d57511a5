"""concurrent.futures.ProcessPoolExecutor: executor.map over the units, one at a time as it does by default."""

from __future__ import annotations

from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing.context import BaseContext

from gilbench.models.executor_map import ExecutorMap
from gilbench.models.job import Job
from gilbench.models.model import Model
from gilbench.models.pool import Pool
from gilbench.models.process_start import Reception, context_of, rendezvous, sit_down


class SeatedProcesses:
    """An executor all of whose processes have started and opened their units."""

    def __init__(self, context: BaseContext, job: Job, workers: int) -> None:
        self._reception = Reception(context, job)
        self.executor = ProcessPoolExecutor(workers, context, initializer=sit_down, initargs=(self._reception.admission,))
        try:
            # An executor starts a process only while none is idle: every process is held until the last has come.
            arrivals = [self.executor.submit(rendezvous, index) for index in range(workers)]
            self._reception.wait_for(workers, lambda: _refuse_failure(arrivals))
        except BaseException:
            self._reception.wave_through(workers)
            self.close()
            raise
        self._reception.wave_through(workers)
        for arrival in arrivals:
            arrival.result()

    def close(self) -> None:
        """End the processes."""
        self.executor.shutdown(wait=True, cancel_futures=True)
        self._reception.close()


def _refuse_failure(arrivals: list[Future[None]]) -> None:
    for arrival in arrivals:
        if arrival.done():
            arrival.result()


def create(model: Model, job: Job, workers: int) -> Pool:
    """An executor of that many processes, started as the model says."""
    return ExecutorMap(SeatedProcesses(context_of(model.start_method), job, workers))
