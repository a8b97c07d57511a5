"""executor.map over the units, whatever kind of executor of concurrent.futures it is."""

from __future__ import annotations

from gilbench.models import slot
from gilbench.models.job import Job
from gilbench.models.pool import Pool, Record, Share, shares_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    # Only for their names: interpreters of a pool import this module while their start is timed.
    from concurrent.futures import Executor
    from typing import Protocol

    class StartedExecutor(Protocol):
        """An executor all of whose workers have started and opened their units."""

        executor: Executor

        def close(self) -> None:
            """End the workers; safe to call twice."""


class ExecutorMap(Pool):
    """executor.map, as the standard library's documentation shows it."""

    def __init__(self, workers: StartedExecutor, job: Job, pickles: bool) -> None:
        self._workers = workers
        self._texts = job.texts()
        self._run, self._items = slot.units_of(job, pickles)

    def release(self, tasks: int) -> list[Record]:
        return list(self._workers.executor.map(self._run, self._items(tasks)))

    def shares(self, outcome: list[Record]) -> list[Share]:
        return shares_of(outcome, self._texts)

    def close(self) -> None:
        self._workers.close()
