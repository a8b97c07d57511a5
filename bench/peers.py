#!/usr/bin/env python3
"""How far apart are two measurements of the SAME thing, by GilBench's rounds, by pyperf and by hyperfine?

    python3 bench/peers.py [--python PATH] [--pyperf FOLDER] [--hyperfine PROGRAM] [--workload sum_squares] [--core 0]
                           [--tries 10] [--blocks 62] [--rounds 5] [--seed 1] [--quick]

What it shows. The same function in the same interpreter on the same core is measured twice by each tool, so every ratio should be 1. In
each of the tries the tools take turns in shuffled order, so that all meet the same minutes.
- gilbench: two workers in rounds of slices of 15 ms; 62 blocks of 5 rounds, because launches differ more than rounds do (1.8 % a launch,
  whatever its rounds). Calls it a difference where the 95 % interval excludes 1.
- pyperf: `pyperf timeit` with its defaults, saved, twice, then `pyperf compare_to`. Calls it a difference where that says so.
- pyperf, equal time: the same with as many processes as fit in the time that GilBench took in that try.
- hyperfine: a whole command (20 calls) given twice, its defaults. Calls it a difference beyond the ± of its summary.
Printed for each tool: the ratios, the largest |ln ratio|, the root mean square of ln ratio (its spread: the largest of ten rests on a
single try), how often a difference was called, the mean seconds a try took. Exit code 0: GilBench's spread is at most a fifth of that of
pyperf's defaults, in no more time; 1: it is not; 2: wrong use; 3: could not measure. Needs taskset and pyperf; hyperfine is left out, and
said to be, where it is not installed. About 12 minutes; --quick checks the script in half a minute, judges nothing and exits with 0.

Measured on the 2-vCPU cloud machine (docs/measurement.md, 1; CPython 3.13.5, pyperf 2.10.0, hyperfine 1.15.0; sum_squares, ten tries of
each, two runs of the same thing) on 2026-11-26 from 15:42 to 15:54 UTC:
    gilbench            largest |ln ratio| 0.0059, root mean square 0.0027, called a difference 0 of 10 times, 22.4 s a try
    pyperf              largest |ln ratio| 0.0369, root mean square 0.0139, called a difference 4 of 10 times, 24.1 s a try
    pyperf, equal time  largest |ln ratio| 0.0189, root mean square 0.0102, called a difference 5 of 10 times, 21.9 s a try
    hyperfine           largest |ln ratio| 0.0310, root mean square 0.0199, called a difference 1 of 10 times, 5.8 s a try
    A fifth (0.197) of the spread of pyperf's defaults in 0.93 of their time, so exit code 0. Half an hour earlier, with 58 blocks: 0.0021
    in 20.9 s against 0.0096 in 24.9 s, 0.215. So the two of them are about a fifth, and which side of it a run falls on is chance.
"""

from __future__ import annotations

import random
import shlex
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace

from studies import launches, tools
from studies.program import GOOD, NO, PYTHON_SOURCE, Parser, core_of, program, run, whole_number
from studies.rounds import Arm, Design, ratio, run_blocks, tasks_for
from studies.tools import Spread, Twice

SLICE_SECONDS = 0.015
COMMAND_CALLS = 20
GILBENCH, PYPERF, PYPERF_EQUAL, HYPERFINE = "gilbench", "pyperf", "pyperf, equal time", "hyperfine"
# pyperf's default number of worker processes, and the fewest that give compare_to a spread.
PYPERF_PROCESSES, FEWEST_PROCESSES = 20, 2
MOST_SHARE_OF_PYPERF = 0.2


@dataclass(frozen=True)
class Subject:
    """What is measured, where, how much, and with what."""

    python: str
    pyperf: str
    hyperfine: str | None
    workload: str
    core: int
    design: Design
    pyperf_options: tuple[str, ...]
    hyperfine_options: tuple[str, ...]


def main(words: list[str]) -> int:
    """Parse, measure, print; the exit code."""
    parser = Parser(__doc__)
    parser.add_argument("--python", default=sys.executable, help="the interpreter (default: the one that runs this)")
    parser.add_argument("--pyperf", metavar="FOLDER", help="a folder that holds pyperf (default: the interpreter's own)")
    parser.add_argument("--hyperfine", metavar="PROGRAM", help="default: hyperfine where it is installed")
    parser.add_argument("--workload", default="sum_squares", choices=["sum_range", "sum_squares", "sum_squares_loop", "fibonacci"])
    parser.add_argument("--core", type=whole_number(0), default=0)
    parser.add_argument("--tries", type=whole_number(1), default=10)
    parser.add_argument("--blocks", type=whole_number(6), default=62)
    parser.add_argument("--rounds", type=whole_number(2), default=5)
    parser.add_argument("--seed", type=whole_number(0), default=1)
    parser.add_argument("--quick", action="store_true", help="2 short tries: whether it works, not what is true")
    options = parser.parse_args(words)
    interpreter = program(options.python, "--python")
    subject = Subject(
        interpreter, launches.pyperf_folder(interpreter, options.pyperf), hyperfine_program(options.hyperfine), options.workload,
        core_of(options.core), Design(options.blocks, options.rounds, options.seed), (), ())
    if options.quick:
        subject = replace(
            subject, design=Design(6, 3, options.seed), hyperfine_options=("--runs", "2"),
            pyperf_options=("--processes", "2", "--values", "2", "--loops", "2", "--warmups", "1"))
    found = measured(subject, 2 if options.quick else options.tries)
    spreads = {name: tools.spread(tries) for name, tries in found.items()}
    for name, tries in found.items():
        print(described(name, tries, spreads[name]))
    if options.quick:
        return GOOD
    code, sentence = judged(spreads[GILBENCH], spreads[PYPERF])
    print(sentence)
    return code


