"""One multiprocessing.Process per worker for the whole launch; each runs its share when its pipe says so."""

from __future__ import annotations

import pickle
from multiprocessing.connection import Connection
from multiprocessing.context import BaseContext

from gilbench.meters import peak_rss_bytes, usage_of_self
from gilbench.models.job import Job
from gilbench.models.lifeline import Lifeline
from gilbench.models.model import Model
from gilbench.models.pool import Pool, Share, WorkerFailed, described, divide, runner_of
from gilbench.models.process_start import context_of, ending

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_END_SECONDS = 10.0


def _work(job: Job, lifeline: Lifeline, line: Connection) -> None:
    """What a child process runs: it opens its unit, then runs a share for each number it receives, until None comes."""
    lifeline.hold()
    try:
        with job.open() as unit:
            run = runner_of(unit)
            job.refuse_foreign_extensions()
            line.send(None)
            while (tasks := line.recv()) is not None:
                before = usage_of_self()
                share = run(unit, tasks)
                share.usage = usage_of_self().since(before)
                share.peak_rss_bytes = peak_rss_bytes()
                if (later := share.later) is None:
                    line.send(share)
                    continue
                share.later = None
                line.send(share)  # the slice ends here; what follows is not timed
                line.send(later())
    except BaseException as error:  # whatever ended the worker, its parent must hear of it
        line.send(described(error))
    if job.is_users:
        job.entry_point.leave_worker()


class Processes(Pool):
    """Persistent processes, one pipe each."""

    def __init__(self, context: BaseContext, job: Job, workers: int) -> None:
        self._lifeline = Lifeline.cast(context.get_start_method())
        self._is_users = job.is_users
        self._lines: list[Connection] = []
        self._children = []
        for _ in range(workers):
            mine, theirs = context.Pipe()
            child = context.Process(target=_work, args=(job, self._lifeline, theirs), daemon=True)
            child.start()
            theirs.close()
            self._lines.append(mine)
            self._children.append(child)
        try:
            for line in self._lines:
                self._understood(self._heard(line))
        except BaseException:
            self.close()
            raise

    def release(self, tasks: int) -> list[bytes]:
        busy = [(line, share) for line, share in zip(self._lines, divide(tasks, len(self._lines))) if share]
        for line, share in busy:
            line.send(share)
        return [self._heard(line) for line, _ in busy]

    def shares(self, outcome: list[bytes]) -> list[Share]:
        shares = [share for message in outcome if (share := self._understood(message)) is not None]
        if self._is_users:
            for line, share in zip(self._lines, shares):  # the first so many lines were the busy ones
                share.results = self._understood(self._heard(line))
        return shares

    def close(self) -> None:
        for line in self._lines:
            try:
                line.send(None)
            except OSError:
                pass  # its process has ended already
        for child in self._children:
            child.join(_END_SECONDS)
            if child.is_alive():
                child.kill()
                child.join()
        for line in self._lines:
            line.close()
        if self._children:
            self._lifeline.let_go()
        self._lines, self._children = [], []

    def _understood(self, message: bytes) -> Any:
        said = pickle.loads(message)
        if isinstance(said, str):
            raise WorkerFailed(said)
        return said

    def _heard(self, line: Connection) -> bytes:
        try:
            return line.recv_bytes()
        except (EOFError, ConnectionResetError):
            child = self._children[self._lines.index(line)]
            child.join(_END_SECONDS)
            how = "closed its pipe" if child.exitcode is None else f"ended by itself ({ending(child.exitcode)})"
            raise WorkerFailed(f"a worker process {how}; its own output says why") from None


def create(model: Model, job: Job, workers: int) -> Pool:
    """That many processes, started as the model says."""
    return Processes(context_of(model.start_method), job, workers)
