"""The interpreter that runs this process, as the replies report it."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from importlib.machinery import ExtensionFileLoader

from gilbench import describe

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

# Ours, and what the build or pip wrote for this one installation: in no list of names.
_KNOWN = frozenset({"gilbench", "__main__", "__mp_main__"})
_GENERATED = ("_sysconfigdata_", "__editable__")

gil_enabled: Callable[[], bool | None] = getattr(sys, "_is_gil_enabled", lambda: None)
"""Whether the GIL is on now; None where the interpreter has no such call (before CPython 3.13, PyPy)."""


def runtime() -> dict[str, Any]:
    """The `runtime` object of the `ready` reply."""
    return describe.runtime()


def affinity() -> list[int] | None:
    """The processors this process may run on, ascending; None where the system does not tell."""
    read = getattr(os, "sched_getaffinity", None)
    return sorted(read(0)) if read else None


def modules() -> list[str]:
    """Top-level modules imported by now, sorted."""
    return sorted({name.partition(".")[0] for name in list(sys.modules)})


def is_foreign(name: str) -> bool:
    """Whether a top-level module is neither the standard library's nor ours."""
    return not (name in sys.stdlib_module_names or name in sys.builtin_module_names or name in _KNOWN or name.startswith(_GENERATED))


def refuse_foreign_extensions() -> None:
    """Raise RuntimeError, naming them, if this worker has loaded extension modules from outside the standard library:
    one that does not say it can do without the GIL turns it on (PEP 703).

    We import none, but `site` may run what others installed. What it loads in pure Python is harmless and merely listed.
    """
    foreign = [name for name, module in list(sys.modules.items()) if is_foreign(name.partition(".")[0]) and _is_extension(module)]
    if foreign:
        raise RuntimeError(
            f"this worker has loaded {', '.join(sorted(foreign))}, compiled modules from outside the standard library, which could turn "
            "the GIL on; use an interpreter whose site-packages loads nothing by itself, or start it with -S")


def _is_extension(module: object) -> bool:
    return isinstance(getattr(getattr(module, "__spec__", None), "loader", None), ExtensionFileLoader)
