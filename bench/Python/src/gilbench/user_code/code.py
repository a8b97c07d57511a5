"""The user's code as the models open it: it has the interface of workloads.EntryPoint."""

from __future__ import annotations

import inspect
import json
import sys
import threading
from contextlib import AbstractContextManager, asynccontextmanager, contextmanager, nullcontext
from functools import partial, wraps
from typing import TYPE_CHECKING, Any, AsyncIterator, Callable, Iterator, Mapping

from gilbench.frozen import Frozen
from gilbench.models.pool import WorkerFailed
from gilbench.strict import UNSUPPORTED, USAGE, Refused
from gilbench.user_code import gil_watch, loading
from gilbench.user_code.failures import Origin, claim, explaining
from gilbench.user_code.leaving import end_left_processes, leave
from gilbench.user_code.pickling import function_obstacle
from gilbench.user_code.texts import Texts
from gilbench.user_code.units import AwaitedUnit, UserUnit
from gilbench.workloads.workload import Place

if TYPE_CHECKING:
    from gilbench.models.model import Model

_SETUP = "the setup"
_PICKLING_FAMILIES = ("process_pool", "process_executor", "asyncio_processes")


class UserCode(Frozen):
    """Names only, so that it can be pickled and written as JSON: every worker finds the functions for itself. The fields are
    those of protocol.Code."""

    function: str
    folder: str
    setup: str | None = None
    asyncio_run: bool = False
    result: str = "compared"
    expected: str | None = None
    tolerance: float | None = None
    check: str | None = None
    shared_arguments: bool = False

    is_users = True
    fetch = None

    @property
    def shares_arguments(self) -> bool:
        """Whether all workers of a process are given the very same arguments."""
        return self.shared_arguments

    @property
    def name(self) -> str:
        """The function's own name."""
        return self.function.rpartition(":")[2]

    def load(self) -> Callable[..., Any]:
        """The function, its module imported. Raises Refused where there is none, WorkerFailed where the import raised."""
        gil_watch.install()
        return loading.load_function(self.function, self.folder)

    def origin(self) -> Origin:
        """Whose code it is, for what is said about failures."""
        return Origin(self.folder, getattr(self._module(), "__file__", None))

    def obstacle(self, model: Model) -> str | None:
        """Why that model cannot run it; None where it can."""
        function = self.load()
        is_coroutine = loading.is_coroutine_function(function)
        setup = self._setup()
        is_async_setup = setup is not None and inspect.isasyncgenfunction(inspect.unwrap(setup))
        if model.worker_kind == "event_loop":
            return None if is_coroutine else f"{self.name} is no coroutine function, so an event loop has nothing to await"
        if is_coroutine and not self.asyncio_run:
            return (f"{self.name} is a coroutine function; {model.id} runs plain functions "
                    "(--asyncio-run runs it by asyncio.run in each call)")
        if is_async_setup:
            return (f"{self.setup} is an asynchronous context manager, which lives in one event loop; {model.id} "
                    + ("runs each call in a loop of its own" if is_coroutine else "has none"))
        if model.family in _PICKLING_FAMILIES or (model.family == "processes" and model.start_method != "fork"):
            return function_obstacle(function)
        return None

    def refuse(self, model: Model) -> None:
        """Raise Refused (unsupported) where that model cannot run it."""
        if reason := self.obstacle(model):
            raise Refused(UNSUPPORTED, reason)

    @contextmanager
    def open(self, arguments: Mapping[str, Any], place: Place) -> Iterator[UserUnit]:
        """A unit of the caller's own, the setup opened around it."""
        claim()
        function = self.load()
        if loading.is_coroutine_function(function):
            function = _by_asyncio_run(function)
        origin = self.origin()
        with _Guarded(self._manager(arguments), origin) as given:
            yield UserUnit(_bound(function, given), arguments, origin, self.texts(json.dumps(arguments)))

    @asynccontextmanager
    async def open_async(self, arguments: Mapping[str, Any], place: Place) -> AsyncIterator[AwaitedUnit]:
        """The same of a coroutine function, inside the loop that will run it."""
        claim()
        function = self.load()
        origin = self.origin()
        manager = self._manager(arguments)
        if hasattr(manager, "__aenter__"):
            with explaining(origin, _SETUP):
                given = await manager.__aenter__()
            try:
                yield AwaitedUnit(_bound(function, given), arguments, origin)
            finally:
                with explaining(origin, _SETUP):
                    await manager.__aexit__(*sys.exc_info())
            return
        with _Guarded(manager, origin) as given:
            yield AwaitedUnit(_bound(function, given), arguments, origin)

    def prepared(self, arguments: Mapping[str, Any], place: Place) -> AbstractContextManager[Place]:
        """Nothing is prepared once a launch: the setup is each worker's own."""
        return nullcontext(place)

    def texts(self, arguments_json: str) -> Texts:
        """What makes text of results."""
        check = None
        if self.check is not None:
            beside = self.check if ":" in self.check else f"{self.function.rpartition(':')[0]}:{self.check}"
            check = loading.load_function(beside, self.folder)
        return Texts(self, self.origin(), arguments_json, check)

    def end_left_processes(self) -> None:
        """Before the last reply: nothing that the user's code left is to run beside later measurements."""
        end_left_processes()

    def gil_enabled_by(self) -> list[str]:
        """The modules that switched the GIL on in this process; none where nothing did."""
        return gil_watch.names()

    def leave_with_threads(self, close: Callable[[], None]) -> None:
        """From now on this process of a pool ends when its main thread does. multiprocessing waits for other threads, since 3.13
        before it runs its own finalizers; so the call that concurrent.futures uses to be asked first is used here, too."""
        from multiprocessing.util import Finalize

        def ended() -> None:
            close()
            self.leave_worker()

        Finalize(None, ended, exitpriority=0)
        if register := getattr(threading, "_register_atexit", None):
            register(ended)

    def leave_worker(self) -> None:
        """The end of a worker process, which waits for no thread that was left running."""
        end_left_processes()
        leave(0)

    def _module(self) -> Any:
        return loading.load_module(self.function.rpartition(":")[0], self.folder)

    def _setup(self) -> Callable[..., Any] | None:
        return self.setup and loading.function_of(self._module(), self.setup, self.function.rpartition(":")[0])

    def _manager(self, arguments: Mapping[str, Any]) -> Any:
        """The context manager that the setup makes, not entered; one that gives nothing where there is no setup."""
        setup = self._setup()
        if setup is None:
            return nullcontext()
        with explaining(self.origin(), _SETUP):
            manager = setup(**arguments) if _accepts(setup, arguments) else setup()
        if not (hasattr(manager, "__enter__") or hasattr(manager, "__aenter__")):
            raise Refused(USAGE, f"the setup {self.setup} is no context manager: it returned {type(manager).__name__}; decorate it "
                          "with contextlib.contextmanager or contextlib.asynccontextmanager")
        return manager


class _Guarded:
    """A context manager of the user's, entered and left inside `explaining`; it swallows no failure of the unit."""

    def __init__(self, manager: Any, origin: Origin) -> None:
        self._manager = manager
        self._origin = origin

    def __enter__(self) -> Any:
        with explaining(self._origin, _SETUP):
            return self._manager.__enter__()

    def __exit__(self, kind: Any, error: Any, trace: Any) -> None:
        try:
            with explaining(self._origin, _SETUP):
                self._manager.__exit__(kind, error, trace)
        except WorkerFailed:
            if error is None:  # else what failed first is what is told
                raise


def _accepts(function: Callable[..., Any], arguments: Mapping[str, Any]) -> bool:
    try:
        inspect.signature(function).bind(**arguments)
        return True
    except TypeError:
        return False
    except ValueError:  # it has no signature to read
        return True


def _bound(function: Callable[..., Any], given: Any) -> Callable[..., Any]:
    return function if given is None else partial(function, given)


def _by_asyncio_run(function: Callable[..., Any]) -> Callable[..., Any]:
    from asyncio import run

    @wraps(function)
    def by_asyncio_run(*given: Any, **arguments: Any) -> Any:
        return run(function(*given, **arguments))

    return by_asyncio_run
