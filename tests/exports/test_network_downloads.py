"""The files of the popover « Enregistrer », on the real data: all of what is shown, only that."""

import io
import json
from dataclasses import replace
from xml.etree import ElementTree

import networkx as nx
import openpyxl
import pyoxigraph
import pytest

from graph.network.layout import layout
from graph.network.neighbourhood import neighbourhood
from graph.network.sentences import Patterns
from graph.views.edges import edge_ids
from graph.widgets.network_files import NetworkFiles

FORMS = ("gexf", "graphml", "xlsx", "turtle", "trig", "jsonld", "nquads")
CENTRE = "organisation/rtes"


@pytest.fixture(scope="module")
def files(dataset, real_settings):
    centre = f"{dataset.iris.base}id/{CENTRE}"
    net = neighbourhood(dataset.store, dataset.iris, centre, limit=40).network
    return NetworkFiles(
        dataset,
        Patterns.read(dataset.store, dataset.iris),
        net,
        layout(net, centre=centre),
        "RTES",
        "« RTES », Maillage",
        "fr",
        "https://exemple.invalid/explorer?id=organisation/rtes",
        real_settings.ontology,
        centre,
    )


def every_file(files):
    yield "html", files.html()
    yield "svg", files.svg()
    for form in FORMS:
        yield form, files.written(form)


def text_of(form, data):
    if form != "xlsx":
        return data.decode()
    book = openpyxl.load_workbook(io.BytesIO(data))
    return "\n".join(str(cell.value) for sheet in book for row in sheet for cell in row)


def without(files, node):
    net = files.network.copy()
    net.remove_node(node)
    return replace(files, network=net)


def test_every_file_holds_every_entity(files):
    net = files.network
    for form, data in every_file(files):
        text = text_of(form, data)
        if form == "svg":
            nodes = ElementTree.fromstring(data).findall(".//{*}g/{*}title")
            assert len(nodes) == len(net) + len(edge_ids(net))
        elif form == "html":
            found = json.loads(text.partition('id="data">')[2].partition("</script>")[0])
            assert {node["id"] for node in found["nodes"]} == set(net)
            assert {edge["id"] for edge in found["edges"]} == set(edge_ids(net))
        elif form == "jsonld":
            quads = pyoxigraph.parse(data, format=pyoxigraph.RdfFormat.JSON_LD)
            assert {quad.subject.value for quad in quads} >= set(net)
        elif form not in ("turtle", "trig"):
            assert not [node for node in net if node not in text], form


def test_what_is_hidden_is_in_no_file(files):
    """Not its identifier, not its name, not what is said of it."""
    hidden = f"{files.dataset.iris.base}id/person/anne-laure-federici"
    assert hidden in files.network
    for form, data in every_file(without(files, hidden)):
        text = text_of(form, data)
        assert "anne-laure-federici" not in text, form
        assert "Federici" not in text, form
    assert "Federici" in files.svg().decode()


def test_positions_sizes_and_evidence_go_with_it(files):
    gexf = nx.read_gexf(io.BytesIO(files.written("gexf")))
    centre = gexf.nodes[files.centre]["viz"]
    assert centre["size"] == max(data["viz"]["size"] for _, data in gexf.nodes(data=True))
    x, y = files.positions[files.centre]
    assert (centre["position"]["x"], centre["position"]["y"]) == (
        pytest.approx(x, abs=0.06),
        pytest.approx(-y, abs=0.06),
    )
    assert gexf.number_of_edges() == files.network.number_of_edges()
    assert all(", http" in told["documents"] for *_, told in gexf.edges(data=True))
    html = files.html().decode()
    assert "Pour citer : « RTES », Maillage" in html
    data = json.loads(html.partition('id="data">')[2].partition("</script>")[0])
    assert all(told["sources"] for edge in data["edges"] for told in edge["told"])


def test_every_relation_drawn_is_a_statement_of_the_rdf(files):
    quads = pyoxigraph.parse(files.written("nquads"), format=pyoxigraph.RdfFormat.N_QUADS)
    said = {
        (quad.subject.value, quad.object.value, quad.predicate.value, quad.graph_name.value)
        for quad in quads
        if isinstance(quad.graph_name, pyoxigraph.NamedNode)
        and isinstance(quad.object, pyoxigraph.NamedNode)
    }
    for one, other, key, told in files.network.edges(keys=True, data=True):
        for source in told["sources"]:
            assert (one, other, key, source) in said


def test_jsonld_uses_the_words_of_the_vocabulary(files):
    assert '"@context": {' in files.written("jsonld").decode()[:40]


def test_internal_sources_are_counted(files):
    assert files.restricted() == 0
    centre = files.centre
    whole = neighbourhood(files.dataset.store, files.dataset.iris, centre, limit=200).network
    notes = files.dataset.sources()
    inside = {
        source
        for *_, told in whole.edges(data=True)
        for source in told["sources"]
        if notes[source].access == "restricted"
    }
    assert inside
    wider = replace(files, network=whole, positions=layout(whole, centre=centre))
    assert wider.restricted() == len(inside)
    assert "Contient des sources internes" in wider.html().decode()
