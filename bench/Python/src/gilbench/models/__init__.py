"""The registry of execution models (how work is shared among workers): every one that this worker knows, one line each, by the ids of
bench/models.json.

To add one: write its pool in a file of its own, with `create(model, job, workers)`, its line here, and its row in the table.
"""

from __future__ import annotations

from gilbench.models.model import Model

__all__ = ["MODELS", "Model", "find"]

MODELS: tuple[Model, ...] = (
    Model("sequential", "sequential"),
    Model("threads", "threads"),
    Model("thread_pool", "thread_pool"),
    Model("processes_fork", "processes", start_method="fork"),
    Model("processes_forkserver", "processes", start_method="forkserver"),
    Model("processes_spawn", "processes", start_method="spawn"),
    Model("process_pool_fork", "process_pool", start_method="fork"),
    Model("process_pool_forkserver", "process_pool", start_method="forkserver"),
    Model("process_pool_spawn", "process_pool", start_method="spawn"),
    Model("process_executor_fork", "process_executor", start_method="fork"),
    Model("process_executor_forkserver", "process_executor", start_method="forkserver"),
    Model("process_executor_spawn", "process_executor", start_method="spawn"),
    Model("interpreters", "interpreters"),
    Model("asyncio_gather", "asyncio_tasks"),
    Model("asyncio_task_group", "asyncio_tasks"),
    Model("asyncio_threads", "asyncio_threads"),
    # forkserver: forking a process in which an event loop stands is unsafe, and it is what 3.14 made the default.
    Model("asyncio_processes", "asyncio_processes", start_method="forkserver"),
)


def find(model_id: str) -> Model | None:
    """The model of that id, None where there is none."""
    return next((model for model in MODELS if model.id == model_id), None)
