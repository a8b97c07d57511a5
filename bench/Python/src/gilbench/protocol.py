"""The worker protocol, version 2 (bench/PROTOCOL.md): frozen records <-> one JSON object a line."""

from __future__ import annotations

import json
from collections.abc import Mapping

from gilbench.frozen import Frozen
from gilbench.strict import ERROR, UNSUPPORTED, USAGE, Refused, fields_of, named  # noqa: F401  (kinds of refusal: for whoever replies)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

VERSION = 2
_dumps, _loads = json.dumps, json.loads  # the user's code may put others in their place


class Context(Frozen):
    """What surrounds the launch; None where nothing is set."""

    url: str | None
    data_directory: str | None
    artifacts_directory: str | None


class Code(Frozen):
    """Code of the user's that takes a workload's place; `function` is Python's, `assembly` and `method` are C#'s."""

    function: str | None
    assembly: str | None
    method: str | None
    folder: str
    setup: str | None
    asyncio_run: bool
    result: str
    expected: str | None
    tolerance: float | None
    check: str | None
    shared_arguments: bool


class Request(Frozen):
    """What to prepare. `slices`: the most that will be asked for, the cold one included. `code`: None for the document's workloads."""

    protocol: int
    launch: str
    workload: str
    arguments: Mapping[str, Any]
    model: str
    workers: int
    slices: int
    measure_memory: bool
    context: Context
    code: Code | None = None

    @staticmethod
    def from_json(line: str) -> Request:
        """Read one line; raises Refused (usage) with a sentence that names the field."""
        try:
            document = _loads(line)
        except ValueError as error:
            raise Refused(USAGE, f"the request is not one line of JSON: {error}") from None
        if isinstance(document, dict):
            document.setdefault("code", None)
        fields = fields_of(document, "the request", _REQUEST_FIELDS)
        if fields["protocol"] != VERSION:
            raise Refused(USAGE, f"protocol {fields['protocol']} is asked for, and this worker speaks {VERSION}")
        for name, least in (("workers", 1), ("slices", 0)):
            if not fields[name] >= least:
                raise Refused(USAGE, f"{name} is {fields[name]}; it must be at least {least}")
        context = Context(**fields_of(fields["context"], "context", _CONTEXT_FIELDS))
        return Request(**{**fields, "context": context, "code": fields["code"] and _code(fields["code"])})


class Go(Frozen):
    """Run one slice of so many units, over all workers."""

    tasks: int


class WarmUp(Frozen):
    """Run slices of so many units that are not reported, until so many seconds have passed."""

    tasks: int
    seconds: float


class End(Frozen):
    """No more slices: let the pool go and say `done`."""


Command = Go | WarmUp | End


def command_from_json(line: str) -> Command:
    """Read one line that follows the request; raises Refused (usage) with a sentence that names the field."""
    try:
        document = _loads(line)
    except ValueError as error:
        raise Refused(USAGE, f"the command is not one line of JSON: {error}") from None
    kind = document.get("type") if isinstance(document, dict) else None
    if kind not in _COMMANDS:
        raise Refused(USAGE, f"the command must be of type {', '.join(_COMMANDS)}, not {named(kind)}")
    make, expected, least = _COMMANDS[kind]
    fields = {**fields_of(document, "the command", {"type": (str, False), **expected})}
    for name, limit in least.items():
        if not fields[name] >= limit:
            raise Refused(USAGE, f"{name} is {fields[name]}; it must be at least {limit}")
    del fields["type"]
    return make(**fields)


class Ready(Frozen):
    """Every worker stands at the barrier. `gil_enabled_by`: modules that switched the GIL on; None where nobody watched."""

    startup_seconds: float
    pid: int
    affinity: list[int] | None
    runtime: Mapping[str, Any]
    modules: list[str]
    gil_enabled_by: list[str] | None = None
    protocol: int = VERSION
    type: str = "ready"