def hyperfine_program(asked: str | None) -> str | None:
    """Where it is; None, and said, where it was not asked for and is not installed."""
    if asked is not None:
        return program(asked, "--hyperfine")
    found = shutil.which("hyperfine")
    if found is None:
        print("hyperfine is not installed (package hyperfine), so it is left out.")
    return found


def measured(subject: Subject, tries: int) -> dict[str, list[Twice]]:
    """The tools by turns, in an order shuffled for every try; pyperf's share of equal time follows GilBench's and pyperf's own."""
    generator = random.Random(subject.design.seed)
    arguments = launches.calibrated(subject.workload)
    tasks = tasks_for(launches.python("one", subject.python, subject.workload, arguments, subject.core), SLICE_SECONDS)
    found: dict[str, list[Twice]] = {GILBENCH: [], PYPERF: [], PYPERF_EQUAL: []}
    processes = PYPERF_PROCESSES
    for number in range(tries):
        turns: dict[str, Callable[[], tuple[float, bool]]] = {
            GILBENCH: lambda: by_gilbench(subject, arguments, tasks, generator.randrange(2**32)),
            PYPERF: lambda: by_pyperf(subject, subject.pyperf_options),
        }
        if subject.hyperfine:
            turns[HYPERFINE] = lambda: by_hyperfine(subject)
        order = list(turns)
        generator.shuffle(order)
        # Anywhere, but last in the first try, in which the time it may take is not known before.
        order.insert(generator.randrange(len(order) + 1) if number else len(order), PYPERF_EQUAL)
        turns[PYPERF_EQUAL] = lambda: by_pyperf(subject, subject.pyperf_options or ("--processes", str(processes)))
        for name in order:
            if found[GILBENCH] and found[PYPERF]:
                processes = processes_for(found[GILBENCH][-1].seconds, found[PYPERF][-1].seconds)
            twice = tools.timed(turns[name])
            found.setdefault(name, []).append(twice)
            print(f"  try {number + 1}, {name}: {twice.ratio:.4f}{', called a difference' if twice.is_called_different else ''} "
                  f"({twice.seconds:.1f} s)", file=sys.stderr, flush=True)
    return found


def processes_for(seconds: float, default_seconds: float) -> int:
    """How many of pyperf's processes fit in so much time, from what its default number took."""
    return max(FEWEST_PROCESSES, int(PYPERF_PROCESSES * seconds / default_seconds))


def by_gilbench(subject: Subject, arguments: dict[str, float], tasks: int, seed: int) -> tuple[float, bool]:
    """An A/A in rounds."""
    one, other = (Arm(launches.python(name, subject.python, subject.workload, arguments, subject.core), tasks) for name in ("one", "other"))
    estimate = ratio(run_blocks((one, other), replace(subject.design, seed=seed)), "other", "one")
    return estimate.centre, not estimate.low <= 1 <= estimate.high


def by_pyperf(subject: Subject, options: tuple[str, ...]) -> tuple[float, bool]:
    """Two runs of the function's call."""
    return tools.pyperf(subject.python, tools.python_path(str(PYTHON_SOURCE), subject.pyperf), *statements(subject), subject.core, options)


def by_hyperfine(subject: Subject) -> tuple[float, bool]:
    """Two runs of a command of so many calls."""
    setup, call = statements(subject)
    command = shlex.join([subject.python, "-s", "-S", "-c", f"{setup}\nfor _ in range({COMMAND_CALLS}): {call}"])
    return tools.hyperfine(subject.hyperfine or "", command, str(PYTHON_SOURCE), subject.core, subject.hyperfine_options)


def statements(subject: Subject) -> tuple[str, str]:
    """The import and the call, as Python."""
    values = ", ".join(map(str, launches.calibrated(subject.workload).values()))
    return f"from gilbench.workloads.arithmetic import {subject.workload}", f"{subject.workload}({values})"


def described(name: str, tries: list[Twice], spread: Spread) -> str:
    """A tool's lines."""
    return (f"{name}: largest |ln ratio| {spread.largest:.4f}, root mean square {spread.typical:.4f}, called a difference "
            f"{spread.called} of {spread.tries} times, {spread.seconds:.1f} s a try\n  " + " ".join(f"{each.ratio:.4f}" for each in tries))


def judged(ours: Spread, theirs: Spread) -> tuple[int, str]:
    """GilBench's spread against that of pyperf's defaults: the exit code and the last sentence."""
    share, times = ours.typical / theirs.typical, ours.seconds / theirs.seconds
    is_good = share <= MOST_SHARE_OF_PYPERF and times <= 1
    return GOOD if is_good else NO, (
        f"GilBench's spread (root mean square) is {share:.2f} of that of pyperf's defaults, in {times:.2f} of the time: "
        f"{'at most a fifth, in no more time' if is_good else 'NOT at most a fifth in no more time'}.")


if __name__ == "__main__":
    run(main)
