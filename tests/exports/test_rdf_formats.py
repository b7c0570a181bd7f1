"""Every RDF format read back gives the same statements, to Oxigraph and to rdflib."""

import io
import json
import re
from datetime import date
from pathlib import Path

import pyoxigraph
import pytest
import rdflib
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.errors import InputError
from graph.exports import LICENCE_OUVERTE, find_format, public_quads, read_context, write_dataset
from graph.exports.description import described, description_quads
from graph.exports.rdf import SYNTAXES
from graph.model.iris import Iris
from graph.model.terms import BlankNode, Literal, NamedNode, Quad, from_rdflib, typed
from graph.model.vocabulary import term
from graph.store import EmbeddedStore

FORMATS = [*SYNTAXES, "jsonld"]
OXIGRAPH = {**SYNTAXES, "jsonld": pyoxigraph.RdfFormat.JSON_LD}
RDFLIB = {
    "turtle": "turtle",
    "trig": "trig",
    "nquads": "nquads",
    "ntriples": "nt",
    "rdfxml": "xml",
    "jsonld": "json-ld",
}
IRIS = Iris()
ISSUED = date(2026, 1, 31)
ONTOLOGY = Path(__file__).resolve().parents[2] / "ontology"
CONTEXT = read_context(ONTOLOGY, IRIS)


def written(quads, fmt, **options) -> bytes:
    out = io.BytesIO()
    write_dataset(quads, fmt, out, iris=IRIS, issued=ISSUED, **options)
    return out.getvalue()


def read_oxigraph(data: bytes, fmt: str) -> set:
    quads = pyoxigraph.parse(data, format=OXIGRAPH[fmt])
    return {quad if OXIGRAPH[fmt].supports_datasets else quad.triple for quad in quads}


def read_rdflib(data: bytes, fmt: str) -> set:
    dataset = rdflib.Dataset()
    dataset.parse(data=data.decode(), format=RDFLIB[fmt])
    named = OXIGRAPH[fmt].supports_datasets
    found = set()
    for s, p, o, g in dataset.quads():
        triple = [from_rdflib(node) for node in (s, p, o)]
        default = g is None or str(g) == "urn:x-rdflib:default"
        found.add(Quad(*triple, *([] if default or not named else [NamedNode(str(g))])))
    return found if named else {quad.triple for quad in found}


def expected(quads, fmt, **options) -> set:
    ready = described(quads, IRIS, issued=ISSUED, licence=LICENCE_OUVERTE, **options)
    return set(ready) if OXIGRAPH[fmt].supports_datasets else {quad.triple for quad in ready}


@pytest.fixture(autouse=True)
def lexical_forms(monkeypatch):
    """rdflib as it reads, without rewriting the form of numbers."""
    monkeypatch.setattr(rdflib, "NORMALIZE_LITERALS", False)


NASTY = [
    "",
    " ",
    '"',
    "'",
    '"""',
    "'''",
    "\\",
    "\\u0041",
    "a\nb",
    "a\rb",
    "a\r\nb",
    "\t",
    "</script>",
    "<!--",
    "]]>",
    "&amp;",
    "&lt;",
    "\u200f\u202eשלום\u202c",
    "\u0085\u2028\u2029",
    "😀",
    "\ufeff",
    "\x00\x07\x0b\x1b",
    "\ufffe\uffff",
    "é" * 5,
    "@fr",
    "^^<x>",
    "{}",
    "%s",
    "_:b0",
    "null",
]
TEXTS = st.one_of(
    st.sampled_from(NASTY),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=30),
    st.lists(st.sampled_from(NASTY), max_size=3).map("".join),
)
LITERALS = st.one_of(
    TEXTS.map(Literal),
    st.tuples(TEXTS, st.sampled_from(["fr", "en", "fr-be", "he", "zh-hant"])).map(
        lambda pair: Literal(pair[0], language=pair[1])
    ),
    st.integers().map(lambda number: typed(number, "integer")),
    st.decimals(-180, 180, places=5).map(lambda number: typed(f"{number:f}", "decimal")),
    st.integers(1800, 2100).map(lambda year: typed(year, "gYear")),
    st.dates().map(lambda day: typed(day.isoformat(), "date")),
    st.booleans().map(lambda value: typed(str(value).lower(), "boolean")),
    TEXTS.map(lambda text: Literal(text, datatype=NamedNode("https://exemple-test.invalid/type"))),
)
NODES = st.sampled_from(
    [IRIS.entity("organisation", f"exemple-test-{n}") for n in range(3)]
    + [NamedNode("https://exemple-test.invalid/é?a=1&b='2'#(x)"), NamedNode("urn:exemple:test")]
)
CLASSES = st.sampled_from([term("foaf:Person"), NamedNode("https://exemple-test.invalid/Classe")])
PREDICATES = st.sampled_from(
    [
        *(term(name) for name in ("skos:prefLabel", "skos:altLabel", "rdf:type", "rdf:subject")),
        *(term(name) for name in ("dcterms:title", "rdfs:label", "foaf:homepage", "wgs:lat")),
        *(IRIS.mai(name) for name in ("population", "foundingYear", "partnerOf", "certainty")),
        *(IRIS.mai(name) for name in ("private", "inconnu", "roleName")),
        NamedNode("https://exemple-test.invalid/autre"),
    ]
)
GRAPHS = st.sampled_from([None, IRIS.resource("page-test"), IRIS.resource("autre-page-test")])


