"""The measuring loop: start, a cold iteration, warm-up, warm iterations, end. The clock is passed in."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from typing import Any, Callable, Iterator

from gilbench import interpreter, meters
from gilbench.lateness import percentiles
from gilbench.models import Model
from gilbench.models.job import Job
from gilbench.models.pool import Pool, Share
from gilbench.protocol import Done, Ready, Reply, Sample
from gilbench.workloads import Place, Workload

Clock = Callable[[], float]


@dataclass(frozen=True)
class Arm:
    """One workload under one model, its arguments checked."""

    workload: Workload
    arguments: dict[str, Any]
    model: Model
    workers: int
    place: Place


@dataclass(frozen=True)
class Effort:
    """How much to measure: units per iteration, warm iterations, seconds of warm-up, and whether to read PSS at the end."""

    tasks: int
    iterations: int
    warmup_seconds: float
    measure_memory: bool


def launch(arm: Arm, effort: Effort, clock: Clock) -> Iterator[Reply]:
    """Ready, the samples, Done, each as it comes; whatever happens in between, the pool is closed behind it."""
    with arm.workload.prepared(arm.arguments, arm.place) as place:
        pool, startup_seconds = opened(arm, place, clock)
        try:
            yield Ready(startup_seconds, os.getpid(), interpreter.affinity(), interpreter.runtime(), interpreter.modules())
            children_peak = yield from _iterations(pool, effort, clock)
            pss = meters.pss_bytes() if effort.measure_memory else None
        finally:
            begun = clock()
            pool.close()
            shutdown_seconds = clock() - begun
            leave_no_helpers(arm.model)
        yield Done(shutdown_seconds, meters.peak_rss_bytes(), children_peak, pss, interpreter.gil_enabled(),
                   interpreter.modules(), interpreter.affinity())


def opened(arm: Arm, place: Place, clock: Clock) -> tuple[Pool, float]:
    """A pool whose workers all stand ready, and the seconds that took; the parent's own imports are made before."""
    arm.workload.load()
    arm.model.load()
    job = Job(arm.workload.id, json.dumps(arm.arguments), place)
    begun = clock()
    try:
        pool = arm.model.create(job, arm.workers)
    except BaseException:
        leave_no_helpers(arm.model)
        raise
    return pool, clock() - begun


def iterate(pool: Pool, tasks: int, clock: Clock) -> tuple[float, meters.Usage, list[Share]]:
    """One iteration: wall seconds from the release to the last finish, what this process used meanwhile, the shares."""
    before = meters.usage_of_self()
    begun = clock()
    outcome = pool.release(tasks)
    wall_seconds = clock() - begun
    used = meters.usage_of_self().since(before)
    return wall_seconds, used, pool.shares(outcome)


def leave_no_helpers(model: Model) -> None:
    """End the processes that multiprocessing keeps beside the workers."""
    if model.start_method:
        from gilbench.models.process_start import stop_helpers

        stop_helpers()


def _iterations(pool: Pool, effort: Effort, clock: Clock) -> Iterator[Sample]:
    """The samples; returns the largest worker process's peak of resident memory, None where there was none."""
    peaks: list[int] = []
    for index in range(1 + effort.iterations):
        wall_seconds, used, shares = iterate(pool, effort.tasks, clock)
        peaks.extend(share.peak_rss_bytes for share in shares if share.peak_rss_bytes is not None)
        yield _sample(index, wall_seconds, used, shares, pool.workers_seen(shares))
        if index == 0:
            warm_at = clock() + effort.warmup_seconds
            while clock() < warm_at:
                iterate(pool, effort.tasks, clock)
    return max(peaks, default=None)


def _sample(index: int, wall_seconds: float, used: meters.Usage, shares: list[Share], workers_seen: int) -> Sample:
    children = meters.NOTHING
    results: dict[str, int] = {}
    late: list[float] = []
    for share in shares:
        children = children.plus(share.usage or meters.NOTHING)
        for text, count in share.results.items():
            results[text] = results.get(text, 0) + count
        late.extend(share.lateness)
    total = used.plus(children)
    return Sample(
        index, "warm" if index else "cold", wall_seconds, used.cpu_seconds, children.cpu_seconds,
        total.voluntary_switches, total.involuntary_switches, total.minor_faults, total.major_faults,
        _states([share.gil_before for share in shares]), _states([share.gil_after for share in shares]), workers_seen, results,
        percentiles(late))


def _states(states: list[bool | None]) -> list[bool] | None:
    known = [state for state in states if state is not None]
    return known if len(known) == len(states) and known else None
