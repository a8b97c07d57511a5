"""What a few calls of the user's function show of it: what it is, what its calls cost, what stands in whose way."""

from __future__ import annotations

import json
import resource
import sys
import threading
import time
from typing import Any, Callable

from gilbench import interpreter
from gilbench.models.pool import WorkerFailed
from gilbench.user_code import gil_watch, leaving, loading, obstacles
from gilbench.user_code.code import UserCode
from gilbench.user_code.failures import explaining, leave_quietly, process
from gilbench.user_code.pickling import function_obstacle, obstacle
from gilbench.user_code.texts import LONGEST_WHOLE, Texts
from gilbench.user_code.units import FUNCTION
from gilbench.workloads.workload import Place

# The user's code may put others in their place.
_clock, _process_clock, _sleep, _dumps = time.perf_counter, time.process_time, time.sleep, json.dumps
_open, _whole = open, int

_LEAST_CALLS, _MOST_CALLS = 3, 1000
_IDLE_SECONDS = 0.15
_COMPUTES_FROM, _WAITS_TO = 0.9, 0.1


def of(fields: dict[str, Any]) -> dict[str, Any]:
    """The answer to a request; raises Refused or WorkerFailed with the sentence that is the answer then."""
    arguments, seconds = fields["arguments"], fields["calls_seconds"]
    code = UserCode(fields["function"], fields["folder"], fields["setup"], True, fields["result"], None, fields["tolerance"],
                    fields["check"])
    before = set(sys.modules)
    starts = obstacles.Starts()
    threads_before = set(threading.enumerate())
    function = code.load()
    is_coroutine = loading.is_coroutine_function(function)
    calls = _Calls(code, arguments)
    if is_coroutine:
        import asyncio

        fork = asyncio.run(_awaited(code, arguments, calls, seconds, starts, threads_before))
    else:
        with code.open(arguments, Place()) as unit:
            fork = obstacles.fork_obstacle(threads_before)
            starts.begin()
            calls.run(unit.call, seconds)
            starts.end()
    left = [thread.name for thread in threading.enumerate() if thread not in threads_before and thread is not threading.current_thread()]
    processes_left = leaving.left_processes()
    idle = _idle_cpu_share()
    module = sys.modules.get(getattr(function, "__module__", None) or "")
    return {
        "error": None, "module": getattr(function, "__module__", None), "file": getattr(module, "__file__", None),
        "is_coroutine": is_coroutine, "summary": _summary(function), **calls.figures(),
        "arguments_obstacle": obstacle("argument", arguments), "result_obstacle": obstacle("result", calls.first_result),
        "function_obstacle": function_obstacle(function), "fork_obstacle": fork,
        "interpreter_obstacle": obstacles.interpreter_obstacle(code),
        "threads_left": left, "processes_left": processes_left, "idle_cpu_share": idle,
        "starts_threads": starts.threads, "starts_processes": starts.processes or processes_left > 0,
        "gil_enabled": interpreter.gil_enabled(), "gil_enabled_by": gil_watch.names(),
        "packages": obstacles.packages(set(sys.modules) - before, code.origin()), "modules": interpreter.modules(),
    }


async def _awaited(code: UserCode, arguments: dict[str, Any], calls: _Calls, seconds: float, starts: obstacles.Starts,
                   threads_before: set[threading.Thread]) -> str | None:
    async with code.open_async(arguments, Place()) as unit:
        fork = obstacles.fork_obstacle(threads_before)
        starts.begin()
        while calls.wants_more(seconds):
            begun = calls.begin()
            result = await unit()
            calls.end(begun, result)
        starts.end()
    return fork


class _Calls:
    """Calls, timed one by one; their results compared with the first."""

    def __init__(self, code: UserCode, arguments: dict[str, Any]) -> None:
        self.first_result: Any = None
        self._code = code
        self._arguments_json = _dumps(arguments)
        self._texts: Texts = code.texts(self._arguments_json)
        self._count = 0
        self._wall = self._cpu = 0.0
        self._first = ""
        self._unequal: str | None = None
        self._begun = _clock()
        self._queued = 0.0

    def run(self, call: Callable[[], Any], seconds: float) -> None:
        """As many as are wanted."""
        with explaining(self._code.origin(), FUNCTION):
            while self.wants_more(seconds):
                begun = self.begin()
                result = call()
                if process.is_stray:
                    leave_quietly()
                self.end(begun, result)

    def wants_more(self, seconds: float) -> bool:
        """At least three calls, and so many seconds; one that takes longer is enough."""
        if self._count == 0:
            return True
        if self._count == 1 and self._wall >= seconds or self._count >= _MOST_CALLS:
            return False
        return self._count < _LEAST_CALLS or _clock() - self._begun < seconds

    def begin(self) -> tuple[float, float, float]:
        """What the clocks say before a call."""
        queued, cpu = _queued_seconds(), _cpu_seconds()
        return _clock(), cpu, queued

    def end(self, begun: tuple[float, float, float], result: Any) -> None:
        """A call is over: what it cost and what it returned."""
        self._wall += _clock() - begun[0]
        self._cpu += _cpu_seconds() - begun[1]
        self._queued += _queued_seconds() - begun[2]
        self._count += 1
        if hasattr(result, "__await__"):
            close = getattr(result, "close", None)
            if close:
                close()
            raise WorkerFailed(f"{self._code.name} returned {type(result).__name__} to be awaited, though it is no coroutine function; "
                               "define it by async def")
        if self._count == 1:
            self.first_result, self._first = result, self._texts.of(result, LONGEST_WHOLE)
            if self._code.result == "compared" and self._code.check is None:
                self._texts = self._texts.expecting(self._first)
        elif self._unequal is None and (other := self._texts.of(result, LONGEST_WHOLE)) != self._first:
            self._unequal = other

    def figures(self) -> dict[str, Any]:
        """The fields of the answer that the calls gave."""
        wall = max(self._wall - self._queued, min(self._cpu, self._wall))
        share = self._cpu / wall if wall else 1.0
        return {
            "calls": self._count, "wall_seconds": wall, "cpu_seconds": self._cpu, "seconds_per_call": wall / self._count,
            "kind": "cpu" if share >= _COMPUTES_FROM else "io" if share <= _WAITS_TO else "mixed",
            "result": self._first, "result_is_constant": self._unequal is None,
            "unequal": None if self._unequal is None else {"first": self._first, "other": self._unequal},
        }


def _queued_seconds() -> float:
    """How long this thread has stood ready without a processor (/proc/PID/schedstat); beside other programs that is no waiting of its
    own. 0 where the kernel does not tell."""
    try:
        with _open("/proc/thread-self/schedstat", encoding="ascii") as numbers:
            return _whole(numbers.read().split()[1]) / 1e9
    except (OSError, ValueError, IndexError):
        return 0.0


def _cpu_seconds() -> float:
    ended = resource.getrusage(resource.RUSAGE_CHILDREN)
    return _process_clock() + ended.ru_utime + ended.ru_stime


def _idle_cpu_share() -> float:
    """What this process uses while nothing is asked of it: more than nothing where threads were left computing."""
    begun, used = _clock(), _process_clock()
    _sleep(_IDLE_SECONDS)
    return round((_process_clock() - used) / (_clock() - begun), 3)


def _summary(function: Any) -> str | None:
    text = getattr(function, "__doc__", None)
    lines = text.strip().splitlines() if isinstance(text, str) else []
    return lines[0].strip() if lines and hasattr(function, "__code__") else None
