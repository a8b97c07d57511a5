"""Ends a child process when the worker that owns it is gone, however that came about.

The worker holds the writing end of a pipe and nobody else does; a child opens the reading end afresh and asks the kernel
for SIGIO when something happens to it, which is the worker's end. SIGIO ends a process by default. It takes no thread
in the child and no module that could turn the GIL on (fcntl(2), F_SETOWN and O_ASYNC; signal(7)).
"""

from __future__ import annotations

import fcntl
import os
import signal
import sys

from gilbench.frozen import Frozen


class Lifeline(Frozen):
    """Picklable: the owner's process id and its two ends of the pipe, and whether children start with copies of them."""

    owner: int
    reader: int
    writer: int
    inherited: bool

    @staticmethod
    def cast(start_method: str) -> Lifeline:
        """Open the pipe, in the worker."""
        reader, writer = os.pipe()
        return Lifeline(os.getpid(), reader, writer, inherited=start_method == "fork")

    def hold(self) -> None:
        """In a child: from now on end with the owner. Exits at once if the owner is gone already."""
        try:
            # A description of its own: owner and O_ASYNC belong to the description, which fork would share.
            watched = os.open(f"/proc/{self.owner}/fd/{self.reader}", os.O_RDONLY | os.O_NONBLOCK)
        except FileNotFoundError:
            os._exit(1)
        except OSError as error:
            print(f"this process will not end with its worker: {error}", file=sys.stderr)
            return
        if self.inherited:
            os.close(self.writer)
            os.close(self.reader)
        signal.signal(signal.SIGIO, signal.SIG_DFL)  # a forked child has the worker's handler (gilbench/parent.py)
        fcntl.fcntl(watched, fcntl.F_SETOWN, os.getpid())
        fcntl.fcntl(watched, fcntl.F_SETFL, os.O_NONBLOCK | os.O_ASYNC)
        try:
            os.read(watched, 1)
        except BlockingIOError:
            return
        os._exit(1)  # end of file: the owner went between the two calls

    def let_go(self) -> None:
        """In the worker, after its children have ended."""
        os.close(self.reader)
        os.close(self.writer)
