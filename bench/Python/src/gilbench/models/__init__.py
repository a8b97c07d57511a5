"""The registry of execution models (how work is shared among workers): every one that this worker knows, one line each, by the ids of
bench/models.json.

To add one: write its pool in a file of its own, with `create(model, job, workers)`, its line here, and its row in the table.
"""

from __future__ import annotations

from gilbench.models.model import Model

__all__ = ["HOSTED", "MODELS", "Model", "find"]

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

HOSTED: tuple[Model, ...] = tuple(Model(model_id, "embedding") for model_id in (
    "embedded_sequential",
    "embedded_parallel",
    "embedded_parallel_no_thread",
    "embedded_tasks",
    "embedded_async",
    "pythonnet_sequential",
    "pythonnet_parallel",
    "pythonnet_tasks",
))
"""Those whose workers are threads of a .NET process that hosts this interpreter (gilbench/embedding.py, bench/Embedded); they have no
pool here."""


def find(model_id: str, among: tuple[Model, ...] = MODELS) -> Model | None:
    """The model of that id, None where there is none."""
    return next((model for model in among if model.id == model_id), None)
