"""GET from a loopback server, over one connection per worker (or per task in flight) that is kept alive."""

from __future__ import annotations

import hashlib
import http.client
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from urllib.parse import urlsplit

from gilbench.workloads.workload import AsyncUnit, Place, Unit

TYPE_CHECKING = False
if TYPE_CHECKING:
    from gilbench.workloads.streams import StreamConnection

_TIMEOUT_SECONDS = 60.0


@contextmanager
def http_get(place: Place, latency_ms: int, bytes: int) -> Iterator[Unit]:
    """GET a body of so many bytes; the result is `status:length:first 16 hexadecimal digits of its SHA-256`."""
    target = f"/body?latency_ms={latency_ms}&bytes={bytes}"
    with _connected(place) as connection:

        def unit() -> str:
            return _seen(*_get(connection, target))

        yield unit


@asynccontextmanager
async def http_get_async(place: Place, latency_ms: int, bytes: int) -> AsyncIterator[AsyncUnit]:
    """The same unit as `http_get`, over asyncio streams."""
    target = f"/body?latency_ms={latency_ms}&bytes={bytes}"
    async with _streaming(place) as connection:

        async def unit() -> str:
            return _seen(*await connection.get(target))

        yield unit


@contextmanager
def fetch_compute(place: Place, latency_ms: int, n: int) -> Iterator[Unit]:
    """GET a number, then sum the squares below it."""
    target = f"/number?latency_ms={latency_ms}&n={n}"
    with _connected(place) as connection:

        def unit() -> int:
            return sum_squares_below(_number(*_get(connection, target)))

        yield unit


@asynccontextmanager
async def fetch_compute_async(place: Place, latency_ms: int, n: int) -> AsyncIterator[AsyncUnit]:
    """The same unit as `fetch_compute`, computing in the loop itself, which then serves nobody else."""
    async with fetch_async(place, latency_ms, n) as fetch:

        async def unit() -> int:
            return sum_squares_below(await fetch())

        yield unit


@asynccontextmanager
async def fetch_async(place: Place, latency_ms: int, n: int) -> AsyncIterator[AsyncUnit]:
    """The waiting part of `fetch_compute`: the unit returns the number."""
    target = f"/number?latency_ms={latency_ms}&n={n}"
    async with _streaming(place) as connection:

        async def unit() -> int:
            return _number(*await connection.get(target))

        yield unit


def sum_squares_below(n: int) -> int:
    """The computing part of `fetch_compute`: Σ i² over i < n."""
    return sum(i ** 2 for i in range(n))


@contextmanager
def _connected(place: Place) -> Iterator[http.client.HTTPConnection]:
    """A connection that is open already; http.client sets TCP_NODELAY on it by itself."""
    address = urlsplit(place.url or "")
    connection = http.client.HTTPConnection(address.hostname or "", address.port, timeout=_TIMEOUT_SECONDS)
    connection.connect()
    try:
        yield connection
    finally:
        connection.close()


def _get(connection: http.client.HTTPConnection, target: str) -> tuple[int, bytes]:
    connection.request("GET", target)
    response = connection.getresponse()
    return response.status, response.read()


@asynccontextmanager
async def _streaming(place: Place) -> AsyncIterator[StreamConnection]:
    from gilbench.workloads.streams import StreamConnection  # asyncio only where a loop runs

    address = urlsplit(place.url or "")
    connection = await StreamConnection.open(address.hostname or "", address.port or 80)
    try:
        yield connection
    finally:
        await connection.close()


def _seen(status: int, body: bytes) -> str:
    return f"{status}:{len(body)}:{hashlib.sha256(body).hexdigest()[:16]}"


def _number(status: int, body: bytes) -> int:
    if status != 200:
        raise RuntimeError(f"the server answered {status} where a number was asked for: {body[:200]!r}")
    return int(body)
