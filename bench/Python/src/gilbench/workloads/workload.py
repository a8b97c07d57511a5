"""What a workload is, and how a worker opens its own unit of it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Mapping
from contextlib import (
    AbstractAsyncContextManager,
    AbstractContextManager,
    asynccontextmanager,
    contextmanager,
    nullcontext,
)
from functools import partial
from importlib import import_module

from gilbench.frozen import Frozen

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, TypeAlias

Arguments: TypeAlias = "Mapping[str, Any]"
Unit = Callable[[], object]
AsyncUnit = Callable[[], Awaitable[object]]


class Place(Frozen):
    """Where a workload finds what lies outside it: a server, a folder for shared inputs, one for private files."""

    url: str | None = None
    data_directory: str | None = None
    scratch_directory: str | None = None


class EntryPoint(Frozen):
    """The functions of a workload, by dotted names. A module is imported when one of its functions is first needed, so that
    a process measuring one family does not carry the imports of the others.

    `unit` and `async_unit` are plain functions of the arguments whose return value is the unit's result; with `opens`
    they are (async) context managers of the place and the arguments that yield a unit and close behind it.
    `fetch` and `compute` split a mixed unit: an async context manager yielding the waiting part, and a plain function
    from what it returned to the result. `setup` is a context manager run once a launch, before any worker exists.
    """

    unit: str
    async_unit: str | None = None
    opens: bool = False
    setup: str | None = None
    fetch: str | None = None
    compute: str | None = None
    libraries: tuple[str, ...] = ()

    is_users = False
    shares_arguments = False

    def load(self) -> None:
        """Import the module of the unit and with it what it uses."""
        _function(self.unit)

    def open(self, arguments: Arguments, place: Place) -> AbstractContextManager[Unit]:
        """A blocking unit of the caller's own, closed when the context ends."""
        function = _function(self.unit)
        return function(place, **arguments) if self.opens else _plain(function, arguments)

    def open_async(self, arguments: Arguments, place: Place) -> AbstractAsyncContextManager[AsyncUnit]:
        """An async unit of the caller's own, to be opened inside the loop that will run it."""
        function = _function(self.async_unit or "")
        return function(place, **arguments) if self.opens else _plain_async(function, arguments)

    def open_fetch(self, arguments: Arguments, place: Place) -> AbstractAsyncContextManager[AsyncUnit]:
        """The waiting part of a mixed unit."""
        return _function(self.fetch or "")(place, **arguments)

    def computation(self) -> Callable[[Any], object]:
        """The computing part of a mixed unit."""
        return _function(self.compute or "")

    def end_left_processes(self) -> None:
        """What the user's code has to do at its end: a workload of the document's leaves no process behind."""

    def gil_enabled_by(self) -> list[str] | None:
        """The modules that switched the GIL on, which is told of the user's code only."""
        return None

    def prepared(self, arguments: Arguments, place: Place) -> AbstractContextManager[Place]:
        """What the whole launch needs once: yields the place the workers are to use."""
        return _function(self.setup)(place, **arguments) if self.setup else nullcontext(place)


class ParameterSet(Frozen):
    """One named set of arguments; tasks and workers are None where they are to be found at run time, expected where
    results are not compared. `sweep`: the numbers in flight that the harness plans, None where it plans one."""

    name: str
    arguments: Mapping[str, Any]
    tasks: int | None
    workers: int | None
    expected: str | None
    sweep: Mapping[str, Any] | None = None


class Workload(Frozen):
    """One row of bench/workloads.json, whichever language it is written in.

    `arguments`: name -> type. `needs`: fields of a request's context that must be set. `entry_point`: None where it is not
    written in Python.
    """

    id: str
    kind: str
    summary: str
    needs: tuple[str, ...]
    arguments: Mapping[str, type]
    entry_point: EntryPoint | None
    parameter_sets: tuple[ParameterSet, ...]

    def obstacle(self) -> str | None:
        """Why no model can run it here; None where this interpreter has all that it needs."""
        if self.entry_point is None:
            return "it is not written in Python"
        missing = [library for library in self.entry_point.libraries if not _is_there(library)]
        return f"it needs the library {missing[0]}, which this interpreter does not have" if missing else None


def _function(name: str) -> Callable[..., Any]:
    module, _, attribute = name.rpartition(".")
    return getattr(import_module(module), attribute)


def _is_there(library: str) -> bool:
    from importlib.util import find_spec  # only where a workload names libraries: no other launch imports it

    return find_spec(library) is not None


@contextmanager
def _plain(function: Callable[..., object], arguments: Arguments) -> Iterator[Unit]:
    yield partial(function, **arguments)


@asynccontextmanager
async def _plain_async(function: Callable[..., Awaitable[object]], arguments: Arguments) -> AsyncIterator[AsyncUnit]:
    yield partial(function, **arguments)
