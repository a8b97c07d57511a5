"""What the studies' command lines have in common: one sentence for a wrong use, exit codes, nothing left behind on an interrupt."""

from __future__ import annotations

import argparse
import os
import shutil
import signal
import sys
from pathlib import Path
from typing import Callable, NoReturn

ROOT = Path(__file__).resolve().parents[2]
PYTHON_SOURCE = ROOT / "bench" / "Python" / "src"
DOTNET = ROOT / "artifacts" / "bin" / "GilBench.DotNet" / "release" / "GilBench.DotNet"
GOOD, NO, WRONG_USE, COULD_NOT_MEASURE, INTERRUPTED = 0, 1, 2, 3, 130


class WrongUse(Exception):
    """The command line asks for what cannot be; its text is one sentence."""


class CouldNotMeasure(Exception):
    """A worker or a tool failed; its text is one sentence."""


class Parser(argparse.ArgumentParser):
    """Says what is wrong in one sentence, without the usage."""

    def __init__(self, description: str) -> None:
        super().__init__(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)

    def error(self, message: str) -> NoReturn:
        raise WrongUse(f"{message}; see --help")


def run(main: Callable[[list[str]], int]) -> NoReturn:
    """Run a study on the program's arguments and exit with its code; `finally` and `with` are honoured on an interrupt and on SIGTERM."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    name = Path(sys.argv[0]).stem
    try:
        code = main(sys.argv[1:])
    except (WrongUse, CouldNotMeasure) as failure:
        print(f"{name}: {failure}", file=sys.stderr)
        code = WRONG_USE if isinstance(failure, WrongUse) else COULD_NOT_MEASURE
    except KeyboardInterrupt:
        code = INTERRUPTED
    sys.exit(code)


def whole_number(least: int) -> Callable[[str], int]:
    """For `type=` of an option: a whole number of at least so much."""

    def read(text: str) -> int:
        if not text.isdecimal() or int(text) < least:
            raise argparse.ArgumentTypeError(f"'{text}' is not a whole number of at least {least}")
        return int(text)

    return read


def core_of(number: int) -> int:
    """A CPU that this process may use."""
    allowed = sorted(os.sched_getaffinity(0))
    if number not in allowed:
        raise WrongUse(f"CPU {number} is not one that this process may use; these are {', '.join(map(str, allowed))}")
    return number


def program(name_or_path: str, what: str) -> str:
    """The full path of a program, or a sentence that says what is missing."""
    found = shutil.which(os.path.expanduser(name_or_path))
    if found is None:
        raise WrongUse(f"there is no program '{name_or_path}' ({what})")
    return os.path.abspath(found)


def dotnet_program() -> str:
    """The built C# worker."""
    if not DOTNET.exists():
        raise WrongUse("bench/DotNet is not built; build it first: dotnet build bench/DotNet -c Release")
    return str(DOTNET)
