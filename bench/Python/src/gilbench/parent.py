"""Ends the worker when the harness that started it is gone, however that came about.

The harness keeps the worker's standard input open while the worker works. Armed, the worker asks the kernel for SIGIO when something happens
to descriptor 0, which is the end of the harness; SIGIO ends a process by default (fcntl(2), F_SETOWN and O_ASYNC; signal(7)). It takes no
thread, which would be one more at the GIL and unwelcome to fork.

A line that comes while the worker is armed would end it too: whoever awaits one disarms first, and arms again when it has been read.
"""

from __future__ import annotations

import fcntl
import os
import select
import stat
import sys

_INPUT = 0
_EXIT_ALONE = 3
_ALONE = "gilbench: standard input has ended, so nobody waits for this worker's replies; keep it open until the reply 'done'\n"


def arm() -> None:
    """From now on end with the other end of standard input; ends the process here if that is gone already."""
    if not _has_other_end():
        return
    fcntl.fcntl(_INPUT, fcntl.F_SETOWN, os.getpid())
    fcntl.fcntl(_INPUT, fcntl.F_SETFL, fcntl.fcntl(_INPUT, fcntl.F_GETFL) | os.O_ASYNC)
    if _is_alone():  # it went before the kernel was asked
        sys.stderr.write(_ALONE)
        sys.stderr.flush()
        os._exit(_EXIT_ALONE)


def disarm() -> None:
    """From now on whatever happens to standard input is left to whoever reads it."""
    if _has_other_end():
        fcntl.fcntl(_INPUT, fcntl.F_SETFL, fcntl.fcntl(_INPUT, fcntl.F_GETFL) & ~os.O_ASYNC)


def _has_other_end() -> bool:
    """A terminal or a file has none: whoever gives a request from there is not waited for."""
    mode = os.fstat(_INPUT).st_mode
    return stat.S_ISFIFO(mode) or stat.S_ISSOCK(mode)


def _is_alone() -> bool:
    watched = select.poll()
    watched.register(_INPUT, 0)  # the end of the other side is always told
    return any(event & (select.POLLHUP | select.POLLERR) for _, event in watched.poll(0))
