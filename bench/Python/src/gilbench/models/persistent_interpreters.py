"""Persistent subinterpreters, each in one thread: CPython 3.13 has no public call for them yet, so `_interpreters` starts
each, and a pair of pipes stands in for a barrier, so that no object is shared."""

from __future__ import annotations

import json
import os
import sys
import threading

from gilbench.models.job import Job
from gilbench.models.pool import Pool, Share, WorkerFailed, described, divide, runner_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

# An interpreter starts with its own search path, which lacks what -m or a script put in front of ours.
_SCRIPT = """
import sys
sys.path[:] = {path!r}
from gilbench.models import persistent_interpreters
persistent_interpreters.run_worker({job!r}, {go}, {back})
"""

_IS_ALONE = "import threading; assert threading.active_count() == 1, 'the user\'s code left threads running'"


def run_worker(job_json: str, go: int, back: int) -> None:
    """What runs inside an interpreter: it opens its unit, then runs a share for each line it reads, until the end of the file."""
    with os.fdopen(go, "r", encoding="utf-8") as orders, os.fdopen(back, "w", encoding="utf-8") as replies:

        def reply(message: object) -> None:
            replies.write(json.dumps(message) + "\n")
            replies.flush()

        try:
            job = Job.from_json(job_json)
            with job.open() as unit:
                run = runner_of(unit)
                job.refuse_foreign_extensions()
                reply(None)
                for order in iter(orders.readline, ""):
                    share = run(unit, int(order))
                    later, share.later = share.later, None
                    reply(vars(share))
                    if later is not None:
                        reply(later())  # not timed
        except BaseException as error:  # whatever ended the worker, the main interpreter must hear of it
            reply(described(error))


class _InterpreterWorker:
    """One interpreter, its thread, and this side of its pipes."""

    def __init__(self, job: Job) -> None:
        import _interpreters

        self._is_users = job.is_users
        there, go = os.pipe()
        back, here = os.pipe()
        self.orders = os.fdopen(go, "w", encoding="utf-8")
        self.replies = os.fdopen(back, "r", encoding="utf-8")
        self._id = _interpreters.create()
        script = _SCRIPT.format(path=sys.path, job=job.to_json(), go=there, back=here)
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
        if not (self._is_users and _interpreters.exec(self._id, _IS_ALONE)):  # else it would wait for them; they end with the process
            _interpreters.destroy(self._id)


class PersistentInterpreters(Pool):
    """As many interpreters as there are workers."""

    def __init__(self, job: Job, workers: int) -> None:
        self._is_users = job.is_users
        self._workers = [_InterpreterWorker(job) for _ in range(workers)]
        try:
            for worker in self._workers:
                _understood(worker.replies.readline())
        except BaseException:
            self.close()
            raise

    def release(self, tasks: int) -> list[str]:
        busy = [(one, share) for one, share in zip(self._workers, divide(tasks, len(self._workers))) if share]
        for worker, share in busy:
            worker.order(share)
        return [worker.replies.readline() for worker, _ in busy]

    def shares(self, outcome: list[str]) -> list[Share]:
        shares = [Share(**_understood(line)) for line in outcome]
        if self._is_users:
            for worker, share in zip(self._workers, shares):  # the first so many were the busy ones
                share.results = _understood(worker.replies.readline())
        return shares

    def close(self) -> None:
        while self._workers:
            self._workers.pop().end()


def _understood(line: str) -> Any:
    if not line:
        raise WorkerFailed("an interpreter ended without a word; the error output says why")
    message = json.loads(line)
    if isinstance(message, str):
        raise WorkerFailed(message)
    return message
