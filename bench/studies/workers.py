"""A worker process by protocol 2 (bench/PROTOCOL.md): started pinned, asked for one slice at a time, never left behind."""

from __future__ import annotations

import json
import os
import select
import signal
import subprocess
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from studies.program import CouldNotMeasure

REPLY_SECONDS = 60.0


@dataclass(frozen=True)
class Launch:
    """A command line that speaks the protocol, and what it is asked to prepare."""

    name: str
    command: Sequence[str]
    workload: str
    arguments: Mapping[str, Any]
    cores: str
    model: str = "sequential"
    workers: int = 1
    environment: Mapping[str, str] = field(default_factory=dict)

    def request(self, slices: int) -> dict[str, Any]:
        """The first line that the worker reads."""
        return {
            "protocol": 2, "launch": self.name, "workload": self.workload, "arguments": dict(self.arguments), "model": self.model,
            "workers": self.workers, "slices": slices, "measure_memory": False,
            "context": {"url": None, "data_directory": None, "artifacts_directory": None},
        }


def clean_environment(changes: Mapping[str, str]) -> dict[str, str]:
    """The user's environment without what would change a runtime's behaviour, with changes."""
    kept = {
        name: value for name, value in os.environ.items()
        if not name.startswith(("PYTHON", "DOTNET_", "COMPlus_", "GILBENCH_")) or name.startswith("DOTNET_ROOT")}
    return {**kept, **changes}


class Worker:
    """A started worker. As a context manager it is ended, or killed where an error passes through."""

    def __init__(self, launch: Launch, slices: int) -> None:
        self._launch = launch
        self._errors = tempfile.TemporaryFile()
        self._unread = b""
        # BenchmarkDotNet makes a folder for its results in the current one.
        self._folder = tempfile.TemporaryDirectory(prefix="gilbench-study-")
        # A session of its own: an interrupt from the terminal reaches this program alone, which then ends its workers.
        self._process = subprocess.Popen(
            ["taskset", "--cpu-list", launch.cores, *launch.command], env=clean_environment(launch.environment), start_new_session=True,
            cwd=self._folder.name, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self._errors, bufsize=0)
        self._write(launch.request(slices))

    def __enter__(self) -> Worker:
        return self

    def __exit__(self, kind: object, *_: object) -> None:
        try:
            if kind is None:
                self._write({"type": "end"})
                self._read("done")
                self._process.wait(REPLY_SECONDS)
        except subprocess.TimeoutExpired:
            raise CouldNotMeasure(f"{self._launch.name} did not end within {REPLY_SECONDS:.0f} s") from None
        finally:
            kill_group(self._process)
            for stream in (self._process.stdin, self._process.stdout, self._errors):
                stream.close()
            self._folder.cleanup()

    def await_ready(self) -> dict[str, Any]:
        """Until every worker of the launch stands at its barrier; what it says of itself."""
        return self._read("ready")

    def slice(self, tasks: int) -> dict[str, Any]:
        """Run one slice of so many units; its sample."""
        self._write({"type": "go", "tasks": tasks})
        return self._read("sample")

    def _write(self, line: Mapping[str, Any]) -> None:
        try:
            self._process.stdin.write((json.dumps(line) + "\n").encode())
        except BrokenPipeError:
            self._fail("is gone")

    def _read(self, kind: str) -> dict[str, Any]:
        try:
            reply = json.loads(self._line())
        except ValueError:
            self._fail("wrote something else than a line of JSON")
        if reply.get("type") == "failed":
            raise CouldNotMeasure(f"{self._launch.name} failed: {reply.get('message')}")
        if reply.get("type") != kind:
            self._fail(f"answered '{reply.get('type')}' instead of '{kind}'")
        return reply

    def _line(self) -> bytes:
        deadline = time.monotonic() + REPLY_SECONDS
        while b"\n" not in self._unread:
            readable, _, _ = select.select([self._process.stdout], [], [], max(0.0, deadline - time.monotonic()))
            if not readable:
                self._fail(f"did not answer within {REPLY_SECONDS:.0f} s")
            chunk = os.read(self._process.stdout.fileno(), 65536)
            if not chunk:
                self._fail("ended without an answer")
            self._unread += chunk
        line, _, self._unread = self._unread.partition(b"\n")
        return line

    def _fail(self, what: str) -> None:
        kill_group(self._process)
        self._errors.seek(0)
        words = self._errors.read().decode(errors="replace").strip().splitlines()
        raise CouldNotMeasure(f"{self._launch.name} {what}{': ' + words[-1] if words else ''}")


def kill_group(process: subprocess.Popen[bytes]) -> None:
    """End a process that leads a session, and what it started; nothing happens where it has ended and left none."""
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:
        pass
    process.wait()


def finished(command: Sequence[str], environment: Mapping[str, str], limit_seconds: float) -> str:
    """What a tool printed, run to its end in a session of its own; a failure or too long a run is one sentence."""
    process = subprocess.Popen(
        list(command), env=clean_environment(environment), start_new_session=True, text=True,
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    try:
        output, _ = process.communicate(timeout=limit_seconds)
    except subprocess.TimeoutExpired:
        raise CouldNotMeasure(f"'{' '.join(command)[:100]}' took longer than {limit_seconds:.0f} s") from None
    finally:
        kill_group(process)
    if process.returncode != 0:
        raise CouldNotMeasure(f"'{' '.join(command)[:100]}' failed: {(output.strip().splitlines() or ['without a word'])[-1]}")
    return output