@st.composite
def statements(draw):
    predicate = draw(PREDICATES)
    objects = CLASSES if predicate == term("rdf:type") else NODES
    quad = [draw(NODES), predicate, draw(st.one_of(LITERALS, objects))]
    graph = draw(GRAPHS)
    return Quad(*quad, *([graph] if graph else []))


@pytest.mark.parametrize("fmt", FORMATS)
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(quads=st.lists(statements(), max_size=8))
def test_round_trip(fmt, quads):
    data = written(quads, fmt, context=CONTEXT)
    assert read_oxigraph(data, fmt) == expected(quads, fmt)
    assert read_rdflib(data, fmt) == expected(quads, fmt)


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(quads=st.lists(statements(), max_size=8))
def test_round_trip_without_context(quads):
    data = written(quads, "jsonld")
    assert read_oxigraph(data, "jsonld") == expected(quads, "jsonld")
    assert read_rdflib(data, "jsonld") == expected(quads, "jsonld")


@pytest.mark.parametrize("fmt", FORMATS)
def test_a_line_of_a_megabyte(fmt):
    node = IRIS.entity("organisation", "exemple-test")
    quads = [Quad(node, term("rdfs:comment"), Literal('à\n"' * 5 + "e" * 1_000_000))]
    data = written(quads, fmt, context=CONTEXT)
    assert read_oxigraph(data, fmt) == read_rdflib(data, fmt) == expected(quads, fmt)


@pytest.mark.parametrize("fmt", FORMATS)
def test_public_files_hold_no_secret(fmt, store, iris, secrets):
    text = written(public_quads(store, iris), fmt, context=CONTEXT).decode()
    assert "SCIC Exemple-Test" in text
    assert not [secret for secret in secrets if secret in text]


@pytest.mark.parametrize("fmt", FORMATS)
def test_order_is_stable(fmt, quads):
    assert written(quads, fmt) == written(reversed(quads), fmt)
    assert written(quads, fmt) == written(quads + quads, fmt)


@pytest.mark.parametrize("fmt", FORMATS)
def test_a_file_says_what_it_is(fmt, quads):
    found = read_oxigraph(written(quads, fmt), fmt)
    triples = len({quad.triple for quad in quads})
    said = description_quads(IRIS, issued=ISSUED, licence=LICENCE_OUVERTE, triples=triples)
    assert {q if OXIGRAPH[fmt].supports_datasets else q.triple for q in said} <= found


def test_a_part_does_not_state_a_size(quads):
    assert b"#triples>" in written(quads, "nquads")
    assert b"#triples>" not in written(quads, "nquads", whole=False)


def test_a_new_edition_replaces_what_an_old_one_said(quads):
    old = written(quads, "nquads").replace(b"2026-01-31", b"2025-01-31")
    again = written(pyoxigraph.parse(old, format=SYNTAXES["nquads"]), "nquads")
    assert b"2025-01-31" not in again


@pytest.mark.parametrize("fmt", ["turtle", "trig"])
def test_header(fmt, quads):
    head = written(quads, fmt).decode().split("@prefix")[0]
    assert "Licence Ouverte 2.0" in head and "2026-01-31" in head and IRIS.base in head
    count = int(re.search(r"Statements: (\d+)", head)[1])
    assert count == len(expected(quads, fmt))


