"""The servers a store may be on, by name, each shared by the tests of a session."""

import pytest
from virtuoso import Virtuoso

from graph.model.iris import Iris
from graph.store.dialects import UnionDefault
from graph.store.remote import RemoteStore

__all__ = ["MOST_ROWS", "OXIGRAPH", "SERVERS", "UNION", "VIRTUOSO", "addresses", "emptied"]

OXIGRAPH = "Oxigraph server"
UNION = "Oxigraph server, one graph for all"
VIRTUOSO = "Virtuoso"
SERVERS = [OXIGRAPH, UNION, VIRTUOSO]
MOST_ROWS = 4_000
"""The longest answer of the Virtuoso of the tests."""


def addresses(request: pytest.FixtureRequest, name: str) -> tuple[str, str]:
    """Where the server called ``name`` takes queries and updates."""
    if name == VIRTUOSO:
        url = request.getfixturevalue("virtuoso").query_url
        return url, url
    address = request.getfixturevalue("union_server" if name == UNION else "oxigraph")
    return f"{address}/query", f"{address}/update"


def emptied(request: pytest.FixtureRequest, name: str) -> RemoteStore:
    """The server called ``name``, holding nothing."""
    store = RemoteStore(*addresses(request, name))
    if name == VIRTUOSO:
        server: Virtuoso = request.getfixturevalue("virtuoso")
        server.clear()
        return store
    store.exchange.update("DROP ALL")
    if name == UNION:
        store.speak(UnionDefault(Iris().default_graph.value))
    return store
