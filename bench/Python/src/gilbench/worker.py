"""One launch by the protocol: a request and commands on standard input, replies on what was standard output."""

from __future__ import annotations

import os
import sys
import time
import traceback
from contextlib import closing
from typing import Callable, Iterator, TextIO

from gilbench import models, parent, workloads
from gilbench.measure import Arm, Clock, Effort, launch
from gilbench.models.pool import described
from gilbench.protocol import (
    ERROR,
    UNSUPPORTED,
    USAGE,
    Command,
    Failed,
    Refused,
    Reply,
    Request,
    checked_arguments,
    command_from_json,
    to_json,
)
from gilbench.workloads import Place

EXIT_DONE, EXIT_USAGE, EXIT_FAILED = 0, 2, 3


def main() -> int:
    """Answer one request; the exit code of PROTOCOL.md."""
    return answer(sys.stdin, sender_to(protected_replies()), time.perf_counter)


def sender_to(replies: TextIO) -> Callable[[Reply], None]:
    """What sends a reply; the end of input ends the worker no more from then on, until its next command."""

    def send(reply: Reply) -> None:
        parent.disarm()  # whoever has the reply may send the next command, or close our input after the last
        replies.write(to_json(reply) + "\n")
        replies.flush()

    return send


def protected_replies() -> TextIO:
    """A stream to the real standard output; descriptor 1 then leads to standard error, for us and for every child."""
    replies = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    return replies


def commands_from(lines: TextIO) -> Iterator[Command]:
    """The commands behind the request, as they come; blocks, using no CPU time, while there is none. From a command until
    its reply is sent the worker ends with whoever gave it."""
    while line := lines.readline():
        parent.arm()
        yield command_from_json(line)


def answer(lines: TextIO, send: Callable[[Reply], None], clock: Clock) -> int:
    """Carry out one request; every end, good or bad, is one reply and an exit code. The end of input without `end` lets
    the worker go without a word."""
    try:
        line = lines.readline()
        parent.arm()
        request = Request.from_json(line)
        effort = Effort(request.slices, request.measure_memory)
        with closing(launch(arm_of(request), effort, commands_from(lines), clock)) as replies:
            for reply in replies:
                send(reply)
        return EXIT_DONE
    except Refused as refusal:
        send(Failed(refusal.kind, str(refusal)))
        return EXIT_USAGE if refusal.kind == USAGE else EXIT_FAILED
    except Exception as error:
        traceback.print_exc()
        send(Failed(ERROR, described(error)))
        return EXIT_FAILED


def arm_of(request: Request) -> Arm:
    """The request's workload and model, found and checked; raises Refused naming what is wrong and what there is."""
    model = models.find(request.model)
    if model is None:
        raise Refused(USAGE, f"there is no model '{request.model}'; there are {', '.join(known.id for known in models.MODELS)}")
    workload = workloads.find(request.workload)
    if workload is None:
        known = ", ".join(known.id for known in workloads.every() if known.entry_point)
        raise Refused(USAGE, f"there is no workload '{request.workload}' in Python; there are {known}")
    if obstacle := model.obstacle(workload):
        raise Refused(UNSUPPORTED, obstacle)
    arguments = checked_arguments(request.arguments, workload.arguments)
    for need in workload.needs:
        if getattr(request.context, need) is None:
            raise Refused(USAGE, f"{workload.id} needs '{need}' in context, which is null")
    place = Place(request.context.url, request.context.data_directory)
    assert workload.entry_point is not None  # what stands in the way of a workload that has none was told
    return Arm(workload, workload.entry_point, arguments, model, request.workers, place)
