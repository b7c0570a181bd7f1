"""The catalogue passes the shapes of DCAT-AP as they are, and says what a portal asks for."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pyoxigraph
import pyshacl
import pytest
import rdflib
from rdflib.namespace import DCAT, DCTERMS, RDF, XSD

from graph.checks.flatten import flatten
from graph.model.iris import Iris
from graph.model.statements import relation_quads
from graph.model.terms import Literal, NamedNode, Quad, typed
from graph.model.vocabulary import term
from graph.publishing.catalogue import catalogue_quads
from graph.publishing.checking import check_catalogue
from graph.publishing.edition import Edition, PublishedFile, find_period
from graph.publishing.europe import FILE_TYPES, THEMES
from graph.publishing.void import void_quads
from graph.store.embedded import EmbeddedStore

ONTOLOGY = Path(__file__).parents[2] / "ontology"
SHAPES = ONTOLOGY / "shapes" / "external" / "dcat-ap-3.0.0.ttl"
IRIS = Iris()
DCAT3 = rdflib.Namespace("http://www.w3.org/ns/dcat#")
SHEETS = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FILES = tuple(
    PublishedFile(path, media, size, f"{size:064x}")
    for size, (path, media) in enumerate(
        [
            ("dataset.nq", "application/n-quads"),
            ("dataset.ttl", "text/turtle"),
            ("dataset.jsonld", "application/ld+json"),
            ("dataset.xlsx", SHEETS),
            ("dataset-csv.zip", "application/zip"),
            ("network.gexf", "application/gexf+xml"),
            ("README.fr.md", "text/markdown"),
        ]
    )
)
EDITION = Edition(
    "2026-11-27-1a2b3c4d",
    "ab" * 32,
    date(2026, 11, 27),
    FILES,
    "2026-10-01-00aa11bb",
    date(2026, 9, 1),
    {"statements": 12},
    ("2001", "2026"),
)
VERSION = rdflib.URIRef(f"{IRIS.base}dataset/{EDITION.version}")


@pytest.fixture(scope="module")
def catalogue() -> rdflib.Graph:
    return flatten(catalogue_quads(EDITION, IRIS, contact="https://exemple.invalid/contact"))


@pytest.mark.parametrize("edition", [EDITION, replace(EDITION, previous="", files=())])
def test_it_passes_the_official_shapes_as_they_are(edition: Edition):
    graph = flatten(catalogue_quads(edition, IRIS))
    conforms, _, said = pyshacl.validate(graph, shacl_graph=rdflib.Graph().parse(SHAPES))
    assert conforms, said


def test_each_form_of_the_dataset_has_its_size_checksum_and_type(catalogue: rdflib.Graph):
    found = set(catalogue.objects(VERSION, DCAT.distribution))
    assert len(found) == 6  # the README describes, it is no form of the dataset
    for distribution in found:
        address = str(catalogue.value(distribution, DCAT.downloadURL))
        path = address.removeprefix(f"{IRIS.base}download/{EDITION.version}/")
        file = next(file for file in FILES if file.path == path)
        size = catalogue.value(distribution, DCAT.byteSize)
        checksum = catalogue.value(
            distribution, rdflib.URIRef("http://spdx.org/rdf/terms#checksum")
        )
        assert size == rdflib.Literal(str(file.size), datatype=XSD.nonNegativeInteger)
        assert file.sha256 in {str(value) for value in catalogue.objects(checksum)}
        assert catalogue.value(distribution, DCTERMS.license)
        assert catalogue.value(distribution, DCAT.mediaType)


def test_a_zip_of_tables_says_what_is_inside(catalogue: rdflib.Graph):
    packed = next(one for one in catalogue.objects(VERSION, DCAT.distribution) if "csv" in str(one))
    assert str(catalogue.value(packed, DCAT.mediaType)).endswith("text/csv")
    assert str(catalogue.value(packed, DCAT.packageFormat)).endswith("application/zip")


def test_versions_follow_each_other(catalogue: rdflib.Graph):
    dataset = rdflib.URIRef(f"{IRIS.base}dataset")
    previous = catalogue.value(VERSION, DCAT3.previousVersion)
    assert str(previous) == f"{IRIS.base}dataset/{EDITION.previous}"
    assert (previous, RDF.type, DCAT.Dataset) in catalogue
    assert catalogue.value(dataset, DCAT3.hasCurrentVersion) == VERSION
    assert str(catalogue.value(dataset, DCTERMS.issued)) == "2026-09-01"
    assert str(catalogue.value(VERSION, DCTERMS.issued)) == "2026-11-27"


def test_the_contact_is_a_page_and_no_e_mail(catalogue: rdflib.Graph):
    text = catalogue.serialize(format="nt")
    assert "https://exemple.invalid/contact" in text
    assert "mailto:" not in text and "hasEmail" not in text


def test_texts_are_in_both_languages(catalogue: rdflib.Graph):
    for subject in (rdflib.URIRef(f"{IRIS.base}dataset"), rdflib.URIRef(f"{IRIS.base}catalog")):
        for said in (DCTERMS.title, DCTERMS.description):
            languages = {text.language for text in catalogue.objects(subject, said)}
            assert languages == {"fr", "en"}


def test_controlled_values_are_of_their_tables(catalogue: rdflib.Graph):
    root = "http://publications.europa.eu/resource/authority/"
    tables = {
        DCAT.theme: "data-theme",
        DCTERMS.language: "language",
        DCTERMS.accrualPeriodicity: "frequency",
        DCTERMS.spatial: "country",
        DCTERMS.accessRights: "access-right",
        DCTERMS["format"]: "file-type",
    }
    for said, table in tables.items():
        values = set(catalogue.objects(None, said))
        assert values and all(str(one).startswith(f"{root}{table}/") for one in values)
    assert {str(one)[-4:] for one in catalogue.objects(None, DCAT.theme)} == set(THEMES)


def test_nothing_ours_is_named_without_being_described(catalogue: rdflib.Graph):
    downloads = f"{IRIS.base}download/"
    for node in set(catalogue.objects()):
        if isinstance(node, rdflib.URIRef) and str(node).startswith(IRIS.base):
            described = (node, RDF.type, None) in catalogue
            assert described or str(node).startswith(downloads)


def test_the_same_facts_give_the_same_lines():
    first = catalogue_quads(EDITION, IRIS)
    assert first == catalogue_quads(replace(EDITION, files=FILES[::-1]), IRIS)
    assert len(first) == len(set(first))


def test_it_begins_with_the_catalogue_and_says_each_thing_in_one_place():
    subjects = [str(quad.subject) for quad in catalogue_quads(EDITION, IRIS)]
    assert subjects[0] == f"<{IRIS.base}catalog>"
    together = [
        one for one, before in zip(subjects, ["", *subjects], strict=False) if one != before
    ]
    assert len(together) == len(set(together))


def test_a_base_of_ones_own_is_followed():
    quads = catalogue_quads(EDITION, Iris("https://donnees.exemple.invalid/"))
    assert not any(IRIS.base in str(quad) for quad in quads)


def test_a_catalogue_without_its_publisher_is_refused():
    quads = [
        quad
        for quad in catalogue_quads(EDITION, IRIS)
        if quad.predicate != term("dcterms:publisher")
    ]
    found = check_catalogue(quads, ONTOLOGY)
    assert not found.conforms
    assert any(one.shape == "Catalogue.publisher" for one in found)
    assert all("DCAT-AP 3.0.0" in one.message_fr + one.message_en for one in found)


def test_every_format_has_a_file_type():
    assert all(file.media_type in FILE_TYPES for file in FILES if file.path != "README.fr.md")


def _statements() -> list[Quad]:
    source, other = IRIS.resource("page-test"), IRIS.resource("autre-page-test")
    first, second = (IRIS.entity("organisation", key) for key in ("zorgluk", "exemple-test"))
    kind = (term("rdf:type"), term("org:FormalOrganization"))
    return [
        *(Quad(one, *kind, graph) for one in (first, second) for graph in (source, other)),
        *relation_quads(IRIS, (first, IRIS.mai("partnerOf"), second), source, since="2012"),
        Quad(source, term("dcterms:issued"), typed("1999-05", "gYearMonth"), source),
        Quad(source, term("dcterms:issued"), Literal("hier"), source),
    ]


def test_void_counts_each_triple_once():
    quads = _statements()
    graph = flatten(void_quads(EDITION, quads, IRIS))
    dataset = rdflib.URIRef(f"{IRIS.base}dataset")
    void = rdflib.Namespace("http://rdfs.org/ns/void#")
    triples = {quad.triple for quad in quads}
    expected = {
        "triples": len(triples),
        "distinctSubjects": len({one.subject for one in triples}),
        "distinctObjects": len({one.object for one in triples}),
        "properties": len({one.predicate for one in triples}),
        "documents": 2,
        "classes": 2,
    }
    for name, count in expected.items():
        assert int(graph.value(dataset, void[name])) == count, name
    parts = {
        str(graph.value(part, void["class"])): int(graph.value(part, void.entities))
        for part in graph.objects(dataset, void.classPartition)
    }
    assert parts["http://www.w3.org/ns/org#FormalOrganization"] == 2


def test_void_is_turtle_that_names_the_dumps():
    lines = pyoxigraph.serialize(
        [quad.triple for quad in void_quads(EDITION, _statements(), IRIS)],
        format=pyoxigraph.RdfFormat.N_TRIPLES,
    )
    text = (lines or b"").decode()
    assert f"<{IRIS.base}download/{EDITION.version}/dataset.nq>" in text
    assert f"<{IRIS.base}sparql>" in text and "dataset.xlsx" not in text


def test_the_period_goes_from_the_first_to_the_last_year():
    store = EmbeddedStore.in_memory(_statements())
    assert find_period(store, IRIS) == ("1999", "2012")
    assert find_period(EmbeddedStore.in_memory(), IRIS) == ("", "")


def test_an_address_with_odd_letters_is_one():
    quads = catalogue_quads(replace(EDITION, version="2026-11-27-é é"), IRIS)
    values = [quad.object for quad in quads if isinstance(quad.object, NamedNode)]
    assert not any(" " in value.value for value in values)
