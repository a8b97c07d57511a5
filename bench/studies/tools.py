"""pyperf and hyperfine as their users run them: the same thing measured twice, and what each tool then says of the two."""

from __future__ import annotations

import json
import math
import os
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from studies.program import CouldNotMeasure
from studies.workers import finished

TOOL_SECONDS = 600.0


@dataclass(frozen=True)
class Twice:
    """The same thing measured twice. `ratio`: the second ÷ the first, 1 being right. `is_called_different`: what the tool says of it."""

    ratio: float
    is_called_different: bool
    seconds: float


@dataclass(frozen=True)
class Spread:
    """Of several tries: how far from 1 a ratio of a thing to itself came, as |ln ratio|: the largest, and the root mean square, which no
    single try decides. `called`: how often the tool called it a difference."""

    largest: float
    typical: float
    called: int
    tries: int
    seconds: float


def spread(tries: Sequence[Twice]) -> Spread:
    """Largest |ln ratio|, root mean square of ln ratio, verdicts and mean seconds."""
    logs = [math.log(each.ratio) for each in tries]
    typical = math.sqrt(statistics.fmean(log * log for log in logs))
    return Spread(max(map(abs, logs)), typical, sum(each.is_called_different for each in tries), len(tries),
                  statistics.fmean(each.seconds for each in tries))


def timed(measure: Callable[[], tuple[float, bool]]) -> Twice:
    """A measurement with the seconds that it took."""
    begun = time.monotonic()
    ratio, is_called_different = measure()
    return Twice(ratio, is_called_different, time.monotonic() - begun)


def pyperf(interpreter: str, path: str, setup: str, statement: str, core: int, options: Sequence[str]) -> tuple[float, bool]:
    """Two saved runs of `pyperf timeit` and `compare_to`; `path`: what PYTHONPATH must hold."""
    ratio, said = pyperf_of_two(interpreter, (path, path), (setup, statement), core, options)
    return ratio, is_difference_to_pyperf(said)


def pyperf_of_two(
        interpreter: str, paths: Sequence[str], code: tuple[str, str], core: int, options: Sequence[str]) -> tuple[float, str]:
    """A saved run of `pyperf timeit` for each of two PYTHONPATHs, of the same setup and statement: the ratio of their means, and what
    `compare_to` says of the second."""
    with tempfile.TemporaryDirectory(prefix="gilbench-study-") as folder:
        files = [str(Path(folder, name)) for name in ("one.json", "other.json")]
        tool = [interpreter, "-m", "pyperf"]
        for file, path in zip(files, paths):
            finished(["taskset", "--cpu-list", str(core), *tool, "timeit", "--quiet", *options, "-s", *code, "-o", file],
                     {"PYTHONPATH": path}, TOOL_SECONDS)
        said = finished([*tool, "compare_to", *files], {"PYTHONPATH": paths[0]}, TOOL_SECONDS)
        one, other = (pyperf_mean(Path(file).read_text(encoding="utf-8")) for file in files)
    return other / one, said


def pyperf_mean(text: str) -> float:
    """The mean over the values of a saved run with one benchmark, which is what compare_to compares."""
    runs = json.loads(text)["benchmarks"][0]["runs"]
    return statistics.fmean(value for each in runs for value in each.get("values", []))


def is_difference_to_pyperf(said: str) -> bool:
    """Whether compare_to called it one. It says 'not significant' where not, and a factor 'faster' or 'slower' where so."""
    if "not significant" in said.lower():
        return False
    if any(word in said for word in ("faster", "slower", "no change")):
        return "no change" not in said
    raise CouldNotMeasure(f"pyperf compare_to said what this script does not know: {(said.strip().splitlines() or ['nothing'])[-1]}")


def hyperfine(tool: str, command: str, path: str, core: int, options: Sequence[str]) -> tuple[float, bool]:
    """The same command given twice. hyperfine always names a faster one, with ±; a difference is one beyond that ±."""
    with tempfile.TemporaryDirectory(prefix="gilbench-study-") as folder:
        file = Path(folder, "both.json")
        words = ["--shell=none", "--style", "none", *options, "--export-json", str(file), command, command]
        finished(["taskset", "--cpu-list", str(core), tool, *words], {"PYTHONPATH": path}, TOOL_SECONDS)
        return hyperfine_ratio(file.read_text(encoding="utf-8"))


def hyperfine_ratio(text: str) -> tuple[float, bool]:
    """Of its exported JSON: second ÷ first, and whether the faster is ahead by more than the ± that hyperfine prints (the relative standard
    deviations of both, added as squares)."""
    one, other = json.loads(text)["results"]
    ratio = other["mean"] / one["mean"]
    factor = max(ratio, 1 / ratio)
    uncertainty = factor * math.hypot(one["stddev"] / one["mean"], other["stddev"] / other["mean"])
    return ratio, factor - 1 > uncertainty


def python_path(*folders: str) -> str:
    """For PYTHONPATH."""
    return os.pathsep.join(folder for folder in folders if folder)
