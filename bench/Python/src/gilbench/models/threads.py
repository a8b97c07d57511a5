"""One threading.Thread per worker, standing at a gate of its own between iterations."""

from __future__ import annotations

import threading

from gilbench.interpreter import refuse_foreign_extensions
from gilbench.models.job import Job
from gilbench.models.model import Model
from gilbench.models.pool import Pool, Share, WorkerFailed, described, divide, run_share


class _Post:
    """One worker's place. Its gate and its bell are plain locks held from the start: releasing one lets the other side pass."""

    def __init__(self, job: Job) -> None:
        self._job = job
        self.gate = threading.Lock()
        self.bell = threading.Lock()
        self.gate.acquire()
        self.bell.acquire()
        self.tasks: int | None = None
        self.share: Share | None = None
        self.error: str | None = None
        self.thread = threading.Thread(target=self._stand, daemon=True)

    def _stand(self) -> None:
        try:
            with self._job.open() as unit:
                refuse_foreign_extensions()
                self.bell.release()
                self._serve(unit)
        except BaseException as error:  # whatever ended the worker, the main thread must hear of it
            self.error = described(error)
            self.bell.release()

    def _serve(self, unit) -> None:
        while True:
            self.gate.acquire()
            if self.tasks is None:
                return
            self.share = run_share(unit, self.tasks)
            self.bell.release()


class Threads(Pool):
    """Persistent threads."""

    def __init__(self, job: Job, workers: int) -> None:
        self._posts = [_Post(job) for _ in range(workers)]
        for post in self._posts:
            post.thread.start()
        for post in self._posts:
            post.bell.acquire()
        self._refuse_failures()

    def release(self, tasks: int) -> list[_Post]:
        busy = [(post, share) for post, share in zip(self._posts, divide(tasks, len(self._posts))) if share]
        for post, share in busy:
            post.tasks = share
            post.gate.release()
        for post, _ in busy:
            post.bell.acquire()
        return [post for post, _ in busy]

    def shares(self, outcome: list[_Post]) -> list[Share]:
        self._refuse_failures()
        return [post.share for post in outcome if post.share is not None]

    def close(self) -> None:
        for post in self._posts:
            if post.error is None and post.gate.locked():
                post.tasks = None
                post.gate.release()
        for post in self._posts:
            post.thread.join()
        self._posts = []

    def _refuse_failures(self) -> None:
        for post in self._posts:
            if post.error is not None:
                failed = post.error
                self.close()
                raise WorkerFailed(failed)


def create(_model: Model, job: Job, workers: int) -> Pool:
    """That many threads, each with its own unit."""
    return Threads(job, workers)
