"""Answers in JSON or, for old clients, JSONP (Reconciliation API 0.2, section 3.3)."""

import json
import re
from typing import Final

from starlette.requests import Request
from starlette.responses import Response

from graph.api.languages import language_of
from graph.api.refusals import Refusal
from graph.errors import worded

__all__ = ["base_address", "reply"]

_CALLBACK: Final = re.compile(r"[A-Za-z_$][A-Za-z0-9_$.]{0,99}")


def reply(request: Request, content: object) -> Response:
    """``content`` as JSON.

    With ``callback``, a call of that function, in ASCII so that no text of the data ends it; the
    comment before it keeps the answer from being read as anything but a script.

    Raises
    ------
    Refusal: 400 where ``callback`` is not the name of a function.
    """
    headers = {"Content-Language": language_of(request), "Vary": "Accept-Language"}
    callback = request.query_params.get("callback")
    if callback is None:
        body = _text(content, ascii_only=False).encode("utf-8", "backslashreplace")
        return Response(body, media_type="application/json", headers=headers)
    if not _CALLBACK.fullmatch(callback):
        raise Refusal(400, worded("le champ callback est le nom d'une fonction."))
    text = _text(content, ascii_only=True)
    return Response(f"/**/{callback}({text});", media_type="text/javascript", headers=headers)


def _text(content: object, *, ascii_only: bool) -> str:
    return json.dumps(content, ensure_ascii=ascii_only, allow_nan=False, separators=(",", ":"))


def base_address(request: Request) -> str:
    """The address of this server as the client wrote it, without a slash at its end."""
    return str(request.base_url).rstrip("/")
