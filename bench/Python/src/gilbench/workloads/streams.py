"""A minimal HTTP/1.1 client over asyncio streams: one connection, kept alive, one request at a time."""

from __future__ import annotations

import asyncio

_HEAD_LIMIT_BYTES = 64 * 1024


class StreamConnection:
    """One open connection. asyncio sets TCP_NODELAY on it by itself."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, host: str) -> None:
        self._reader = reader
        self._writer = writer
        self._host = host

    @classmethod
    async def open(cls, host: str, port: int) -> StreamConnection:
        """Connect; raises OSError where nothing listens."""
        reader, writer = await asyncio.open_connection(host, port, limit=_HEAD_LIMIT_BYTES)
        return cls(reader, writer, f"{host}:{port}")

    async def get(self, target: str) -> tuple[int, bytes]:
        """GET a path and query: the status and the whole body.

        Raises RuntimeError where the answer does not say its length: a chunked body is more than this client reads.
        """
        self._writer.write(f"GET {target} HTTP/1.1\r\nHost: {self._host}\r\nAccept-Encoding: identity\r\n\r\n".encode("ascii"))
        await self._writer.drain()
        head = (await self._reader.readuntil(b"\r\n\r\n")).decode("latin-1")
        status_line, *fields = head.split("\r\n")
        for field in fields:
            name, _, value = field.partition(":")
            if name.lower() == "content-length":
                return int(status_line.split(" ", 2)[1]), await self._reader.readexactly(int(value))
        raise RuntimeError(f"the server answered GET {target} with '{status_line}' and no Content-Length")

    async def close(self) -> None:
        """Close the connection and wait until it is closed."""
        self._writer.close()
        try:
            await self._writer.wait_closed()
        except OSError:
            pass  # the server was quicker: closed is what was wanted