def test_jsonld_is_compact_and_self_contained(quads):
    document = json.loads(written(quads, "jsonld", context=CONTEXT))
    assert isinstance(document["@context"], dict)
    graphs = {node["@id"]: node["@graph"] for node in document["@graph"] if "@graph" in node}
    nodes = {node["@id"]: node for node in graphs[IRIS.resource("page-test").value]}
    scic = nodes[IRIS.entity("organisation", "scic-exemple-test").value]
    assert scic["prefLabel"] == {"fr": "SCIC Exemple-Test"}
    assert scic["foundingYear"] == "2020"
    assert scic["@type"] == "FormalOrganization"


def test_jsonld_may_stand_in_a_script_element():
    quad = Quad(IRIS.entity("project", "x"), term("rdfs:comment"), Literal("</script><!--"))
    assert b"</" not in written([quad], "jsonld") and b"<!--" not in written([quad], "jsonld")


def test_jsonld_follows_another_base():
    iris = Iris("https://exemple-test.invalid/graphe/")
    context = read_context(ONTOLOGY, iris)
    assert context["mai"] == "https://exemple-test.invalid/graphe/ontology#"
    quad = Quad(iris.entity("project", "x"), iris.mai("carries"), iris.entity("project", "y"))
    out = io.BytesIO()
    write_dataset([quad], "jsonld", out, iris=iris, issued=ISSUED, context=context)
    assert b'"carries": "https://exemple-test.invalid/graphe/id/project/y"' in out.getvalue()
    assert quad in read_oxigraph(out.getvalue(), "jsonld")


ODD_CONTEXT = {
    "@version": 1.1,
    "@vocab": "https://exemple-test.invalid/",
    "@language": "fr",
    "mai": "https://w3id.org/maillage/ontology#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "rdfs": {"@id": "http://www.w3.org/2000/01/rdf-schema#", "@prefix": True},
    "autre": {"@type": "@vocab"},
    "partenaire": {"@id": "mai:partnerOf", "@type": "@id", "@container": "@set"},
    "listed": {"@id": "mai:certainty", "@container": "@list"},
    "mai:private": {"@type": "xsd:boolean"},
    "nom": {"@id": "skos:prefLabel", "@language": None},
    "name": {"@id": "skos:altLabel", "@language": "en"},
    "back": {"@reverse": "mai:inconnu"},
    "pop": {"@id": "mai:population", "@type": "@none"},
    "role": {"@id": "mai:roleName", "@container": ["@language", "@set"]},
    "label": {"@id": "rdfs:label", "@context": {"x": "https://exemple-test.invalid/x"}},
}


@settings(max_examples=80, deadline=None)
@given(quads=st.lists(statements(), max_size=8))
def test_any_context_gives_the_same_statements(quads):
    data = written(quads, "jsonld", context=ODD_CONTEXT)
    assert read_oxigraph(data, "jsonld") == expected(quads, "jsonld")


def test_context_absent_or_broken(tmp_path):
    assert read_context(tmp_path, IRIS) is None
    for text in ("{", "[]", '{"@context": "https://exemple-test.invalid/"}'):
        (tmp_path / "context.jsonld").write_text(text)
        with pytest.raises(InputError):
            read_context(tmp_path, IRIS)


def test_blank_nodes_keep_their_links():
    node, graph = BlankNode("b1"), IRIS.resource("page-test")
    quads = [
        Quad(IRIS.entity("project", "x"), term("oa:hasTarget"), node, graph),
        Quad(node, term("oa:exact"), Literal("citation"), graph),
    ]
    for fmt in FORMATS:
        data = written(quads, fmt, context=CONTEXT)
        store = EmbeddedStore.in_memory(pyoxigraph.parse(data, format=OXIGRAPH[fmt]))
        (link,) = store.quads(predicate=term("oa:hasTarget"))
        (text,) = store.quads(predicate=term("oa:exact"))
        assert link.object == text.subject


def test_rdfxml_refuses_a_property_it_cannot_name(quads):
    odd = Quad(
        IRIS.entity("project", "x"), NamedNode("https://exemple-test.invalid/1"), Literal("v")
    )
    classed = Quad(odd.subject, term("rdf:type"), odd.predicate)
    for quad in (odd, classed):
        with pytest.raises(InputError, match="RDF/XML"):
            written([quad], "rdfxml")
        assert quad in read_oxigraph(written([quad], "trig"), "trig")


def test_merged_formats_hold_a_triple_once(quads):
    data = written(quads, "ntriples").decode().splitlines()
    assert len(data) == len(set(data))


def test_unknown_format():
    assert find_format("ttl").name == "turtle"
    with pytest.raises(InputError, match="existe pas"):
        find_format("docx")
    with pytest.raises(InputError, match="gexf, graphml"):
        find_format("csv", "network")
