#!/usr/bin/env python3
"""Which tool calls equal code slower, and which misses code that is 10 % slower: GilBench's `compare`, or pyperf's `compare_to`?

    python3 bench/gate_peers.py [--python PATH] [--pyperf FOLDER] [--workload score] [--core 0] [--tries 10] [--variants same,plus10]
                                [--budget 30s] [--folder gate-peers] [--seed 1] [--quick]

What it shows. The cases of bench/gate_study.py (bench/gate-suite with itself, and with a head that does 10 % more work), for one function
of Python on one core, by each tool as a team's CI would call it. In each try the tools take turns in shuffled order, so that all meet the
same minutes.
- gilbench: `compare --base main --head BRANCH` of the one arm. It alarms where it exits with 1, and says where it could not tell (3).
- pyperf: `pyperf timeit` of the base with its defaults, then of the head, then `pyperf compare_to`. It alarms where that says "slower".
- pyperf, equal time: the same with as many processes as fit in the time that GilBench took in its last try.
asv is not among them: it is neither a Debian package nor a wheel here. hyperfine has no comparison that decides (bench/peers.py has it).
Results are appended to tries.jsonl in the folder as they come; a study that was interrupted goes on where it was (the same folder).
Printed: a table in Markdown, as the README has it, with a row for each tool: of the equal sides, how many it called slower (false alarms)
and how many faster; of the slower heads, how many it did not call slower (misses) and of how many of those it said that it could not tell;
the ratios; the mean seconds a try took. Exit code 0: GilBench called nothing equal slower and missed nothing; 1: it did; 2: wrong use;
3: could not measure. About 35 minutes; --quick checks the script in a minute, judges nothing and exits with 0. Needs git, taskset and
pyperf.
"""

from __future__ import annotations

import json
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import gate_study
import peers
from studies import alarms, launches, tools
from studies.alarms import COULD_NOT_TELL, FASTER, NO_DIFFERENCE, SLOWER, Try
from studies.program import GOOD, CouldNotMeasure, Parser, WrongUse, core_of, program, run, whole_number

GILBENCH, PYPERF, PYPERF_EQUAL = "gilbench", "pyperf", "pyperf, equal time"
TOOLS = (GILBENCH, PYPERF, PYPERF_EQUAL)
ANSWERS_OF_COMPARE = {"passed": NO_DIFFERENCE, "failed": SLOWER, "could_not_tell": COULD_NOT_TELL}
SHORT = ("--processes", "2", "--values", "2", "--loops", "2", "--warmups", "1")


@dataclass(frozen=True)
class Subject:
    """What is measured, where, with what, for how long, and where results go."""

    python: str
    pyperf: str
    workload: str
    core: int
    budget: str
    folder: Path
    pyperf_options: tuple[str, ...]
    seed: int


def main(words: list[str]) -> int:
    """Parse, try, print; the exit code."""
    parser = Parser(__doc__)
    parser.add_argument("--python", default=sys.executable, help="the interpreter (default: the one that runs this)")
    parser.add_argument("--pyperf", metavar="FOLDER", help="a folder that holds pyperf (default: the interpreter's own)")
    parser.add_argument("--workload", default="score", choices=[each["id"] for each in suite()["workloads"]])
    parser.add_argument("--core", type=whole_number(0), default=0, help="the CPU for pyperf; GilBench chooses its own")
    parser.add_argument("--tries", type=whole_number(1), default=10, help="tries of each variant")
    parser.add_argument("--variants", default=f"{gate_study.SAME},plus10")
    parser.add_argument("--budget", default="30s", help="as compare's")
    parser.add_argument("--folder", type=Path, default=Path("gate-peers"), help="where results are kept")
    parser.add_argument("--seed", type=whole_number(0), default=1)
    parser.add_argument("--quick", action="store_true", help="one short try of each: whether it works, not what is true")
    options = parser.parse_args(words)
    variants = [name for name in options.variants.split(",") if name]
    known = [name for name in (gate_study.SAME, *gate_study.VARIANTS) if name != "lock"]
    for name in variants:
        if name not in known:
            raise WrongUse(f"there is no variant '{name}' of one thread; there are {', '.join(known)}")
    interpreter = program(options.python, "--python")
    subject = Subject(
        interpreter, launches.pyperf_folder(interpreter, options.pyperf), options.workload, core_of(options.core),
        "5s" if options.quick else options.budget, options.folder.resolve(), SHORT if options.quick else (), options.seed)
    subject.folder.mkdir(parents=True, exist_ok=True)
    tries = measured(subject, {name: 1 if options.quick else options.tries for name in variants})
    print(alarms.table(tries, TOOLS, gate_study.SAME))
    if options.quick:
        return GOOD
    code, sentence = alarms.judged([each for each in tries if each.tool == GILBENCH], gate_study.SAME)
    print(sentence)
    return code


def suite() -> dict:
    """The manifest of the suite."""
    return json.loads((gate_study.SUITE / "suite.json").read_text(encoding="utf-8"))


