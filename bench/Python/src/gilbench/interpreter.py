"""Who am I: the interpreter this process runs, as the replies report it."""

from __future__ import annotations

import os
import sys
from typing import Any, Callable

from gilbench import describe

# What `site` brings in by itself (virtual environments, setuptools, administrators' hooks): none of it is ours.
_SITE_HOOKS = frozenset({"sitecustomize", "usercustomize", "_distutils_hack", "_virtualenv", "distutils-precedence"})
_OURS = frozenset({"gilbench", "__main__", "__mp_main__"})

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


def foreign_modules() -> list[str]:
    """Top-level modules that are neither the standard library's nor ours: an extension among them could turn the GIL on."""
    return [name for name in modules()
            if name not in sys.stdlib_module_names and name not in _OURS | _SITE_HOOKS and not name.startswith("__editable__")]


def refuse_foreign_modules() -> None:
    """Raise RuntimeError, naming them, if modules from outside the standard library are loaded in this worker."""
    if foreign := foreign_modules():
        raise RuntimeError(
            f"this worker has loaded {', '.join(foreign)}, which the standard library does not have and which could turn the GIL on; "
            f"run an interpreter whose site-packages loads nothing by itself, or start it with -S")
