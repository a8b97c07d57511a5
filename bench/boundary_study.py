#!/usr/bin/env python3
"""What does a call from .NET into a hosted CPython cost, and what would it cost within Python or to a worker process?

    python3 bench/boundary_study.py --python PATH [--core 0] [--blocks 6] [--rounds 12] [--seed 1] [--quick]

PATH is an interpreter with a shared library (`gilbench list arms` says which have one). Four kinds of call: of an empty function; of a
function that returns what it is given, with 1 kB or 1 MB of bytes, or with a list of 10 000 floats, copied from an array of .NET's and
back into one. Each is made
- in Python: by a loop of the same interpreter, which passes the object and copies nothing;
- through the C API (bench/Embedded) and through Pythonnet, with the GIL taken once for all calls (held) and for each call (taken);
- to a worker process of the same interpreter on the same core, behind two pipes: lengths and raw bytes, no JSON and no pickling.
All ways of a kind run in turn, in an order shuffled for every round; a turn lasts some 10 ms. A block is a fresh process of each host.
The table has the time of a call (median over blocks of the medians over rounds) and its ratio to the call in Python with the 95 %
interval over blocks (studies/interval.py). Code of .NET is compiled as in use, in tiers (DOTNET_TieredCompilation=1), and warm: the first
quarter of the rounds is not counted. Exit code 0: the table is printed; 2: wrong use; 3: could not measure. Needs taskset, bench/Embedded
built, no other programs. About two minutes; --quick checks the script in some seconds and shows figures that mean nothing.
"""

from __future__ import annotations

import json
import math
import random
import statistics
import subprocess
import tempfile
from contextlib import ExitStack
from dataclasses import dataclass

from studies.interval import Estimate, hodges_lehmann, log_ratio
from studies.program import GOOD, ROOT, CouldNotMeasure, Parser, WrongUse, core_of, program, run, whole_number
from studies.workers import clean_environment, kill_group

PROGRAM = ROOT / "artifacts" / "bin" / "GilBench.Embedded" / "release" / "GilBench.Embedded"
TURN_SECONDS = 0.010
KINDS = {"empty": "empty call", "bytes_1k": "1 kB of bytes", "bytes_1m": "1 MB of bytes", "floats_10k": "list of 10 000 floats"}
C_API, PYTHONNET = "EmbeddedCApi", "EmbeddedPythonnet"
IN_PYTHON = (C_API, "python")
WAYS = {
    IN_PYTHON: "in Python",
    (C_API, "held"): "C API, GIL held",
    (C_API, "taken"): "C API, GIL taken for each call",
    (PYTHONNET, "held"): "Pythonnet, GIL held",
    (PYTHONNET, "taken"): "Pythonnet, GIL taken for each call",
    (C_API, "process"): "worker process",
}

Way = tuple[str, str]


class Host:
    """A process of GilBench.Embedded --boundary: one order a line, one answer a line; it ends with its input."""

    def __init__(self, kind: str, interpreter: str, core: int) -> None:
        self._name = f"--boundary {kind}"
        self._errors = tempfile.TemporaryFile()
        environment = clean_environment({"PYTHONPATH": str(ROOT / "bench"), "DOTNET_TieredCompilation": "1"})
        self._process = subprocess.Popen(
            ["taskset", "--cpu-list", str(core), str(PROGRAM), "--boundary", kind, interpreter], env=environment, text=True,
            start_new_session=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self._errors)

    def __enter__(self) -> Host:
        return self

    def __exit__(self, *_: object) -> None:
        kill_group(self._process)
        for stream in (self._process.stdin, self._process.stdout, self._errors):
            stream.close()

    def seconds(self, kind: str, way: str, calls: int) -> float:
        """So many calls."""
        try:
            self._process.stdin.write(json.dumps({"kind": kind, "way": way, "calls": calls}) + "\n")
            self._process.stdin.flush()
            return json.loads(self._process.stdout.readline())["seconds"]
        except (BrokenPipeError, ValueError):
            self._process.wait()
            self._errors.seek(0)
            words = self._errors.read().decode(errors="replace").strip().splitlines()
            raise CouldNotMeasure(f"{self._name} ended without an answer{': ' + words[0] if words else ''}") from None


@dataclass(frozen=True)
class Row:
    """A way of one kind of call: seconds a call, and the ratio to the call in Python."""

    kind: str
    way: Way
    seconds: float
    ratio: Estimate


# kind → way → round by round the seconds of a call.
Block = dict[str, dict[Way, list[float]]]


