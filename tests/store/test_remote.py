"""A store on another machine: what goes wrong there is one sentence, and secrets stay secret."""

import gc
import socket
import threading
from collections.abc import Iterator

import pyoxigraph
import pytest
from bad_server import BadServer, bad_server
from store_servers import MOST_ROWS, OXIGRAPH, SERVERS, emptied
from virtuoso import Virtuoso

from graph.errors import GraphError, InputError, ServiceError, StoreBroken
from graph.model.terms import DefaultGraph, Literal, NamedNode, Quad
from graph.store.remote import RemoteStore

SECRET = "mot-de-passe-Zorgluk"


@pytest.fixture
def wrong() -> Iterator[BadServer]:
    with bad_server() as server:
        yield server


def rows_of(store: RemoteStore) -> list[object]:
    return list(store.select("SELECT ?s WHERE { ?s ?p ?o }")[1])


@pytest.mark.parametrize(
    ("path", "what"),
    [
        ("page", "ne répond pas comme un serveur SPARQL"),
        ("cut", "coupée"),
        ("half", "coupée"),
        ("away", "n'est pas celle d'un serveur SPARQL"),
        ("failed", "a échoué"),
        ("late", "n'a pas fini de chercher"),
    ],
)
def test_a_server_that_answers_wrong_is_said(wrong: BadServer, path: str, what: str) -> None:
    address = wrong.address.replace("//", f"//zorgluk:{SECRET}@")
    store = RemoteStore(f"{address}/{path}?key={SECRET}")
    with pytest.raises(StoreBroken, match=what) as caught:
        rows_of(store)
    assert caught.value.exit_code == 3
    assert caught.value.where == f"{wrong.address}/{path}"
    assert SECRET not in str(caught.value) and "zorgluk" not in str(caught.value)
    assert "/elsewhere" not in wrong.paths and not any(wrong.told)
    store.close()


def test_an_answer_that_failed_may_be_forgotten_by_any_thread(wrong: BadServer) -> None:
    def asked() -> None:
        for path in ("cut", "half"):
            with pytest.raises(StoreBroken, match="coupée") as caught:
                rows_of(RemoteStore(f"{wrong.address}/{path}"))
            caught.value.itself = caught.value  # type: ignore[attr-defined]  # only the collector frees it

    thread = threading.Thread(target=asked)
    thread.start()
    thread.join()
    gc.collect()  # the engine complains of what it must not drop here, and warnings are errors


def test_what_a_server_says_of_a_wrong_query_is_told_without_the_query(wrong: BadServer) -> None:
    with pytest.raises(InputError, match=r"\(Line 1: no such function\)"):
        rows_of(RemoteStore(f"{wrong.address}/refused"))


def test_nobody_there_is_one_sentence() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    store = RemoteStore(f"http://zorgluk:{SECRET}@127.0.0.1:{port}/sparql")
    with pytest.raises(ServiceError, match="ne répond pas") as caught:
        rows_of(store)
    assert str(caught.value).count("\n") == 0 and SECRET not in str(caught.value)
    assert SECRET not in repr(store.exchange.query_address)


def test_a_server_that_is_busy_is_asked_again(wrong: BadServer) -> None:
    assert rows_of(RemoteStore(f"{wrong.address}/busy")) == []
    assert len(wrong.paths) > 3


def test_a_password_is_given_only_to_who_asks_for_it(wrong: BadServer) -> None:
    store = RemoteStore(f"{wrong.address}/basic", user="zorgluk", password=SECRET)
    assert rows_of(store) == []
    assert [bool(told) for told in wrong.told] == [False, False, False, True]


def test_digest_is_spoken_too(virtuoso: Virtuoso) -> None:
    virtuoso.clear()
    quad = Quad(NamedNode("urn:a"), NamedNode("urn:b"), Literal("c"), NamedNode("urn:g"))
    known = RemoteStore(virtuoso.auth_url, virtuoso.auth_url, "dba", "dba")
    known.write([quad])
    assert list(known.quads()) == [quad]
    stranger = RemoteStore(virtuoso.auth_url, virtuoso.auth_url, "dba", SECRET)
    with pytest.raises(StoreBroken, match="refuse l'accès") as caught:
        rows_of(stranger)
    assert SECRET not in str(caught.value)
    known.close()
    stranger.close()


@pytest.mark.parametrize("text", ["", "ftp://exemple.fr/", "https://", "http://[::1", "exemple"])
def test_what_is_no_address_is_said(text: str) -> None:
    with pytest.raises(InputError, match="pas l'adresse d'un serveur"):
        RemoteStore(text)


def test_a_server_without_updates_is_not_written(oxigraph: str) -> None:
    store = RemoteStore(f"{oxigraph}/query")
    with pytest.raises(InputError, match="MAILLAGE_STORE_UPDATE"):
        store.write([Quad(NamedNode("urn:a"), NamedNode("urn:b"), Literal("c"))])
    store.close()


def test_a_server_that_cuts_its_answers_is_read_whole(virtuoso: Virtuoso) -> None:
    virtuoso.clear()
    graphs = [DefaultGraph(), NamedNode("urn:g")]
    quads = {
        Quad(NamedNode(f"urn:s{n}"), NamedNode("urn:p"), Literal(str(n)), graphs[n % 2])
        for n in range(2 * MOST_ROWS + 102)
    }
    virtuoso.load(pyoxigraph.serialize(quads, format=pyoxigraph.RdfFormat.N_QUADS))
    store = RemoteStore(virtuoso.query_url)
    assert len(store) == len(quads)
    assert set(store.quads()) == quads
    _, rows = store.select("SELECT ?s WHERE { GRAPH ?g { ?s ?p ?o } }")
    with pytest.raises(StoreBroken, match="ResultSetMaxRows"):
        list(rows)
    store.close()
    virtuoso.clear()


@pytest.mark.parametrize("name", SERVERS)
def test_many_statements_are_written_and_taken_out(
    request: pytest.FixtureRequest, name: str
) -> None:
    store = emptied(request, name)
    quads = [
        Quad(NamedNode(f"urn:s{n % 9}"), NamedNode("urn:p"), Literal(str(n)), NamedNode(f"urn:{g}"))
        for n in range(400)
        for g in range(3)
    ]
    store.write(quads)
    assert len(store) == len(quads)
    store.remove(quads[:999])
    assert set(store.quads()) == set(quads[999:])
    store.close()


def test_rows_left_unread_let_their_connection_go(request: pytest.FixtureRequest) -> None:
    store = emptied(request, OXIGRAPH)
    store.write(
        Quad(NamedNode(f"urn:s{n}"), NamedNode("urn:p"), Literal("x" * 900), NamedNode("urn:g"))
        for n in range(900)
    )
    for _ in range(70):  # more than the pool holds
        next(store.quads())
    assert len(store) == 900
    store.close()


@pytest.mark.parametrize("error", ["select", "ask", "construct"])
def test_every_way_of_asking_says_the_same_of_nobody(error: str) -> None:
    store = RemoteStore("http://127.0.0.1:9/")
    query = {"select": "SELECT * {}", "ask": "ASK {}", "construct": "DESCRIBE <urn:a>"}[error]
    with pytest.raises(GraphError, match="connexion refusée"):
        getattr(store, error)(query)
