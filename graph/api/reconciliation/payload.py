"""Reading what a client sends: form fields from the address or the body, and JSON inside them."""

import json
from collections.abc import Mapping
from typing import Any, Final, NoReturn
from urllib.parse import parse_qsl

from anyio import fail_after
from starlette.requests import ClientDisconnect, Request

from graph.api.reconciliation.limits import LONGEST_BODY
from graph.api.refusals import Refusal
from graph.errors import worded

__all__ = ["read_form", "read_json", "read_number"]

_FORM: Final = "application/x-www-form-urlencoded"
_SECONDS: Final = 10
_MOST_FIELDS: Final = 20


async def read_form(request: Request) -> Mapping[str, str]:
    """The fields of the address and, of a POST, of the body, which wins.

    Raises
    ------
    Refusal: 400, 408, 413 or 415, for a body that is no form, too slow, or too long.
    """
    fields = dict(request.query_params)
    if request.method == "POST":
        sent = request.headers.get("content-type", _FORM).partition(";")[0].strip().lower()
        if sent != _FORM:
            raise Refusal(415, worded("le corps est du type {form}.", form=_FORM))
        fields |= _fields(await _body(request))
    return fields


def read_json(name: str, text: str) -> Any:
    """The JSON value of the field ``name`` (RFC 8259).

    Raises
    ------
    Refusal: 400 where it is not JSON, 413 where it is too long.
    """
    if len(text) > LONGEST_BODY:
        raise _too_long()
    try:
        return json.loads(text, parse_constant=_no_number)
    except (ValueError, RecursionError):
        raise Refusal(400, worded("le champ {name} n'est pas du JSON valide.", name=name)) from None


def read_number(name: str, text: str, most: int) -> int:
    """A whole number from 0 to ``most``.

    Raises
    ------
    Refusal: 400 where it is anything else.
    """
    if not (text.isascii() and text.isdigit() and len(text) < 10 and int(text) <= most):
        raise Refusal(
            400, worded("le champ {name} est un nombre de 0 à {most}.", name=name, most=most)
        )
    return int(text)


async def _body(request: Request) -> bytes:
    parts, size = [], 0
    try:
        with fail_after(_SECONDS):
            async for part in request.stream():
                size += len(part)
                if size > LONGEST_BODY:
                    raise _too_long()
                parts.append(part)
    except TimeoutError:
        raise Refusal(408, worded("le corps n'est pas arrivé à temps.")) from None
    except ClientDisconnect:
        raise Refusal(400, worded("le corps n'est pas arrivé en entier.")) from None
    return b"".join(parts)


def _fields(body: bytes) -> dict[str, str]:
    try:
        text = body.decode()
        return dict(
            parse_qsl(text, keep_blank_values=True, errors="strict", max_num_fields=_MOST_FIELDS)
        )
    except ValueError:
        raise Refusal(400, worded("le corps n'est pas un formulaire en UTF-8.")) from None


def _too_long() -> Refusal:
    return Refusal(413, worded("la demande dépasse {most} octets.", most=LONGEST_BODY))


def _no_number(text: str) -> NoReturn:
    """NaN and infinities are no JSON (RFC 8259, section 6)."""
    raise ValueError(text)
