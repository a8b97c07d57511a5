"""Subinterpreters, each with a GIL of its own, each in one thread (PEP 684, PEP 734)."""

from __future__ import annotations

import sys

from gilbench.models.job import Job
from gilbench.models.model import Model
from gilbench.models.pool import Pool

if sys.version_info >= (3, 14):
    from gilbench.models.interpreter_pool import InterpreterPool as _Interpreters
else:
    from gilbench.models.persistent_interpreters import PersistentInterpreters as _Interpreters


def create(_model: Model, job: Job, workers: int) -> Pool:
    """That many interpreters, by the means this Python has."""
    return _Interpreters(job, workers)
