"""What restricted pages say stays with them."""

from small_terms import ANNUAIRE, IRIS, PRIVATE, QUESTION, Stated, graphs_of

from graph.model.terms import DefaultGraph, french
from graph.model.vocabulary import term

HIDDEN = (
    "SCIC Discrète-Test",
    "SCIC Cachée-Test",
    "Un article privé d'exemple",
    "Une question d'exemple ?",
)
CLOSED = {PRIVATE, QUESTION, IRIS.resource("exemple-test-invalid-prive-3de2e6f7")}


def test_what_only_restricted_pages_say_stands_in_restricted_graphs(stated: Stated) -> None:
    quads = stated[2]
    for name in HIDDEN:
        where = {one.graph_name for one in quads if one.object == french(name)}
        assert where and all(isinstance(one, DefaultGraph) or one in CLOSED for one in where), name
    for key in ("scic-discrete-test", "scic-cachee-test"):
        node = IRIS.entity("organisation", key)
        assert {one.graph_name for one in quads if node in (one.subject, one.object)} <= CLOSED
        assert node not in stated[1].public


def test_the_title_of_a_restricted_page_is_told_of_that_page_only(stated: Stated) -> None:
    for name in HIDDEN[2:]:
        about = {one.subject for one in stated[2] if one.object == french(name)}
        assert about <= CLOSED


def test_what_a_public_page_names_too_has_its_name_there(stated: Stated) -> None:
    node = IRIS.entity("organisation", "scic-citee-test")
    name = french("SCIC Citée-Test")
    assert graphs_of(stated[2], node, term("skos:prefLabel"), name) == {
        ANNUAIRE.value.rpartition("/")[2]
    }
    assert graphs_of(stated[2], node, IRIS.mai("organisationKind"), None) == {"article-prive-test"}
    assert node in stated[1].public


def test_only_what_public_pages_name_is_public(stated: Stated) -> None:
    gathered, statements, quads = stated
    rights = {
        quad.subject: quad.object
        for quad in quads
        if isinstance(quad.graph_name, DefaultGraph)
        and quad.predicate == term("dcterms:accessRights")
    }
    for thing in gathered.identity.things.values():
        named = {
            quad.graph_name
            for quad in quads
            if quad.subject == thing.iri and quad.predicate == term("skos:prefLabel")
        }
        is_open = any(rights[graph] == IRIS.concept("public") for graph in named)
        assert is_open == (thing.iri in statements.public) or thing.territory is not None, thing.iri
