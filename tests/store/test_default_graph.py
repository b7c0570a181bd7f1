"""Queries for servers without a default graph give what they give where there is one."""

from collections import Counter

import pyoxigraph
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.model.terms import DefaultGraph, Literal, NamedNode, Quad
from graph.store.default_graph import within_graph

DEFAULT = NamedNode("urn:default")
QUERIES = [
    "SELECT * WHERE { ?s ?p ?o }",
    "SELECT * { GRAPH ?g { ?s ?p ?o } }",
    "select ?g (count(*) as ?n) where { graph ?g { ?s ?p ?o } } group by ?g",
    "SELECT * WHERE { ?s ?p ?o . GRAPH ?g { ?s ?q ?v } }",
    "SELECT * WHERE { GRAPH <urn:1> { ?s ?p ?o } FILTER EXISTS { ?s ?q ?v } }",
    "SELECT * WHERE { ?s ?p ?o FILTER NOT EXISTS { GRAPH ?g { ?s ?p ?v } } }",
    "SELECT * WHERE { ?s ?p ?o OPTIONAL { GRAPH ?g { ?o ?q ?v FILTER(?v != '}') } } }",
    "SELECT * WHERE { ?s ?p ?o MINUS { GRAPH ?g { ?s ?p ?v } } }",
    "SELECT ?s ?n WHERE { { SELECT ?s (COUNT(?g) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } }"
    " GROUP BY ?s } ?s ?q ?v } # } GRAPH ?g {",
    "SELECT ?g WHERE { VALUES ?g { <urn:1> <urn:2> } GRAPH ?g { ?s ?p ?o } }",
    "PREFIX x: <urn:> SELECT * WHERE { GRAPH ?g { ?s x:1 ?o } } VALUES ?g { <urn:1> x:2 }",
    "SELECT (EXISTS { ?s ?p ?o } AS ?there) (EXISTS { GRAPH ?g { ?s ?p ?o } } AS ?named) {}",
    "SELECT ?s WHERE { { ?s ?p ?o } UNION { GRAPH ?h { ?s ?p ?o } GRAPH ?k { ?s ?q ?v } } }",
    "SELECT * WHERE { ?s <urn:1>+ ?o }",
    "ASK { ?s ?p ?o }",
    "ASK { GRAPH ?g { ?s ?p ?o } }",
    "CONSTRUCT { ?s ?p ?g } WHERE { GRAPH ?g { ?s ?p ?o } }",
    "CONSTRUCT { ?s ?p ?o } { ?s ?p ?o }",
    "CONSTRUCT WHERE { ?s ?p ?o }",
    "DESCRIBE ?s WHERE { ?s ?p ?o FILTER(false) }",
]
NODES = st.sampled_from([NamedNode(f"urn:{n}") for n in range(4)])
VALUES = st.one_of(NODES, st.sampled_from([Literal("}"), Literal("a{b")]))
QUADS = st.lists(
    st.builds(Quad, NODES, NODES, VALUES, st.one_of(NODES, st.just(DefaultGraph()))), max_size=9
)


def counted(found: object) -> object:
    if isinstance(found, pyoxigraph.QueryBoolean):
        return bool(found)
    return Counter(str(item) for item in found)  # type: ignore[attr-defined]


@pytest.mark.parametrize("query", QUERIES)
@settings(max_examples=25)
@given(quads=QUADS)
def test_a_graph_stands_for_the_default_one(query: str, quads: list[Quad]) -> None:
    real, union = pyoxigraph.Store(), pyoxigraph.Store()
    real.extend(quads)
    union.add_graph(DEFAULT)
    for quad in quads:
        named = isinstance(quad.graph_name, NamedNode)
        union.add(Quad(*quad.triple, quad.graph_name if named else DEFAULT))
    found = union.query(within_graph(query, DEFAULT.value), use_default_graph_as_union=True)
    assert counted(found) == counted(real.query(query))


def test_graphs_of_the_server_itself_are_left_out() -> None:
    store = pyoxigraph.Store()
    a = NamedNode("urn:a")
    for graph in (DEFAULT, NamedNode("urn:own"), NamedNode("urn:1")):
        store.add(Quad(a, a, a, graph))
    query = within_graph("SELECT ?g { GRAPH ?g { ?s ?p ?o } }", DEFAULT.value, ["urn:own"])
    found = store.query(query, use_default_graph_as_union=True)
    assert [row["g"] for row in found] == [NamedNode("urn:1")]  # type: ignore[union-attr]


PREFIXES = (
    "PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> "
    "PREFIX schema: <https://schema.org/> PREFIX dcterms: <http://purl.org/dc/terms/> "
)


@pytest.mark.parametrize(
    ("pattern", "left_out"),
    [
        ("?claim rdf:subject ?s ; ?p ?o", 0),
        ("?s <https://schema.org/about> ?o", 0),
        ("?s dcterms:issued ?date", 1),
        ("?s a ?kind", 2),
        ("?s a ?kind FILTER(?kind != schema:Event)", 2),
        ("?s schema:about|rdf:type ?o", 2),
        ("{ ?s schema:about ?o } UNION { ?s ?p ?o }", 2),
        ('?s ?p "schema:about"', 2),
        ("?s ?p ?o # schema:about", 2),
    ],
)
def test_graphs_are_named_only_where_they_could_match(pattern: str, left_out: int) -> None:
    query = f"{PREFIXES} SELECT * {{ GRAPH ?g {{ {pattern}\n }} }}"
    written = within_graph(query, "urn:default", ["urn:own"])
    outside = written.replace("GRAPH <urn:default>", "")
    assert sum(outside.count(f"<{graph}>") for graph in ("urn:default", "urn:own")) == left_out
