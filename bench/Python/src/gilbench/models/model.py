"""What an execution model is: a line of the registry, and what stands in its way here.

bench/models.json says which work each suits and what of an interpreter it needs; the registry says what runs it.
"""

from __future__ import annotations

import sys
from importlib import import_module

from gilbench.describe import interpreters_obstacle, version
from gilbench.frozen import Frozen
from gilbench.models import table
from gilbench.workloads import Workload

TYPE_CHECKING = False
if TYPE_CHECKING:
    from gilbench.models.job import Job
    from gilbench.models.pool import Pool


class Model(Frozen):
    """One line of the registry. `family` is a module of this package, loaded when first needed so that a process
    measuring threads does not carry asyncio or multiprocessing."""

    id: str
    family: str
    start_method: str | None = None

    @property
    def worker_kind(self) -> str:
        """What its workers are: none, threads, processes, interpreters or event_loop."""
        return table.find(self.id).worker_kind

    def obstacle(self, workload: Workload | None = None) -> str | None:
        """Why this interpreter cannot run the model (with that workload, if one is given), as a sentence; None where it can."""
        row = table.find(self.id)
        if workload and (reason := row.why_not.get(workload.kind) or workload.obstacle()):
            return f"{workload.id} is not run under {self.id}: {reason}"
        reasons = (_lack(need) for need in row.needs)
        return next((f"{self.id}: {reason}" for reason in reasons if reason), None)

    def load(self) -> None:
        """Import the family and with it the modules it uses, so that no clock counts the import."""
        import_module(f"gilbench.models.{self.family}")

    def create(self, job: Job, workers: int) -> Pool:
        """A pool of that many workers, each standing ready with a unit of its own."""
        return import_module(f"gilbench.models.{self.family}").create(self, job, workers)


def _lack(need: str) -> str | None:
    """Why this interpreter cannot do what a row of the table needs; None where it can."""
    if need == "interpreters":
        return interpreters_obstacle()
    if need == "task_group":
        return None if sys.version_info >= (3, 11) else f"asyncio.TaskGroup needs Python 3.11; this is {version()}"
    try:
        import _multiprocessing  # noqa: F401  (present only where the platform has semaphores)
        from multiprocessing import get_all_start_methods
    except ImportError:
        return "this build has no multiprocessing"
    return None if need in get_all_start_methods() else f"this platform cannot start processes by {need}"
