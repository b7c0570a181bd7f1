"""What every request passes on its way, to a page of the interface or to a route.

Browsers at ``/sparql`` get the page of that name and programs the endpoint; files are sent as they
are, or their hashes would name other bytes; pages say where their data are (RFC 8288).
"""

from typing import Final
from urllib.parse import parse_qs, quote

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from graph.api.documents import SYNTAXES
from graph.api.preferences import preferred

__all__ = ["Gate"]

_SPARQL: Final = "/sparql"
_TYPES: Final = (
    "application/sparql-results+json",
    "application/sparql-results+xml",
    "application/json",
    "application/xml",
    "text/csv",
    "text/tab-separated-values",
    *SYNTAXES.values(),
    "text/html",
)
_SHEETS: Final = ("/fiche", "/ressources", "/territoires")
_SERVICES: Final = (
    '</catalog.ttl>; rel="describedby"; type="text/turtle"',
    '</.well-known/void>; rel="describedby"; type="text/turtle"',
    '</sparql>; rel="service"',
)
_LONGEST: Final = 200


class Gate:
    """The middleware around the application.

    Parameters
    ----------
    framed: whether other sites may show the pages in a frame: nothing can be changed there.
    """

    def __init__(self, app: ASGIApp, *, framed: bool) -> None:
        self._app = app
        self._framed = framed

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        path = scope["path"].removeprefix(scope.get("root_path", ""))
        if path == _SPARQL and _is_browser(scope):
            root = scope.get("root_path", "")
            scope = {**scope, "path": f"{root}/", "raw_path": f"{root}/".encode()}
        elif path.startswith("/download/"):
            scope = {
                **scope,
                "headers": [p for p in scope["headers"] if p[0] != b"accept-encoding"],
            }
        links = _links(scope, path)
        await self._app(scope, receive, _telling(send, links, self._framed))


def _is_browser(scope: Scope) -> bool:
    if b"format=" in scope["query_string"]:
        return False  # a link to the rows in a format of its own
    accepted = Headers(scope=scope).getlist("accept")
    return scope["method"] in ("GET", "HEAD") and preferred(accepted, _TYPES) == "text/html"


def _links(scope: Scope, path: str) -> str:
    """Where the data of a page are; those of one thing where the page is about one."""
    root = quote(scope.get("root_path", ""))
    links = [link.replace("</", f"<{root}/", 1) for link in _SERVICES]
    given = parse_qs(scope["query_string"].decode("ascii", "replace")[: 4 * _LONGEST])
    short = given.get("id", [""])[0]
    if path in _SHEETS and short and "://" not in short and len(short) <= _LONGEST:
        place = f"{root}/data/{quote(short, safe='/-._~')}"
        links += [
            f'<{place}.{name}>; rel="alternate"; type="{media_type}"'
            for name, media_type in SYNTAXES.items()
        ]
    return ", ".join(links)


def _telling(send: Send, links: str, framed: bool) -> Send:
    """``send`` that adds to the pages of the interface the headers they lack."""

    async def telling(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            headers.setdefault("X-Content-Type-Options", "nosniff")
            headers.setdefault("Referrer-Policy", "same-origin")
            is_page = headers.get("content-type", "").startswith("text/html")
            if is_page and "access-control-allow-origin" not in headers:
                headers.setdefault("Link", links)
                if not framed:
                    headers.setdefault("Content-Security-Policy", "frame-ancestors 'self'")
        await send(message)

    return telling
