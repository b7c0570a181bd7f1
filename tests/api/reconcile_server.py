"""A real server of some routes on a free port of this machine, in a thread."""

import socket
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from threading import Thread
from typing import Any

import httpx
import uvicorn
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.routing import BaseRoute


@contextmanager
def serving(
    routes: Sequence[BaseRoute], middleware: Sequence[Middleware] = (), lifespan: Any = None
) -> Iterator[httpx.Client]:
    """A client of a server that answers ``routes``; the server stops with the block.

    ``lifespan`` is what starts and stops with it.
    """
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP) as listening:
        listening.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{listening.getsockname()[1]}"
        app = Starlette(routes=list(routes), middleware=list(middleware), lifespan=lifespan)
        server = uvicorn.Server(uvicorn.Config(app, log_level="error"))
        thread = Thread(target=server.run, args=([listening],), daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.01)
        with httpx.Client(base_url=address, timeout=30) as client:
            yield client
        server.should_exit = True
        thread.join(10)
