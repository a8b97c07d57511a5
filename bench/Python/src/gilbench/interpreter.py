"""Who am I: the interpreter this process runs, as the replies report it."""

from __future__ import annotations

import os
import sys
from typing import Any, Callable

from gilbench import describe

# What `site` brings in by itself (virtual environments, setuptools, administrators' hooks): none of it is ours.
_SITE_HOOKS = frozenset({"sitecustomize", "usercustomize", "_distutils_hack", "_virtualenv"})
# Written by the build or by pip for one installation, so in no list of names.
_GENERATED = ("_sysconfigdata_", "__editable__")
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


def is_foreign(name: str) -> bool:
    """Whether a top-level module is neither the standard library's nor ours: as an extension it could turn the GIL on."""
    return not (name in sys.stdlib_module_names or name in sys.builtin_module_names or name in _OURS | _SITE_HOOKS
                or name.startswith(_GENERATED))


def refuse_foreign_modules() -> None:
    """Raise RuntimeError, naming them, if modules from outside the standard library are loaded in this worker."""
    if foreign := [name for name in modules() if is_foreign(name)]:
        raise RuntimeError(
            f"this worker has loaded {', '.join(foreign)}, which the standard library does not have and which could turn the GIL on; "
            f"run an interpreter whose site-packages loads nothing by itself, or start it with -S")
