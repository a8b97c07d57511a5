"""Launching the worker as the harness does: a fresh process in a session of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gilbench.workloads import Workload

SOURCE = Path(__file__).resolve().parents[1] / "src"
TIMEOUT_SECONDS = 60.0
_COMPILED = tempfile.TemporaryDirectory(prefix="gilbench-compiled-")
"""Where all workers of these tests keep what they compile, as the harness's do: else each compiles the same modules anew."""

SMALL: dict[str, tuple[dict[str, Any], str]] = {
    "sum_range": ({"n": 1000}, "499500"),
    "sum_squares": ({"n": 1000}, "332833500"),
    "sum_squares_loop": ({"n": 1000}, "332833500"),
    "fibonacci": ({"n": 10}, "55"),
    "map_square": ({"n": 1000}, "332833500"),
    "hash_blocks": ({"blocks": 1}, "631b84027d6b9e52b539c4e8373622d23032dfadc64d60af87339c9037e4f769"),
    "sleep": ({"seconds": 0.001}, "slept"),
    "timer": ({"seconds": 0.001}, "waited"),
    "http_get": ({"latency_ms": 0, "bytes": 1024}, "200:1024:dba4a6315b76548b"),
    "file_scan": ({"lines": 100}, "10"),
    "fetch_compute": ({"latency_ms": 0, "n": 1000}, "332833500"),
}
"""Workloads whose calibrated arguments would make the tests slow: smaller ones, and the result they must have."""


def small(workload: Workload) -> tuple[dict[str, Any], str]:
    """Arguments for a test and the result they must have: the calibrated ones, unless there are smaller ones above."""
    one = next(one for one in workload.parameter_sets if one.name == "calibrated")
    return SMALL.get(workload.id) or (dict(one.arguments), one.expected or "")


@dataclass(frozen=True)
class Outcome:
    """What a launch left behind. `left`: processes of its session that were alive when it had exited."""

    exit_code: int
    replies: list[dict[str, Any]]
    errors: str
    left: list[int]


def request(**changes: Any) -> dict[str, Any]:
    """A request that is right, with changes; a change to `...` leaves the field out."""
    fields: dict[str, Any] = {
        "protocol": 2, "launch": "test", "workload": "sum_squares", "arguments": {"n": 1000}, "model": "sequential",
        "workers": 2, "slices": 2, "measure_memory": False,
        "context": {"url": None, "data_directory": None, "artifacts_directory": None},
    }
    return {name: value for name, value in {**fields, **changes}.items() if value is not ...}


def command(*words: str) -> tuple[list[str], dict[str, str]]:
    """The command line of the worker under this interpreter, and its environment."""
    return [sys.executable, *(words or ("-m", "gilbench"))], environment()


def environment() -> dict[str, str]:
    """The worker's, with warnings off: whoever watches for one must not depend on that."""
    of_tests = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**of_tests, "PYTHONPATH": str(SOURCE), "PYTHONWARNINGS": "ignore", "PYTHONPYCACHEPREFIX": _COMPILED.name}


def commands(slices: int, tasks: int) -> str:
    """So many slices and the end, one command a line."""
    return "".join(json.dumps({"type": "go", "tasks": tasks}) + "\n" for _ in range(slices)) + '{"type": "end"}\n'


def begin(text: str, *words: str) -> subprocess.Popen[str]:
    """The worker with some lines as input, in a session of its own; closing its standard input, which stays open, ends it."""
    line, environment = command(*words)
    process = subprocess.Popen(line, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                               text=True, start_new_session=True)
    assert process.stdin is not None
    process.stdin.write(text)
    process.stdin.flush()
    return process


def start(fields: dict[str, Any], *words: str, tasks: int = 5) -> subprocess.Popen[str]:
    """The same with its request and all its commands."""
    return begin(json.dumps(fields) + "\n" + commands(fields.get("slices", 0), tasks), *words)


def launched(fields: dict[str, Any], *words: str, tasks: int = 5) -> Outcome:
    """The worker run to its end."""
    process = start(fields, *words, tasks=tasks)
    try:
        exit_code = process.wait(TIMEOUT_SECONDS)
        left = alive_in_session(process.pid)
        replies, errors = process.communicate(timeout=TIMEOUT_SECONDS)
    finally:
        process.kill()
    return Outcome(exit_code, [json.loads(line) for line in replies.splitlines()], errors, left)


def by_hand(*words: str) -> subprocess.CompletedProcess[str]:
    """The worker with arguments, run to its end."""
    line, environment = command("-m", "gilbench", *words)
    return subprocess.run(line, env=environment, capture_output=True, text=True, timeout=TIMEOUT_SECONDS)


def alive_in_session(session: int) -> list[int]:
    """Processes of that session that have not ended."""
    found = []
    for name in os.listdir("/proc"):
        if name.isdigit():
            try:
                fields = Path(f"/proc/{name}/stat").read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
            except OSError:
                continue
            if int(fields[3]) == session and fields[0] not in "ZX":
                found.append(int(name))
    return found
