"""A query operation as the SPARQL 1.1 Protocol writes it (W3C Rec. 2013, section 2.1)."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import parse_qsl

from starlette.requests import ClientDisconnect, Request

from graph.api.refusals import Refusal
from graph.errors import worded

__all__ = ["SparqlRequest", "read_request"]

_FORM: Final = "application/x-www-form-urlencoded"
_DIRECT: Final = "application/sparql-query"
_UPDATE: Final = "application/sparql-update"
_LARGEST: Final = {_DIRECT: 256 * 1024, _FORM: 1024 * 1024}
"""The largest body, in bytes: the longest query, and more where a form may escape its signs."""

_BODY_SECONDS = 15.0
_DROPPED: Final = 8 * 1024 * 1024
"""How much of a body too large is read all the same: its sender may then read the refusal."""

_MOST_PARAMETERS = 200


@dataclass(frozen=True, slots=True)
class SparqlRequest:
    """What is asked: a query of a dataset; no query asks for the service description.

    Parameters
    ----------
    format: a short name such as ``csv``, of ``?format=``; empty where Accept decides.
    union: whether the default graph is the union of all graphs.
    """

    query: str | None
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()
    union: bool = False
    format: str = ""


async def read_request(request: Request) -> SparqlRequest:
    """The operation of a GET or a POST.

    Raises
    ------
    Refusal: 400 for more than one query or none, 403 for an update, 408 for a body that does not
        come, 413 for one too large, 415 for another media type or another charset than UTF-8.
    """
    parameters = _parameters(request.scope.get("query_string", b""))
    if request.method == "POST":
        media_type = _media_type(request)
        body = await _body(request, _LARGEST[media_type])
        if media_type == _DIRECT:
            parameters += [("query", _text(body))]
        else:
            parameters += _parameters(body)
    return _operation(parameters, is_post=request.method == "POST")


def _operation(parameters: Sequence[tuple[str, str]], is_post: bool) -> SparqlRequest:
    values: dict[str, list[str]] = {}
    for name, value in parameters:
        values.setdefault(name, []).append(value)
    if "update" in values:
        raise _no_update()
    queries = values.get("query", [])
    if len(queries) > 1:
        raise Refusal(400, worded("donnez une requête à la fois, dans query."))
    if is_post and not queries:
        raise Refusal(400, worded("il manque la requête : donnez-la dans query."))
    if queries and not queries[0].strip():
        raise Refusal(400, worded("la requête est vide."))
    return SparqlRequest(
        queries[0] if queries else None,
        tuple(filter(None, values.get("default-graph-uri", ()))),
        tuple(filter(None, values.get("named-graph-uri", ()))),
        values.get("union-default-graph", ["false"])[-1].lower() in ("", "true", "1"),
        values.get("format", [""])[-1].lower(),
    )


def _media_type(request: Request) -> str:
    """The media type of the body, one of two; its charset must be UTF-8."""
    given, *options = (part.strip() for part in _header(request.headers, "content-type").split(";"))
    if given == _UPDATE:
        raise _no_update()
    if given not in (_FORM, _DIRECT):
        raise Refusal(
            415,
            worded("envoyez la requête en {form} ou en {direct}.", form=_FORM, direct=_DIRECT),
            {"Accept-Post": f"{_FORM}, {_DIRECT}"},
        )
    charsets = [option.partition("=")[2] for option in options if option.startswith("charset=")]
    if any(charset.strip('"') not in ("utf-8", "utf8", "us-ascii") for charset in charsets):
        raise Refusal(415, worded("la requête doit être en UTF-8."))
    if _header(request.headers, "content-encoding") not in ("", "identity"):
        raise Refusal(
            415, worded("envoyez la requête sans la comprimer."), {"Accept-Encoding": "identity"}
        )
    return given


def _header(headers: Mapping[str, str], name: str) -> str:
    return headers.get(name, "").strip().lower()


async def _body(request: Request, largest: int) -> bytes:
    """The body, if it comes in time and has no more than ``largest`` bytes."""
    length = request.headers.get("content-length", "0")
    if length.isascii() and length.isdigit() and int(length[:12]) > _DROPPED:
        raise _too_large(largest)
    body, size = bytearray(), 0
    try:
        async with asyncio.timeout(_BODY_SECONDS):
            async for piece in request.stream():
                size += len(piece)
                if size <= largest:
                    body += piece
                elif size > _DROPPED:
                    break
    except (TimeoutError, ClientDisconnect):
        raise Refusal(
            408,
            worded("la requête n'est pas arrivée en {seconds:g} secondes.", seconds=_BODY_SECONDS),
            {"Connection": "close"},
        ) from None
    if size > largest:
        raise _too_large(largest)
    return bytes(body)


def _parameters(raw: bytes) -> list[tuple[str, str]]:
    """The pairs of a query string or a form, percent-encoded UTF-8."""
    try:
        return parse_qsl(
            raw.decode("ascii") if raw.isascii() else raw.decode("utf-8"),
            keep_blank_values=True,
            errors="strict",
            max_num_fields=_MOST_PARAMETERS,
        )
    except UnicodeDecodeError:
        raise Refusal(400, worded("la requête doit être en UTF-8.")) from None
    except ValueError:
        raise Refusal(
            400, worded("il y a plus de {most} paramètres.", most=_MOST_PARAMETERS)
        ) from None


def _text(body: bytes) -> str:
    try:
        return body.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Refusal(400, worded("la requête doit être en UTF-8.")) from None


def _too_large(largest: int) -> Refusal:
    return Refusal(
        413,
        worded("la requête dépasse {most} Kio.", most=largest // 1024),
        {"Connection": "close"},
    )


def _no_update() -> Refusal:
    return Refusal(403, worded("le graphe ne fait que se lire : ni écriture, ni chargement."))
