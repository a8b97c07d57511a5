"""A tiny server that answers as bench/Server does, without the latency."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Iterator
from urllib.parse import parse_qs, urlsplit


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    wbufsize = -1  # head and body in one packet

    def do_GET(self) -> None:
        address = urlsplit(self.path)
        fields = {name: values[0] for name, values in parse_qs(address.query).items()}
        if address.path == "/body":
            body = bytes(97 + i % 26 for i in range(int(fields["bytes"])))
        else:
            body = fields["n"].encode("ascii")
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_words: object) -> None:
        """Say nothing."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128


def meeting(requests: int, patience_seconds: float) -> type[BaseHTTPRequestHandler]:
    """What answers only once so many requests wait at the same time; with an error where they do not come."""
    together = threading.Barrier(requests, timeout=patience_seconds)

    class Handler(_Handler):
        def do_GET(self) -> None:
            try:
                together.wait()
            except threading.BrokenBarrierError:
                self.send_error(503, "The others did not come.")
                return
            super().do_GET()

    return Handler


@contextmanager
def serving(handler: type[BaseHTTPRequestHandler] = _Handler) -> Iterator[str]:
    """The URL of a server that answers while the context lasts."""
    server = _Server(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
