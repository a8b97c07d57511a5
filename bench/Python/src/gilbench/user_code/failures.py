"""What the user's code raised, as one line; and the child that it forked and that came back to us.

Everything of the user's is called inside `explaining`, so that no SystemExit ends a worker and no exception pickles between
processes, where it might not be unpickled: what leaves is WorkerFailed with the line.
"""

from __future__ import annotations

import linecache
import os
import sys
import traceback
from dataclasses import dataclass
from types import TracebackType
from typing import Literal

from gilbench.models.pool import WorkerFailed
from gilbench.strict import Refused

_OURS = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
_STANDARD_LIBRARY = os.path.dirname(os.path.abspath(os.__file__))
_INSTALLED = ("site-packages", "dist-packages")
_exit, _write = os._exit, os.write  # the user's code may put others in their place
_LONGEST_MESSAGE, _LONGEST_LINE = 600, 120


class _Process:
    """`is_stray`: whether this process is a child that the user's code forked. Read after every unit, so it is one attribute."""

    is_stray = False


process = _Process()


def _forked() -> None:
    process.is_stray = True


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_forked)


def claim() -> None:
    """In a worker process, before it opens its unit: this fork was ours."""
    process.is_stray = False


def leave_quietly(error: BaseException | None = None) -> None:
    """End a child that the user's code forked and that came back to us: it must answer nothing and do no more units."""
    code = getattr(error, "code", None)
    _exit(code if isinstance(code, int) else 0 if error is None else 1)


@dataclass(frozen=True)
class Origin:
    """Whose code it is: its folder, and the file of the function once that is known."""

    folder: str
    file: str | None = None

    def is_own(self, path: str) -> bool:
        """Whether a file is the user's own: of the folder or beside the function, and not installed there."""
        beside = os.path.dirname(self.file) if self.file else self.folder
        return any(_is_below(path, root) for root in (self.folder, beside))

    def shown(self, path: str) -> str:
        """A path as the user would write it: relative to the folder where it is below."""
        return os.path.relpath(path, self.folder) if path.startswith(self.folder.rstrip(os.sep) + os.sep) else path


class explaining:
    """`with explaining(origin, "the function"):` around whatever calls the user's code."""

    def __init__(self, origin: Origin, subject: str) -> None:
        self._origin = origin
        self._subject = subject

    def __enter__(self) -> None:
        return None

    def __exit__(self, _kind: object, error: BaseException | None, _traceback: object) -> Literal[False]:
        if process.is_stray:
            leave_quietly(error)
        if error is None or isinstance(error, (WorkerFailed, Refused, GeneratorExit)):
            return False
        raise failure(error, self._origin, self._subject) from None


def failure(error: BaseException, origin: Origin, subject: str) -> WorkerFailed:
    """What is raised in its place, after its traceback has gone to standard error."""
    _show(error)
    return WorkerFailed(explained(error, origin, subject))


def explained(error: BaseException, origin: Origin, subject: str) -> str:
    """The exception in one line, with the last frame of the user's own code."""
    while isinstance(inner := getattr(error, "exceptions", None), tuple) and inner:
        error = inner[0]
    place = _place(error, origin)
    where = f" ({place})" if place else ""
    if isinstance(error, SystemExit):
        return f"{subject} called sys.exit({'' if error.code is None else _safely(error.code, repr)}){where}"
    text = _safely(error, str)
    return f"{type(error).__name__}: {text}{where}" if text else f"{type(error).__name__}{where}"


def _place(error: BaseException, origin: Origin) -> str | None:
    if isinstance(error, SyntaxError) and error.filename and origin.is_own(error.filename):
        return f"{origin.shown(error.filename)}:{error.lineno}: {(error.text or '').strip()[:_LONGEST_LINE]}"
    own = [(frame, line) for frame, line in traceback.walk_tb(error.__traceback__) if origin.is_own(frame.f_code.co_filename)]
    if not own:
        return None
    frame, line = own[-1]
    source = linecache.getline(frame.f_code.co_filename, line, frame.f_globals).strip()[:_LONGEST_LINE]
    return f"{origin.shown(frame.f_code.co_filename)}:{line} in {frame.f_code.co_name}" + (f": {source}" if source else "")


def _is_below(path: str, root: str) -> bool:
    if not path.startswith(root.rstrip(os.sep) + os.sep):
        return False
    if any(path.startswith(other + os.sep) and not root.startswith(other) for other in (_OURS, _STANDARD_LIBRARY)):
        return False
    return not set(_INSTALLED) & set(os.path.relpath(path, root).split(os.sep))


def _safely(value: object, words: type[str] | object) -> str:
    try:
        text = words(value)  # type: ignore[operator]
    except BaseException as error:  # the user's own __str__ or __repr__
        text = f"(its text cannot be had: {type(error).__name__})"
    one_line = " ".join(str(text).split())
    return one_line if len(one_line) <= _LONGEST_MESSAGE else one_line[:_LONGEST_MESSAGE] + " …"


def _show(error: BaseException) -> None:
    """Its traceback on standard error, without our frames at its beginning; the user's code may have replaced every stream."""
    begin: TracebackType | None = error.__traceback__
    while begin is not None and begin.tb_next is not None and begin.tb_frame.f_code.co_filename.startswith(_OURS + os.sep):
        begin = begin.tb_next
    try:
        text = "".join(traceback.format_exception(type(error), error, begin))
        for stream in (sys.stdout, sys.stderr):
            stream.flush()
    except BaseException as other:
        text = f"{type(error).__name__} (its traceback cannot be shown: {type(other).__name__})\n"
    _write(2, text.encode("utf-8", "backslashreplace"))
