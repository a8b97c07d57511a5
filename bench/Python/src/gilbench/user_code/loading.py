"""Finding the user's functions by name: `PATH.py:NAME` or `dotted.module:NAME`, as `python -m` in their folder would."""

from __future__ import annotations

import importlib
import importlib.util
import inspect
import os
import sys
from difflib import get_close_matches
from keyword import iskeyword
from types import ModuleType
from typing import Any, Callable

from gilbench.strict import USAGE, Refused
from gilbench.user_code.failures import Origin, explaining

_MOST_NAMES = 8


def put_first_on_path(folder: str) -> None:
    """`sys.path` as `python -m` has it in that folder: the folder first, ours last."""
    ours = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
    rest = [entry for entry in sys.path if entry not in ("", folder)]
    if ours in rest and ours != folder:
        rest.remove(ours)
        rest.append(ours)
    sys.path[:] = [folder, *rest]


def load_function(name: str, folder: str) -> Callable[..., Any]:
    """The function of that name. Raises Refused (usage) where there is none, WorkerFailed where importing its module raised."""
    place, _, attributes = name.rpartition(":")
    if not place or not attributes:
        raise Refused(USAGE, f"'{name}' names no function; write PATH.py:FUNCTION or MODULE:FUNCTION")
    return function_of(load_module(place, folder), attributes, place)


def load_beside(name: str, module: ModuleType, place: str) -> Callable[..., Any]:
    """The function of that name in the module of another."""
    return function_of(module, name, place)


def load_module(place: str, folder: str) -> ModuleType:
    """The module of a path or of a dotted name."""
    if sys.path[:1] != [folder]:
        put_first_on_path(folder)
    if place.endswith(".py") or os.sep in place:
        return _of_path(place, folder)
    with explaining(Origin(folder), "the module"):
        try:
            return importlib.import_module(place)
        except ModuleNotFoundError as error:
            if error.name is None or not (place + ".").startswith(error.name + "."):
                raise
            near = f"{place.replace('.', os.sep)}.py"
            raise Refused(USAGE, f"there is no module '{place}': neither {near} in {folder} nor one that this interpreter has "
                          f"({sys.executable})") from None


def function_of(module: ModuleType, name: str, place: str) -> Callable[..., Any]:
    """What stands under a (dotted) name in a module; raises Refused naming what is near it."""
    found: Any = module
    for part in name.split("."):
        if not hasattr(found, part):
            raise Refused(USAGE, f"{place} has no function '{name}'; {_near(part, found)}")
        found = getattr(found, part)
    if not callable(found):
        raise Refused(USAGE, f"'{name}' in {place} is no function but {_a(type(found).__name__)}")
    return found


def _of_path(place: str, folder: str) -> ModuleType:
    path = os.path.normpath(os.path.join(folder, place))
    if not os.path.isfile(path):
        raise Refused(USAGE, f"there is no file {place} in {folder}" if not os.path.isabs(place) else f"there is no file {place}")
    dotted = _dotted(path, folder)
    if dotted:
        with explaining(Origin(folder, path), "the module"):
            try:
                module = importlib.import_module(dotted)
                if _is_of(module, path):
                    return module
            except ModuleNotFoundError as error:
                if error.name is None or not (dotted + ".").startswith(error.name + "."):
                    raise
    return _of_file(path, folder)


def _dotted(path: str, folder: str) -> str | None:
    """The dotted name under which a file of the folder is imported; None where it has none."""
    for one, root in ((path, folder), (os.path.realpath(path), os.path.realpath(folder))):
        relative = os.path.relpath(one, root)
        parts = relative[:-len(".py")].split(os.sep) if relative.endswith(".py") else []
        if parts and parts[-1] == "__init__":
            parts.pop()
        if parts and all(part.isidentifier() and not iskeyword(part) for part in parts):
            return ".".join(parts)
    return None


def _of_file(path: str, folder: str) -> ModuleType:
    """The file loaded under its stem's name, its own folder in front, as `python FILE` would have it."""
    name = os.path.splitext(os.path.basename(path))[0]
    if loaded := sys.modules.get(name):
        if _is_of(loaded, path):
            return loaded
        raise Refused(USAGE, f"{path} would be loaded as the module '{name}', and one of this name is loaded already "
                      f"({getattr(loaded, '__file__', None) or 'built in'}); rename the file")
    own = os.path.dirname(path)
    if own != folder:
        sys.path[:] = [own, *(entry for entry in sys.path if entry != own)]
    spec = importlib.util.spec_from_file_location(name, path)
    if spec is None or spec.loader is None:
        raise Refused(USAGE, f"{path} is no Python file")
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    try:
        with explaining(Origin(folder, path), "the module"):
            spec.loader.exec_module(module)
    except BaseException:
        sys.modules.pop(name, None)
        raise
    return module


def _is_of(module: ModuleType, path: str) -> bool:
    file = getattr(module, "__file__", None)
    return bool(file) and os.path.exists(file) and os.path.samefile(file, path)


def _near(part: str, where: object) -> str:
    is_module = isinstance(where, ModuleType)
    names = [name for name, value in getattr(where, "__dict__", {}).items() if callable(value) and not name.startswith("_")
             and (not is_module or getattr(value, "__module__", None) == where.__name__)]
    if near := get_close_matches(part, names, n=3):
        return f"near it {'is' if len(near) == 1 else 'are'} {', '.join(near)}"
    more = ", …" if len(names) > _MOST_NAMES else ""
    return f"it has {', '.join(sorted(names)[:_MOST_NAMES])}{more}" if names else "it has none"


def _a(word: str) -> str:
    return f"{'an' if word[:1].lower() in 'aeiou' else 'a'} {word}"


def is_coroutine_function(function: Callable[..., Any]) -> bool:
    """Whether calling it gives something to be awaited, also where it is an object that is called."""
    return inspect.iscoroutinefunction(function) or inspect.iscoroutinefunction(getattr(type(function), "__call__", None))
