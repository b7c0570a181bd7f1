"""One question to the child and its answer, spooled until it is known whole.

SPARQL 1.1 Protocol, section 2.1.3 (query via POST directly).
"""

import http.client
import tempfile
import time
from dataclasses import dataclass
from typing import IO
from urllib.parse import urlencode

from graph.store.endpoint.formats import Format

__all__ = ["Answered", "Asked", "BrokenOff", "Exchange", "TooLarge", "TooLong"]

_IN_MEMORY = 1024 * 1024
_PIECE = 64 * 1024
_TAIL = 64
_REASON = 4000


class BrokenOff(Exception):
    """The child ended, or the connection to it, before the answer was whole."""


class TooLong(Exception):
    """The time is over; ``is_stuck`` where the child did not even end its answer."""

    def __init__(self, is_stuck: bool) -> None:
        super().__init__()
        self.is_stuck = is_stuck


class TooLarge(Exception):
    """The answer is larger than it may be."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A query, the format wanted, and the dataset it is asked of (Protocol, section 2.1.4)."""

    query: str
    format: Format
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()
    union: bool = False

    @property
    def target(self) -> str:
        """The path of the request."""
        parameters = [("default-graph-uri", graph) for graph in self.default_graphs]
        parameters += [("named-graph-uri", graph) for graph in self.named_graphs]
        parameters += [("union-default-graph", "true")] if self.union else []
        return f"/query?{urlencode(parameters)}" if parameters else "/query"


@dataclass(slots=True)
class Answered:
    """What the child said: the status, the body from its start, how long the body is."""

    status: int
    body: IO[bytes]
    size: int
    is_whole: bool

    def reason(self) -> str:
        """The text of an error, or the end of an answer that was cut."""
        self.body.seek(max(0, self.size - _REASON) if self.status == 200 else 0)
        return self.body.read(_REASON).decode("utf-8", "replace")


class Exchange:
    """Questions to one server, each over a connection of its own (see ``watching``)."""

    def __init__(self, host: str, port: int) -> None:
        self._host, self._port = host, port

    def ask(self, asked: Asked, seconds: float, grace: float, largest: int) -> Answered:
        """The answer, whole.

        Parameters
        ----------
        seconds: what takes longer has been cut, whatever it looks like.
        grace: how much longer, in seconds, the child may take to say that it has cut it.
        largest: the largest body, in bytes.

        Raises
        ------
        BrokenOff, TooLong, TooLarge: see there.
        """
        start = time.monotonic()
        connection, reply = self._sent(asked, start + seconds + grace)
        body = tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115  # handed over
        try:
            size, tail = _copied(connection, reply, body, start + seconds + grace, largest)
            if reply.status == 200 and time.monotonic() - start >= seconds:
                raise TooLong(is_stuck=False)
        except BaseException:
            connection.close()
            body.close()
            raise
        connection.close()
        body.seek(0)
        whole = reply.status == 200 and (not size or asked.format.is_whole(tail))
        return Answered(reply.status, body, size, whole)

    def _sent(
        self, asked: Asked, deadline: float
    ) -> tuple[http.client.HTTPConnection, http.client.HTTPResponse]:
        """The beginning of the answer."""
        left = max(0.01, deadline - time.monotonic())
        connection = http.client.HTTPConnection(self._host, self._port, timeout=left)
        try:
            body = asked.query.encode("utf-8", "replace")
            connection.request("POST", asked.target, body, _headers(asked))
            return connection, connection.getresponse()
        except TimeoutError:
            connection.close()
            raise TooLong(is_stuck=True) from None
        except (OSError, http.client.HTTPException) as error:
            connection.close()
            raise BrokenOff from error


def _headers(asked: Asked) -> dict[str, str]:
    return {
        "Content-Type": "application/sparql-query",
        "Accept": asked.format.media_type,
        "Connection": "close",
    }


def _copied(
    connection: http.client.HTTPConnection,
    reply: http.client.HTTPResponse,
    body: IO[bytes],
    deadline: float,
    largest: int,
) -> tuple[int, bytes]:
    """Copy the reply into ``body``; its size and its last bytes."""
    size, tail = 0, b""
    while True:
        left = deadline - time.monotonic()
        if left <= 0:
            raise TooLong(is_stuck=True)
        try:
            if connection.sock is not None:
                connection.sock.settimeout(left)
            piece = reply.read(_PIECE)
        except TimeoutError:
            raise TooLong(is_stuck=True) from None
        except (OSError, http.client.HTTPException) as error:
            raise BrokenOff from error
        if not piece:
            return size, tail
        size += len(piece)
        if size > largest:
            raise TooLarge
        body.write(piece)
        tail = (tail + piece)[-_TAIL:]
