"""What an execution model is: a line of the registry, and what stands in its way here.

bench/models.json says which work each suits; the registry says what runs it.
"""

from __future__ import annotations

import platform
import sys
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

from gilbench.describe import interpreters_obstacle
from gilbench.models import table
from gilbench.workloads import Workload

if TYPE_CHECKING:
    from gilbench.models.job import Job
    from gilbench.models.pool import Pool


@dataclass(frozen=True)
class Model:
    """One line of the registry. `family` is a module of this package, loaded when first needed so that a process
    measuring threads does not carry asyncio or multiprocessing.

    `awaits`: runs async units. `alone`: has one worker, whatever is asked for.
    `since`: the first Python version that has what the model uses.
    """

    id: str
    family: str
    start_method: str | None = None
    interpreters: bool = False
    awaits: bool = False
    alone: bool = False
    since: tuple[int, int] = (3, 10)

    def obstacle(self, workload: Workload | None = None) -> str | None:
        """Why this interpreter cannot run the model (with that workload, if one is given); None where it can."""
        if workload and (reason := table.refusal(workload.id, self.id, workload.kind)):
            return reason
        if sys.version_info < self.since:
            return f"{self.id} needs Python {'.'.join(map(str, self.since))}; this is {platform.python_version()}"
        if self.interpreters and (reason := interpreters_obstacle()):
            return f"{self.id}: {reason}"
        if self.start_method and (reason := _start_obstacle(self.start_method)):
            return f"{self.id}: {reason}"
        return None

    def load(self) -> None:
        """Import the family and with it the modules it uses, so that no clock counts the import."""
        import_module(f"gilbench.models.{self.family}")

    def create(self, job: Job, workers: int) -> Pool:
        """A pool of that many workers, each standing ready with a unit of its own."""
        return import_module(f"gilbench.models.{self.family}").create(self, job, workers)


def _start_obstacle(method: str) -> str | None:
    try:
        import _multiprocessing  # noqa: F401  (present only where the platform has semaphores)
        from multiprocessing import get_all_start_methods
    except ImportError:
        return "this build has no multiprocessing"
    return None if method in get_all_start_methods() else f"this platform cannot start processes by {method}"