class Sample(Frozen):
    """One slice; the meters are sums over the worker and its processes. `phase`: cold (the first) or warm.
    `lateness_seconds`: p50 and p99 of its waits. `cpu_system_seconds`: the part of all CPU time that was spent in the kernel."""

    index: int
    phase: str
    tasks: int
    wall_seconds: float
    cpu_self_seconds: float
    cpu_children_seconds: float
    voluntary_switches: int
    involuntary_switches: int
    minor_faults: int
    major_faults: int
    gil_before: list[bool] | None
    gil_after: list[bool] | None
    workers_seen: int
    results: Mapping[str, int]
    lateness_seconds: Mapping[str, float] | None
    cpu_system_seconds: float | None = None
    type: str = "sample"


class Warm(Frozen):
    """The warm-up is over. `slices`: how many it had."""

    slices: int
    seconds: float
    type: str = "warm"


class Done(Frozen):
    """The pool is closed. `children_peak_rss_bytes`: of the largest worker process; None where there was none."""

    shutdown_seconds: float
    peak_rss_bytes: int
    children_peak_rss_bytes: int | None
    pss_bytes: int | None
    gil_enabled: bool | None
    modules: list[str]
    affinity: list[int] | None
    gil_enabled_by: list[str] | None = None
    type: str = "done"


class Failed(Frozen):
    """The launch ended before its time. `kind`: usage, unsupported or error."""

    kind: str
    message: str
    type: str = "failed"


Reply = Ready | Sample | Warm | Done | Failed


def to_json(reply: Reply) -> str:
    """One line, without its end; an optional field that is not known is left out."""
    fields = {name: value for name, value in reply.as_dict().items() if value is not None or name not in _OPTIONAL}
    return _dumps({"type": reply.type, **fields}, allow_nan=False)


def checked_arguments(arguments: object, parameters: Mapping[str, type]) -> dict[str, Any]:
    """A workload's arguments, held to the names and types of its parameters; raises Refused (usage)."""
    return fields_of(arguments, "arguments", {name: (kind, False) for name, kind in parameters.items()})


# name -> (type, whether null is allowed)
_REQUEST_FIELDS: dict[str, tuple[type, bool]] = {
    "protocol": (int, False), "launch": (str, False), "workload": (str, False), "arguments": (dict, False),
    "model": (str, False), "workers": (int, False), "slices": (int, False),
    "measure_memory": (bool, False), "context": (dict, False), "code": (dict, True),
}
_CONTEXT_FIELDS: dict[str, tuple[type, bool]] = {
    "url": (str, True), "data_directory": (str, True), "artifacts_directory": (str, True),
}
_CODE_FIELDS: dict[str, tuple[type, bool]] = {
    "function": (str, True), "assembly": (str, True), "method": (str, True), "folder": (str, False), "setup": (str, True),
    "asyncio_run": (bool, False), "result": (str, False), "expected": (str, True), "tolerance": (float, True), "check": (str, True),
    "shared_arguments": (bool, False),
}
_RESULTS = ("compared", "ignored")
_OPTIONAL = ("gil_enabled_by", "cpu_system_seconds")
# type -> (the command, name -> (type, whether null is allowed), name -> the least value)
_COMMANDS: dict[str, tuple[type, dict[str, tuple[type, bool]], dict[str, int]]] = {
    "go": (Go, {"tasks": (int, False)}, {"tasks": 1}),
    "warm_up": (WarmUp, {"tasks": (int, False), "seconds": (float, False)}, {"tasks": 1, "seconds": 0}),
    "end": (End, {}, {}),
}


def _code(document: object) -> Code:
    code = Code(**fields_of(document, "code", _CODE_FIELDS))
    if not code.folder.startswith("/"):
        raise Refused(USAGE, f"'folder' in code must be an absolute path, not {named(code.folder)}")
    if code.result not in _RESULTS:
        raise Refused(USAGE, f"'result' in code must be {' or '.join(_RESULTS)}, not {named(code.result)}")
    if code.tolerance is not None and not code.tolerance >= 0:
        raise Refused(USAGE, f"'tolerance' in code is {code.tolerance}; it must be at least 0")
    return code