def main(words: list[str]) -> int:
    """Parse, measure, print the table."""
    parser = Parser(__doc__)
    parser.add_argument("--python", required=True, help="an interpreter with a shared library")
    parser.add_argument("--core", type=whole_number(0), default=0)
    parser.add_argument("--blocks", type=whole_number(1), default=6)
    parser.add_argument("--rounds", type=whole_number(4), default=12)
    parser.add_argument("--seed", type=whole_number(0), default=1)
    parser.add_argument("--quick", action="store_true", help="1 block of 4 rounds: whether it works, not what is true")
    options = parser.parse_args(words)
    interpreter, core = program(options.python, "--python"), core_of(options.core)
    if not PROGRAM.exists():
        raise WrongUse("bench/Embedded is not built; build it first: dotnet build bench/Embedded -c Release")
    ways, refusal = ways_of(interpreter)
    blocks, rounds = (1, 4) if options.quick else (options.blocks, options.rounds)
    generator = random.Random(options.seed)
    measured = [measure(interpreter, core, ways, rounds, generator) for _ in range(blocks)]
    print(f"{interpreter}, CPU {core}, {blocks} blocks of {rounds} rounds, seed {options.seed}{refusal}")
    print("\n".join(table(rows_of(measured, ways))))
    return GOOD


def ways_of(interpreter: str) -> tuple[list[Way], str]:
    """The ways that this interpreter can be called, and why not by Pythonnet where it cannot."""
    probed = subprocess.run([str(PROGRAM), "--probe", interpreter], capture_output=True, text=True, check=True, timeout=200)
    found = json.loads(probed.stdout)
    if found["c_api"] is not None:
        raise WrongUse(f"{interpreter} cannot be hosted: {found['c_api']}")
    refusal = found["pythonnet"]
    return [way for way in WAYS if refusal is None or way[0] != PYTHONNET], "" if refusal is None else f"; {refusal}"


def measure(interpreter: str, core: int, ways: list[Way], rounds: int, generator: random.Random) -> Block:
    """One process of each host, and its rounds."""
    with ExitStack() as stack:
        hosts = {kind: stack.enter_context(Host(kind, interpreter, core)) for kind in sorted({host for host, _ in ways})}
        block: Block = {kind: {way: [] for way in ways} for kind in KINDS}
        for _ in range(3):  # what is called first is slow, until .NET has compiled it for good: only the last numbers are kept
            calls = {(kind, way): calls_for(hosts[way[0]], kind, way[1]) for kind in KINDS for way in ways}
        for _ in range(rounds):
            for kind in KINDS:
                order = list(ways)
                generator.shuffle(order)
                for way in order:
                    count = calls[kind, way]
                    block[kind][way].append(hosts[way[0]].seconds(kind, way[1], count) / count)
        return block


def calls_for(host: Host, kind: str, way: str) -> int:
    """How many calls a turn has, found by doubling."""
    calls = 1
    while (took := host.seconds(kind, way, calls)) < TURN_SECONDS / 2:
        calls *= 2
    return max(1, math.ceil(calls * TURN_SECONDS / took))


def rows_of(blocks: list[Block], ways: list[Way]) -> list[Row]:
    """Every kind and way, in the order of the tables above."""
    rows = []
    for kind in KINDS:
        for way in ways:
            cold = len(blocks[0][kind][way]) // 4
            seconds = statistics.median(statistics.median(block[kind][way][cold:]) for block in blocks)
            logarithms = [log_ratio(block[kind][way], block[kind][IN_PYTHON], cold) for block in blocks]
            rows.append(Row(kind, way, seconds, hodges_lehmann(logarithms).as_ratio()))
    return rows


def table(rows: list[Row]) -> list[str]:
    """The rows as text."""
    lines = [f"{'':24}{'':36}{'a call':>12}   ratio to the call in Python"]
    for row in rows:
        ratio = "" if row.way == IN_PYTHON else number(row.ratio)
        lines.append(f"{KINDS[row.kind]:24}{WAYS[row.way]:36}{readable(row.seconds):>12}   {ratio}".rstrip())
    return lines


def number(ratio: Estimate) -> str:
    """With the interval where there is one."""
    if not math.isfinite(ratio.high):
        return f"{ratio.centre:.3g}"
    return f"{ratio.centre:.3g} [{ratio.low:.3g}, {ratio.high:.3g}]"


def readable(seconds: float) -> str:
    """Three digits and the unit that suits them."""
    for scale, unit in ((1e-3, "ms"), (1e-6, "µs")):
        if seconds >= scale:
            return f"{seconds / scale:.3g} {unit}"
    return f"{seconds * 1e9:.3g} ns"


if __name__ == "__main__":
    run(main)
