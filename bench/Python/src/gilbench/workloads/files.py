"""A log file read line by line, then copied whole."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager

from gilbench.workloads.workload import AsyncUnit, Place, Unit

_BATCH_CHARACTERS = 64 * 1024


@contextmanager
def written_log(place: Place, lines: int) -> Iterator[Place]:
    """Once a launch: the log written where it is not there yet, and a folder for the private copies, removed at the end."""
    log = _log_path(place, lines)
    if not os.path.exists(log):
        os.makedirs(os.path.dirname(log), exist_ok=True)
        handle, unfinished = tempfile.mkstemp(prefix="log-", suffix=".part", dir=os.path.dirname(log))
        with open(handle, "w", encoding="ascii", newline="\n") as file:
            for i in range(lines):
                file.write(f"2026-01-01T00:00:{i % 60:02d} {'ERROR' if i % 10 == 3 else 'INFO'} request {i}\n")
        os.chmod(unfinished, 0o644)
        os.replace(unfinished, log)
    scratch = tempfile.mkdtemp(prefix="copies-", dir=os.path.dirname(log))
    try:
        yield place.but(scratch_directory=scratch)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


@contextmanager
def file_scan(place: Place, lines: int) -> Iterator[Unit]:
    """Count the lines with ` ERROR `, then read the log whole and write it whole to a private copy."""
    log = _log_path(place, lines)
    copy = _private_copy(place)

    def unit() -> int:
        errors = 0
        with open(log, encoding="utf-8") as file:
            for line in file:
                if " ERROR " in line:
                    errors += 1
        _write(copy, _read(log))
        return errors

    yield unit


@asynccontextmanager
async def file_scan_async(place: Place, lines: int) -> AsyncIterator[AsyncUnit]:
    """As `file_scan`. asyncio has no file operations of its own: as in aiofiles each goes to the loop's thread pool,
    here a batch of lines (64 Ki characters) at a time; the lines are judged in the loop."""
    import asyncio

    log = _log_path(place, lines)
    copy = _private_copy(place)

    async def unit() -> int:
        errors = 0
        file = await asyncio.to_thread(open, log, encoding="utf-8")
        try:
            while batch := await asyncio.to_thread(file.readlines, _BATCH_CHARACTERS):
                for line in batch:
                    if " ERROR " in line:
                        errors += 1
        finally:
            await asyncio.to_thread(file.close)
        content = await asyncio.to_thread(_read, log)
        await asyncio.to_thread(_write, copy, content)
        return errors

    yield unit


def _log_path(place: Place, lines: int) -> str:
    return os.path.join(place.data_directory or "", f"log-{lines}.txt")


def _private_copy(place: Place) -> str:
    handle, path = tempfile.mkstemp(prefix="copy-", dir=place.scratch_directory)
    os.close(handle)
    return path


def _read(path: str) -> bytes:
    with open(path, "rb") as file:
        return file.read()


def _write(path: str, content: bytes) -> None:
    with open(path, "wb") as file:
        file.write(content)
