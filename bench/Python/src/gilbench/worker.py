"""One launch by the protocol: a request and commands on standard input, replies on what was standard output."""

from __future__ import annotations

import os
import resource
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing

from gilbench import models, parent, workloads
from gilbench.measure import Arm, Clock, Effort, launch
from gilbench.models.pool import WorkerFailed, described
from gilbench.protocol import (
    ERROR,
    UNSUPPORTED,
    USAGE,
    Code,
    Command,
    Failed,
    Refused,
    Reply,
    Request,
    checked_arguments,
    command_from_json,
    to_json,
)
from gilbench.workloads import Place, Workload

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TextIO

EXIT_DONE, EXIT_USAGE, EXIT_FAILED = 0, 2, 3

_MANY_WORKERS = 100


def main() -> int:
    """Answer one request; the exit code of PROTOCOL.md."""
    exit_code = answer(own_input(), sender_to(protected_replies()), time.perf_counter)
    if "gilbench.user_code.leaving" in sys.modules:
        from gilbench.user_code import leaving

        leaving.end_left_processes()
        leaving.leave(exit_code)  # the user's code may have left threads that the interpreter would wait for
    return exit_code


def own_input() -> TextIO:
    """The request and the commands, from a descriptor of the worker's own; descriptor 0 is /dev/null for everybody else."""
    lines = os.fdopen(os.dup(0), encoding="utf-8")
    parent.watch(lines.fileno())
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    return lines


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


def allow_many_files() -> None:
    """As many open files as the system permits, which .NET's workers have anyway: the usual limit is 1,024, and a thousand
    connections are more with what a worker has open besides."""
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))


def commands_from(lines: TextIO) -> Iterator[Command]:
    """The commands behind the request, as they come; blocks, using no CPU time, while there is none. From a command until
    its reply is sent the worker ends with whoever gave it."""
    while line := lines.readline():
        parent.arm()
        yield command_from_json(line)
    parent.end_soon()


def answer(lines: TextIO, send: Callable[[Reply], None], clock: Clock) -> int:
    """Carry out one request; every end, good or bad, is one reply and an exit code. The end of input without `end` lets
    the worker go without a word."""
    request: Request | None = None
    try:
        line = lines.readline()
        parent.arm()
        request = Request.from_json(line)
        if request.workers > _MANY_WORKERS:
            allow_many_files()
        effort = Effort(request.slices, request.measure_memory)
        with closing(launch(arm_of(request), effort, commands_from(lines), clock)) as replies:
            for reply in replies:
                send(reply)
        return EXIT_DONE
    except Refused as refusal:
        send(Failed(refusal.kind, str(refusal)))
        return EXIT_USAGE if refusal.kind == USAGE else EXIT_FAILED
    except BaseException as error:
        is_users = request is not None and request.code is not None
        if not (is_users or isinstance(error, Exception)):
            raise
        if not (is_users and isinstance(error, WorkerFailed)):  # the user's code has shown its traceback
            sys.__excepthook__(*sys.exc_info())  # as traceback.print_exc, whose import would be 6 ms of each start
        send(Failed(ERROR, described(error)))
        return EXIT_FAILED


def arm_of(request: Request, among: tuple[models.Model, ...] = models.MODELS) -> Arm:
    """The request's workload and model (one of those), found and checked; raises Refused naming what is wrong and what there is."""
    model = models.find(request.model, among)
    if model is None:
        raise Refused(USAGE, f"there is no model '{request.model}' here; there are {', '.join(known.id for known in among)}")
    if request.code is not None:
        return _arm_of_users(request, request.code, model)
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


def _arm_of_users(request: Request, code: Code, model: models.Model) -> Arm:
    """The user's function in the place of a workload, imported; raises as `arm_of` does."""
    if code.function is None:
        raise Refused(USAGE, "'function' in code is null: this worker runs functions of Python")
    if obstacle := model.obstacle():
        raise Refused(UNSUPPORTED, obstacle)
    from gilbench.user_code.code import UserCode

    parent.leave_alarms()
    users = UserCode(code.function, code.folder, code.setup, code.asyncio_run, code.result, code.expected, code.tolerance, code.check,
                     code.shared_arguments)
    users.refuse(model)
    workload = Workload(request.workload, "mixed", "", (), {}, None, ())
    return Arm(workload, users, dict(request.arguments), model, request.workers, Place(request.context.url, request.context.data_directory))
