"""`python -m gilbench --examine`: one function called a few times, and what that showed, as one JSON object.

It is called in a child, so that whatever it does to its process (os._exit, a crash, a fork that comes back) is still answered.
"""

from __future__ import annotations

import json
import os
import select
import signal
import sys
from typing import Any

from gilbench.models.lifeline import Lifeline
from gilbench.models.pool import WorkerFailed
from gilbench.strict import USAGE, Refused, fields_of
from gilbench.user_code import leaving

_FIELDS: dict[str, tuple[type, bool]] = {
    "function": (str, False), "folder": (str, False), "setup": (str, True), "arguments": (dict, False), "asyncio_run": (bool, False),
    "result": (str, False), "check": (str, True), "tolerance": (float, True), "calls_seconds": (float, False),
}
ANSWERED = (
    "module", "file", "is_coroutine", "summary", "calls", "wall_seconds", "cpu_seconds", "seconds_per_call", "kind", "result",
    "result_is_constant", "unequal", "arguments_obstacle", "result_obstacle", "function_obstacle", "fork_obstacle",
    "interpreter_obstacle", "threads_left", "processes_left", "idle_cpu_share", "starts_threads", "starts_processes",
    "gil_enabled", "gil_enabled_by", "packages", "modules",
)
"""The fields of an answer beside `error`; all are null where that is not."""

_POLL_SECONDS = 0.1
_dumps = json.dumps  # the user's code may put another in its place
_EXIT_ANSWERED, _EXIT_USAGE = 0, 2


def main() -> int:
    """Answer the request on standard input; the exit code."""
    replies = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    try:
        fields = _read(sys.stdin.readline())
    except Refused as refusal:
        print(f"gilbench: {refusal}", file=sys.stderr)
        return _EXIT_USAGE
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    replies.write(_answered(fields) + "\n")
    replies.flush()
    return _EXIT_ANSWERED


def _read(line: str) -> dict[str, Any]:
    try:
        document = json.loads(line)
    except ValueError as error:
        raise Refused(USAGE, f"the request is not one line of JSON: {error}") from None
    return fields_of(document, "the request", _FIELDS)


def _answered(fields: dict[str, Any]) -> str:
    """The answer that a child gave, or the words of how it ended without one."""
    lifeline = Lifeline.cast("fork")
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        _examine(fields, lifeline, reader, writer)
    os.close(writer)
    text, has_ended, status = b"", False, 0
    while not text.endswith(b"\n"):
        if select.select([reader], [], [], 0 if has_ended else _POLL_SECONDS)[0] and (piece := os.read(reader, 1 << 16)):
            text += piece
        elif has_ended:  # whoever else holds the pipe was left behind and will write nothing
            text = (json.dumps(_failed(_how(status))) + "\n").encode()
        else:
            ended, status = os.waitpid(child, os.WNOHANG)
            has_ended = ended != 0
    leaving.end_left_processes()
    return text.decode().rstrip("\n")


def _examine(fields: dict[str, Any], lifeline: Lifeline, reader: int, writer: int) -> None:
    """The child: it never returns."""
    lifeline.hold()
    os.close(reader)
    from gilbench.user_code import examination
    from gilbench.user_code.failures import claim

    claim()
    try:
        answer = examination.of(fields)
    except (Refused, WorkerFailed) as said:
        answer = _failed(str(said))
    except BaseException as error:
        answer = _failed(f"{type(error).__name__}: {' '.join(str(error).split())}")
    text = (_dumps(answer) + "\n").encode()
    while text:
        text = text[os.write(writer, text):]
    leaving.end_left_processes()
    leaving.leave(0)


def _failed(message: str) -> dict[str, Any]:
    return {"error": message, **dict.fromkeys(ANSWERED)}


def _how(status: int) -> str:
    if os.WIFSIGNALED(status):
        number = os.WTERMSIG(status)
        try:
            name = signal.Signals(number).name
        except ValueError:
            name = "no name"
        return f"the function ended its process by signal {number} ({name})"
    return f"the function ended its process with exit code {os.WEXITSTATUS(status)}, as os._exit does"
