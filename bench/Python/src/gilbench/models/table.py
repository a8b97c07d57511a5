"""bench/models.json: which kinds of work each model of Python suits, and why not the others. The harness plans by the same table.

Read by the worker of every launch before anything is timed, so it needs no modules but what the protocol has loaded already.
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from functools import cache
from typing import Mapping

_PATH = os.path.join(os.path.dirname(os.path.abspath(__file__)), *[os.pardir] * 4, "models.json")


@dataclass(frozen=True)
class Row:
    """One model of the table. `why_not`: every kind of work that it does not suit, with the reason."""

    id: str
    summary: str
    suits: tuple[str, ...]
    why_not: Mapping[str, str]


@cache
def rows() -> tuple[Row, ...]:
    """The models of Python, in the table's order."""
    with open(_PATH, encoding="utf-8") as file:
        return tuple(Row(one["id"], one["summary"], tuple(one["suits"]), one["why_not"])
                     for one in json.load(file)["models"] if one["language"] == "python")


def why_not(model_id: str, kind: str) -> str | None:
    """Why the model is not for work of that kind; None where it is."""
    return next(row for row in rows() if row.id == model_id).why_not.get(kind)


def refusal(workload_id: str, model_id: str, kind: str) -> str | None:
    """The same as a sentence about one workload."""
    reason = why_not(model_id, kind)
    return reason and f"{workload_id} is not run under {model_id}: {reason}"
