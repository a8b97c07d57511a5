"""The worker by hand: measure one arm and print one readable line, or list what there is."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
import traceback
from typing import NoReturn, Sequence

from gilbench import interpreter, models, workloads
from gilbench.measure import Arm, Clock, Effort, iterate, launch, leave_no_helpers, opened
from gilbench.models.pool import described
from gilbench.protocol import End, Go, Sample, checked_arguments
from gilbench.reading import line_of
from gilbench.workloads import ParameterSet, Place, Workload

_CALIBRATED_SECONDS = 0.15
EXIT_FINE, EXIT_WRONG_RESULT, EXIT_USAGE, EXIT_FAILED = 0, 1, 2, 3


class WrongUse(Exception):
    """What the user asked for cannot be had; the text is one clear sentence."""


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise WrongUse(f"{message}; see --help")


def main(words: Sequence[str]) -> int:
    """Do what the words ask; the exit code."""
    try:
        options = _parser().parse_args(words)
        table = workloads.every()
        if options.list:
            print(listing(table))
            return EXIT_FINE
        with tempfile.TemporaryDirectory(prefix="gilbench-") as data_directory:
            return _measured(options, table, data_directory, time.perf_counter)
    except WrongUse as wrong:
        print(f"gilbench: {wrong}", file=sys.stderr)
        return EXIT_USAGE
    except KeyboardInterrupt:
        print("gilbench: interrupted", file=sys.stderr)
        return 130
    except Exception as error:
        if os.environ.get("GILBENCH_TRACEBACK"):
            traceback.print_exc()
        print(f"gilbench: the measurement failed: {described(error)} (GILBENCH_TRACEBACK=1 shows where)", file=sys.stderr)
        return EXIT_FAILED


def listing(table: Sequence[Workload]) -> str:
    """The workloads and the models, each with what this interpreter cannot do and why."""
    lines = [f"Workloads ({len(table)}), with their parameter sets:"]
    for workload in table:
        sets = ", ".join(one.name for one in workload.parameter_sets)
        obstacle = workload.obstacle() if workload.entry_point else "written in C# only"
        note = f"  [not here: {obstacle}]" if obstacle else ""
        lines.append(f"  {workload.id:<18}{workload.kind:<9}{workload.summary} ({sets}){note}")
    lines += ["", f"Models ({len(models.MODELS)}), with the kinds of workload that they suit:"]
    suits = {row.id: row.suits for row in models.table.rows()}
    for model in models.MODELS:
        note = f"for {', '.join(suits[model.id])}"
        if obstacle := model.obstacle():
            note = f"[not here: {obstacle}]"
        lines.append(f"  {model.id:<30}{note}".rstrip())
    return "\n".join(lines)


def arm_of(options: argparse.Namespace, table: Sequence[Workload], data_directory: str) -> tuple[Arm, ParameterSet]:
    """The arm that the options name and its parameter set; raises WrongUse naming what there is."""
    if options.workload is None or options.model is None:
        raise WrongUse("--workload and --model are both needed; --list shows what there is")
    here = [workload for workload in table if workload.entry_point]
    workload = next((workload for workload in here if workload.id == options.workload), None)
    if workload is None or workload.entry_point is None:
        raise WrongUse(f"there is no workload '{options.workload}' in Python; there are {_names(here)}")
    model = models.find(options.model)
    if model is None:
        raise WrongUse(f"there is no model '{options.model}'; there are {_names(models.MODELS)}")
    if obstacle := model.obstacle(workload):
        raise WrongUse(obstacle)
    chosen = next((one for one in workload.parameter_sets if one.name == options.parameters), None)
    if chosen is None:
        names = ", ".join(one.name for one in workload.parameter_sets)
        raise WrongUse(f"{workload.id} has no parameters '{options.parameters}'; there are {names}")
    if "url" in workload.needs and options.url is None:
        raise WrongUse(f"{workload.id} needs --url URL: the address of a running bench/Server")
    workers = 1 if model.worker_kind == "none" else options.workers or chosen.workers or len(interpreter.affinity() or [0])
    arguments = checked_arguments(dict(chosen.arguments), workload.arguments)
    return Arm(workload, workload.entry_point, arguments, model, workers, Place(options.url, data_directory)), chosen


def calibrated(arm: Arm, clock: Clock) -> int:
    """Units a slice needs to take 0.15 s, found by doubling on a pool of its own."""
    with arm.entry_point.prepared(arm.arguments, arm.place) as place:
        pool, _ = opened(arm, place, clock)
        tasks = arm.workers
        try:
            iterate(pool, tasks, clock)  # the first is cold and says nothing of the others
            while min(iterate(pool, tasks, clock)[0] for _ in range(2)) < _CALIBRATED_SECONDS:
                tasks *= 2
        finally:
            pool.close()
            leave_no_helpers(arm.model)
    return tasks


def _measured(options: argparse.Namespace, table: Sequence[Workload], data_directory: str, clock: Clock) -> int:
    arm, chosen = arm_of(options, table, data_directory)
    tasks = options.tasks or chosen.tasks or calibrated(arm, clock)
    slices = 1 + options.iterations
    effort = Effort(slices, measure_memory=False)
    samples = [reply for reply in launch(arm, effort, [Go(tasks)] * slices + [End()], clock) if isinstance(reply, Sample)]
    line, is_right = line_of(arm, chosen, tasks, samples)
    print(line)
    return EXIT_FINE if is_right else EXIT_WRONG_RESULT


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="python -m gilbench", allow_abbrev=False, description="Measure one workload under one execution model.")
    parser.add_argument("--list", action="store_true", help="what there is, and what this interpreter cannot do")
    parser.add_argument("--describe", action="store_true", help="this interpreter as one JSON object; takes no other option")
    parser.add_argument("--pairs", action="store_true",
                        help="every workload under every model as JSON, with its refusal; takes no other option")
    parser.add_argument("--workload", metavar="ID")
    parser.add_argument("--model", metavar="ID")
    parser.add_argument("--workers", type=_positive, metavar="N", help="as many as the parameters say, else one per processor")
    parser.add_argument("--parameters", default="calibrated", metavar="NAME", help="calibrated (the default), document …")
    parser.add_argument("--tasks", type=_positive, metavar="N", help="units of one slice; else found by doubling")
    parser.add_argument("--iterations", type=_positive, default=5, metavar="K", help="warm slices (5)")
    parser.add_argument("--url", metavar="URL", help="a running bench/Server, for the workloads that fetch")
    return parser


def _positive(word: str) -> int:
    if not (word.isascii() and word.isdigit()) or int(word) == 0:
        raise argparse.ArgumentTypeError(f"'{word}' is not a whole number above 0")
    return int(word)


def _names(registry: Sequence[Workload] | Sequence[models.Model]) -> str:
    return ", ".join(line.id for line in registry)
