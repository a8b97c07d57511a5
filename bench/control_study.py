#!/usr/bin/env python3
"""Which native control slows under a neighbour as interpreted code does?

    python3 bench/control_study.py [--python PATH] [--core 0] [--blocks 4] [--rounds 400] [--seed 1] [--neighbour] [--quick]

What it shows. On a shared machine a neighbour on the other hyperthread of a core makes code slower; how much depends on the code. The
native ceiling is to say what the hardware gave to code like the arms', so the control must feel a neighbour as the arms do. Here the
candidates and the workloads (Python's sum_squares, fibonacci and hash_blocks, C#'s sum_squares) stand ready on one core and run slices of
some 4 ms in turn, in rounds of about 50 ms, the length of a short turn of a neighbour. For each candidate and workload the table has
- r: the correlation of the logarithms of both times in the same round, within windows of 40 rounds. The rows of the workloads among
  themselves show how high it can be here;
- ratio: ln(slow-down of the candidate) ÷ ln(slow-down of the workload), between the quarter of rounds that was slow and the quarter that
  was fast for the *other* workloads. 1: it feels the neighbour as the workload does; 0: not at all; -: the workload felt less than 3 %.
`native_chains` is the product's control (C#); the others are compiled from bench/studies/candidates.c where a C compiler is there:
`eight_chains` is the same work in C, `chains_loads` what the control was until 2026-11-27. The neighbour is the machine's own; --neighbour
makes one on the core's hyperthread, where this machine shows it. Exit code 0: the table is printed; 2: wrong use; 3: could not measure, or
nothing slowed the core, so there was nothing to compare. Needs taskset, bench/DotNet built, no other programs. About two minutes; --quick
checks the script in some seconds, judges nothing and exits with 0.

Measured on machines with 2 vCPUs (CPython 3.13.5, .NET 10, gcc 12), slow-down and in brackets the ratio to the workloads, by the median:
                               Python's sum_squares, fibonacci   C#'s     chains_loads  eight_chains  memory_stream
    Intel Xeon, 2026-11-26                      1.38                1.41    1.05 (0.16)   1.52 (1.28)
    AMD EPYC,   2026-11-27 17:23            1.28, 1.24              1.15    1.05 (0.30)   1.13 (0.72)   1.17 (0.99)
    AMD EPYC,   2026-11-27 17:39            1.23, 1.17              1.13    1.03 (0.19)   1.10 (0.56)   1.22 (1.27)
The first is one run of 4 blocks of 400 rounds, the others of 3 and 2. So the control is eight_chains, in C#, since that day (1.10 (0.58) in
the third run): chains that wait for loads leave room that a neighbour uses, and gave a ceiling that felt next to nothing. It still feels
less than Python does on the EPYC. memory_stream came nearest there, but the memory that it feels is shared by all cores: what it gains on
several of them is no ceiling of theirs. bytecode, an interpreter in small, had 0.40 to 0.57.
"""

from __future__ import annotations

import math
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from studies import launches
from studies.likeness import Likeness, centred, likeness, slow_down, state_of
from studies.program import COULD_NOT_MEASURE, GOOD, CouldNotMeasure, Parser, WrongUse, core_of, program, run, whole_number
from studies.rounds import Arm, Design, Turn, run_blocks, seconds_per_unit, tasks_for
from studies.workers import Launch, finished, kill_group

SLICE_SECONDS = 0.004
WINDOW_ROUNDS = 40
LEAST_SLOW_DOWN = math.log(1.05)
IN_C = ("one_chain", "eight_chains", "chains_loads", "bytecode", "memory_stream", "cache_chase")
SOURCE = Path(__file__).resolve().parent / "studies" / "candidates.c"


