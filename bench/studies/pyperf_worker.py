"""A worker of protocol 2 that times a unit by pyperf's own loop: the one that `pyperf.Runner.bench_func` runs in its worker processes.

Started by bench/bias.py, with pyperf and gilbench on PYTHONPATH, as `python -m studies.pyperf_worker pyperf`. What pyperf does around its
loop (worker processes, calibration of the number of loops, warm-up values) is left out, so that its slices can take turns with GilBench's.
With the word `gilbench` the same program, having imported the same, is GilBench's own worker: what a process has imported moves the time of
unrelated code by some percent (Mytkowicz et al. 2009, Producing wrong data without doing anything obviously wrong), and only the loops are
to differ.
"""

from __future__ import annotations

import os
import sys
from functools import partial
from typing import Any, Callable

# pyperf does without it. It is no part of the standard library, and GilBench's worker refuses to run beside such modules.
sys.modules["psutil"] = None  # type: ignore[assignment]

import pyperf  # noqa: E402

from gilbench import interpreter, meters, worker  # noqa: E402
from gilbench.protocol import (  # noqa: E402
    USAGE,
    Done,
    End,
    Failed,
    Go,
    Ready,
    Refused,
    Request,
    Sample,
)
from gilbench.workloads import arithmetic  # noqa: E402


class _Capturing(pyperf.Runner):
    """Keeps the task that pyperf would run, instead of running it."""

    def _main(self, task: Any) -> None:
        self.captured = task


def loop_of(function: Callable[..., object], arguments: dict[str, Any]) -> Callable[[int], float]:
    """pyperf's loop around the function: how many calls → seconds."""
    runner = _Capturing()
    runner.parse_args([])
    runner.bench_func(function.__name__, function, *arguments.values())
    task = runner.captured
    return partial(task.task_func, task)


def main(loop: str) -> int:
    """Answer one request, by the loop that is named."""
    return worker.main() if loop == "gilbench" else by_pyperf()


def by_pyperf() -> int:
    """Answer one request as gilbench does."""
    send = worker.sender_to(worker.protected_replies())
    try:
        request = Request.from_json(sys.stdin.readline())
        loop = loop_of(getattr(arithmetic, request.workload), dict(request.arguments))
        send(Ready(0.0, os.getpid(), interpreter.affinity(), interpreter.runtime(), interpreter.modules()))
        for index, command in enumerate(worker.commands_from(sys.stdin)):
            if isinstance(command, End):
                send(Done(0.0, meters.peak_rss_bytes(), None, None, interpreter.gil_enabled(), interpreter.modules(),
                          interpreter.affinity()))
                break
            if not isinstance(command, Go):
                raise Refused(USAGE, "the reference has no warm_up: ask for slices and pass their samples over")
            send(_sample(index, command.tasks, loop))
        return 0
    except Refused as refusal:
        send(Failed(refusal.kind, str(refusal)))
        return 2
    except AttributeError as error:
        send(Failed(USAGE, f"pyperf {pyperf.__version__} or this workload has not what the reference needs: {error}"))
        return 2


def _sample(index: int, tasks: int, loop: Callable[[int], float]) -> Sample:
    before = meters.usage_of_self()
    seconds = loop(tasks)
    used = meters.usage_of_self().since(before)
    return Sample(
        index, "warm" if index else "cold", tasks, seconds, used.cpu_seconds, 0.0, used.voluntary_switches, used.involuntary_switches,
        used.minor_faults, used.major_faults, None, None, 1, {}, lateness_seconds=None)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
