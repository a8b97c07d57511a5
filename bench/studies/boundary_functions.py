"""What `GilBench.Embedded --boundary` calls, and the same calls made by Python itself and by a worker process behind two pipes."""

from __future__ import annotations

import struct
import sys
import time
from array import array
from typing import Any, Callable

HEAD = struct.Struct("<ci")
LENGTH = struct.Struct("<i")
GIVEN: dict[str, Any] = {"bytes_1k": bytes(1_000), "bytes_1m": bytes(1_000_000), "floats_10k": [number / 2.0 for number in range(10_000)]}


def empty() -> None:
    """Nothing."""


def echo(value: Any) -> Any:
    """What it is given."""
    return value


def seconds_of(kind: str, calls: int) -> float:
    """So many calls by Python, which passes objects and copies nothing."""
    function: Callable[..., Any] = empty if kind == "empty" else echo
    given = () if kind == "empty" else (GIVEN[kind],)
    begun = time.perf_counter()
    for _ in range(calls):
        function(*given)
    return time.perf_counter() - begun


def allocated_blocks() -> int:
    """Blocks of memory that Python's allocator has given out; −1 on a free-threaded build whose allocator does not count them."""
    return sys.getallocatedblocks()


def serve() -> None:
    """The worker process: answers until its input ends."""
    to, come = sys.stdout.buffer, sys.stdin.buffer
    while head := come.read(HEAD.size):
        kind, length = HEAD.unpack(head)
        given = come.read(length)
        if kind == b"e":
            empty()
            answer = b""
        elif kind == b"b":
            answer = echo(given)
        else:
            answer = array("d", echo(array("d", given).tolist())).tobytes()
        to.write(LENGTH.pack(len(answer)) + answer)
        to.flush()


if __name__ == "__main__":
    serve()