def main(words: list[str]) -> int:
    """Parse, measure, print the table."""
    parser = Parser(__doc__)
    parser.add_argument("--python", default=sys.executable, help="the Python workloads' interpreter (default: this one)")
    parser.add_argument("--core", type=whole_number(0), default=0)
    parser.add_argument("--blocks", type=whole_number(1), default=4)
    parser.add_argument("--rounds", type=whole_number(WINDOW_ROUNDS), default=400)
    parser.add_argument("--seed", type=whole_number(0), default=1)
    parser.add_argument("--neighbour", action="store_true", help="keep the core's hyperthread busy, 50 to 150 ms at a time")
    parser.add_argument("--quick", action="store_true", help="1 block of 40 rounds: whether it works, not what is true")
    options = parser.parse_args(words)
    interpreter, core = program(options.python, "--python"), core_of(options.core)
    sibling = sibling_of(core) if options.neighbour else None
    design = Design(1, WINDOW_ROUNDS, options.seed) if options.quick else Design(options.blocks, options.rounds, options.seed)
    with compiled() as candidates, neighbour(candidates, sibling):
        targets, controls = workloads(interpreter, core), [native_chains(core)]
        if candidates is None:
            print("There is no C compiler (cc), so native_chains is the only candidate.")
        else:
            controls += [Launch(name, [candidates, name], name, {}, str(core)) for name in IN_C]
        arms = [arm(launch) for launch in (*targets, *controls)]
        print(f"CPU {core}, {design.blocks} blocks of {design.rounds} rounds, seed {design.seed}", flush=True)
        blocks = run_blocks(arms, design)
    names = [launch.name for launch in targets]
    rows = rows_of({each.launch.name: logarithms(blocks, each.launch.name) for each in arms}, names)
    print(f"In {pushed_aside(blocks):.0%} of the rounds another program of this machine took the core for a moment.")
    print("\n".join(table(rows, names)))
    code, sentence = concluded(rows, names)
    print(sentence)
    return GOOD if options.quick else code


def workloads(interpreter: str, core: int) -> list[Launch]:
    """What interpreted code feels, and what C# does. The sizes leave several units to a slice."""
    return [
        launches.python("py sum_squares", interpreter, "sum_squares", {"n": 10000}, core),
        launches.python("py fibonacci", interpreter, "fibonacci", {"n": 16}, core),
        launches.python("py hash_blocks", interpreter, "hash_blocks", {"blocks": 1}, core),
        launches.csharp("c# sum_squares", "sum_squares", {"n": 10000}, core),
    ]


def native_chains(core: int) -> Launch:
    """The product's control, as the harness runs it."""
    return launches.csharp("native_chains", "native_chains", launches.calibrated("native_chains"), core, "threads")


def arm(launch: Launch) -> Arm:
    """With as many units as fill a slice; a compiling runtime warms up first."""
    warm_up = launches.DOTNET_WARM_UP_SECONDS if launch.environment is launches.DOTNET_ENVIRONMENT else 0.0
    return Arm(launch, tasks_for(launch, SLICE_SECONDS, warm_up), warm_up_seconds=warm_up)


def logarithms(blocks: list[dict[str, list[Turn]]], name: str) -> list[float]:
    """Of the time per unit, centred in windows, over all blocks; the first round of each is cold and left out."""
    return [value for block in blocks
            for value in centred([math.log(seconds_per_unit(turn)) for turn in block[name][1:]], WINDOW_ROUNDS)]


@dataclass(frozen=True)
class Row:
    """A program's line of the table. `felt`: its own slow-down, a logarithm. `ratio`: the median over the workloads, None where there is
    none."""

    name: str
    felt: float
    cells: dict[str, Likeness]
    ratio: float | None


def rows_of(series: dict[str, list[float]], targets: list[str]) -> list[Row]:
    """Compare every program with every target, itself excepted."""
    rows = []
    for name in series:
        others = [target for target in targets if target != name]
        cells = {
            target: likeness(series[name], series[target], [series[other] for other in others if other != target]) for target in others}
        known = [cell.ratio for cell in cells.values() if cell.ratio is not None]
        felt = slow_down(series[name], state_of([series[other] for other in others]))
        rows.append(Row(name, felt, cells, statistics.median(known) if known else None))
    return rows


