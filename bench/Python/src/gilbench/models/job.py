"""What every worker of a launch is given: whose unit to open, with which arguments."""

from __future__ import annotations

import json
from contextlib import AbstractAsyncContextManager, AbstractContextManager, nullcontext
from dataclasses import asdict, dataclass
from typing import Any, Callable

from gilbench.workloads.workload import AsyncUnit, EntryPoint, Place, Unit


@dataclass(frozen=True)
class Job:
    """Picklable, and plain text inside: every worker decodes arguments of its own, so that no two workers
    count references on one object (on a free-threaded build that would serialise them)."""

    entry_point: EntryPoint
    arguments_json: str
    place: Place = Place()
    computes_only: bool = False
    """Open only the computing part of a mixed workload: a function of one value."""

    def open(self) -> AbstractContextManager[Unit | Callable[[Any], object]]:
        """The caller's own blocking unit."""
        if self.computes_only:
            return nullcontext(self.entry_point.computation())
        return self.entry_point.open(json.loads(self.arguments_json), self.place)

    def open_async(self) -> AbstractAsyncContextManager[AsyncUnit]:
        """The caller's own async unit."""
        return self.entry_point.open_async(json.loads(self.arguments_json), self.place)

    def open_fetch(self) -> AbstractAsyncContextManager[AsyncUnit]:
        """The caller's own waiting part of a mixed workload."""
        return self.entry_point.open_fetch(json.loads(self.arguments_json), self.place)

    def to_json(self) -> str:
        """As text, for interpreters that share no objects."""
        return json.dumps(asdict(self))

    @staticmethod
    def from_json(text: str) -> Job:
        """The inverse of `to_json`."""
        fields = json.loads(text)
        return Job(**{**fields, "entry_point": EntryPoint(**fields["entry_point"]), "place": Place(**fields["place"])})
