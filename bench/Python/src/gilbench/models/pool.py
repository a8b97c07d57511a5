"""What every execution model offers the measuring loop, and what a worker brings back from a slice."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Sequence
from functools import partial

from gilbench.interpreter import gil_enabled
from gilbench.lateness import taken
from gilbench.meters import Usage

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, TypeAlias

    from gilbench.user_code.texts import Texts


class Share:
    """What one worker did in one slice. `usage` and `peak_rss_bytes` only where the worker is a process of its own.
    `lateness`: of every wait, in seconds, where the unit keeps it. `later`: of the user's code the results become text after
    what is timed; it makes `results`. `gil_enabled_by`: modules that switched the GIL on in a worker that loads its own."""

    def __init__(self, results: dict[str, int] | None = None, gil_before: bool | None = None, gil_after: bool | None = None,
                 usage: Usage | None = None, peak_rss_bytes: int | None = None, lateness: list[float] | None = None,
                 later: Callable[[], dict[str, int]] | None = None, gil_enabled_by: list[str] | None = None) -> None:
        self.results = {} if results is None else results
        self.gil_before = gil_before
        self.gil_after = gil_after
        self.usage = usage
        self.peak_rss_bytes = peak_rss_bytes
        self.lateness = [] if lateness is None else lateness
        self.later = later
        self.gil_enabled_by = [] if gil_enabled_by is None else gil_enabled_by

    def __eq__(self, other: object) -> bool:
        return vars(self) == vars(other) if isinstance(other, Share) else NotImplemented

    def __repr__(self) -> str:
        return f"Share({', '.join(f'{name}={value!r}' for name, value in vars(self).items())})"

    def settle(self) -> None:
        """After what is timed: make text of the results that were kept, where there are some."""
        if self.later is not None:
            self.results, self.later = self.later(), None


Reading = tuple[float, int, int, int, int, float, int]
"""What `meters.reading_of_self` returns."""

Record: TypeAlias = "tuple[int, Any, bool | None, bool | None, Reading | None, Reading | None, Sequence[float]]"
"""What one unit of a pool brought back: the worker, the result's text (of the user's code: a `Kept`), the state of the GIL before and
after, what the meters of a worker that is a process read before and after, and by how much the unit's waits were late. Pools
hand out units, so a share is put together from these."""


class WorkerFailed(Exception):
    """A worker raised; the text is the type and text of what it raised."""


class Pool(ABC):
    """Workers that stand ready. Making one waits until all of them do; making and closing are timed by the caller."""

    @abstractmethod
    def release(self, tasks: int) -> Any:
        """Let the workers do that many units and wait for the last. Timed: it leaves all tidying to `shares`."""

    @abstractmethod
    def shares(self, outcome: Any) -> list[Share]:
        """What each worker did, from what `release` returned; a worker that got no unit has none."""

    @abstractmethod
    def close(self) -> None:
        """End every worker and wait until it is gone; safe to call after a failure, and twice."""

    def workers_seen(self, shares: Sequence[Share]) -> int:
        """How many distinct workers did the work."""
        return len(shares)


def divide(tasks: int, workers: int) -> list[int]:
    """Tasks per worker, as even as can be, the larger shares first."""
    each, left = divmod(tasks, workers)
    return [each + 1 if index < left else each for index in range(workers)]


def runner_of(unit: Callable[[], object]) -> Callable[[Any, int], Share]:
    """What runs a share of that unit's: `run_share`, unless the unit has a way of its own, as the user's code has."""
    return getattr(type(unit), "run_share", run_share)


def run_share(unit: Callable[[], object], tasks: int) -> Share:
    """Run so many units one after another in the calling worker."""
    share = Share(gil_before=gil_enabled())
    results: dict[str, int] = {}
    for _ in range(tasks):
        text = str(unit())
        results[text] = results.get(text, 0) + 1
    share.gil_after = gil_enabled()
    share.results = results
    share.lateness = taken(unit)
    return share


def shares_of(records: Iterable[Record], texts: Texts | None = None) -> list[Share]:
    """One share per worker from the records of its units, given in the order in which each worker did them. `texts` makes
    text of what the user's code returned."""
    by_worker: dict[int, list[Record]] = {}
    for record in records:
        by_worker.setdefault(record[0], []).append(record)
    return [_share_of(own, texts) for own in by_worker.values()]


def _share_of(records: list[Record], texts: Texts | None) -> Share:
    _, _, gil_before, _, earliest, _, _ = records[0]
    _, _, _, gil_after, _, latest, _ = records[-1]
    share = Share(gil_before=gil_before, gil_after=gil_after)
    if texts is not None:
        share.later = partial(texts.of_records, [record[1] for record in records])
        share.gil_enabled_by = sorted({name for record in records for name in record[1].gil_enabled_by})
    else:
        for _, text, *_ in records:
            share.results[text] = share.results.get(text, 0) + 1
    share.lateness = [seconds for record in records for seconds in record[-1]]
    if earliest is not None and latest is not None:
        share.usage = Usage(*latest[:-1]).since(Usage(*earliest[:-1]))
        share.peak_rss_bytes = latest[-1]
    return share


def described(error: BaseException) -> str:
    """Type and text of an exception; of a group, of the first in it; a worker's own words where it has said them."""
    while isinstance(inner := getattr(error, "exceptions", None), tuple) and inner:
        error = inner[0]
    return str(error) if isinstance(error, WorkerFailed) else f"{type(error).__name__}: {error}"
