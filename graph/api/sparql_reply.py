"""The answer of the endpoint as an HTTP response, sent in pieces and in a bounded time."""

import asyncio
from collections.abc import Callable, Mapping

from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from graph.store.endpoint import Reply

__all__ = ["SpooledResponse"]

_SEND_SECONDS = 60.0
"""How long a client may take to read its answer."""

_IN_ONE = 256 * 1024


class SpooledResponse(Response):
    """A ``Reply`` on its way; it is closed, and ``done`` called, whatever happens.

    Parameters
    ----------
    reply: whole already.
    media_type: the name of the format the client asked for.
    done: called once, when the answer is sent or the client gone.
    """

    def __init__(
        self,
        reply: Reply,
        media_type: str,
        headers: Mapping[str, str],
        done: Callable[[], None],
    ) -> None:
        super().__init__(None, headers=dict(headers), media_type=media_type)
        self.headers["content-length"] = str(reply.size)
        self._reply = reply
        self._done = done

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send it (ASGI 3)."""
        try:
            async with asyncio.timeout(_SEND_SECONDS):
                start = {"status": self.status_code, "headers": self.raw_headers}
                await send({"type": "http.response.start", **start})
                await self._send_body(scope, send)
        except TimeoutError:
            return
        finally:
            self._reply.close()
            self._done()

    async def _send_body(self, scope: Scope, send: Send) -> None:
        body = b""
        if scope["method"] != "HEAD":
            if self._reply.size <= _IN_ONE:
                body = self._reply.read()
            else:
                pieces = self._reply.pieces()
                while piece := await asyncio.to_thread(next, pieces, b""):
                    await send({"type": "http.response.body", "body": piece, "more_body": True})
        await send({"type": "http.response.body", "body": body, "more_body": False})
