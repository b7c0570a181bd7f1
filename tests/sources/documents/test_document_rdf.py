"""RDF: every syntax tells the same; terms of others become ours."""

import pyoxigraph
import pytest

from graph.model.reading import ReadDocument
from graph.model.vocabulary import Kind
from graph.sources.documents.choosing import read_document
from graph.sources.documents.rdf.terms import known_terms

TURTLE = """@prefix schema: <https://schema.org/> .
@prefix ex: <http://exemple-test.invalid/> .
ex:bulle a schema:Organization ; schema:name "Coopérative Bulle"@fr ; schema:memberOf ex:plume .
ex:plume a schema:Organization ; schema:name "Réseau Plume" .
"""
SYNTAXES = {
    "a.ttl": pyoxigraph.RdfFormat.TURTLE,
    "a.nt": pyoxigraph.RdfFormat.N_TRIPLES,
    "a.nq": pyoxigraph.RdfFormat.N_QUADS,
    "a.trig": pyoxigraph.RdfFormat.TRIG,
    "a.rdf": pyoxigraph.RdfFormat.RDF_XML,
    "a.jsonld": pyoxigraph.RdfFormat.JSON_LD,
}


def stated(document: ReadDocument) -> list[str]:
    (reading,) = document.readings
    labels = {one.key: one.label for one in reading.entities}
    return [
        f"{labels[one.subject]} {one.predicate} {labels[one.object]}" for one in reading.relations
    ]


@pytest.mark.parametrize("named", [True, False])
@pytest.mark.parametrize("name", SYNTAXES)
def test_every_syntax_tells_the_same(name: str, named: bool) -> None:
    triples = [quad.triple for quad in pyoxigraph.parse(TURTLE, format=pyoxigraph.RdfFormat.TURTLE)]
    content = pyoxigraph.serialize(triples, format=SYNTAXES[name])
    assert content is not None
    document = read_document(content, name if named else "collé")
    assert document.reader == "rdf 1"
    assert stated(document) == ["Coopérative Bulle memberOf Réseau Plume"]


def test_the_context_of_schema_org_needs_no_network() -> None:
    text = """{"@context": "https://schema.org", "@type": "Organization", "name": "Bulle",
      "funder": {"@type": "GovernmentOrganization", "name": "Ville de Zorgluk"}}"""
    document = read_document(text.encode(), "a.jsonld")
    assert stated(document) == ["Ville de Zorgluk funds Bulle"]
    kinds = {one.label: one.kind for one in document.readings[0].entities}
    assert kinds == {"Bulle": Kind.ORGANISATION, "Ville de Zorgluk": Kind.COLLECTIVITE}


def test_terms_come_from_the_alignments() -> None:
    terms = known_terms()
    pair = "http://virtual-assembly.org/ontologies/pair#"
    assert terms.kinds[f"{pair}Person"] is Kind.PERSON
    assert terms.predicates[f"{pair}partnerOf"] == ("partnerOf", False)
    assert terms.predicates["https://schema.org/parentOrganization"] == ("subsidiaryOf", False)
    assert terms.predicates["http://purl.org/dc/terms/publisher"] == ("published", True)


def test_contacts_and_scripts_stay_out_or_inert() -> None:
    text = TURTLE + 'ex:bulle schema:alternateName "ada@bulle.invalid", "<script>x</script>" .\n'
    document = read_document(text.encode(), "a.ttl")
    assert "ada" not in repr(document)
    assert document.readings[0].entities[0].names == ("<script>x</script>",)


def test_a_thing_known_by_its_identifier_alone_is_not_sure() -> None:
    text = TURTLE + "ex:bulle schema:memberOf ex:cercle-des-girouettes .\n"
    (reading,) = read_document(text.encode(), "a.ttl").readings
    unsure = [one for one in reading.entities if one.confidence < 0.9]
    assert [one.label for one in unsure] == ["cercle des girouettes"]
    assert [one.confidence for one in reading.relations] == [0.95, 0.5]
