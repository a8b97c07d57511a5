#!/usr/bin/env python3
"""Does GilBench's way of measuring bias a figure? Its `sequential` arms against the reference tools of both languages.

    python3 bench/bias.py --python PATH [--rounds 10] [--core 0] [--workload sum_squares]

In every round the same function is timed on the same core by GilBench's worker and by pyperf (Python), and by GilBench's worker and by
BenchmarkDotNet's default job (C#), in alternating order; the figure is the median over the rounds of the ratio GilBench ÷ reference, with
its smallest and largest. pyperf must be importable by PATH or lie in a folder named by --pyperf. Not a test: it takes minutes, and wants
an idle machine. On a machine that others disturb, the ratio of the fastest times of all rounds is printed too: a disturbance only ever adds
time. Build first: ./run-all.sh list models.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "bench" / "Python" / "src"
DOTNET = ROOT / "artifacts" / "bin" / "GilBench.DotNet" / "release" / "GilBench.DotNet.dll"

# The function that both tools time, as pyperf is given it.
PYPERF_SCRIPT = """
import pyperf
from gilbench.workloads.arithmetic import {workload}
runner = pyperf.Runner(processes=1, values=10, warmups=2)
runner.bench_func({workload!r}, {workload}, {n})
"""


def main() -> int:
    """Parse, measure, print; 0 where both ratios lie within 1 %, else 1."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--python", required=True, help="the interpreter to check")
    parser.add_argument("--rounds", type=int, default=10)
    parser.add_argument("--core", type=int, default=0)
    parser.add_argument("--workload", default="sum_squares", choices=["sum_range", "sum_squares", "sum_squares_loop", "fibonacci"])
    parser.add_argument("--language", choices=["python", "csharp", "both"], default="both")
    parser.add_argument("--pyperf", default="", help="a folder that holds pyperf")
    options = parser.parse_args()
    n = int(calibrated(options.workload)["n"])
    within = True
    for language, label, ours, reference in (
        ("python", f"Python: {options.workload} by GilBench ÷ by pyperf", python_worker, by_pyperf),
        ("csharp", f"C#: {options.workload} by GilBench ÷ by BenchmarkDotNet's default job", dotnet_worker, by_benchmarkdotnet),
    ):
        if options.language not in (language, "both"):
            continue
        mine, theirs = rounds(lambda: ours(options, n), lambda: reference(options, n), options.rounds)
        ratios = [statistics.median(one) / statistics.median(other) for one, other in zip(mine, theirs)]
        median = statistics.median(ratios)
        fastest = min(map(min, mine)) / min(map(min, theirs))
        within = within and abs(median - 1) <= 0.01
        print(f"{label}: {median:.4f} [{min(ratios):.4f}, {max(ratios):.4f}], {len(ratios)} rounds; "
              f"fastest ÷ fastest {fastest:.4f}", flush=True)
    return 0 if within else 1


def rounds(ours, reference, count: int) -> tuple[list[list[float]], list[list[float]]]:
    """Seconds per unit of each round's iterations, GilBench's and the reference's; who goes first alternates."""
    mine, theirs = [], []
    for number in range(count):
        for measure, into in ((ours, mine), (reference, theirs)) if number % 2 == 0 else ((reference, theirs), (ours, mine)):
            into.append(measure())
        print(f"  round {number + 1}: {statistics.median(mine[-1]) * 1e6:.1f} µs, {statistics.median(theirs[-1]) * 1e6:.1f} µs", file=sys.stderr, flush=True)
    return mine, theirs


def calibrated(workload: str) -> dict[str, float]:
    """The arguments of the workload's `calibrated` parameter set."""
    catalogue = json.loads((ROOT / "bench" / "workloads.json").read_text(encoding="utf-8"))
    row = next(row for row in catalogue["workloads"] if row["id"] == workload)
    return next(each["arguments"] for each in row["parameter_sets"] if each["name"] == "calibrated")


def python_worker(options: argparse.Namespace, n: int) -> list[float]:
    """Seconds per unit of one launch's iterations under the `sequential` model in Python."""
    return launch(options, [options.python, "-s", "-S", "-m", "gilbench"], n, tasks=40, warmup=0.0)


def dotnet_worker(options: argparse.Namespace, n: int) -> list[float]:
    """Seconds per unit of one launch's iterations under the `sequential` model in C#."""
    return launch(options, ["dotnet", str(DOTNET), "--worker"], n, tasks=1000, warmup=0.6)


def launch(options: argparse.Namespace, command: list[str], n: int, tasks: int, warmup: float) -> list[float]:
    request = {
        "protocol": 1, "launch": "bias", "workload": options.workload, "arguments": {"n": n}, "tasks": tasks, "model": "sequential",
        "workers": 1, "iterations": 10, "warmup_seconds": warmup, "measure_memory": False,
        "context": {"url": None, "data_directory": None, "artifacts_directory": None},
    }
    replies = [json.loads(line) for line in run(options, command, json.dumps(request) + "\n").splitlines()]
    return [reply["wall_seconds"] / tasks for reply in replies if reply["type"] == "sample" and reply["phase"] == "warm"]


def by_pyperf(options: argparse.Namespace, n: int) -> list[float]:
    """Seconds per call by pyperf: one process's values."""
    with tempfile.TemporaryDirectory() as folder:
        script, output = Path(folder, "script.py"), Path(folder, "out.json")
        script.write_text(PYPERF_SCRIPT.format(workload=options.workload, n=n), encoding="utf-8")
        run(options, [options.python, str(script), "--quiet", "--copy-env", "--output", str(output)], "")
        document = json.loads(output.read_text(encoding="utf-8"))
        return [value for each in document["benchmarks"][0]["runs"] for value in each.get("values", [])]


def by_benchmarkdotnet(options: argparse.Namespace, _n: int) -> list[float]:
    """Seconds per call by BenchmarkDotNet's default job: its own values."""
    method = "".join(word.capitalize() for word in options.workload.split("_"))
    with tempfile.TemporaryDirectory() as folder:
        run(options, ["dotnet", str(DOTNET), "--filter", f"*.Units.{method}", "--exporters", "json", "--artifacts", folder], "")
        document = json.loads(next(Path(folder, "results").glob("*full*.json")).read_text(encoding="utf-8"))
        return [nanoseconds / 1e9 for nanoseconds in document["Benchmarks"][0]["Statistics"]["OriginalValues"]]


def run(options: argparse.Namespace, command: list[str], text: str) -> str:
    environment = dict(os.environ, PYTHONPATH=os.pathsep.join(filter(None, [str(SOURCE), options.pyperf])), DOTNET_TC_DelaySingleProcMultiplier="1")
    with tempfile.TemporaryFile("w+", encoding="utf-8") as given:  # a worker ends with a pipe's other end, and a file has none
        given.write(text)
        given.seek(0)
        done = subprocess.run(["taskset", "--cpu-list", str(options.core), *command], stdin=given, capture_output=True, text=True, env=environment,
                              cwd=ROOT, check=False)
    if done.returncode != 0:
        sys.exit(f"bias: {' '.join(command)} failed: {(done.stderr or done.stdout).strip().splitlines()[-1:]}")
    return done.stdout


if __name__ == "__main__":
    sys.exit(main())
