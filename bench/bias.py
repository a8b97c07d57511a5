#!/usr/bin/env python3
"""Does GilBench's way of measuring bias a figure? Its arms against the reference tools' own loops, and short slices against long ones.

    python3 bench/bias.py [--python PATH] [--pyperf FOLDER] [--only pyperf,imports,benchmarkdotnet,slices-python,slices-csharp]
                          [--workload sum_squares] [--core 0] [--blocks 20] [--rounds 16] [--seed 1] [--quick]

What it shows. All of it in rounds on one core: the two that are compared stand ready at once and run slices of 20 ms in turn, the ratio
is taken within a round, a block is one launch of both, the interval is over blocks (Hodges-Lehmann, exact signed ranks).
- pyperf: time per unit of GilBench's Python worker ÷ that of pyperf's loop around the same function, in the same interpreter. It is the
  loop that `pyperf.Runner.bench_func` runs (pyperf's own code), driven slice by slice. Both processes have imported the same modules, so
  that only the loops differ. Not compared: what pyperf does around its loop.
- imports: GilBench's worker as it comes ÷ the same with pyperf's modules imported and not used. Not a judgement, but a scale for the other
  figures: what else a process has imported moves the place of code and data in memory, and with it the time of unrelated code, by
  some percent (Mytkowicz et al. 2009): 64 integers that are only kept made sum_squares 2.8 % faster here, 448 1.0 % slower (CPU time
  per unit, medians of 7 launches: 6.53, 6.72 without, 6.78 ms). It is much the same in every launch, as addresses are randomised by whole
  pages only, so an interval does not show it; arms of one runtime have most of it in common.
- benchmarkdotnet: GilBench's C# worker ÷ BenchmarkDotNet's loop as its default job has it (16 calls a turn, each result consumed),
  emitted in the process by BenchmarkDotNet itself. Not compared: the default job's own process, its search for an invocation count, the
  overhead of some nanoseconds a call that it subtracts, and the outliers that it drops.
- slices-python, slices-csharp: time per unit in slices of 20 ms ÷ in slices of 200 ms. Before every slice, short or long, two other
  Python workers run a slice each, as other arms do in a run, so that it begins with caches that are cold.
Each is right where the ratio lies in 0.99-1.01 and its interval in 0.98-1.02. Exit code 0: all are; 1: one is not; 2: wrong use; 3: could
not measure. Needs taskset; the C# parts need bench/DotNet built, `pyperf` needs pyperf. About six minutes; --quick checks the script in
half a minute, judges nothing and exits with 0.

Measured on the 2-vCPU cloud machine (docs/measurement.md, 1; CPython 3.13.5, .NET 10):
    2026-11-26, sum_squares, 20 blocks of 16 rounds, all as it should be:
    GilBench ÷ pyperf's loop 1.008 [1.000, 1.018]; GilBench as it comes ÷ with pyperf imported 1.053 [1.044, 1.064] (not judged);
    C#, GilBench ÷ BenchmarkDotNet's loop 0.997 [0.995, 1.000]; slices of 20 ms ÷ of 200 ms: Python 0.990 [0.983, 0.997], C# 1.004
    [1.001, 1.014]. 9 minutes.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from dataclasses import dataclass

from studies import launches
from studies.interval import Estimate
from studies.program import GOOD, NO, Parser, WrongUse, core_of, program, run, whole_number
from studies.rounds import Arm, Design, ratio, run_blocks, tasks_for
from studies.workers import Launch

SHORT_SECONDS, LONG_SECONDS = 0.020, 0.200
BENCHMARKDOTNET_UNROLL = 16


@dataclass(frozen=True)
class Subject:
    """What is timed, where, and with what."""

    python: str
    pyperf: str
    workload: str
    arguments: dict[str, float]
    core: int


@dataclass(frozen=True)
class Comparison:
    """Two arms whose ratio should be 1, or, where it is not judged, is worth knowing."""

    label: str
    arms: tuple[Arm, Arm]
    is_judged: bool = True


def main(words: list[str]) -> int:
    """Parse, measure, print; 0 where every ratio is as it should be."""
    parser = Parser(__doc__)
    parser.add_argument("--python", default=sys.executable, help="the interpreter to check (default: the one that runs this)")
    parser.add_argument("--pyperf", metavar="FOLDER", help="a folder that holds pyperf (default: the interpreter's own)")
    parser.add_argument("--only", default=",".join(COMPARISONS), help=f"some of {', '.join(COMPARISONS)}; commas between (all)")
    parser.add_argument("--workload", default="sum_squares", choices=["sum_range", "sum_squares", "sum_squares_loop", "fibonacci"])
    parser.add_argument("--core", type=whole_number(0), default=0)
    parser.add_argument("--blocks", type=whole_number(6), default=20)
    parser.add_argument("--rounds", type=whole_number(2), default=16)
    parser.add_argument("--seed", type=whole_number(0), default=1)
    parser.add_argument("--quick", action="store_true", help="6 blocks of 3 rounds: whether it works, not what is true")
    options = parser.parse_args(words)
    chosen = options.only.split(",")
    for name in chosen:
        if name not in COMPARISONS:
            raise WrongUse(f"--only knows {', '.join(COMPARISONS)}, not '{name}'")
    interpreter = program(options.python, "--python")
    pyperf = launches.pyperf_folder(interpreter, options.pyperf) if {"pyperf", "imports"} & {*chosen} else ""
    subject = Subject(interpreter, pyperf, options.workload, launches.calibrated(options.workload), core_of(options.core))
    design = Design(6, 3, options.seed) if options.quick else Design(options.blocks, options.rounds, options.seed)
    print(f"{options.workload} on CPU {options.core}, {design.blocks} blocks of {design.rounds} rounds, seed {design.seed}", flush=True)
    are_good = [shown(COMPARISONS[name](subject), design) for name in chosen]
    return GOOD if options.quick or all(are_good) else NO


def shown(comparison: Comparison, design: Design) -> bool:
    """Measure and print one comparison; whether the ratio is as it should be."""
    begun = time.monotonic()
    one, other = comparison.arms
    estimate = ratio(run_blocks(comparison.arms, design, progress), one.launch.name, other.launch.name)
    is_good = is_unbiased(estimate) or not comparison.is_judged
    answer = ("as it should be" if is_good else "NOT shown to be within 1 %") if comparison.is_judged else "not judged"
    print(f"{comparison.label}: {estimate}, {time.monotonic() - begun:.0f} s: {answer}", flush=True)
    return is_good


def is_unbiased(estimate: Estimate) -> bool:
    """Within 1 %, and known to 2 %."""
    return 0.99 <= estimate.centre <= 1.01 and 0.98 <= estimate.low and estimate.high <= 1.02


def progress(blocks: int) -> None:
    """On a terminal, how far it is."""
    if sys.stderr.isatty():
        print(f"\r  block {blocks}", end="\r", file=sys.stderr, flush=True)


def against_pyperf(subject: Subject) -> Comparison:
    """GilBench's Python worker and pyperf's loop, in like processes."""
    ours, theirs = beside_pyperf(subject, "gilbench"), beside_pyperf(subject, "pyperf")
    tasks = tasks_for(ours, SHORT_SECONDS)
    return Comparison("Python, GilBench ÷ pyperf's loop", (Arm(ours, tasks), Arm(theirs, tasks)))


def with_imports(subject: Subject) -> Comparison:
    """GilBench's Python worker without and with pyperf's modules."""
    without = launches.python("without", subject.python, subject.workload, subject.arguments, subject.core)
    tasks = tasks_for(without, SHORT_SECONDS)
    return Comparison(
        "Python, GilBench as it comes ÷ with pyperf imported", (Arm(without, tasks), Arm(beside_pyperf(subject, "gilbench"), tasks)), False)


def beside_pyperf(subject: Subject, loop: str) -> Launch:
    """A loop in a process that has imported pyperf."""
    return launches.beside_pyperf(loop, subject.python, subject.pyperf, subject.workload, subject.arguments, subject.core)


def against_benchmarkdotnet(subject: Subject) -> Comparison:
    """GilBench's C# worker and BenchmarkDotNet's loop, which takes a multiple of its unroll factor."""
    ours = launches.csharp("gilbench", subject.workload, subject.arguments, subject.core)
    tasks = tasks_for(ours, SHORT_SECONDS, launches.DOTNET_WARM_UP_SECONDS)
    tasks = -(-tasks // BENCHMARKDOTNET_UNROLL) * BENCHMARKDOTNET_UNROLL
    theirs = launches.benchmarkdotnet_loop("benchmarkdotnet", subject.workload, subject.arguments, subject.core, tasks)
    warm_up = launches.DOTNET_WARM_UP_SECONDS
    return Comparison(
        "C#, GilBench ÷ BenchmarkDotNet's loop", (Arm(ours, tasks, warm_up_seconds=warm_up), Arm(theirs, tasks, warm_up_seconds=warm_up)))


def slices_python(subject: Subject) -> Comparison:
    """Short and long slices in Python."""
    return slices(
        subject, "Python", lambda name: launches.python(name, subject.python, subject.workload, subject.arguments, subject.core), 0.0)


def slices_csharp(subject: Subject) -> Comparison:
    """Short and long slices in C#."""
    return slices(subject, "C#", lambda name: launches.csharp(name, subject.workload, subject.arguments, subject.core),
                  launches.DOTNET_WARM_UP_SECONDS)


def slices(subject: Subject, language: str, launch: Callable[[str], Launch], warm_up: float) -> Comparison:
    """The same work in slices of 20 ms, five a round, and of 200 ms, each behind two other workers' slices."""
    before = tuple(
        Arm(between, tasks_for(between, SHORT_SECONDS / 2))
        for workload in ("fibonacci", "hash_blocks")
        for between in [launches.python(f"between-{workload}", subject.python, workload, launches.calibrated(workload), subject.core)])
    short, long = launch("short"), launch("long")
    tasks = tasks_for(short, SHORT_SECONDS, warm_up)
    many = round(tasks * LONG_SECONDS / SHORT_SECONDS)
    return Comparison(
        f"{language}, slices of 20 ms ÷ of 200 ms",
        (Arm(short, tasks, 5, before, warm_up_seconds=warm_up), Arm(long, many, 1, before, warm_up_seconds=warm_up)))


COMPARISONS: dict[str, Callable[[Subject], Comparison]] = {
    "pyperf": against_pyperf,
    "imports": with_imports,
    "benchmarkdotnet": against_benchmarkdotnet,
    "slices-python": slices_python,
    "slices-csharp": slices_csharp,
}

if __name__ == "__main__":
    run(main)
