"""What every worker of a launch is given: whose unit to open, with which arguments."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from contextlib import AbstractAsyncContextManager, AbstractContextManager, nullcontext

from gilbench.frozen import Frozen
from gilbench.interpreter import refuse_foreign_extensions
from gilbench.workloads.workload import AsyncUnit, EntryPoint, Place, Unit

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from gilbench.user_code.code import UserCode
    from gilbench.user_code.texts import Texts


class Job(Frozen):
    """Picklable, and plain text inside: every worker decodes arguments of its own, so that no two workers
    count references on one object (on a free-threaded build that would serialise them), unless the user's code is to share them."""

    entry_point: EntryPoint | UserCode
    arguments_json: str
    place: Place = Place()
    computes_only: bool = False
    """Open only the computing part of a mixed workload: a function of one value."""

    def open(self) -> AbstractContextManager[Unit | Callable[[Any], object]]:
        """The caller's own blocking unit."""
        if self.computes_only:
            return nullcontext(self.entry_point.computation())
        return self.entry_point.open(self._arguments(), self.place)

    def open_async(self) -> AbstractAsyncContextManager[AsyncUnit]:
        """The caller's own async unit."""
        return self.entry_point.open_async(self._arguments(), self.place)

    def open_fetch(self) -> AbstractAsyncContextManager[AsyncUnit]:
        """The caller's own waiting part of a mixed workload."""
        return self.entry_point.open_fetch(json.loads(self.arguments_json), self.place)

    @property
    def is_users(self) -> bool:
        """Whether it is the user's code, whose results become text after what is timed."""
        return self.entry_point.is_users

    def texts(self) -> Texts | None:
        """What makes text of results of the user's code; None for the document's workloads, whose units do so themselves."""
        return self.entry_point.texts(self.arguments_json) if self.is_users else None

    def pickled_arguments(self, tasks: int) -> Iterable[Any]:
        """Of the user's code: the arguments for so many units, each of which pickles them anew."""
        from gilbench.user_code.pickled import PickledArguments

        arguments = json.loads(self.arguments_json)
        return (PickledArguments(arguments) for _ in range(tasks))

    def refuse_foreign_extensions(self) -> None:
        """Raise RuntimeError where this worker has loaded what could switch the GIL on. The user's code may: it is told who did."""
        if not self.is_users:
            refuse_foreign_extensions()

    def _arguments(self) -> Any:
        if not self.entry_point.shares_arguments:
            return json.loads(self.arguments_json)
        from gilbench.user_code.pickled import shared

        return shared(self.arguments_json)

    def to_json(self) -> str:
        """As text, for interpreters that share no objects."""
        return json.dumps(self.as_dict())

    @staticmethod
    def from_json(text: str) -> Job:
        """The inverse of `to_json`."""
        fields = json.loads(text)
        make: Any = EntryPoint
        if "function" in fields["entry_point"]:
            from gilbench.user_code.code import UserCode as make
        return Job(**{**fields, "entry_point": make(**fields["entry_point"]), "place": Place(**fields["place"])})
