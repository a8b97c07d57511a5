"""Code that does what it should not and goes on."""

from __future__ import annotations

import atexit
import builtins
import os
import signal
import subprocess
import sys
import threading
import time


def prints() -> int:
    print("stray print")
    sys.stdout.write("stray write\n")
    os.write(1, b"stray bytes\n")
    return 1


def reads() -> str:
    try:
        return input()
    except EOFError:
        return repr(os.read(0, 10)) + sys.stdin.read()


def exits_in_a_thread() -> str:
    thread = threading.Thread(target=sys.exit, args=(4,))
    thread.start()
    thread.join()
    return "went on"


async def leaves_a_task() -> str:
    import asyncio

    leaves_a_task.left = asyncio.ensure_future(_stubborn())
    await asyncio.sleep(0)
    return "left"


async def _stubborn() -> None:
    import asyncio

    while True:
        try:
            await asyncio.sleep(60)
        except asyncio.CancelledError:
            pass


def forks() -> str:
    """The child comes back and would go on with the slice, and answer."""
    child = os.fork()
    if child == 0:
        return "child"
    os.waitpid(child, 0)
    return "parent"


def forks_and_raises() -> str:
    child = os.fork()
    if child == 0:
        raise ValueError("in the child")
    os.waitpid(child, 0)
    return "parent"


async def forks_awaited() -> str:
    return forks()


def leaves_a_thread(daemon: bool = False) -> str:
    if not any(thread.name == "left" for thread in threading.enumerate()):
        threading.Thread(target=time.sleep, args=(600,), name="left", daemon=daemon).start()
    return "left"


def leaves_a_busy_thread() -> str:
    def burn() -> None:
        while True:
            pass

    if not any(thread.name == "busy" for thread in threading.enumerate()):
        threading.Thread(target=burn, name="busy", daemon=True).start()
    return "left"


_processes: list = []


def leaves_a_process() -> str:
    if not _processes:
        _processes.append(subprocess.Popen(["sleep", "600"]))
    return "left"


def waits_for_a_process() -> str:
    subprocess.run(["true"], check=True)
    return "waited"


def runs_a_thread() -> str:
    thread = threading.Thread(target=int)
    thread.start()
    thread.join()
    return "joined"


def changes_directory() -> str:
    os.chdir("/")
    return os.getcwd()


def handles_signals() -> str:
    for number in (signal.SIGIO, signal.SIGTERM, signal.SIGINT, signal.SIGCHLD):
        if threading.current_thread() is threading.main_thread():
            signal.signal(number, lambda *_: None)
    return "handled"


def alarms() -> str:
    """A timer of its own, as code that limits a computation uses."""
    rang: list[int] = []
    before = signal.signal(signal.SIGALRM, lambda number, _: rang.append(number))
    signal.setitimer(signal.ITIMER_REAL, 0.01)
    while not rang:
        time.sleep(0.005)
    signal.signal(signal.SIGALRM, before)
    return "rang"


def replaces_builtins() -> str:
    import json

    def none(*_: object, **__: object) -> None:
        raise RuntimeError("replaced")

    builtins.print = builtins.open = builtins.repr = json.dumps = time.sleep = none
    sys.stdout = sys.stderr = None
    return "replaced"


def at_exit() -> str:
    atexit.register(time.sleep, 600)
    return "registered"


def warns() -> None:
    import warnings

    warnings.simplefilter("always")
    warnings.warn("of others", stacklevel=1)
