"""The worker protocol, version 2 (bench/PROTOCOL.md): frozen records <-> one JSON object a line."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import Any, Mapping

VERSION = 2

USAGE, UNSUPPORTED, ERROR = "usage", "unsupported", "error"


class Refused(Exception):
    """What ends a launch with `failed`; the text is one clear sentence."""

    def __init__(self, kind: str, message: str) -> None:
        super().__init__(message)
        self.kind = kind


@dataclass(frozen=True)
class Context:
    """What surrounds the launch; None where nothing is set."""

    url: str | None
    data_directory: str | None
    artifacts_directory: str | None


@dataclass(frozen=True)
class Request:
    """What to prepare. `slices`: the most that will be asked for, the cold one included."""

    protocol: int
    launch: str
    workload: str
    arguments: Mapping[str, Any]
    model: str
    workers: int
    slices: int
    measure_memory: bool
    context: Context

    @staticmethod
    def from_json(line: str) -> Request:
        """Read one line; raises Refused (usage) with a sentence that names the field."""
        try:
            document = json.loads(line)
        except ValueError as error:
            raise Refused(USAGE, f"the request is not one line of JSON: {error}") from None
        fields = _fields(document, "the request", _REQUEST_FIELDS)
        if fields["protocol"] != VERSION:
            raise Refused(USAGE, f"protocol {fields['protocol']} is asked for, and this worker speaks {VERSION}")
        for name, least in (("workers", 1), ("slices", 0)):
            if not fields[name] >= least:
                raise Refused(USAGE, f"{name} is {fields[name]}; it must be at least {least}")
        context = Context(**_fields(fields["context"], "context", _CONTEXT_FIELDS))
        return Request(**{**fields, "context": context})


@dataclass(frozen=True)
class Go:
    """Run one slice of so many units, over all workers."""

    tasks: int


@dataclass(frozen=True)
class WarmUp:
    """Run slices of so many units that are not reported, until so many seconds have passed."""

    tasks: int
    seconds: float


@dataclass(frozen=True)
class End:
    """No more slices: let the pool go and say `done`."""


Command = Go | WarmUp | End


def command_from_json(line: str) -> Command:
    """Read one line that follows the request; raises Refused (usage) with a sentence that names the field."""
    try:
        document = json.loads(line)
    except ValueError as error:
        raise Refused(USAGE, f"the command is not one line of JSON: {error}") from None
    kind = document.get("type") if isinstance(document, dict) else None
    if kind not in _COMMANDS:
        raise Refused(USAGE, f"the command must be of type {', '.join(_COMMANDS)}, not {_named(kind)}")
    make, expected, least = _COMMANDS[kind]
    fields = {**_fields(document, "the command", {"type": (str, False), **expected})}
    for name, limit in least.items():
        if not fields[name] >= limit:
            raise Refused(USAGE, f"{name} is {fields[name]}; it must be at least {limit}")
    del fields["type"]
    return make(**fields)


@dataclass(frozen=True)
class Ready:
    """Every worker stands at the barrier."""

    startup_seconds: float
    pid: int
    affinity: list[int] | None
    runtime: Mapping[str, Any]
    modules: list[str]
    protocol: int = VERSION
    type: str = "ready"


@dataclass(frozen=True)
class Sample:
    """One slice; the meters are sums over the worker and its processes. `phase`: cold (the first) or warm.
    `lateness_seconds`: p50 and p99 of its waits."""

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
    type: str = "sample"


@dataclass(frozen=True)
class Warm:
    """The warm-up is over. `slices`: how many it had."""

    slices: int
    seconds: float
    type: str = "warm"


@dataclass(frozen=True)
class Done:
    """The pool is closed. `children_peak_rss_bytes`: of the largest worker process; None where there was none."""

    shutdown_seconds: float
    peak_rss_bytes: int
    children_peak_rss_bytes: int | None
    pss_bytes: int | None
    gil_enabled: bool | None
    modules: list[str]
    affinity: list[int] | None
    type: str = "done"


@dataclass(frozen=True)
class Failed:
    """The launch ended before its time. `kind`: usage, unsupported or error."""

    kind: str
    message: str
    type: str = "failed"


Reply = Ready | Sample | Warm | Done | Failed


def to_json(reply: Reply) -> str:
    """One line, without its end."""
    return json.dumps({"type": reply.type, **asdict(reply)}, allow_nan=False)


def checked_arguments(arguments: object, parameters: Mapping[str, type]) -> dict[str, Any]:
    """A workload's arguments, held to the names and types of its parameters; raises Refused (usage)."""
    return _fields(arguments, "arguments", {name: (kind, False) for name, kind in parameters.items()})


# name -> (type, whether null is allowed)
_REQUEST_FIELDS: dict[str, tuple[type, bool]] = {
    "protocol": (int, False), "launch": (str, False), "workload": (str, False), "arguments": (dict, False),
    "model": (str, False), "workers": (int, False), "slices": (int, False),
    "measure_memory": (bool, False), "context": (dict, False),
}
_CONTEXT_FIELDS: dict[str, tuple[type, bool]] = {
    "url": (str, True), "data_directory": (str, True), "artifacts_directory": (str, True),
}
# type -> (the command, name -> (type, whether null is allowed), name -> the least value)
_COMMANDS: dict[str, tuple[type, dict[str, tuple[type, bool]], dict[str, int]]] = {
    "go": (Go, {"tasks": (int, False)}, {"tasks": 1}),
    "warm_up": (WarmUp, {"tasks": (int, False), "seconds": (float, False)}, {"tasks": 1, "seconds": 0}),
    "end": (End, {}, {}),
}
_WORDS = {int: "a whole number", float: "a number", str: "text", bool: "true or false", dict: "an object"}


def _fields(document: object, where: str, expected: Mapping[str, tuple[type, bool]]) -> dict[str, Any]:
    if not isinstance(document, dict):
        raise Refused(USAGE, f"{where} must be an object, not {_named(document)}")
    for name in document:
        if name not in expected:
            raise Refused(USAGE, f"{where} has an unknown field '{name}'; known are {', '.join(expected) or 'none'}")
    for name, (kind, nullable) in expected.items():
        if name not in document:
            raise Refused(USAGE, f"{where} lacks the field '{name}' ({_WORDS[kind]})")
        value = document[name]
        if not (_is_a(value, kind) or (nullable and value is None)):
            raise Refused(USAGE, f"'{name}' in {where} must be {_WORDS[kind]}{' or null' if nullable else ''}, not {_named(value)}")
    return document


def _is_a(value: object, kind: type) -> bool:
    if kind is float:
        return isinstance(value, (int, float)) and not isinstance(value, bool)
    return isinstance(value, kind) and (kind is bool or not isinstance(value, bool))


def _named(value: object) -> str:
    return "null" if value is None else json.dumps(value)[:60]
