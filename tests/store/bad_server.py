"""Servers that do not answer as they should, on loopback: each path is one way to be wrong."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

TRUE = b'{"head": {}, "boolean": true}'
ONE_ROW = b'{"head": {"vars": ["s"]}, "results": {"bindings": [{"s": {"type": "uri", "value": '
JSON = "application/sparql-results+json"


class BadServer(ThreadingHTTPServer):
    """Remembers what it was sent: paths, and whatever stood in ``Authorization``."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.paths: list[str] = []
        self.told: list[str] = []

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


class _Handler(BaseHTTPRequestHandler):
    server: BadServer

    def do_POST(self) -> None:
        query = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.paths.append(self.path)
        self.server.told.append(self.headers.get("Authorization", ""))
        if b"ASK" in query:
            # What tells the family of a server: no default graph stands in, nothing is a union.
            first = self.path == "/busy" and len(self.server.paths) < 3
            self._answer(503 if first else 200, JSON, TRUE.replace(b"true", b"false"))
            return
        getattr(self, "_" + self.path.partition("?")[0].strip("/"))()

    def _busy(self) -> None:
        self._answer(200, JSON, b'{"head": {"vars": ["s"]}, "results": {"bindings": []}}')

    def _page(self) -> None:
        self._answer(200, "text/html", b"<html>Bonjour</html>")

    def _cut(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", JSON)
        self.send_header("Content-Length", "100000")
        self.end_headers()
        self.wfile.write(ONE_ROW + b'"urn:a"}},')

    def _half(self) -> None:
        self._answer(200, JSON, ONE_ROW)

    def _away(self) -> None:
        self.send_response(307)
        self.send_header("Location", f"{self.server.address}/elsewhere")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _failed(self) -> None:
        self._answer(500, "text/plain", b"secret traceback of theirs")

    def _refused(self) -> None:
        self._answer(400, "text/plain", b"Line 1: no such function\n\nSPARQL query:\nSELECT")

    def _late(self) -> None:
        self._answer(200, JSON, ONE_ROW, {"X-SQL-State": "S1TAT"})

    def _basic(self) -> None:
        if self.headers.get("Authorization"):
            self._busy()
        else:
            self._answer(401, "text/plain", b"", {"WWW-Authenticate": 'Basic realm="x"'})

    def _answer(
        self, status: int, kind: str, body: bytes, more: dict[str, str] | None = None
    ) -> None:
        self.send_response(status)
        headers = {"Content-Type": kind, "Content-Length": str(len(body)), **(more or {})}
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *arguments: object) -> None:
        """Say nothing."""


@contextmanager
def bad_server() -> Iterator[BadServer]:
    """One that runs in a thread."""
    server = BadServer()
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
