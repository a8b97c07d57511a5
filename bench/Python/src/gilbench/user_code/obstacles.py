"""What stands in the way of forking and of subinterpreters, and what a function's calls start and its import brought."""

from __future__ import annotations

import os
import re
import resource
import select
import signal
import sys
import threading
from typing import TYPE_CHECKING, Any, Iterable

from gilbench import interpreter
from gilbench.describe import interpreters_obstacle
from gilbench.user_code.failures import Origin

if TYPE_CHECKING:
    from gilbench.user_code.code import UserCode

_THREAD_EVENTS = ("_thread.start_new_thread", "_thread.start_joinable_thread")
_PROCESS_EVENTS = ("os.fork", "os.forkpty", "os.posix_spawn", "os.spawn", "os.system", "subprocess.Popen")
_PATIENCE_SECONDS = 20.0


class Starts:
    """Whether threads or processes are started between `begin` and `end`, by CPython's audit events (of threads since 3.12), by
    Thread.start, and by the kernel's counts."""

    def __init__(self) -> None:
        self.threads = self.processes = False
        self._is_on = False
        self._tasks = self._reaped = 0
        sys.addaudithook(self._heard)
        self._start = threading.Thread.start

    def begin(self) -> None:
        """The calls begin."""
        self._tasks, self._reaped = _tasks(), _reaped()
        self._is_on = True
        starts, start = self, self._start

        def started(thread: threading.Thread) -> None:
            starts.threads = True
            start(thread)

        threading.Thread.start = started  # type: ignore[method-assign]

    def end(self) -> None:
        """They are over."""
        self._is_on = False
        threading.Thread.start = self._start  # type: ignore[method-assign]
        self.threads = self.threads or _tasks() > self._tasks
        self.processes = self.processes or _reaped() > self._reaped

    def _heard(self, event: str, _arguments: object) -> None:
        if self._is_on:
            if event in _THREAD_EVENTS:
                self.threads = True
            elif event in _PROCESS_EVENTS:
                self.processes = True


def fork_obstacle(before: set[threading.Thread]) -> str | None:
    """Why a process in which the module is imported and the setup open should not be forked; None where nothing was seen."""
    started = [thread.name for thread in threading.enumerate() if thread not in before]
    if not started:
        return None
    return (f"importing it or its setup leaves {len(started)} thread{'s' if len(started) > 1 else ''} running ({', '.join(started[:3])}): "
            "a forked process lacks them, and a lock that one of them holds stays held there")


def interpreter_obstacle(code: UserCode) -> str | None:
    """Why the module cannot be imported in a subinterpreter with a GIL of its own; None where it can, or where there are none."""
    if interpreters_obstacle() is not None:
        return None
    reader, writer = os.pipe()
    child = os.fork()  # importing may end the process
    if child == 0:
        os.close(reader)
        os.write(writer, _imported(code).encode("utf-8", "backslashreplace")[:4000])
        os._exit(0)
    os.close(writer)
    text, is_over = b"", False
    while not is_over and select.select([reader], [], [], _PATIENCE_SECONDS)[0]:
        piece = os.read(reader, 1 << 16)
        text, is_over = text + piece, not piece
    os.close(reader)
    if not is_over:
        os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    if not is_over:
        return f"a subinterpreter does not finish importing it within {_PATIENCE_SECONDS:.0f} s"
    if status:
        return f"importing it in a subinterpreter ends the process ({_ended(status)})"
    return text.decode() or None


def packages(names: Iterable[str], origin: Origin) -> dict[str, str]:
    """The distributions that supply modules from outside the standard library and the user's folder: name -> version."""
    foreign = {name.partition(".")[0] for name in names if _is_supplied(name.partition(".")[0], origin)}
    if not foreign:
        return {}
    from importlib import metadata

    suppliers = metadata.packages_distributions()
    found = {supplier for name in foreign for supplier in suppliers.get(name, ())}
    return {supplier: metadata.version(supplier) for supplier in sorted(found)}


def _imported(code: UserCode) -> str:
    """In the child: the obstacle, empty where there is none."""
    import _interpreters

    script = (f"import sys\nsys.path[:] = {sys.path!r}\n"
              "from gilbench.user_code import loading\n"
              f"loading.load_function({code.function!r}, {code.folder!r})\n")
    failure = _interpreters.exec(_interpreters.create(), script)
    if failure is None:
        return ""
    said = " ".join(str(failure.msg or failure.formatted).split())
    named = re.search(r"module (\S+) does not support loading in subinterpreters", said)
    return (f"{named[1]} does not support loading in a subinterpreter with a GIL of its own" if named
            else f"a subinterpreter cannot import it: {said}")


def _is_supplied(name: str, origin: Origin) -> bool:
    if not interpreter.is_foreign(name):
        return False
    module: Any = sys.modules.get(name)
    places = [getattr(module, "__file__", None), *getattr(module, "__path__", ())]
    return not any(place and origin.is_own(place) for place in places)


def _tasks() -> int:
    try:
        return len(os.listdir("/proc/self/task"))
    except OSError:
        return 0


def _reaped() -> int:
    """Grows with every child that has ended and was waited for."""
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_minflt


def _ended(status: int) -> str:
    return f"signal {os.WTERMSIG(status)}" if os.WIFSIGNALED(status) else f"exit code {os.WEXITSTATUS(status)}"
