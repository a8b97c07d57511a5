"""Starting worker processes: an explicit start method, a message from each that it is ready, and no helper processes left over."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import sys
from collections.abc import Callable
from multiprocessing.connection import Connection
from multiprocessing.context import BaseContext
from multiprocessing.util import Finalize

from gilbench.frozen import Frozen
from gilbench.models import slot
from gilbench.models.job import Job
from gilbench.models.lifeline import Lifeline
from gilbench.models.pool import WorkerFailed, described

_POLL_SECONDS = 0.2


class WorkerArguments(Frozen):
    """What a starting process is given (only multiprocessing can pass it on: it holds open connections)."""

    job: Job
    lifeline: Lifeline
    ready: Connection
    go: Connection


class ReadyBarrier:
    """Waits, in the worker, until each of the processes that it starts has said that it is ready; then lets them all go on."""

    def __init__(self, context: BaseContext, job: Job) -> None:
        self._lifeline = Lifeline.cast(context.get_start_method())
        self._ready, ready = context.Pipe(duplex=False)
        go, self._go = context.Pipe(duplex=False)
        self.arguments = WorkerArguments(job, self._lifeline, ready, go)

    def wait_for(self, workers: int, refuse_failure: Callable[[], None] | None = None) -> None:
        """Until so many are ready; raises WorkerFailed with the words of one that could not open its unit."""
        for _ in range(workers):
            while not self._ready.poll(_POLL_SECONDS):
                if refuse_failure is not None:
                    refuse_failure()
            if error := self._ready.recv():
                raise WorkerFailed(error)

    def release(self, workers: int) -> None:
        """Let so many return from `await_release`."""
        os.write(self._go.fileno(), b"." * workers)

    def close(self) -> None:
        """After the children have ended."""
        if not self._ready.closed:
            for end in (self._ready, self._go, self.arguments.ready, self.arguments.go):
                end.close()
            self._lifeline.let_go()


_arguments: WorkerArguments | None = None


def start_worker(arguments: WorkerArguments) -> None:
    """A pool's initializer: open the unit, say so. A failure is told, not raised: a pool would restart the process for ever."""
    global _arguments
    _arguments = arguments
    arguments.lifeline.hold()
    try:
        taken = slot.take(arguments.job, is_process=True)
        Finalize(None, taken.close, exitpriority=1)
        if arguments.job.is_users:
            arguments.job.entry_point.leave_with_threads(taken.close)
        arguments.ready.send("")
    except BaseException as error:
        arguments.ready.send(described(error))


def await_release(_index: int) -> None:
    """A task that holds its process until the barrier releases it."""
    assert _arguments is not None
    os.read(_arguments.go.fileno(), 1)


def context_of(start_method: str | None) -> BaseContext:
    """The multiprocessing context of an explicit start method."""
    return multiprocessing.get_context(start_method)


def ending(exit_code: int) -> str:
    """How a process ended, from its `exitcode`."""
    if exit_code >= 0:
        return f"exit code {exit_code}"
    try:
        return f"signal {-exit_code}, {signal.Signals(-exit_code).name}"
    except ValueError:
        return f"signal {-exit_code}"


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
