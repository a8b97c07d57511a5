"""One worker's unit of the user's code: a call of the function with this worker's arguments."""

from __future__ import annotations

from functools import partial
from typing import Any, Callable, Mapping

from gilbench.interpreter import gil_enabled
from gilbench.models.pool import Share
from gilbench.user_code import gil_watch
from gilbench.user_code.failures import Origin, explaining, failure, leave_quietly, process
from gilbench.user_code.texts import FIRST_KEPT, Texts

FUNCTION = "the function"


class UserUnit:
    """`call` runs one unit. Results are kept as they are while it is timed."""

    def __init__(self, function: Callable[..., Any], arguments: Mapping[str, Any], origin: Origin, texts: Texts) -> None:
        self.call = partial(function, **arguments)
        self.function = function
        self.origin = origin
        self._texts = texts

    def run_share(self, tasks: int) -> Share:
        """So many units one after another, as models.pool.run_share does; what they returned becomes text later."""
        call = self.call
        kept: list[Any] = []
        share = Share(gil_before=gil_enabled())
        with explaining(self.origin, FUNCTION):
            for _ in range(min(tasks, FIRST_KEPT)):
                kept.append(call())
                if process.is_stray:
                    leave_quietly()
            for _ in range(tasks - FIRST_KEPT - 1):
                call()
                if process.is_stray:
                    leave_quietly()
            if tasks > FIRST_KEPT:
                kept.append(call())
        share.gil_after = gil_enabled()
        share.later = partial(self._texts.of_kept, kept, tasks)
        share.gil_enabled_by = gil_watch.names()
        return share


class AwaitedUnit:
    """The same of a coroutine function, for an event loop."""

    def __init__(self, function: Callable[..., Any], arguments: Mapping[str, Any], origin: Origin) -> None:
        from asyncio import CancelledError  # only where a loop runs

        self._call = partial(function, **arguments)
        self._origin = origin
        self._cancelled = CancelledError

    async def __call__(self) -> Any:
        try:
            result = await self._call()
        except GeneratorExit:
            raise
        except self._cancelled as error:
            if _is_cancelled_by_us():
                raise
            raise failure(error, self._origin, FUNCTION) from None
        except BaseException as error:
            if process.is_stray:
                leave_quietly(error)
            raise failure(error, self._origin, FUNCTION) from None
        if process.is_stray:
            leave_quietly()
        return result


def _is_cancelled_by_us() -> bool:
    """Whether the running task was asked to end, and did not raise the like by itself; before 3.11 there is no telling."""
    from asyncio import current_task

    asked = getattr(current_task(), "cancelling", None)
    return asked is None or asked() > 0
