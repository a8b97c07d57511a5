"""Every workload of the table under every model: what this worker accepts, and in which words it refuses the others."""

from __future__ import annotations

import json
from typing import Any

from gilbench import models, workloads


def every() -> list[dict[str, Any]]:
    """As plain objects; `refusal` is None where a request for the two would be carried out."""
    return [{"workload": workload.id, "model": model.id, "refusal": model.obstacle(workload)}
            for workload in workloads.every() for model in models.MODELS]


def main() -> int:
    """Print them as JSON on one line."""
    print(json.dumps(every()))
    return 0
