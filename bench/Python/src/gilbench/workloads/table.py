"""bench/workloads.json: every workload with its arguments, its functions and its parameter sets. The harness plans by the same table.

Read by the worker of every launch before anything is timed (0.2 ms), so it needs no modules but what the protocol has loaded already;
the processes and interpreters that a model starts are given what they need of it.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Mapping

from gilbench.workloads.workload import EntryPoint, ParameterSet, Workload

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_PATH = os.path.join(os.path.dirname(os.path.abspath(__file__)), *[os.pardir] * 4, "workloads.json")
_TYPES = {"whole_number": int, "number": float}
_CONTEXT_FIELDS = {"server": "url", "data_folder": "data_directory"}


def every() -> tuple[Workload, ...]:
    """Every workload, those of other languages too; raises OSError where the file is not, ValueError where it is not the table."""
    return _read(lambda fields: True)


def find(workload_id: str) -> Workload | None:
    """The workload of that id, None where there is none."""
    return next(iter(_read(lambda fields: fields["id"] == workload_id)), None)


def _read(is_wanted: Callable[[Mapping[str, Any]], bool]) -> tuple[Workload, ...]:
    with open(_PATH, encoding="utf-8") as file:
        document = json.load(file)
    try:
        return tuple(_workload(fields) for fields in document["workloads"] if is_wanted(fields))
    except (KeyError, TypeError) as error:
        raise ValueError(f"{_PATH} is not a table of workloads: {error!r}") from None


def _workload(fields: Mapping[str, Any]) -> Workload:
    functions = fields["languages"].get("python")
    return Workload(
        fields["id"], fields["kind"], fields["summary"],
        tuple(_CONTEXT_FIELDS[need] for need, is_needed in fields["needs"].items() if is_needed),
        {argument["name"]: _TYPES[argument["type"]] for argument in fields["arguments"]},
        functions and EntryPoint(**{**functions, "libraries": tuple(functions.get("libraries", ()))}),
        tuple(ParameterSet(**one) for one in fields["parameter_sets"]))
