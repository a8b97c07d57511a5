"""bench/models.json: which kinds of work each model of Python suits, and why not the others. The harness plans by the same table.

Read by the worker of every launch before anything is timed, so it needs no modules but what the protocol has loaded already.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from functools import cache

from gilbench.frozen import Frozen

_PATH = os.path.join(os.path.dirname(os.path.abspath(__file__)), *[os.pardir] * 4, "models.json")


class Row(Frozen):
    """One model of the table. `why_not`: every kind of work that it does not suit, with the reason. `needs`: what the
    interpreter must be able to do, by the names of describe.capabilities(). `host`: how the process that hosts the interpreter calls it;
    None where the interpreter's own program runs the model."""

    id: str
    worker_kind: str
    summary: str
    suits: tuple[str, ...]
    why_not: Mapping[str, str]
    needs: tuple[str, ...]
    host: str | None = None


@cache
def rows() -> tuple[Row, ...]:
    """The models of Python, in the table's order."""
    with open(_PATH, encoding="utf-8") as file:
        return tuple(Row(one["id"], one["worker_kind"], one["summary"], tuple(one["suits"]), one["why_not"], tuple(one.get("needs", ())),
                         one.get("host"))
                     for one in json.load(file)["models"] if one["language"] == "python")


def find(model_id: str) -> Row:
    """The row of a model of the registry."""
    return next(row for row in rows() if row.id == model_id)
