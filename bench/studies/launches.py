"""The command lines of the workers that the studies compare: GilBench's own, and those that run a reference tool's loop by the protocol."""

from __future__ import annotations

import json
import os
from pathlib import Path

from studies.program import PYTHON_SOURCE, ROOT, WrongUse, dotnet_program
from studies.workers import Launch, finished

# One thread on one core: the runtime would wait ten times as long before it compiles optimised code (the harness sets it too).
DOTNET_ENVIRONMENT = {"DOTNET_TC_DelaySingleProcMultiplier": "1", "DOTNET_NOLOGO": "1"}
# Longer than the harness's 0.6 s: where other programs hold up the compiler's thread, that left launches unoptimised.
DOTNET_WARM_UP_SECONDS = 1.0


def calibrated(workload: str) -> dict[str, float]:
    """The arguments of the workload's `calibrated` parameter set."""
    catalogue = json.loads((ROOT / "bench" / "workloads.json").read_text(encoding="utf-8"))
    row = next(row for row in catalogue["workloads"] if row["id"] == workload)
    return next(each["arguments"] for each in row["parameter_sets"] if each["name"] == "calibrated")


def python(name: str, interpreter: str, workload: str, arguments: dict[str, float], core: int) -> Launch:
    """GilBench's Python worker, started as the harness starts it."""
    return Launch(name, [interpreter, "-s", "-S", "-m", "gilbench"], workload, arguments, str(core),
                  environment={"PYTHONPATH": str(PYTHON_SOURCE)})


def csharp(name: str, workload: str, arguments: dict[str, float], core: int, model: str = "sequential") -> Launch:
    """GilBench's C# worker."""
    return Launch(name, [dotnet_program(), "--worker"], workload, arguments, str(core), model, environment=DOTNET_ENVIRONMENT)


def beside_pyperf(loop: str, interpreter: str, folder: str, workload: str, arguments: dict[str, float], core: int) -> Launch:
    """By the protocol, `loop` being pyperf or gilbench, in processes that have imported the same (pyperf_worker.py); `folder` holds
    pyperf. The launch is called as the loop is."""
    path = os.pathsep.join([str(PYTHON_SOURCE), str(ROOT / "bench"), folder])
    return Launch(loop, [interpreter, "-s", "-S", "-m", "studies.pyperf_worker", loop], workload, arguments, str(core),
                  environment={"PYTHONPATH": path})


def benchmarkdotnet_loop(name: str, workload: str, arguments: dict[str, float], core: int, calls: int) -> Launch:
    """BenchmarkDotNet's own loop by the protocol; so many calls in every slice."""
    return Launch(name, [dotnet_program(), "--reference", str(calls)], workload, arguments, str(core), environment=DOTNET_ENVIRONMENT)


def pyperf_folder(interpreter: str, folder: str | None) -> str:
    """The folder from which this interpreter gets pyperf: the one that was named, else its own."""
    if folder is not None:
        if not Path(folder, "pyperf", "__init__.py").is_file():
            raise WrongUse(f"the folder '{folder}' holds no pyperf; put it there by: python3 -m pip install --target {folder} pyperf")
        return os.path.abspath(folder)
    asked = finished(
        [interpreter, "-c", "import importlib.util as u; s = u.find_spec('pyperf'); print(s.origin if s else '')"], {}, 30).strip()
    if not asked:
        raise WrongUse(f"{interpreter} has no pyperf; name a folder that holds it by --pyperf, or an interpreter that has it by --python")
    return str(Path(asked).resolve().parent.parent)
