"""Ends the worker when the harness that started it is gone, however that came about.

The harness keeps the worker's standard input open while the worker works. Armed, the worker asks the kernel for SIGIO when
something happens to descriptor 0, and looks then whether the other end is gone (fcntl(2), F_SETOWN and O_ASYNC; signal(7)). It
takes no thread, which would be one more at the GIL and unwelcome to fork.

It looks, and does not let the signal end it by default, because the signal for a line can come after the line has been read:
the kernel wakes the reader first and sends the signal then, and between the two the writer may lose its core.

Python runs a handler when its main thread next runs bytecode. A signal that comes just before that thread blocks (on a lock, for its
workers) does not wake it, so it looks every few seconds as well; slices are shorter than that. Code of the user's may want the
timer for itself, so there it does not look; whoever starts a worker kills it where it does not end.
"""

from __future__ import annotations

import fcntl
import os
import select
import signal
import stat

_EXIT_ALONE = 3
_LOOK_SECONDS = 5.0
_LET_GO_SECONDS = 3.0
_ALONE = "gilbench: standard input has ended, so nobody waits for this worker's replies; keep it open until the reply 'done'\n"


_input = 0
_looks = True


def watch(descriptor: int) -> None:
    """Say where the input is that is watched: descriptor 0, unless the worker has moved it."""
    global _input
    _input = descriptor


def leave_alarms() -> None:
    """From now on the only timer that a process has is the user's code's, with its signal: nobody looks every few seconds."""
    global _looks
    if _looks and _has_other_end():
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
    _looks = False


def arm() -> None:
    """From now on end with the other end of standard input; ends the process here if that is gone already."""
    if not _has_other_end():
        return
    signal.signal(signal.SIGIO, _on_event)
    if _looks:
        signal.signal(signal.SIGALRM, _on_event)
        signal.setitimer(signal.ITIMER_REAL, _LOOK_SECONDS, _LOOK_SECONDS)
    fcntl.fcntl(_input, fcntl.F_SETOWN, os.getpid())
    fcntl.fcntl(_input, fcntl.F_SETFL, fcntl.fcntl(_input, fcntl.F_GETFL) | os.O_ASYNC)
    _end_if_alone()  # it may have gone before the kernel was asked


def disarm() -> None:
    """From now on whatever happens to standard input is left to whoever reads it."""
    if _has_other_end():
        fcntl.fcntl(_input, fcntl.F_SETFL, fcntl.fcntl(_input, fcntl.F_GETFL) & ~os.O_ASYNC)
        if _looks:
            signal.setitimer(signal.ITIMER_REAL, 0)


def end_soon() -> None:
    """The input has ended before its time, so nobody waits: whatever letting the workers go waits for, this process is gone in
    some seconds, by the signal that no Python code has to run for; its worker processes end with it (models/lifeline.py)."""
    if _has_other_end():
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.setitimer(signal.ITIMER_REAL, _LET_GO_SECONDS)


def _on_event(*_: object) -> None:
    _end_if_alone()


def _end_if_alone() -> None:
    if _is_alone():
        os.write(2, _ALONE.encode())
        os._exit(_EXIT_ALONE)


def _has_other_end() -> bool:
    """A terminal or a file has none: whoever gives a request from there is not waited for."""
    mode = os.fstat(_input).st_mode
    return stat.S_ISFIFO(mode) or stat.S_ISSOCK(mode)


def _is_alone() -> bool:
    watched = select.poll()
    watched.register(_input, 0)  # the end of the other side is always told
    return any(event & (select.POLLHUP | select.POLLERR) for _, event in watched.poll(0))
