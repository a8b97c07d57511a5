"""Every workload of the catalogue under every model: what the worker accepts, and what it leaves out with the reason."""

from __future__ import annotations

import json
from typing import Any

from gilbench import catalogue, models, workloads
from gilbench.models import table


def every() -> list[dict[str, Any]]:
    """As plain objects. What only one interpreter cannot do is not left out here: the table is the same for all of them."""
    return [_pair(entry, model) for entry in catalogue.read() for model in models.MODELS]


def main() -> int:
    """Print them as JSON on one line."""
    print(json.dumps(every()))
    return 0


def _pair(entry: catalogue.Entry, model: models.Model) -> dict[str, Any]:
    workload = workloads.find(entry.id)
    reason = table.why_not(model.id, workload.kind if workload else entry.kind)
    if workload is None and reason is None:
        reason = "it is not written in Python"
    return {"workload": entry.id, "model": model.id, "supported": reason is None, "reason": reason}
