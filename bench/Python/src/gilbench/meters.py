"""Reading what the kernel counted for this process and its children."""

from __future__ import annotations

import os
import resource
from collections import namedtuple

_open = open  # the user's code may put another in its place
_FIELDS = ("cpu_seconds", "voluntary_switches", "involuntary_switches", "minor_faults", "major_faults", "system_seconds")


class Usage(namedtuple("Usage", _FIELDS, defaults=(0.0,))):
    """What one process has used since it started; the difference of two is what it used between. `system_seconds`: the part of the
    CPU time that was spent in the kernel."""

    __slots__ = ()

    def since(self, earlier: Usage) -> Usage:
        """What was used from `earlier` until now."""
        return Usage(*(now - then for now, then in zip(self, earlier)))

    def plus(self, other: Usage) -> Usage:
        """Both together."""
        return Usage(*(mine + theirs for mine, theirs in zip(self, other)))


NOTHING = Usage(0.0, 0, 0, 0, 0, 0.0)


def usage_of_self() -> Usage:
    """User and system time, switches and faults of this process, every thread of it included."""
    return Usage(*reading_of_self()[:-1])


def reading_of_self() -> tuple[float, int, int, int, int, float, int]:
    """The fields of `Usage` and the peak of resident memory in bytes, in one call and as a plain tuple: a pool's
    processes send two of these with every unit, and a plain tuple pickles in a fifth of the time."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    system = used.ru_stime
    return used.ru_utime + system, used.ru_nvcsw, used.ru_nivcsw, used.ru_minflt, used.ru_majflt, system, used.ru_maxrss * 1024


def peak_rss_bytes() -> int:
    """The most memory this process ever had resident (Linux counts ru_maxrss in KiB)."""
    return reading_of_self()[-1]


def pss_bytes() -> int | None:
    """The proportional set size of this process and every living descendant of it; None where it cannot be read."""
    sizes = [_pss_of(pid) for pid in (os.getpid(), *descendants(os.getpid()))]
    return None if sizes[0] is None else sum(size for size in sizes if size is not None)


def _pss_of(pid: int) -> int | None:
    try:
        with _open(f"/proc/{pid}/smaps_rollup", encoding="ascii") as lines:
            return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:")), None)
    except OSError:
        return None


def descendants(pid: int) -> list[int]:
    """The processes below that one, as far as they can be read."""
    found: list[int] = []
    try:
        for thread in os.listdir(f"/proc/{pid}/task"):
            with _open(f"/proc/{pid}/task/{thread}/children", encoding="ascii") as children:
                found.extend(int(child) for child in children.read().split())
    except OSError:
        return []
    return found + [below for child in found for below in descendants(child)]
