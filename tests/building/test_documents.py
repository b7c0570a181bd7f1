"""Documents as sources, and as resources people look up."""

from collections import Counter

from small_data import append, spoil
from small_terms import FICHE, IRIS, Stated, StateOf, graphs_of, objects_of

from graph.model.terms import DefaultGraph, NamedNode, french, typed
from graph.model.vocabulary import term
from graph.settings import Settings

NAME = term("skos:prefLabel")


def said_of_graph(stated: Stated, graph: NamedNode) -> dict[str, set[object]]:
    """What the default graph says of a source, by prefixed name without its prefix."""
    found: dict[str, set[object]] = {}
    for quad in stated[2]:
        if quad.subject == graph and isinstance(quad.graph_name, DefaultGraph):
            name = quad.predicate.value.replace("#", "/").rpartition("/")[2]
            found.setdefault(name, set()).add(quad.object)
    return found


def test_a_document_says_what_it_is_where_it_comes_from_and_who_read_it(stated: Stated) -> None:
    assert said_of_graph(stated, IRIS.resource("article-exemple-test")) == {
        "type": {IRIS.mai("Source"), term("prov:Entity")},
        "title": {french("Un article d'exemple")},
        "publisher": {IRIS.entity("organisation", "reseau-exemple-test")},
        "issued": {typed("2021-03", "gYearMonth")},
        "source": {NamedNode("https://exemple-test.invalid/fiches/scic-exemple")},
        "license": {NamedNode("https://www.etalab.gouv.fr/licence-ouverte-open-licence")},
        "accessRights": {IRIS.concept("public")},
        "generatedAtTime": {typed("2026-11-01T00:00:00Z", "dateTime")},
        "wasGeneratedBy": {IRIS.entity("activity", "collected_facts-1")},
    }


def test_two_spellings_of_an_address_are_one_source_and_its_repetitions(stated: Stated) -> None:
    first = IRIS.resource("exemple-test-invalid-annuaire-a15f38f0")
    repeated = {
        quad.subject.value[-8:]
        for quad in stated[2]
        if quad.predicate == IRIS.mai("derivedFrom") and quad.object == first
    }
    assert repeated == {"1843d50d", "857ecd38"}


def test_a_register_says_its_files_and_their_checksums(stated: Stated) -> None:
    told = said_of_graph(stated, IRIS.resource("code-officiel-geographique"))
    assert {one.value.partition(" ")[0] for one in told["checksum"]} == {
        "communes.csv",
        "departments.csv",
        "intercommunalities.csv",
        "regions.csv",
    }


def test_one_resource_in_two_sources_is_one_with_two_documents(
    small: Settings, state_of: StateOf
) -> None:
    spoil(
        small, "sources/user-pages/resources.csv", "Fiche Exemple-Test n°7", "Un article d'exemple"
    )
    quads = state_of(small)[2]
    one = IRIS.resource("article-exemple-test")
    named = Counter((quad.subject, quad.object) for quad in quads if quad.predicate == NAME)
    for document in (one, FICHE):
        assert objects_of(quads, document, NAME) == {french("Un article d'exemple")}
        assert named[document, french("Un article d'exemple")] >= 1
    assert graphs_of(quads, FICHE, term("rdf:type"), IRIS.mai("Resource")) == set()
    about = term("schema:about")
    assert graphs_of(quads, one, about, None) == {"fiche-exemple-test"}


def test_a_document_nobody_uses_is_a_source_too(small: Settings, state_of: StateOf) -> None:
    row = "seule-test,Une page seule,https://exemple-test.invalid/seule,,article,,,,"
    append(small, "sources/collected-facts/resources.csv", row)
    assert "title" in said_of_graph(state_of(small), IRIS.resource("seule-test"))
