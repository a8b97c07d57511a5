"""A small package of a user's."""

from __future__ import annotations

from contextlib import asynccontextmanager, contextmanager

opened = []


def score(n: int = 10) -> int:
    """Σ i² below n.

    More lines follow the first.
    """
    return sum(i * i for i in range(n))


def halved(items: list) -> list:
    return [item / 2 for item in items]


def broken(a: int = 1, b: int = 0) -> float:
    return a / b


class Scorer:
    @staticmethod
    def score(n: int = 10) -> int:
        return score(n)


@contextmanager
def connection(n: int = 1):
    opened.append(n)
    try:
        yield {"base": 100 * len(opened)}
    finally:
        print(f"closed {n}", flush=True)


@contextmanager
def without_arguments():
    yield "given"


@contextmanager
def yields_nothing():
    yield


@asynccontextmanager
async def async_connection(n: int = 1):
    yield 1000
    print("closed asynchronously", flush=True)


def no_manager():
    return 5


def with_connection(connection: dict, n: int = 1) -> int:
    return connection["base"] + n


def given(first: str) -> str:
    return first


def scored_right(result: int, n: int = 10) -> bool:
    assert n >= 0
    return result == score(n)


def never_right(result: object, **arguments: object) -> None:
    raise AssertionError("not this one")


async def awaited(n: int = 3) -> list:
    import asyncio

    await asyncio.sleep(0.001)
    return [n]


async def awaited_with(base: int, n: int = 3) -> int:
    return base + n


def returns_a_coroutine():
    return awaited()


NUMBER = 5
