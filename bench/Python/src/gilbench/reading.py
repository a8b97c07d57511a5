"""Samples as one line a person reads. Pure."""

from __future__ import annotations

import platform
from statistics import median
from typing import Sequence

from gilbench.measure import Arm
from gilbench.protocol import Sample
from gilbench.workloads import ParameterSet


def line_of(arm: Arm, chosen: ParameterSet, tasks: int, samples: Sequence[Sample]) -> tuple[str, bool]:
    """The line, and whether every unit of every slice had the expected result; medians are of the warm slices."""
    warm = [sample for sample in samples if sample.phase == "warm"]
    walls = [sample.wall_seconds for sample in warm]
    middle = median(walls)
    cpu = sum(sample.cpu_self_seconds + sample.cpu_children_seconds for sample in warm) / sum(walls)
    right = chosen.expected is None or all(dict(sample.results) == {chosen.expected: tasks} for sample in samples)
    verdict = _verdict(samples, chosen.expected, right)
    return (
        f"{arm.workload.id} ({chosen.name}), {arm.model.id} × {arm.workers}, "
        f"{platform.python_implementation()} {platform.python_version()}: "
        f"{readable(middle)} per slice of {tasks} ({readable(middle / tasks)} per task), "
        f"spread {readable(min(walls))} … {readable(max(walls))} over {len(warm)}, CPU ÷ wall {cpu:.2f}, GIL {_gil(warm)}, {verdict}"
    ), right


def readable(seconds: float) -> str:
    """Three digits and the unit that suits them."""
    for scale, unit in ((1.0, "s"), (1e-3, "ms"), (1e-6, "µs")):
        if seconds >= scale:
            return f"{seconds / scale:.3g} {unit}" if seconds < 1000 * scale * 0.9995 else f"{seconds / scale:.0f} {unit}"
    return f"{seconds * 1e9:.3g} ns"


def _gil(samples: Sequence[Sample]) -> str:
    states = {state for sample in samples for state in (sample.gil_before or []) + (sample.gil_after or [])}
    if len(states) > 1:
        return "switched midway"
    return {True: "on", False: "off"}[states.pop()] if states else "on (no build of this version lacks it)"


def _verdict(samples: Sequence[Sample], expected: str | None, is_right: bool) -> str:
    if expected is None:
        return "results not compared"
    if is_right:
        return "results ok"
    other = next((text for sample in samples for text in sample.results if text != expected), None)
    return f"results WRONG: {other} where {expected} was expected" if other else "results WRONG: a unit is missing"
