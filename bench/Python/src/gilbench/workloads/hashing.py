"""Work done in C by an extension that releases the GIL (hashlib does for more than 2047 bytes)."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager

from gilbench.workloads.workload import Place, Unit

_BLOCK_BYTES = 1 << 20


@contextmanager
def hash_blocks(_place: Place, blocks: int) -> Iterator[Unit]:
    """SHA-256 over so many blocks of 1 MiB, byte i of a block being i mod 251; the result is lower-case hexadecimal."""
    block = (bytes(range(251)) * (_BLOCK_BYTES // 251 + 1))[:_BLOCK_BYTES]

    def unit() -> str:
        digest = hashlib.sha256()
        for _ in range(blocks):
            digest.update(block)
        return digest.hexdigest()

    yield unit
