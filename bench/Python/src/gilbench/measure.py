"""The measuring loop: start, then what each command asks for: a slice (the first is cold) or a warm-up. The clock is passed in."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Iterator

from gilbench import interpreter, meters
from gilbench.frozen import Frozen
from gilbench.lateness import percentiles
from gilbench.models import Model
from gilbench.models.job import Job
from gilbench.models.pool import Pool, Share, WorkerFailed
from gilbench.protocol import Command, Done, End, Ready, Refused, Reply, Sample, USAGE, Warm, WarmUp
from gilbench.workloads import EntryPoint, Place, Workload

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from gilbench.user_code.code import UserCode

Clock = Callable[[], float]


class Arm(Frozen):
    """One workload under one model, its arguments checked."""

    workload: Workload
    entry_point: EntryPoint | UserCode
    arguments: dict[str, Any]
    model: Model
    workers: int
    place: Place


class Effort(Frozen):
    """The most slices, the cold one included, and whether to read PSS at the end."""

    slices: int
    measure_memory: bool


def launch(arm: Arm, effort: Effort, commands: Iterable[Command], clock: Clock) -> Iterator[Reply]:
    """Ready, a Sample for each `Go`, a Warm for each `WarmUp`, Done for `End` and nothing where the commands just stop;
    each as it comes. Whatever happens in between, the pool is closed behind it. While the next command is awaited
    nothing here runs."""
    with arm.entry_point.prepared(arm.arguments, arm.place) as place:
        pool, startup_seconds = opened(arm, place, clock)
        peaks: list[int] = []
        in_workers: set[str] = set()
        has_failed = True
        try:
            yield Ready(startup_seconds, os.getpid(), interpreter.affinity(), interpreter.runtime(), interpreter.modules(),
                        gil_enabled_by(arm, in_workers))
            is_ended = yield from _slices(pool, effort, commands, peaks, in_workers, clock)
            pss = meters.pss_bytes() if effort.measure_memory else None
            has_failed = False
        finally:
            begun = clock()
            try:
                pool.close()
            except WorkerFailed:
                if not has_failed:  # else what failed first is what is told
                    raise
            shutdown_seconds = clock() - begun
            arm.entry_point.end_left_processes()
            leave_no_helpers(arm.model)
        if is_ended:
            yield Done(shutdown_seconds, meters.peak_rss_bytes(), max(peaks, default=None), pss, interpreter.gil_enabled(),
                       interpreter.modules(), interpreter.affinity(), gil_enabled_by(arm, in_workers))


def opened(arm: Arm, place: Place, clock: Clock) -> tuple[Pool, float]:
    """A pool whose workers all stand ready, and the seconds that took; the parent's own imports are made before."""
    arm.entry_point.load()
    arm.model.load()
    job = Job(arm.entry_point, json.dumps(arm.arguments), place)
    begun = clock()
    try:
        pool = arm.model.create(job, arm.workers)
    except BaseException:
        leave_no_helpers(arm.model)
        raise
    return pool, clock() - begun


def iterate(pool: Pool, tasks: int, clock: Clock) -> tuple[float, meters.Usage, list[Share]]:
    """One slice: wall seconds from the release to the last finish, what this process used meanwhile, the shares."""
    before = meters.usage_of_self()
    begun = clock()
    outcome = pool.release(tasks)
    wall_seconds = clock() - begun
    used = meters.usage_of_self().since(before)
    shares = pool.shares(outcome)
    for share in shares:
        share.settle()
    return wall_seconds, used, shares


def leave_no_helpers(model: Model) -> None:
    """End the processes that multiprocessing keeps beside the workers."""
    if model.start_method:
        from gilbench.models.process_start import stop_helpers

        stop_helpers()


def _slices(pool: Pool, effort: Effort, commands: Iterable[Command], peaks: list[int], in_workers: set[str],
            clock: Clock) -> Iterator[Reply]:
    """The samples; returns whether an `End` came. Each worker process's peak of resident memory goes into `peaks`, the modules
    that switched the GIL on in a worker that loads its own into `in_workers`."""
    index = 0
    for command in commands:
        if isinstance(command, End):
            return True
        if isinstance(command, WarmUp):
            yield _warmed(pool, command, clock)
            continue
        if index == effort.slices:
            raise Refused(USAGE, f"slice {index + 1} is asked for, and the request said {effort.slices} at most")
        wall_seconds, used, shares = iterate(pool, command.tasks, clock)
        in_workers.update(name for share in shares for name in share.gil_enabled_by)
        peaks.extend(share.peak_rss_bytes for share in shares if share.peak_rss_bytes is not None)
        yield sample_of(index, command.tasks, wall_seconds, used, shares, pool.workers_seen(shares))
        index += 1
    return False


def _warmed(pool: Pool, command: WarmUp, clock: Clock) -> Warm:
    begun, slices = clock(), 0
    while (spent := clock() - begun) < command.seconds:
        iterate(pool, command.tasks, clock)
        slices += 1
    return Warm(slices, spent)


def sample_of(index: int, tasks: int, wall_seconds: float, used: meters.Usage, shares: list[Share], workers_seen: int) -> Sample:
    """The reply for a slice: what this process used, and its workers' shares together."""
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
        index, "warm" if index else "cold", tasks, wall_seconds, used.cpu_seconds, children.cpu_seconds,
        total.voluntary_switches, total.involuntary_switches, total.minor_faults, total.major_faults,
        _states([share.gil_before for share in shares]), _states([share.gil_after for share in shares]), workers_seen, results,
        percentiles(late), total.system_seconds)


def gil_enabled_by(arm: Arm, in_workers: set[str]) -> list[str] | None:
    """The modules that switched the GIL on, here or in a worker; None for the document's workloads, which nobody watches."""
    here = arm.entry_point.gil_enabled_by()
    return None if here is None else here + sorted(in_workers - set(here))


def _states(states: list[bool | None]) -> list[bool] | None:
    known = [state for state in states if state is not None]
    return known if len(known) == len(states) and known else None
