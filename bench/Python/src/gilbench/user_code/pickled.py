"""What the user's code is given and what it returns, on its way to a worker and back."""

from __future__ import annotations

import json
import pickle
import threading
from typing import Any, Callable, Mapping

from gilbench.models.pool import WorkerFailed

_shared: dict[str, Any] = {}
_shared_lock = threading.Lock()


def shared(arguments_json: str) -> Any:
    """The arguments decoded once for every worker of this process (`shared_arguments`)."""
    with _shared_lock:
        if arguments_json not in _shared:
            _shared[arguments_json] = json.loads(arguments_json)
        return _shared[arguments_json]


class PickledArguments:
    """Arguments of one unit, pickled when they leave; each by itself, so that no two units of a chunk get one object."""

    __slots__ = ("arguments",)

    def __init__(self, arguments: Mapping[str, Any]) -> None:
        self.arguments = arguments

    def __reduce__(self) -> tuple[Callable[..., Any], tuple[bytes]]:
        return pickle.loads, (pickle.dumps(self.arguments, pickle.HIGHEST_PROTOCOL),)


class Kept:
    """A result as it is; or the words of what went wrong on its way."""

    __slots__ = ("_value", "_error", "gil_enabled_by")

    def __init__(self, value: Any, error: str | None = None, gil_enabled_by: tuple[str, ...] = ()) -> None:
        self._value = value
        self._error = error
        self.gil_enabled_by = gil_enabled_by

    def result(self) -> Any:
        """What the unit returned; raises WorkerFailed where it did not come through."""
        if self._error is not None:
            raise WorkerFailed(self._error)
        return self._value


class Sent(Kept):
    """A result that is pickled at once, in the worker that has it: what cannot be is then told like any other failure."""

    __slots__ = ("_pickled",)

    def __init__(self, value: Any, gil_enabled_by: tuple[str, ...]) -> None:
        super().__init__(value, None, gil_enabled_by)
        self._pickled = pickle.dumps(value, pickle.HIGHEST_PROTOCOL)

    def __reduce__(self) -> tuple[Callable[..., Kept], tuple[bytes, tuple[str, ...]]]:
        return _received, (self._pickled, self.gil_enabled_by)


def _received(pickled: bytes, gil_enabled_by: tuple[str, ...]) -> Kept:
    """A pool waits for ever for what raises here, so nothing does."""
    try:
        return Kept(pickle.loads(pickled), None, gil_enabled_by)
    except BaseException as error:
        return Kept(None, f"what the function returned cannot be unpickled: {type(error).__name__}: {error}", gil_enabled_by)
