"""The RDF of a drawn network: the statements of its edges with their sources, and no others."""

import io
import random

import networkx as nx
import pyoxigraph
import pytest
import rdflib

from graph.exports import network_quads, write_network
from graph.model.statements import relation_quads
from graph.model.terms import Literal, Quad, french
from graph.model.vocabulary import term
from graph.network.whole import from_quads
from graph.store import EmbeddedStore

FORMATS = {
    "turtle": pyoxigraph.RdfFormat.TURTLE,
    "trig": pyoxigraph.RdfFormat.TRIG,
    "nquads": pyoxigraph.RdfFormat.N_QUADS,
    "jsonld": pyoxigraph.RdfFormat.JSON_LD,
}


@pytest.fixture
def ends(iris):
    town = iris.entity("collectivite", "ville-exemple-test").value
    return town, iris.entity("organisation", "scic-exemple-test").value


def edge(net, ends, key, sources, **told):
    for node in ends:
        net.add_node(node, label=node)
    net.add_edge(*ends, key=key, sources=sources, **told)


def relations(quads, iris):
    """Plain relations between entities of the quads."""
    entity = f"{iris.base}id/"
    return {
        quad
        for quad in quads
        if quad.subject.value.startswith(entity)
        and isinstance(quad.object, pyoxigraph.NamedNode)
        and quad.object.value.startswith((f"{entity}collectivite", f"{entity}organisation"))
        and not quad.subject.value.startswith(f"{entity}claim")
    }


def test_one_edge_is_its_relation_and_claim_in_its_sources(store, iris, ends):
    net = nx.MultiDiGraph()
    page = iris.resource("page-test")
    edge(net, ends, iris.mai("shareholderOf").value, [page.value])
    found = set(network_quads(net, store, iris))
    link = tuple(pyoxigraph.NamedNode(node) for node in ends)
    told = set(relation_quads(iris, (link[0], iris.mai("shareholderOf"), link[1]), page,
                              since="2021", note="Une note."))  # fmt: skip
    assert told <= found
    assert relations(found, iris) == {Quad(link[0], iris.mai("shareholderOf"), link[1], page)}
    claims = {quad.subject for quad in found if quad.predicate == term("rdf:subject")}
    assert len(claims) == 1, "the claim of the other source is not there"
    assert Quad(link[1], term("skos:prefLabel"), french("SCIC Exemple-Test"), page) in found
    assert Quad(page, term("dcterms:title"), french("Page d'exemple")) in found


def test_another_relation_of_the_same_two_is_not_there(store, iris, ends):
    net = nx.MultiDiGraph()
    edge(net, ends, iris.mai("shareholderOf").value, [])
    found = list(network_quads(net, store, iris))
    assert {quad.predicate for quad in relations(found, iris)} == {iris.mai("shareholderOf")}
    assert len(relations(found, iris)) == 2, "both sources where the edge names none"
    said = {quad.object for quad in found if quad.predicate == term("rdf:predicate")}
    assert said == {iris.mai("shareholderOf")}


def test_the_way_round_counts(store, iris, ends):
    net = nx.MultiDiGraph()
    edge(net, ends[::-1], iris.mai("shareholderOf").value, [])
    assert not relations(network_quads(net, store, iris), iris)


def test_an_edge_without_a_relation_is_what_its_sources_say_of_the_two(store, iris, ends):
    net = nx.MultiDiGraph()
    edge(net, ends[::-1], "", [iris.resource("page-privee").value])
    found = relations(network_quads(net, store, iris), iris)
    assert {quad.predicate for quad in found} == {iris.mai("funds")}


def test_passages_and_groups_are_no_statements(store, iris, ends):
    net = nx.MultiDiGraph()
    page = iris.resource("page-test").value
    edge(net, ends, "through", [page], through=["Association Exemple"])
    edge(net, ends, iris.mai("funds").value, [], through=["Association Exemple"])
    group = f"{iris.base}id/group"
    edge(net, (ends[0], group), iris.mai("shareholderOf").value, [page], statements=3)
    net.nodes[group]["members"] = 3
    found = list(network_quads(net, store, iris))
    assert not relations(found, iris)
    assert not [quad for quad in found if quad.predicate == term("rdf:predicate")]
    assert not [quad for quad in found if group in (quad.subject.value, str(quad.object))]
    assert [quad for quad in found if quad.subject.value == ends[0]], "the entities are named"


def test_no_contact_leaves(quads, iris, ends):
    town = pyoxigraph.NamedNode(ends[0])
    page, contacts = iris.resource("page-test"), iris.resource("contacts")
    planted = [
        Quad(town, term("rdfs:label"), Literal("planted@exemple-test.invalid"), contacts),
        Quad(town, term("rdfs:label"), Literal("planted@exemple-test.invalid"), page),
        Quad(page, term("dcterms:publisher"), Literal("06 99 88 77 66")),
    ]
    store = EmbeddedStore.in_memory([*quads, *planted])
    net = nx.MultiDiGraph()
    edge(net, ends, iris.mai("shareholderOf").value, [])
    found = list(network_quads(net, store, iris))
    assert found
    assert not set(planted) & set(found)
    assert not [quad for quad in found if quad.graph_name == contacts]


@pytest.mark.parametrize("fmt", FORMATS)
def test_each_format_read_back_holds_the_same_triples(fmt, store, iris, ends, issued):
    net = nx.MultiDiGraph()
    edge(net, ends, iris.mai("shareholderOf").value, [iris.resource("page-test").value])
    out = io.BytesIO()
    count = write_network(net, fmt, out, colours={}, issued=issued, evidence=(store, iris))
    read = list(pyoxigraph.parse(out.getvalue(), format=FORMATS[fmt]))
    assert count == len(read)
    triples = {quad.triple for quad in network_quads(net, store, iris)}
    assert triples <= {quad.triple for quad in read}
    rdflib.Dataset().parse(data=out.getvalue().decode(),
                           format={"jsonld": "json-ld"}.get(fmt, fmt))  # fmt: skip
    if FORMATS[fmt].supports_datasets:
        assert {quad.graph_name for quad in read} >= {iris.resource("page-test")}


def test_rdf_needs_the_store(issued):
    with pytest.raises(ValueError, match="store"):
        write_network(nx.MultiDiGraph(), "trig", io.BytesIO(), colours={}, issued=issued)


def test_any_part_of_the_real_network_is_its_edges_and_no_more(dataset):
    """Filters take edges away: no relation leaves that is not drawn, all that are drawn do."""
    iris = dataset.iris
    whole = from_quads(dataset.store.quads(), iris)
    pick = random.Random(3)
    for _ in range(4):
        edges = pick.sample(sorted(whole.edges(keys=True)), 60)
        part = whole.edge_subgraph(edges).copy()
        found = list(network_quads(part, dataset.store, iris))
        drawn = {
            (one, key, other, source)
            for one, other, key, data in part.edges(keys=True, data=True)
            for source in data["sources"]
        }
        nodes = set(part)
        predicates = {key for *_ends, key in whole.edges(keys=True)}
        said = {
            (quad.subject.value, quad.predicate.value, quad.object.value, quad.graph_name.value)
            for quad in found
            if quad.predicate.value in predicates
            and isinstance(quad.object, pyoxigraph.NamedNode)
            and {quad.subject.value, quad.object.value} <= nodes
            and isinstance(quad.graph_name, pyoxigraph.NamedNode)
        }
        assert said == drawn
