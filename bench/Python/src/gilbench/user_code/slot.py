"""What a pool's worker keeps of the user's code, as models/slot.py does of the document's workloads."""

from __future__ import annotations

from typing import Any

from gilbench.interpreter import gil_enabled
from gilbench.meters import reading_of_self
from gilbench.models.job import Job
from gilbench.models.pool import Record, WorkerFailed
from gilbench.models.slot import Slot
from gilbench.user_code import gil_watch
from gilbench.user_code.failures import explaining
from gilbench.user_code.pickled import Kept, Sent, PickledArguments
from gilbench.user_code.units import FUNCTION


class UserSlot(Slot):
    """`pickles`: results are pickled on their way back, as the arguments are on theirs to the worker."""

    def __init__(self, job: Job, is_process: bool, pickles: bool) -> None:
        super().__init__(job, is_process)
        self._pickles = pickles

    def run(self, *given: Any) -> Record:
        """One unit, on the arguments that came with it, else on the worker's own."""
        unit = self._unit
        before = reading_of_self() if self._is_process else None
        gil_before = gil_enabled()
        with explaining(unit.origin, FUNCTION):
            result = unit.function(**_arguments(given[0])) if given else unit.call()
        returned = self._sent(result) if self._pickles else Kept(result)
        gil_after = gil_enabled()
        after = reading_of_self() if self._is_process else None
        return self._worker, returned, gil_before, gil_after, before, after, ()

    def _sent(self, result: Any) -> Sent:
        try:
            return Sent(result, tuple(gil_watch.names()))
        except BaseException as error:
            from gilbench.user_code.pickling import obstacle

            raise WorkerFailed(obstacle("result", result) or f"the result cannot be pickled: {error}") from None


def _arguments(item: Any) -> Any:
    return item.arguments if isinstance(item, PickledArguments) else item
