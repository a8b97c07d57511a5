"""Subinterpreters, each with a GIL of its own, each in one thread.

CPython 3.13 has no public call for them yet: `_interpreters` starts each, and a pipe pair stands in for a barrier, so that
no object is shared. From 3.14 on it is concurrent.futures.InterpreterPoolExecutor (PEP 684, PEP 734).
"""

from __future__ import annotations

import json
import os
import sys
import threading
from dataclasses import asdict
from typing import Any

from gilbench.interpreter import refuse_foreign_modules
from gilbench.models import seat
from gilbench.models.job import Job
from gilbench.models.model import Model
from gilbench.models.pool import Pool, Record, Share, WorkerFailed, described, divide, run_share, shares_of

# An interpreter starts with its own search path, which lacks what -m or a script put in front of ours.
_SAME_PATH = "import sys; sys.path[:] = {path!r}\n"
_INHABIT = _SAME_PATH + "from gilbench.models import interpreters\ninterpreters.inhabit({job!r}, {go}, {back})\n"


def inhabit(job_json: str, go: int, back: int) -> None:
    """An interpreter's whole life, inside it: get ready, then a share per line read, until the end of the file."""
    with os.fdopen(go, "r", encoding="utf-8") as orders, os.fdopen(back, "w", encoding="utf-8") as replies:

        def reply(message: object) -> None:
            replies.write(json.dumps(message) + "\n")
            replies.flush()

        try:
            with Job.from_json(job_json).open() as unit:
                refuse_foreign_modules()
                reply(None)
                for order in iter(orders.readline, ""):
                    reply(asdict(run_share(unit, int(order))))
        except BaseException as error:  # whatever ended the worker, the main interpreter must hear of it
            reply(described(error))


class _Resident:
    """One interpreter, its thread, and this side of its pipes."""

    def __init__(self, job: Job) -> None:
        import _interpreters

        there, go = os.pipe()
        back, here = os.pipe()
        self.orders = os.fdopen(go, "w", encoding="utf-8")
        self.replies = os.fdopen(back, "r", encoding="utf-8")
        self._id = _interpreters.create()
        script = _INHABIT.format(path=sys.path, job=job.to_json(), go=there, back=here)
        self._thread = threading.Thread(target=self._live, args=(script, there, here), daemon=True)
        self._thread.start()

    def _live(self, script: str, there: int, here: int) -> None:
        import _interpreters

        if failure := _interpreters.exec(self._id, script):
            print(failure.formatted, file=sys.stderr)
            for end in (there, here):  # it may not have come as far as owning them
                try:
                    os.close(end)
                except OSError:
                    pass

    def order(self, tasks: int) -> None:
        """Let it do so many units."""
        self.orders.write(f"{tasks}\n")
        self.orders.flush()

    def end(self) -> None:
        """Close its pipes, wait for its thread, destroy it."""
        import _interpreters

        try:
            self.orders.close()
        except BrokenPipeError:
            pass  # it has ended already
        self._thread.join()
        self.replies.close()
        _interpreters.destroy(self._id)


class Residents(Pool):
    """Persistent interpreters through `_interpreters` (CPython 3.13)."""

    def __init__(self, job: Job, workers: int) -> None:
        self._residents = [_Resident(job) for _ in range(workers)]
        try:
            for resident in self._residents:
                _understood(resident.replies.readline())
        except BaseException:
            self.close()
            raise

    def release(self, tasks: int) -> list[str]:
        busy = [(one, share) for one, share in zip(self._residents, divide(tasks, len(self._residents))) if share]
        for resident, share in busy:
            resident.order(share)
        return [resident.replies.readline() for resident, _ in busy]

    def shares(self, outcome: list[str]) -> list[Share]:
        return [Share(**_understood(line)) for line in outcome]

    def close(self) -> None:
        while self._residents:
            self._residents.pop().end()


class InterpreterPool(Pool):
    """executor.map over InterpreterPoolExecutor (CPython 3.14 and later)."""

    def __init__(self, job: Job, workers: int) -> None:
        from concurrent.futures import InterpreterPoolExecutor

        self._executor = InterpreterPoolExecutor(workers, initializer=exec, initargs=(_SAME_PATH.format(path=sys.path),))
        ready, self._arrived = os.pipe()
        there, self._go = os.pipe()
        self._ends = (ready, self._arrived, there, self._go)
        try:
            # An executor starts an interpreter only while none is idle: each is held until the last has come.
            arrivals = [self._executor.submit(_sit_down, job, self._arrived, there) for _ in range(workers)]
            for _ in range(workers):
                os.read(ready, 1)
            os.write(self._go, b"." * workers)
            for arrival in arrivals:
                if error := arrival.result():
                    raise WorkerFailed(error)
        except BaseException:
            self.close()
            raise

    def release(self, tasks: int) -> list[Record]:
        return list(self._executor.map(seat.run_unit, range(tasks)))

    def shares(self, outcome: list[Record]) -> list[Share]:
        return shares_of(outcome)

    def close(self) -> None:
        self._executor.shutdown(wait=True)
        for end in self._ends:
            os.close(end)
        self._ends = ()


def _sit_down(job: Job, arrived: int, go: int) -> str | None:
    """Inside an interpreter of the pool: open its unit, wait for the others; the words of what went wrong, if anything."""
    import atexit

    try:
        atexit.register(seat.take(job, is_process=False).close)
        error = None
    except Exception as failure:
        error = described(failure)
    os.write(arrived, b".")
    os.read(go, 1)
    return error


def _understood(line: str) -> Any:
    if not line:
        raise WorkerFailed("an interpreter ended without a word; the error output says why")
    message = json.loads(line)
    if isinstance(message, str):
        raise WorkerFailed(message)
    return message


def create(_model: Model, job: Job, workers: int) -> Pool:
    """That many interpreters, by the means this Python has."""
    return InterpreterPool(job, workers) if sys.version_info >= (3, 14) else Residents(job, workers)
