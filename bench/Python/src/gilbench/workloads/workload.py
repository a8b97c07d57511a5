"""What a workload is: a line of the registry, and how a worker opens its own unit of it."""

from __future__ import annotations

from contextlib import (
    AbstractAsyncContextManager,
    AbstractContextManager,
    asynccontextmanager,
    contextmanager,
    nullcontext,
)
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from typing import Any, AsyncIterator, Awaitable, Callable, Iterator, Mapping

Arguments = Mapping[str, Any]
Unit = Callable[[], object]
AsyncUnit = Callable[[], Awaitable[object]]


@dataclass(frozen=True)
class Place:
    """Where a workload finds what lies outside it: a server, a folder for shared inputs, one for private files."""

    url: str | None = None
    data_directory: str | None = None
    scratch_directory: str | None = None


@dataclass(frozen=True)
class Workload:
    """One line of the registry. Functions are named within `family`, a module of this package, loaded when first needed
    so that a process measuring one family does not carry the imports of the others.

    `unit` and `asynchronous` are plain functions of the arguments whose return value is the unit's result; with `opens`
    they are (async) context managers of the place and the arguments that yield a unit and close behind it.
    `fetch` and `compute` split a mixed unit: an async context manager yielding the waiting part, and a plain function
    from what it returned to the result. `setup` is a context manager run once a launch, before any worker exists.
    """

    id: str
    family: str
    parameters: Mapping[str, type]
    unit: str
    asynchronous: str | None = None
    opens: bool = False
    setup: str | None = None
    fetch: str | None = None
    compute: str | None = None
    needs: tuple[str, ...] = ()

    @property
    def kind(self) -> str:
        """What the catalogue calls it: cpu, io, or mixed where the unit has a part that waits and one that computes."""
        return "cpu" if self.asynchronous is None else "mixed" if self.fetch else "io"

    def load(self) -> None:
        """Import the family and with it the modules its units use."""
        import_module(f"gilbench.workloads.{self.family}")

    def open(self, arguments: Arguments, place: Place) -> AbstractContextManager[Unit]:
        """A blocking unit of the caller's own, closed when the context ends."""
        function = self._function(self.unit)
        return function(place, **arguments) if self.opens else _plain(function, arguments)

    def open_async(self, arguments: Arguments, place: Place) -> AbstractAsyncContextManager[AsyncUnit]:
        """An async unit of the caller's own, to be opened inside the loop that will run it."""
        function = self._function(self.asynchronous or "")
        return function(place, **arguments) if self.opens else _plain_async(function, arguments)

    def open_fetch(self, arguments: Arguments, place: Place) -> AbstractAsyncContextManager[AsyncUnit]:
        """The waiting part of a mixed unit."""
        return self._function(self.fetch or "")(place, **arguments)

    def computation(self) -> Callable[[Any], object]:
        """The computing part of a mixed unit."""
        return self._function(self.compute or "")

    def prepared(self, arguments: Arguments, place: Place) -> AbstractContextManager[Place]:
        """What the whole launch needs once: yields the place the workers are to use."""
        return self._function(self.setup)(place, **arguments) if self.setup else nullcontext(place)

    def _function(self, name: str) -> Callable[..., Any]:
        return getattr(import_module(f"gilbench.workloads.{self.family}"), name)


@contextmanager
def _plain(function: Callable[..., object], arguments: Arguments) -> Iterator[Unit]:
    yield partial(function, **arguments)


@asynccontextmanager
async def _plain_async(function: Callable[..., Awaitable[object]], arguments: Arguments) -> AsyncIterator[AsyncUnit]:
    yield partial(function, **arguments)
