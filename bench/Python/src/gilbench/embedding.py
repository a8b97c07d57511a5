"""One launch in an interpreter that a .NET process hosts (bench/Embedded): .NET's threads run the units, this module does the rest.

The host calls methods of `Launch` with text and numbers and is given text and callables, so that any binding can be the host. Replies
are made here, by the same code as those of `python -m gilbench`, and sent by the host.
"""

from __future__ import annotations

import json
import os
import sys
import threading
from collections.abc import Callable
from contextlib import ExitStack

from gilbench import interpreter, meters, models
from gilbench.measure import Arm, gil_enabled_by, sample_of
from gilbench.models import slot
from gilbench.models.job import Job
from gilbench.models.pool import Record, Share, WorkerFailed, described, shares_of
from gilbench.protocol import ERROR, Done, Failed, Ready, Refused, Request, to_json
from gilbench.worker import arm_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

NO_THREAD = "embedded_parallel_no_thread"
"""The model in which no thread of Python's is ever started before .NET's threads call."""


class Runner:
    """One worker's unit; one thread at a time runs it. What it brings back is kept until the slice is over."""

    def __init__(self, kept: slot.Slot) -> None:
        self._slot = kept
        self._records: list[Record] = []

    def __call__(self) -> None:
        """One unit, on the calling thread."""
        record = self._slot.run()
        self._records.append((threading.get_ident(), *record[1:]))

    def taken(self) -> list[Record]:
        """The records since it was last asked."""
        records, self._records = self._records, []
        return records

    def close(self) -> None:
        """Close the unit."""
        self._slot.close()


class BlockingUnits:
    """A unit for each worker, for models whose threads run them."""

    def __init__(self, job: Job, workers: int) -> None:
        self._job = job
        self._workers = workers
        self._texts = job.texts()
        self._runners: list[Runner] = []

    def open(self) -> None:
        """Open every worker's unit."""
        for _ in range(self._workers):
            self._runners.append(Runner(slot.take(self._job, is_process=False, pickles=False)))

    def runner(self, worker: int) -> Runner:
        """What runs that worker's unit."""
        return self._runners[worker]

    def shares(self) -> tuple[list[Share], int]:
        """What each thread did in the slice that is over, and how many threads did something."""
        shares = shares_of((record for runner in self._runners for record in runner.taken()), self._texts)
        return shares, len(shares)

    def close(self) -> None:
        """Close every unit."""
        while self._runners:
            self._runners.pop().close()


def start_a_thread() -> None:
    """Start a thread and wait for its end: what an interpreter does when its first thread starts is done then."""
    thread = threading.Thread(target=int)
    thread.start()
    thread.join()


class Launch:
    """A request, carried out: `start`, `open`, `ready`, a `sample` after each slice, `close`, `done`.

    `start` and `open` return the reply `failed` where they cannot be, else an empty text; what the others raise is the host's to tell.
    """

    def __init__(self) -> None:
        self._stack = ExitStack()
        self._request: Request | None = None
        self._arm: Arm | None = None
        self._units: Any = None
        self._pss_bytes: int | None = None

    def start(self, request: str) -> str:
        """Find and check what is asked for, and import it."""
        return self._failed_in(lambda: self._start(request))

    def open(self) -> str:
        """Open every worker's unit; the loop of a model that awaits runs on a thread of the host's by then."""
        return self._failed_in(lambda: self._units.open())

    def _failed_in(self, step: Callable[[], None]) -> str:
        try:
            step()
            return ""
        except Refused as refusal:
            return to_json(Failed(refusal.kind, str(refusal)))
        except BaseException as error:
            if not isinstance(error, WorkerFailed):  # the user's code has shown its traceback
                sys.__excepthook__(*sys.exc_info())  # as traceback.print_exc, whose import would be 6 ms of each start
            return to_json(Failed(ERROR, described(error)))

    def _start(self, text: str) -> None:
        self._request = request = Request.from_json(text)
        self._arm = arm = arm_of(request, models.HOSTED)
        place = self._stack.enter_context(arm.entry_point.prepared(arm.arguments, arm.place))
        arm.entry_point.load()
        if arm.model.id != NO_THREAD:
            start_a_thread()
        job = Job(arm.entry_point, json.dumps(arm.arguments), place)
        if arm.model.worker_kind == "event_loop":
            from gilbench.models.hosted_loop import AwaitedUnits  # only where a loop runs: no other launch imports asyncio

            self._units = AwaitedUnits(job, arm.workers)
        else:
            self._units = BlockingUnits(job, 1 if arm.model.worker_kind == "none" else arm.workers)

    def units(self) -> Any:
        """`BlockingUnits`, or of a model that awaits `AwaitedUnits`."""
        return self._units

    def ready(self, startup_seconds: float) -> str:
        """The reply."""
        return to_json(Ready(startup_seconds, os.getpid(), interpreter.affinity(), interpreter.runtime(), interpreter.modules(),
                             self._gil_enabled_by()))

    def sample(self, slice_json: str) -> str:
        """The reply, of what the host has measured (`index`, `tasks`, `wall_seconds`, `used`) and the units have brought back."""
        measured = json.loads(slice_json)
        shares, workers_seen = self._units.shares()
        for share in shares:
            share.settle()
        missing = measured["tasks"] - sum(count for share in shares for count in share.results.values())
        if missing:
            raise RuntimeError(f"{missing} of {measured['tasks']} units were never run")
        used = meters.Usage(*measured["used"])
        return to_json(sample_of(measured["index"], measured["tasks"], measured["wall_seconds"], used, shares, workers_seen))

    def forget(self) -> None:
        """Nothing is reported of a slice of a warm-up."""
        self._units.shares()

    def close(self) -> None:
        """Close the units and what the launch needed; the process may end without the interpreter's own end."""
        if self._request is not None and self._request.measure_memory:
            self._pss_bytes = meters.pss_bytes()
        units, self._units = self._units, None
        with self._stack:
            if units is not None:
                units.close()
        if self._arm is not None:
            self._arm.entry_point.end_left_processes()
        for stream in (sys.stdout, sys.stderr):
            try:
                stream.flush()
            except BaseException:  # the user's code may have put anything in its place
                pass

    def done(self, shutdown_seconds: float, peak_rss_bytes: int) -> str:
        """The reply, of what the host has measured."""
        return to_json(Done(shutdown_seconds, peak_rss_bytes, None, self._pss_bytes, interpreter.gil_enabled(), interpreter.modules(),
                            interpreter.affinity(), self._gil_enabled_by()))

    def _gil_enabled_by(self) -> list[str] | None:
        assert self._arm is not None
        return gil_enabled_by(self._arm, set())
