"""Ending a process in which the user's code has run: threads that it left are not waited for, processes that it left end."""

from __future__ import annotations

import os
import signal
import sys
import time

from gilbench.meters import descendants

# The user's code may put others in their place.
_exit, _sleep, _open = os._exit, time.sleep, open

_TRIES = 20
_PAUSE_SECONDS = 0.01


def end_left_processes() -> None:
    """Kill the processes that the user's code left below this one, and with them what they would go on using."""
    for _ in range(_TRIES):
        spared = _helpers()
        left = [pid for pid in descendants(os.getpid()) if pid not in spared and not _is_dead(pid)]
        if not left:
            return
        for pid in left:
            try:
                os.kill(pid, signal.SIGKILL)
            except OSError:
                pass
        _sleep(_PAUSE_SECONDS)


def leave(exit_code: int) -> None:
    """End this process at once, whatever else runs in it."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except BaseException:  # the user's code may have put anything in its place
            pass
    _exit(exit_code)


def left_processes() -> int:
    """How many processes below this one live, without the helpers of multiprocessing."""
    spared = _helpers()
    return sum(pid not in spared and not _is_dead(pid) for pid in descendants(os.getpid()))


def _helpers() -> set[int]:
    """multiprocessing's own, which end by themselves or by `stop_helpers`."""
    found = set()
    for module, helper, pid in (("forkserver", "_forkserver", "_forkserver_pid"), ("resource_tracker", "_resource_tracker", "_pid")):
        found.add(getattr(getattr(sys.modules.get(f"multiprocessing.{module}"), helper, None), pid, None))
    return {pid for pid in found if pid is not None}


def _is_dead(pid: int) -> bool:
    try:
        with _open(f"/proc/{pid}/stat", encoding="utf-8", errors="replace") as file:
            return file.read().rpartition(")")[2].split()[0] in "ZX"
    except (OSError, IndexError):
        return True
