import json
import string
from pathlib import Path

import pytest
import rdflib
from rdflib.namespace import DCTERMS, ORG, OWL, RDF, RDFS, SKOS
from vocabulary_files import MAI, ONTOLOGY, SCHEMA, vocabulary

from graph.checks.shapes import validate
from graph.model.iris import Iris
from graph.model.vocabulary import NAMESPACES, RELATIONS

TERMS = sorted(
    {
        term
        for kind in (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)
        for term in vocabulary().subjects(RDF.type, kind)
    }
)
DECLARED_RELATIONS = sorted(vocabulary().subjects(RDF.type, MAI.RelationProperty))


def languages(term: rdflib.term.Node, predicate: rdflib.URIRef) -> list[str]:
    return sorted(str(text.language) for text in vocabulary().objects(term, predicate))


@pytest.mark.parametrize("path", sorted(ONTOLOGY.rglob("*.ttl")), ids=lambda path: path.name)
def test_every_turtle_file_parses(path: Path):
    assert len(rdflib.Graph().parse(path))


@pytest.mark.parametrize("term", TERMS)
def test_every_term_has_label_and_definition_in_both_languages(term: rdflib.URIRef):
    assert languages(term, RDFS.label) == ["en", "fr"]
    assert languages(term, SKOS.definition) == ["en", "fr"]


@pytest.mark.parametrize("relation", DECLARED_RELATIONS)
def test_every_relation_can_be_told_both_ways(relation: rdflib.URIRef):
    for predicate in (MAI.sentencePattern, MAI.inversePattern):
        assert languages(relation, predicate) == ["en", "fr"]
        for pattern in vocabulary().objects(relation, predicate):
            fields = [name for _, name, _, _ in string.Formatter().parse(str(pattern)) if name]
            assert sorted(fields) == ["o", "s"]
    for predicate in (MAI.needsClaim, MAI.relationRank):
        assert vocabulary().value(relation, predicate) is not None
    assert vocabulary().value(relation, SCHEMA.domainIncludes) is not None
    assert vocabulary().value(relation, SCHEMA.rangeIncludes) is not None


def test_relation_ranks_are_all_different():
    ranks = [vocabulary().value(relation, MAI.relationRank) for relation in DECLARED_RELATIONS]
    assert len(set(ranks)) == len(ranks)


def test_relations_of_the_sources_are_declared():
    iris = Iris()
    for relation in RELATIONS.values():
        assert rdflib.URIRef(relation.term(iris).value) in DECLARED_RELATIONS


def test_nothing_is_typed_by_accident():
    """No domain, no range, no identity: rdfs:domain would type whatever uses a term."""
    for predicate in (RDFS.domain, RDFS.range, OWL.sameAs, OWL.equivalentClass):
        assert not list(vocabulary().subject_objects(predicate))


def test_only_relations_to_organisations_inherit_from_linked_to():
    for relation in vocabulary().transitive_subjects(RDFS.subPropertyOf, ORG.linkedTo):
        if relation != ORG.linkedTo:
            assert list(vocabulary().objects(relation, SCHEMA.rangeIncludes)) == [ORG.Organization]


def test_header_gives_version_and_licence():
    header = rdflib.URIRef("https://w3id.org/maillage/ontology")
    version = vocabulary().value(header, OWL.versionInfo)
    assert vocabulary().value(header, OWL.versionIRI) == header + "/" + version
    licence = vocabulary().value(header, DCTERMS.license)
    assert licence == rdflib.URIRef("https://www.etalab.gouv.fr/licence-ouverte-open-licence")


def test_link_strengths_of_relations_are_concepts():
    kinds = rdflib.Graph().parse(ONTOLOGY / "concepts" / "relation-kinds.ttl")
    for _, kind in vocabulary().subject_objects(MAI.relationKind):
        assert (kind, RDF.type, SKOS.Concept) in kinds


def test_alignments_name_terms_we_have_and_never_identify():
    alignments = rdflib.Graph().parse(ONTOLOGY / "alignments.ttl")
    allowed = {SKOS.closeMatch, SKOS.broadMatch, SKOS.relatedMatch}
    assert set(alignments.predicates()) <= allowed
    concept = rdflib.URIRef("https://w3id.org/maillage/id/concept/")
    for subject in set(alignments.subjects()):
        assert subject in TERMS or str(subject).startswith(str(concept))


def context() -> dict[str, object]:
    return json.loads((ONTOLOGY / "context.jsonld").read_text("utf-8"))["@context"]


def test_context_has_every_term_and_every_prefix():
    known = {word["@id"] if isinstance(word, dict) else word for word in context().values()}
    prefixes = {**NAMESPACES, "mai": str(MAI)}
    for term in TERMS:
        name = next(
            f"{prefix}:{str(term).removeprefix(space)}"
            for prefix, space in prefixes.items()
            if str(term).startswith(space)
        )
        assert name in known
    for prefix, space in prefixes.items():
        assert context()[prefix] == space


def test_context_round_trip():
    turtle = """
    @prefix mai: <https://w3id.org/maillage/ontology#> .
    @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
    @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
    @prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
    @prefix org: <http://www.w3.org/ns/org#> .
    <urn:a> a org:FormalOrganization ; skos:prefLabel "SCIC Exemple-Test"@fr ;
        mai:siren "217500016" ; mai:foundingYear "2013"^^xsd:gYear ; mai:funds <urn:b> .
    <urn:c> a mai:Claim ; rdf:subject <urn:a> ; rdf:predicate mai:funds ; rdf:object <urn:b> ;
        mai:certainty "stated" ; mai:validFrom "2021"^^xsd:gYear .
    """
    graph = rdflib.Graph().parse(data=turtle, format="turtle")
    text = graph.serialize(format="json-ld", context=context(), auto_compact=False)
    again = rdflib.Graph().parse(data=text, format="json-ld")
    assert set(again) == set(graph)
    assert '"foundingYear": "2013"' in text
    assert '"claimSubject"' in text


def test_vocabulary_and_concepts_pass_their_own_shapes():
    assert list(validate(rdflib.Graph(), ONTOLOGY)) == []
