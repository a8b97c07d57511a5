"""Cases from public reports: what users ask about when they ask why their function does not scale."""

from __future__ import annotations

import asyncio
import copy
import threading
import time

_seen: dict[int, tuple[float, int]] = {}
_seen_lock = threading.Lock()
calls = 0


def copies(rows: list[list[int]]) -> int:
    """A shallow copy of nested lists: every copy counts references on the same inner lists."""
    return sum(len(copy.copy(rows)) for _ in range(20))


def nearest(points: list[float], targets: list[float]) -> list[int]:
    """The nearest neighbour of each target, remembered in a dict that all threads share under a lock."""
    found = []
    for index, target in enumerate(targets):
        best = min(range(len(points)), key=lambda i: abs(points[i] - target))
        with _seen_lock:
            _seen[index] = (target, best)
        found.append(best)
    return found


def fibonacci(n: int) -> int:
    return n if n < 2 else fibonacci(n - 1) + fibonacci(n - 2)


def count() -> int:
    """A counter on a module-level global: every call returns another number."""
    global calls
    calls += 1
    return calls


async def blocking(seconds: float) -> str:
    """asyncio code with a blocking call in it: the loop serves nobody meanwhile."""
    await asyncio.sleep(0)
    time.sleep(seconds)
    return "done"


square = lambda n: n * n  # noqa: E731


def _maker():
    def local(n: int) -> int:
        return n + 1

    return local


local = _maker()


def locked() -> dict:
    return {"value": 1, "deep": [{"lock": threading.Lock()}]}


def told_apart(items: list) -> bool:
    """Whether this worker's own list is as it was given: each call changes it."""
    items.append(len(items))
    return len(items) == 1


def identity(items: list) -> int:
    return id(items)


def drifts() -> list[float]:
    """Floats that differ in their last digits from call to call, as sums in another order do."""
    return [1.0 + 1e-9 * count()]
