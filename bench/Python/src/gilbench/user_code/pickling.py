"""What cannot be pickled, in one sentence that names the object: arguments, results and functions on their way to a process."""

from __future__ import annotations

import pickle
from typing import Any, Callable, Iterator

_DEEPEST, _MOST_TRIES = 8, 2000


def obstacle(what: str, value: Any) -> str | None:
    """Why a value cannot be sent to a process or back; None where it can."""
    if not _refuses(value):
        try:
            pickle.loads(pickle.dumps(value, pickle.HIGHEST_PROTOCOL))
        except BaseException as error:
            return f"the {what} of type {_type(value)} can be pickled and not unpickled: {type(error).__name__}: {_line(error)}"
        return None
    path, found = _innermost(value)
    name = _name(found)
    return f"the {what} holds {name} ({what}{path}), which cannot be pickled" if path else f"the {what} {_of(found)} cannot be pickled"


def function_obstacle(function: Callable[..., Any]) -> str | None:
    """Why a process that is given the function cannot import it; None where it can."""
    try:
        pickle.dumps(function, pickle.HIGHEST_PROTOCOL)
        return None
    except BaseException as error:
        name = getattr(function, "__qualname__", None) or type(function).__qualname__
        if "<lambda>" in name and "<locals>" not in name:
            return "the function is a lambda: a process cannot import it by its name"
        if "<locals>" in name:
            return f"the function {name} is local: a process cannot import it"
        return f"the function {name} cannot be pickled: {type(error).__name__}: {_line(error)}"


def _refuses(value: Any) -> bool:
    try:
        pickle.dumps(value, pickle.HIGHEST_PROTOCOL)
        return False
    except BaseException:
        return True


def _innermost(value: Any) -> tuple[str, Any]:
    """The smallest part that pickle refuses, and how to get there."""
    path = ""
    tries = 0
    for _ in range(_DEEPEST):
        for step, part in _parts(value):
            tries += 1
            if tries > _MOST_TRIES:
                return path, value
            if _refuses(part):
                path, value = path + step, part
                break
        else:
            break
    return path, value


def _parts(value: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(value, dict):
        for key, part in value.items():
            yield f"[{key!r}]", part
    elif isinstance(value, (list, tuple)):
        for index, part in enumerate(value):
            yield f"[{index}]", part
    elif isinstance(value, (set, frozenset)):
        for part in value:
            yield "{…}", part
    else:
        attributes = getattr(value, "__dict__", None)
        if isinstance(attributes, dict) and not isinstance(value, type):
            for name, part in attributes.items():
                yield f".{name}", part


def _type(value: Any) -> str:
    kind = type(value)
    return kind.__qualname__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__qualname__}"


def _name(value: Any) -> str:
    if type(value).__name__ == "function":
        return f"the function {value.__qualname__}"
    return f"a {_type(value)}"


def _of(value: Any) -> str:
    return f"(the function {value.__qualname__})" if type(value).__name__ == "function" else f"of type {_type(value)}"


def _line(error: BaseException) -> str:
    return " ".join(str(error).split())
