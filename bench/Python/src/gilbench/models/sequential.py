"""One after another in the main thread: what every other model is compared with."""

from __future__ import annotations

from contextlib import ExitStack

from gilbench.models.job import Job
from gilbench.models.model import Model
from gilbench.models.pool import Pool, Share, runner_of


class Sequential(Pool):
    """No pool at all."""

    def __init__(self, job: Job) -> None:
        self._stack = ExitStack()
        self._unit = self._stack.enter_context(job.open())
        self._run = runner_of(self._unit)
        job.refuse_foreign_extensions()

    def release(self, tasks: int) -> Share:
        return self._run(self._unit, tasks)

    def shares(self, outcome: Share) -> list[Share]:
        return [outcome]

    def close(self) -> None:
        self._stack.close()


def create(_model: Model, job: Job, _workers: int) -> Pool:
    """The main thread does everything, however many workers are asked for."""
    return Sequential(job)
