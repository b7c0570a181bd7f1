import csv
from pathlib import Path

import pytest
import rdflib
from rdflib.namespace import RDF, SKOS
from vocabulary_files import ONTOLOGY, PROJECT, concepts

from graph.model.iris import folded
from graph.model.vocabulary import LEVEL_OF_KIND

CONCEPT = "https://w3id.org/maillage/id/concept/"
SCHEME = "https://w3id.org/maillage/id/scheme/"
CONCEPTS = sorted(concepts().subjects(RDF.type, SKOS.Concept))
FILES = sorted(ONTOLOGY.glob("concepts/*.ttl"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_file_holds_the_scheme_it_is_named_after(path: Path):
    """Themes are many: beside ``themes.ttl``, which has their scheme, one file a topic."""
    graph = rdflib.Graph().parse(path)
    is_topic = path.stem.startswith("themes-")
    scheme = rdflib.URIRef(SCHEME + ("themes" if is_topic else path.stem))
    schemes = [] if is_topic else [scheme]
    assert list(graph.subjects(RDF.type, SKOS.ConceptScheme)) == schemes
    for concept in graph.subjects(RDF.type, SKOS.Concept):
        assert list(graph.objects(concept, SKOS.inScheme)) == [scheme]


@pytest.mark.parametrize("concept", CONCEPTS)
def test_a_concept_is_complete(concept: rdflib.URIRef):
    graph = concepts()
    for predicate in (SKOS.prefLabel, SKOS.definition):
        found = sorted(str(text.language) for text in graph.objects(concept, predicate))
        assert found == ["en", "fr"]
    parents = list(graph.objects(concept, SKOS.broader))
    assert all((parent, RDF.type, SKOS.Concept) in graph for parent in parents)
    tops = list(graph.objects(concept, SKOS.topConceptOf))
    assert bool(parents) != bool(tops)
    for scheme in tops:
        assert (scheme, SKOS.hasTopConcept, concept) in graph
    names = set(graph.objects(concept, SKOS.prefLabel))
    assert not names & set(graph.objects(concept, SKOS.altLabel))


def test_a_name_belongs_to_one_concept_of_a_scheme():
    seen: dict[tuple[object, object], object] = {}
    for concept in CONCEPTS:
        scheme = concepts().value(concept, SKOS.inScheme)
        for name in concepts().objects(concept, SKOS.prefLabel):
            assert seen.setdefault((scheme, name), concept) == concept


def test_a_french_name_means_one_concept():
    """Texts are read with these names: one of two meanings would be read as either."""
    owners: dict[str, set[str]] = {}
    for predicate in (SKOS.prefLabel, SKOS.altLabel):
        for concept, name in concepts().subject_objects(predicate):
            if name.language == "fr" and str(concept).startswith(CONCEPT):
                owners.setdefault(folded(name), set()).add(str(concept))
    assert [name for name, found in owners.items() if len(found) > 1] == []


def test_every_theme_is_under_one_of_few_broad_ones():
    graph = concepts()
    root = rdflib.URIRef(CONCEPT + "themes")
    themes = set(graph.subjects(SKOS.inScheme, rdflib.URIRef(SCHEME + "themes"))) - {root}
    broad = set(graph.subjects(SKOS.broader, root))
    assert len(broad) < 30
    for theme in themes - broad:
        assert len(broad & set(graph.transitive_objects(theme, SKOS.broader))) == 1, theme


def test_no_concept_is_above_itself():
    for concept in CONCEPTS:
        above = concepts().transitive_objects(concept, SKOS.broader)
        assert list(above).count(concept) == 1


def test_link_strengths_are_ordered():
    ordered = sorted(
        (str(concepts().value(concept, SKOS.notation)), str(concept).removeprefix(CONCEPT))
        for concept in concepts().subjects(SKOS.inScheme, rdflib.URIRef(SCHEME + "relation-kinds"))
    )
    assert [slug for _, slug in ordered] == [
        "capital",
        "direct",
        "partage",
        "territoire",
        "co-mention",
    ]
    assert [rank for rank, _ in ordered] == list("12345")


def test_levels_have_two_parents_and_subdivisions_apart():
    graph = concepts()
    parent = rdflib.URIRef(CONCEPT + "collectivite-territoriale")
    grouping = rdflib.URIRef(CONCEPT + "groupement")
    assert (rdflib.URIRef(CONCEPT + "commune"), SKOS.broader, parent) in graph
    assert (rdflib.URIRef(CONCEPT + "metropole"), SKOS.broader, grouping) in graph
    assert (rdflib.URIRef(CONCEPT + "metropole-de-lyon"), SKOS.broader, parent) in graph


@pytest.mark.parametrize("level", sorted(set(LEVEL_OF_KIND.values())))
def test_levels_the_readers_give_exist(level: str):
    levels = rdflib.URIRef(SCHEME + "levels")
    assert (rdflib.URIRef(CONCEPT + level), SKOS.inScheme, levels) in concepts()


def test_collected_legal_forms_and_labels_are_defined_under_the_same_name():
    schemes = {"legal form": "legal-forms", "label": "labels"}
    for path in sorted((PROJECT / "data" / "sources").glob("*/concepts.csv")):
        with path.open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines):
                if row["kind"] not in schemes:
                    continue
                concept = rdflib.URIRef(CONCEPT + row["id"])
                scheme = rdflib.URIRef(SCHEME + schemes[row["kind"]])
                assert (concept, SKOS.inScheme, scheme) in concepts(), row["id"]
                name = rdflib.Literal(row["label_fr"], lang="fr")
                assert (concept, SKOS.prefLabel, name) in concepts(), row["id"]