def measured(subject: Subject, wanted: dict[str, int]) -> list[Try]:
    """Every try that was not made yet, variants and tools in shuffled order; all that were made."""
    kept = subject.folder / "tries.jsonl"
    tries = [Try(**json.loads(line)) for line in kept.read_text().splitlines()] if kept.exists() else []
    generator = random.Random(subject.seed + len(tries))
    left = [each for name, count in wanted.items() for each in rounds_left(tries, name, count)]
    generator.shuffle(left)
    if left:
        make_sides(subject)
    for number, (variant, missing) in enumerate(left):
        order = [name for name in missing if name != PYPERF_EQUAL]
        generator.shuffle(order)
        if PYPERF_EQUAL in missing:
            # Anywhere, but last where the time that it may take is not known before.
            order.insert(generator.randrange(len(order) + 1) if can_tell_time(tries) else len(order), PYPERF_EQUAL)
        for name in order:
            one = tried(subject, name, variant, tries)
            with kept.open("a") as file:
                file.write(json.dumps(asdict(one)) + "\n")
            tries.append(one)
            ratio = "" if one.ratio is None else f", head ÷ base {one.ratio:.4f}"
            said = f"{one.answer}{ratio} ({one.seconds:.1f} s)"
            print(f"  {number + 1} of {len(left)}, {variant}, {name}: {said}", file=sys.stderr, flush=True)
    return tries


def rounds_left(tries: Sequence[Try], variant: str, count: int) -> list[tuple[str, tuple[str, ...]]]:
    """For each try of a variant that is not whole yet, the tools that it lacks."""
    made = {name: sum(each.tool == name and each.variant == variant for each in tries) for name in TOOLS}
    lacking = [tuple(name for name in TOOLS if made[name] <= number) for number in range(count)]
    return [(variant, missing) for missing in lacking if missing]


def can_tell_time(tries: Sequence[Try]) -> bool:
    """Whether it is known how long GilBench takes and how long pyperf's defaults do."""
    return {GILBENCH, PYPERF} <= {each.tool for each in tries}


def make_sides(subject: Subject) -> None:
    """The suite in a repository of its own with a branch for each variant, and each variant in a folder, as pyperf needs it. GilBench is
    built first, so that no try's time holds its build."""
    built = subprocess.run([str(gate_study.GILBENCH), "list", "models"], capture_output=True, text=True)
    if built.returncode != 0:
        raise CouldNotMeasure(f"GilBench cannot be built: {(built.stderr.strip().splitlines() or ['it said nothing'])[-1]}")
    wanted = gate_study.Options({}, subject.budget, subject.folder, python_only=True, seed=subject.seed)
    gate_study.make_repository(subject.folder / "repository", wanted)
    for variant in ("main", gate_study.SAME, *gate_study.VARIANTS):
        tree = side(subject, variant)
        shutil.rmtree(tree, ignore_errors=True)
        gate_study.copy_suite(tree)
        if variant != "main":
            gate_study.change(tree, variant)


def side(subject: Subject, variant: str) -> Path:
    """Paths are of the same length: what else is in a process's memory moves its speed by up to some percent."""
    return subject.folder / "sides" / f"{variant:_<8}"


def tried(subject: Subject, tool: str, variant: str, tries: Sequence[Try]) -> Try:
    """One try of one tool."""
    begun = time.monotonic()
    if tool == GILBENCH:
        answer, ratio = by_gilbench(subject, variant)
    else:
        answer, ratio = by_pyperf(subject, variant, subject.pyperf_options or (equal_time(tries) if tool == PYPERF_EQUAL else ()))
    return Try(tool, variant, answer, ratio, time.monotonic() - begun)


def equal_time(tries: Sequence[Try]) -> tuple[str, ...]:
    """pyperf's options for the time that GilBench took last."""
    ours, theirs = ([each.seconds for each in tries if each.tool == name][-1] for name in (GILBENCH, PYPERF))
    return "--processes", str(peers.processes_for(ours, theirs))


def by_gilbench(subject: Subject, variant: str) -> tuple[str, float | None]:
    """`compare` of the one arm."""
    report, _ = gate_study.compare(
        subject.folder / "repository", variant, subject.folder, "--workload", subject.workload, "--model", "sequential", "--python",
        subject.python, "--cores", "1", "--budget", subject.budget)
    return answer_of_compare(report)


def answer_of_compare(report: dict) -> tuple[str, float | None]:
    """What its JSON says of the one arm: the gate's outcome, and where that is that nothing is slower, whether the arm is faster."""
    arm = next(each for each in report["arms"] if each["metric"] == "time per unit")
    answer = ANSWERS_OF_COMPARE[report["outcome"]]
    if answer == NO_DIFFERENCE and arm["answer"] == "faster":
        answer = FASTER
    return answer, arm["ratio"]["estimate"] if arm["ratio"] else None


def by_pyperf(subject: Subject, variant: str, options: Sequence[str]) -> tuple[str, float | None]:
    """The same function of base and head."""
    row = next(each for each in suite()["workloads"] if each["id"] == subject.workload)
    module, function = row["python"]["function"].split(".py:")
    values = ", ".join(f"{name}={value!r}" for name, value in row["parameter_sets"][0]["arguments"].items())
    paths = [tools.python_path(str(side(subject, name)), subject.pyperf) for name in ("main", variant)]
    ratio, said = tools.pyperf_of_two(
        subject.python, paths, (f"from {module} import {function}", f"{function}({values})"), subject.core, options)
    return answer_of_pyperf(said), ratio


def answer_of_pyperf(said: str) -> str:
    """What compare_to says of the head."""
    if not tools.is_difference_to_pyperf(said):
        return NO_DIFFERENCE
    return SLOWER if "slower" in said else FASTER


if __name__ == "__main__":
    run(main)
