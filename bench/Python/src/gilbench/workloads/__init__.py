"""The registry of workloads (what is done): every one that this worker knows, one line each.

To add one: write its function in the file of its family, and its line here.
"""

from __future__ import annotations

from gilbench.workloads.workload import Place, Workload

__all__ = ["WORKLOADS", "Place", "Workload", "find"]

WORKLOADS: tuple[Workload, ...] = (
    Workload("sum_range", "arithmetic", {"n": int}, "sum_range"),
    Workload("sum_squares", "arithmetic", {"n": int}, "sum_squares"),
    Workload("sum_squares_loop", "arithmetic", {"n": int}, "sum_squares_loop"),
    Workload("fibonacci", "arithmetic", {"n": int}, "fibonacci"),
    Workload("map_square", "tables", {"n": int}, "map_square", opens=True),
    Workload("hash_blocks", "hashing", {"blocks": int}, "hash_blocks", opens=True),
    Workload("sleep", "waiting", {"seconds": float}, "sleep", asynchronous="sleep_async"),
    Workload("timer", "timers", {"seconds": float}, "timer", asynchronous="timer_async", opens=True),
    Workload("http_get", "web", {"latency_ms": int, "bytes": int}, "http_get", asynchronous="http_get_async",
             opens=True, needs=("url",)),
    Workload("file_scan", "files", {"lines": int}, "file_scan", asynchronous="file_scan_async",
             opens=True, setup="written_log", needs=("data_directory",)),
    Workload("fetch_compute", "web", {"latency_ms": int, "n": int}, "fetch_compute", asynchronous="fetch_compute_async",
             opens=True, needs=("url",), fetch="fetch_async", compute="sum_squares_below"),
)


def find(workload_id: str) -> Workload | None:
    """The workload of that id, None where there is none."""
    return next((workload for workload in WORKLOADS if workload.id == workload_id), None)
