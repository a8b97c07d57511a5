"""What a pool's worker keeps: its unit, opened once, of which each call runs one.

Kept per thread, which also serves processes (their main thread) and interpreters (their only one), so that every pool
hands out the same two functions and no two workers touch one object.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterable
from contextlib import ExitStack

from gilbench.interpreter import gil_enabled
from gilbench.lateness import taken
from gilbench.meters import reading_of_self
from gilbench.models.job import Job
from gilbench.models.pool import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_own = threading.local()


class Slot:
    """One worker's unit, and whether the worker is a process that has to read its own meters."""

    def __init__(self, job: Job, is_process: bool) -> None:
        self._stack = ExitStack()
        self._unit: Any = self._stack.enter_context(job.open())
        self._keeps_lateness = hasattr(self._unit, "lateness")
        self._is_process = is_process
        self._worker = os.getpid() if is_process else threading.get_ident()
        job.refuse_foreign_extensions()

    def run(self, *value: Any) -> Record:
        """One unit, on the value if the unit takes one."""
        before = reading_of_self() if self._is_process else None
        gil_before = gil_enabled()
        text = str(self._unit(*value))
        gil_after = gil_enabled()
        after = reading_of_self() if self._is_process else None
        return self._worker, text, gil_before, gil_after, before, after, taken(self._unit) if self._keeps_lateness else ()

    def close(self) -> None:
        """Close the unit."""
        self._stack.close()


def take(job: Job, is_process: bool, pickles: bool | None = None) -> Slot:
    """Open the calling worker's unit and keep it for `run_unit` and `run_on`. `pickles`: whether what the user's code returns
    is pickled on its way back; None: from processes."""
    if job.is_users:
        from gilbench.user_code.slot import UserSlot

        _own.slot = UserSlot(job, is_process, is_process if pickles is None else pickles)
    else:
        _own.slot = Slot(job, is_process)
    return _own.slot


def units_of(job: Job, pickles: bool) -> tuple[Callable[[Any], Record], Callable[[int], Iterable[Any]]]:
    """What runs one unit in a worker, and what it is given for so many units: the user's code, where no object is shared, its
    arguments with each unit, as it would be in use; else an index."""
    return (run_on, job.pickled_arguments) if pickles and job.is_users else (run_unit, range)


def run_unit(_index: int) -> Record:
    """One unit in the calling worker; the index only tells the pool's items apart."""
    return _own.slot.run()


def run_on(value: Any) -> Record:
    """The computing part of one unit, on what was fetched, in the calling worker; one unit of the user's code, on arguments."""
    return _own.slot.run(value)
