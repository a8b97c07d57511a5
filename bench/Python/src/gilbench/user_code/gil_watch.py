"""Which module switched the GIL on: an extension that does not say it can do without does so when it is loaded (PEP 703).

CPython says so in a warning, which is recorded here on its way to whoever shows warnings. A warning can be caught or filtered
by the code that imports, so every extension is watched while it is loaded, too.
"""

from __future__ import annotations

from importlib.machinery import ExtensionFileLoader
from typing import Any, Callable

from gilbench.interpreter import gil_enabled

_BEGINNING = "The global interpreter lock (GIL) has been enabled to load module '"
_warned: list[str] = []
_seen: list[str] = []
_is_installed = False


def install() -> None:
    """From now on take note; does nothing where the GIL is on already or cannot be switched."""
    global _is_installed
    if _is_installed or gil_enabled() is not False:
        return
    _is_installed = True
    import re
    import warnings

    warnings.filterwarnings("always", message=re.escape(_BEGINNING), category=RuntimeWarning)
    shown = warnings.showwarning

    def showwarning(message: Any, *rest: Any, **named: Any) -> None:
        text = str(message)
        if text.startswith(_BEGINNING):
            _note(_warned, text[len(_BEGINNING):].partition("'")[0])
        shown(message, *rest, **named)

    warnings.showwarning = showwarning
    for name in ("create_module", "exec_module"):
        setattr(ExtensionFileLoader, name, _watched(getattr(ExtensionFileLoader, name)))


def names() -> list[str]:
    """The modules that switched the GIL on in this interpreter, in the order in which they did; none where nothing could."""
    if not _is_installed or not gil_enabled():
        return []
    return list(_warned or _seen)


def _watched(load: Callable[..., Any]) -> Callable[..., Any]:
    def watched(loader: Any, *arguments: Any) -> Any:
        was_enabled = gil_enabled()
        try:
            return load(loader, *arguments)
        finally:
            if not was_enabled and gil_enabled():
                _note(_seen, getattr(loader, "name", None) or str(loader))

    return watched


def _note(into: list[str], name: str) -> None:
    if name not in into:
        into.append(name)
