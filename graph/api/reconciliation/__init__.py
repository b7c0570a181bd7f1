"""``/reconcile``: names to identifiers, for OpenRefine and its kin (Reconciliation API 0.2).

W3C Entity Reconciliation Community Group, final report of 10 April 2023. One address answers the
manifest, queries and data extension; those under it suggest, preview and propose.
"""

import time
from collections.abc import Callable, Mapping
from typing import Any, Final

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import BaseRoute

from graph.api.answering import api_route, in_thread
from graph.api.languages import language_of
from graph.api.limiting import Limiter, client_of
from graph.api.reconciliation.candidates import find_candidates
from graph.api.reconciliation.comparing import Comparer
from graph.api.reconciliation.extending import extend, read_extension
from graph.api.reconciliation.limits import LONGEST_TEXT, MOST_CURSOR
from graph.api.reconciliation.manifest import manifest
from graph.api.reconciliation.payload import read_form, read_json, read_number
from graph.api.reconciliation.previewing import entity_note, entity_page, note, policy
from graph.api.reconciliation.queries import plain, read_batch
from graph.api.reconciliation.register import Register, Registers
from graph.api.reconciliation.replies import base_address, reply
from graph.api.reconciliation.results import candidate_told, feature_told
from graph.api.reconciliation.suggesting import (
    proposed,
    suggest_entities,
    suggest_properties,
    suggest_types,
)
from graph.api.refusals import Refusal
from graph.errors import worded
from graph.settings import Settings

__all__ = ["reconcile_routes"]

_AT_ONCE: Final = 8
"""Requests of one client under way."""

_Suggest = Callable[[Register, str, int, str], list[dict[str, Any]]]
_SUGGESTS: Mapping[str, _Suggest] = {
    "entity": suggest_entities,
    "property": suggest_properties,
    "type": suggest_types,
}


def reconcile_routes(settings: Settings) -> list[BaseRoute]:
    """``/reconcile`` and what is under it; nothing is opened before the first request."""
    registers = Registers(settings)
    limiter = Limiter(settings.client_requests, settings.client_seconds, _AT_ONCE)

    def charged(charge: Callable[[float], None], answer: Callable[[], Response]) -> Response:
        start = time.thread_time()
        try:
            return answer()
        finally:
            charge(time.thread_time() - start)

    async def service(request: Request) -> Response:
        with limiter.admitted(client_of(request)) as charge:
            fields = await read_form(request)
            return await in_thread(
                lambda: charged(charge, lambda: _service(request, fields, registers.now()))
            )

    def simple(answer: Callable[[Request, Register], Response]) -> Callable[[Request], Response]:
        def answered(request: Request) -> Response:
            with limiter.admitted(client_of(request)) as charge:
                return charged(charge, lambda: answer(request, registers.now()))

        return answered

    return [
        api_route("/reconcile", service, methods=("GET", "POST")),
        api_route("/reconcile/suggest/{what}", simple(_suggest)),
        api_route("/reconcile/flyout/{what}", simple(_flyout)),
        api_route("/reconcile/properties", simple(_properties)),
        api_route("/reconcile/view", simple(_view)),
        api_route("/reconcile/preview", simple(_preview)),
        api_route("/reconcile/feature", simple(_feature)),
    ]


def _service(request: Request, fields: Mapping[str, str], register: Register) -> Response:
    language = language_of(request)
    if "queries" in fields and "extend" in fields:
        raise Refusal(400, worded("donnez queries ou extend, et non les deux."))
    if "queries" in fields:
        batch = read_batch(read_json("queries", fields["queries"]))
        comparer = Comparer(register)
        found = {key: find_candidates(register, query, comparer) for key, query in batch.items()}
        return reply(
            request,
            {
                key: {"result": [candidate_told(register, one, language) for one in candidates]}
                for key, candidates in found.items()
            },
        )
    if "extend" in fields:
        asked = read_extension(register, read_json("extend", fields["extend"]))
        return reply(request, extend(register, asked, language))
    if request.method == "POST":
        raise Refusal(400, worded("donnez queries ou extend."))
    return reply(request, manifest(register, base_address(request), language))


def _suggest(request: Request, register: Register) -> Response:
    suggest = _SUGGESTS.get(request.path_params["what"])
    if suggest is None:
        raise _unknown()
    prefix = plain(request.query_params.get("prefix", ""))[:LONGEST_TEXT]
    cursor = read_number("cursor", request.query_params.get("cursor") or "0", MOST_CURSOR)
    return reply(request, {"result": suggest(register, prefix, cursor, language_of(request))})


def _flyout(request: Request, register: Register) -> Response:
    what, key, language = request.path_params["what"], _id(request), language_of(request)
    html = ""
    if what == "entity":
        entry = register.entry(key)
        html = entity_note(register, entry, language) if entry is not None else ""
    elif what == "type" and key in register.types.known:
        html = note(register.types.known[key], language)
    elif what == "property" and key in register.properties:
        html = note(register.properties[key], language)
    if not html:
        raise _unknown()
    return reply(request, {"id": key, "html": html})


def _properties(request: Request, register: Register) -> Response:
    key, limit = plain(request.query_params.get("type", "")), request.query_params.get("limit")
    if key and key not in register.types.known:
        raise _unknown()
    most = read_number("limit", limit, MOST_CURSOR) if limit else None
    found = proposed(register, key, most, language_of(request))
    told = {"type": key, "properties": found}
    return reply(request, told if most is None else {**told, "limit": most})


def _view(request: Request, register: Register) -> Response:
    """To the entity: an identifier holds ``/``, which clients percent-encode (section 2.1)."""
    entry = register.entry(_id(request))
    if entry is None:
        raise _unknown()
    root = request.scope.get("root_path", "")
    return Response(
        status_code=303, headers={"Location": f"{root}/id/{register.iris.short(entry.iri)}"}
    )


def _preview(request: Request, register: Register) -> Response:
    entry = register.entry(_id(request))
    if entry is None:
        raise _unknown()
    language = language_of(request)
    headers = {
        "Content-Language": language,
        "Content-Security-Policy": policy(),
        "Vary": "Accept-Language",
    }
    page = entity_page(register, entry, base_address(request), language)
    return HTMLResponse(page, headers=headers)


def _feature(request: Request, register: Register) -> Response:
    told = feature_told(register, _id(request), language_of(request))
    if told is None:
        raise _unknown()
    return reply(request, told)


def _id(request: Request) -> str:
    return plain(request.query_params.get("id", ""))[:LONGEST_TEXT]


def _unknown() -> Refusal:
    return Refusal(404, worded("rien n'a cet identifiant."))
