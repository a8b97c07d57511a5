"""Code that fails, in ways that nobody thought of."""

from __future__ import annotations

import os
import signal
import sys
import time
from contextlib import contextmanager


class Rude(BaseException):
    pass


class NoText(Exception):
    def __str__(self) -> str:
        raise ValueError("no text")


class NeedsTwo(Exception):
    """Cannot be unpickled: a process pool that lets it travel waits for ever."""

    def __init__(self, one: str, two: str) -> None:
        super().__init__(one + two)


class Unloadable:
    def __reduce__(self):
        return _raise_on_load, ()


class NoRepr:
    def __repr__(self) -> str:
        raise KeyError("no repr")


def _raise_on_load():
    raise ValueError("cannot be loaded")


def exits(code: object = 3) -> None:
    sys.exit(code)


def rude() -> None:
    raise Rude("on purpose")


def no_text() -> None:
    raise NoText


def needs_two() -> None:
    raise NeedsTwo("one", "two")


def group() -> None:
    raise ExceptionGroup("several", [ValueError("first"), TypeError("second")])  # noqa: F821  (3.11 and later)


def many_lines() -> None:
    raise ValueError("first line\nsecond line")


def unloadable() -> Unloadable:
    return Unloadable()


def no_repr() -> NoRepr:
    return NoRepr()


def recursion(n: int = 0) -> None:
    recursion(n + 1)


def cancels() -> None:
    import asyncio

    raise asyncio.CancelledError


async def exits_awaited() -> None:
    sys.exit(3)


async def cancels_awaited() -> None:
    import asyncio

    raise asyncio.CancelledError


def ends_its_process(code: int = 7) -> None:
    os._exit(code)


def crashes() -> None:
    signal.raise_signal(signal.SIGSEGV)  # to this thread: it never returns, as os.kill may


def hangs() -> None:
    time.sleep(600)


@contextmanager
def setup_exits():
    sys.exit(5)
    yield


@contextmanager
def setup_fails_to_close():
    yield
    raise ValueError("cannot close")


def nothing(*_: object) -> str:
    return "nothing"


def exits_given() -> None:
    sys.exit(3)
