"""Launching the worker on code of a user's, as the harness does: the worker's working directory is the user's folder."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from tests.launching import TIMEOUT_SECONDS, Outcome, alive_in_session, commands, environment, request

FOLDER = Path(__file__).resolve().parent / "user_code"
_ENDING_SECONDS = 5.0
"""How long helpers of multiprocessing may take to end behind a worker that has ended."""


def user_request(function: str, model: str = "sequential", arguments: dict[str, Any] | None = None, **changes: Any) -> dict[str, Any]:
    """A request for that function; changes to its code, `folder` among them, or to `workers` and `slices`."""
    code = {"function": function, "assembly": None, "method": None, "folder": str(FOLDER), "setup": None, "asyncio_run": False,
            "result": "compared", "expected": None, "tolerance": None, "check": None, "shared_arguments": False}
    of_request = {name: changes.pop(name) for name in ("workers", "slices", "measure_memory") if name in changes}
    return request(workload="mine", arguments=arguments or {}, model=model, code={**code, **changes}, **of_request)


def run(function: str, model: str = "sequential", arguments: dict[str, Any] | None = None, tasks: int = 5, **changes: Any) -> Outcome:
    """The worker run to its end on that function."""
    fields = user_request(function, model, arguments, **changes)
    with subprocess.Popen([sys.executable, "-m", "gilbench"], cwd=fields["code"]["folder"], env=environment(), stdin=subprocess.PIPE,
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True) as process:
        try:
            assert process.stdin is not None
            process.stdin.write(json.dumps(fields) + "\n" + commands(fields["slices"], tasks))
            process.stdin.flush()
            exit_code = process.wait(TIMEOUT_SECONDS)
            left = left_in_session(process.pid)
            replies, errors = process.communicate(timeout=TIMEOUT_SECONDS)
        finally:
            process.kill()
    return Outcome(exit_code, [json.loads(line) for line in replies.splitlines()], errors, left)


def examined(function: str, arguments: dict[str, Any] | None = None, **changes: Any) -> dict[str, Any]:
    """The answer of an examination, which lasts no longer than its first three calls."""
    fields = {"function": function, "folder": str(FOLDER), "setup": None, "arguments": arguments or {}, "asyncio_run": False,
              "result": "compared", "check": None, "tolerance": None, "calls_seconds": 0.01, **changes}
    with subprocess.Popen([sys.executable, "-m", "gilbench", "--examine"], cwd=fields["folder"], env=environment(),
                          stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
                          start_new_session=True) as process:
        try:
            answer, errors = process.communicate(json.dumps(fields) + "\n", timeout=TIMEOUT_SECONDS)
            left = left_in_session(process.pid)
        finally:
            process.kill()
    assert (process.returncode, left, answer.count("\n")) == (0, [], 1), (process.returncode, left, answer, errors)
    return json.loads(answer)


def left_in_session(session: int) -> list[int]:
    """Processes of that session that go on living."""
    deadline = time.monotonic() + _ENDING_SECONDS
    while (left := alive_in_session(session)) and time.monotonic() < deadline:
        time.sleep(0.01)
    return left
