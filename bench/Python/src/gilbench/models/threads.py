"""One threading.Thread per worker, waiting for a lock of its own between slices."""

from __future__ import annotations

import threading

from gilbench.models.job import Job
from gilbench.models.model import Model
from gilbench.models.pool import Pool, Share, WorkerFailed, described, divide, runner_of


class ThreadWorker:
    """One thread. `go` and `done` are plain locks, held from the start: releasing one lets the other side go on."""

    def __init__(self, job: Job) -> None:
        self._job = job
        self.go = threading.Lock()
        self.done = threading.Lock()
        self.go.acquire()
        self.done.acquire()
        self.tasks: int | None = None
        self.share: Share | None = None
        self.error: str | None = None
        self.thread = threading.Thread(target=self._run, daemon=True)

    def _run(self) -> None:
        try:
            with self._job.open() as unit:
                self._job.refuse_foreign_extensions()
                self.done.release()
                self._serve(unit)
        except BaseException as error:  # whatever ended the worker, the main thread must hear of it
            self.error = described(error)
            self.done.release()

    def _serve(self, unit) -> None:
        run = runner_of(unit)
        while True:
            self.go.acquire()
            if self.tasks is None:
                return
            self.share = run(unit, self.tasks)
            self.done.release()


class Threads(Pool):
    """Persistent threads."""

    def __init__(self, job: Job, workers: int) -> None:
        self._workers = [ThreadWorker(job) for _ in range(workers)]
        for started, worker in enumerate(self._workers):
            try:
                worker.thread.start()
            except RuntimeError as refusal:  # by the operating system
                self._workers = self._workers[:started]
                self.close()
                raise WorkerFailed(f"the system let {started} of {workers} threads start: {refusal}") from None
        for worker in self._workers:
            worker.done.acquire()
        self._refuse_failures()

    def release(self, tasks: int) -> list[ThreadWorker]:
        busy = [(worker, share) for worker, share in zip(self._workers, divide(tasks, len(self._workers))) if share]
        for worker, share in busy:
            worker.tasks = share
            worker.go.release()
        for worker, _ in busy:
            worker.done.acquire()
        return [worker for worker, _ in busy]

    def shares(self, outcome: list[ThreadWorker]) -> list[Share]:
        self._refuse_failures()
        return [worker.share for worker in outcome if worker.share is not None]

    def close(self) -> None:
        for worker in self._workers:
            if worker.error is None and worker.go.locked():
                worker.tasks = None
                worker.go.release()
        for worker in self._workers:
            worker.thread.join()
        self._workers = []

    def _refuse_failures(self) -> None:
        for worker in self._workers:
            if worker.error is not None:
                failed = worker.error
                self.close()
                raise WorkerFailed(failed)


def create(_model: Model, job: Job, workers: int) -> Pool:
    """That many threads, each with its own unit."""
    return Threads(job, workers)