def table(rows: list[Row], targets: list[str]) -> list[str]:
    """The rows as text, with a head of two lines."""
    lines = [f"{'':16}{'slow-down':>10}" + "".join(f"{name:>18}" for name in targets) + f"{'median':>12}",
             f"{'':26}" + f"{'r   ratio':>18}" * len(targets)]
    for row in rows:
        cells = [row.cells.get(target) for target in targets]
        texts = [f"{cell.correlation:12.2f}{number(cell.ratio)}" if cell else f"{'-':>18}" for cell in cells]
        lines.append(f"{row.name:16}{math.exp(row.felt):9.2f}x{''.join(texts)}{number(row.ratio):>12}")
    return lines


def number(ratio: float | None) -> str:
    """For the table."""
    return f"{'-':>6}" if ratio is None else f"{ratio:6.2f}"


def concluded(rows: list[Row], targets: list[str]) -> tuple[int, str]:
    """The exit code and the last sentence."""
    felt = statistics.median(row.felt for row in rows if row.name in targets)
    controls = [row for row in rows if row.name not in targets and row.ratio is not None]
    if felt < LEAST_SLOW_DOWN or not controls:
        return COULD_NOT_MEASURE, (
            f"The workloads were only {math.exp(felt):.2f} times slower in slow rounds than in fast ones: nothing disturbed this core, so "
            "the ratios mean nothing; try another hour or --neighbour.")
    best = min(controls, key=lambda row: abs(row.ratio - 1))
    return GOOD, f"Nearest to the workloads: {best.name}, with {best.ratio:.2f} of their slow-down on a logarithmic scale."


def pushed_aside(blocks: list[dict[str, list[Turn]]]) -> float:
    """The share of rounds in which the kernel gave the core to another program during a slice."""
    rounds = [turns for block in blocks for turns in list(zip(*block.values()))[1:]]
    return statistics.fmean(any(sample.get("involuntary_switches") for turn in turns for sample in turn) for turns in rounds)


@contextmanager
def compiled() -> Iterator[str | None]:
    """The candidates in C, in a folder that is removed; None where there is no compiler."""
    compiler = shutil.which("cc")
    if compiler is None:
        yield None
        return
    with tempfile.TemporaryDirectory(prefix="gilbench-study-") as folder:
        path = str(Path(folder, "candidates"))
        finished([compiler, "-O2", "-o", path, str(SOURCE)], {}, 60)
        yield path


@contextmanager
def neighbour(candidates: str | None, cpu: int | None) -> Iterator[None]:
    """A neighbour on that CPU, where one is asked for; it ends with its input, so with this program too."""
    if cpu is None:
        yield
        return
    if candidates is None:
        raise CouldNotMeasure("a neighbour needs a C compiler (cc)")
    process = subprocess.Popen(["taskset", "--cpu-list", str(cpu), candidates, "neighbour"], stdin=subprocess.PIPE, start_new_session=True)
    try:
        yield
    finally:
        kill_group(process)
        process.stdin.close()


def sibling_of(core: int, cpus: Path = Path("/sys/devices/system/cpu")) -> int:
    """Another hyperthread of the same physical core."""
    text = (cpus / f"cpu{core}" / "topology" / "thread_siblings_list").read_text(encoding="ascii")
    others = [cpu for cpu in cpu_list(text) if cpu != core]
    if not others:
        raise WrongUse(f"CPU {core} has no hyperthread beside it that this machine shows, so --neighbour cannot be made")
    return others[0]


def cpu_list(text: str) -> list[int]:
    """The kernel's notation: `0,2-3`."""
    numbers: list[int] = []
    for part in text.strip().split(","):
        first, _, last = part.partition("-")
        numbers.extend(range(int(first), int(last or first) + 1))
    return numbers


if __name__ == "__main__":
    run(main)
