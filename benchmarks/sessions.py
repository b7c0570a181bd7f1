"""Interface sessions without a browser: what a page of Streamlit says over its websocket.

A client opens the socket a browser opens, sends the messages a browser sends and waits for the
end of the script, so that the server does all the work of a real visit.
"""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect

__all__ = ["PageFailed", "Session", "session"]

_LARGEST = 64 * 1024 * 1024
_PATIENCE = 60.0
"""Seconds after which a page is taken for lost."""


class PageFailed(Exception):
    """The page ended with an error, or showed none of what it should."""


class Session:
    """One visitor, on one page after another."""

    def __init__(self, socket: ClientConnection) -> None:
        self._socket = socket

    async def visit(self, page: str, query: str = "", shows: str = "html") -> float:
        """Seconds from asking for a page to its last element.

        Parameters
        ----------
        page: as in the address: ``questions``.
        query: its parameters, encoded: ``q=collectivites-scic``.
        shows: a kind of element it must hold, as the protocol names it: ``dataframe``.

        Raises
        ------
        PageFailed: it ended with an error, or without that element.
        """
        asked = BackMsg()
        asked.rerun_script.query_string = query
        asked.rerun_script.page_name = page
        started = time.perf_counter()
        await self._socket.send(asked.SerializeToString())
        async with asyncio.timeout(_PATIENCE):
            await self._finished(shows)
        return time.perf_counter() - started

    async def _finished(self, shows: str) -> None:
        shown = set()
        while True:
            told = ForwardMsg()
            told.ParseFromString(await self._received())
            kind = told.WhichOneof("type")
            if kind == "delta":
                shown.add(told.delta.new_element.WhichOneof("type"))
                if "exception" in shown:
                    raise PageFailed(told.delta.new_element.exception.message)
            elif kind == "script_finished":
                if told.script_finished != ForwardMsg.FINISHED_SUCCESSFULLY or shows not in shown:
                    raise PageFailed(f"{told.script_finished} and no {shows} among {shown}")
                return

    async def _received(self) -> bytes:
        data = await self._socket.recv()
        return data if isinstance(data, bytes) else data.encode()


@asynccontextmanager
async def session(address: str) -> AsyncIterator[Session]:
    """A visitor of the site at ``address`` (``http://127.0.0.1:8501``)."""
    place = f"{address.replace('http', 'ws', 1)}/_stcore/stream"
    async with connect(place, max_size=_LARGEST, ping_interval=None) as socket:
        yield Session(socket)
