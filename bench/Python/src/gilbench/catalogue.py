"""bench/workloads.json as the by-hand command reads it: parameter sets and the results they must have."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Mapping

_PATH = Path(__file__).resolve().parents[3] / "workloads.json"


@dataclass(frozen=True)
class ParameterSet:
    """One named set of arguments; tasks and workers are None where they are to be found at run time."""

    name: str
    arguments: Mapping[str, Any]
    tasks: int | None
    workers: int | None
    expected: str


@dataclass(frozen=True)
class Entry:
    """One workload of the catalogue, whichever language it is written in."""

    id: str
    kind: str
    summary: str
    parameter_sets: tuple[ParameterSet, ...]


def read(path: Path = _PATH) -> tuple[Entry, ...]:
    """Every workload of the catalogue; raises OSError where the file is not, ValueError where it is not the catalogue."""
    try:
        return tuple(_entry(fields) for fields in json.loads(path.read_text(encoding="utf-8"))["workloads"])
    except (KeyError, TypeError) as error:
        raise ValueError(f"{path} is not a catalogue of workloads: {error!r}") from None


def _entry(fields: Mapping[str, Any]) -> Entry:
    return Entry(fields["id"], fields["kind"], fields["summary"], tuple(_parameter_set(one) for one in fields["parameter_sets"]))


def _parameter_set(fields: Mapping[str, Any]) -> ParameterSet:
    return ParameterSet(fields["name"], fields["arguments"], fields["tasks"], fields["workers"], fields["expected"])
