"""What starting worker processes takes: an explicit start method, a word from each that it is ready, and no leftovers."""

from __future__ import annotations

import gc
import multiprocessing
import os
import sys
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.context import BaseContext
from multiprocessing.util import Finalize
from typing import Callable

from gilbench.models import seat
from gilbench.models.job import Job
from gilbench.models.lifeline import Lifeline
from gilbench.models.pool import WorkerFailed, described

_POLL_SECONDS = 0.2


@dataclass(frozen=True)
class Admission:
    """What a starting process is handed (only multiprocessing can pass it on: it holds open connections)."""

    job: Job
    lifeline: Lifeline
    ready: Connection
    go: Connection


class Reception:
    """The worker's side of starting N processes: it hears of each that stands ready."""

    def __init__(self, context: BaseContext, job: Job) -> None:
        self._lifeline = Lifeline.cast(context.get_start_method())
        self._ready, ready = context.Pipe(duplex=False)
        go, self._go = context.Pipe(duplex=False)
        self.admission = Admission(job, self._lifeline, ready, go)

    def wait_for(self, workers: int, refuse_failure: Callable[[], None] = lambda: None) -> None:
        """Until so many are ready; raises WorkerFailed with the words of one that could not open its unit."""
        for _ in range(workers):
            while not self._ready.poll(_POLL_SECONDS):
                refuse_failure()
            if error := self._ready.recv():
                raise WorkerFailed(error)

    def wave_through(self, workers: int) -> None:
        """Let so many pass `rendezvous`."""
        os.write(self._go.fileno(), b"." * workers)

    def close(self) -> None:
        """After the children have ended."""
        if not self._ready.closed:
            for end in (self._ready, self._go, self.admission.ready, self.admission.go):
                end.close()
            self._lifeline.let_go()


_admitted: Admission | None = None


def sit_down(admission: Admission) -> None:
    """A pool's initializer: open the unit, say so. A failure is told, not raised: a pool would restart the process for ever."""
    global _admitted
    _admitted = admission
    admission.lifeline.hold()
    try:
        Finalize(None, seat.take(admission.job, is_process=True).close, exitpriority=1)
        admission.ready.send("")
    except BaseException as error:
        admission.ready.send(described(error))


def rendezvous(_index: int) -> None:
    """A task that holds its worker until the reception waves it through."""
    assert _admitted is not None
    os.read(_admitted.go.fileno(), 1)


def context_of(start_method: str | None) -> BaseContext:
    """The multiprocessing context of an explicit start method."""
    return multiprocessing.get_context(start_method)


def stop_helpers() -> None:
    """End what multiprocessing keeps beside the workers: unlink its semaphores, end its fork server and resource tracker.

    It does so by itself only when the interpreter exits, and then without waiting for them. The names are private to
    multiprocessing and have stood since 3.8; where one is missing, the helper ends by itself once this process is gone.
    """
    gc.collect()
    if util := sys.modules.get("multiprocessing.util"):
        util._run_finalizers(0)
    for module, helper in (("forkserver", "_forkserver"), ("resource_tracker", "_resource_tracker")):
        found = getattr(sys.modules.get(f"multiprocessing.{module}"), helper, None)
        if stop := getattr(found, "_stop", None):
            stop()
