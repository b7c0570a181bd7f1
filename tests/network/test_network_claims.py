import pytest
from hypothesis import given
from hypothesis import strategies as st
from network_world import (
    ALONE,
    COMMUNE,
    DOCUMENTS,
    EPCI,
    FORM,
    IRIS,
    METROPOLE,
    NETWORK,
    PERSON,
    REGISTER,
    SCIC,
)

from graph.errors import UnknownName
from graph.exports.public import contact_graph
from graph.model.iris import Iris
from graph.model.statements import name_quads, relation_quads
from graph.model.terms import BlankNode, Literal, Quad, french
from graph.model.vocabulary import term
from graph.network.claims import claims_about, claims_between, claims_of
from graph.network.degrees import degrees
from graph.network.labels import labels_of
from graph.network.origins import independent, read_origins
from graph.store import EmbeddedStore

SHAREHOLDER = IRIS.mai("shareholderOf").value


def test_each_source_gives_its_own_claim(world):
    claims = claims_between(world.store, world.iris, METROPOLE, SCIC)
    shares = [claim for claim in claims if claim.predicate == SHAREHOLDER]
    assert [(c.since, c.certainty, c.source) for c in shares] == [
        ("", "reviewed", DOCUMENTS[2].value),
        ("2018", "implied", DOCUMENTS[1].value),
        ("2019", "stated", DOCUMENTS[0].value),
    ]
    first = shares[2]
    assert first.subject_label == "Métropole Exemple"
    assert first.predicate_label == "est sociétaire de"
    assert first.object_label == "SCIC Exemple-Test"
    assert first.note == "Une note."
    assert len(claims) == 5


def test_a_claim_knows_which_document_its_source_repeats(world):
    claims = claims_about(world.store, world.iris, METROPOLE, predicates=[SHAREHOLDER])
    assert {claim.source: claim.origin for claim in claims} == {
        DOCUMENTS[0].value: DOCUMENTS[0].value,
        DOCUMENTS[1].value: DOCUMENTS[0].value,
        DOCUMENTS[2].value: DOCUMENTS[2].value,
    }


def test_the_order_of_the_two_ends_does_not_matter(world):
    one = claims_between(world.store, world.iris, METROPOLE, SCIC)
    assert one == claims_between(world.store, world.iris, SCIC, METROPOLE)


def test_details_of_a_role_and_of_a_page(world):
    (role,) = claims_between(world.store, world.iris, PERSON, METROPOLE)
    assert role.role == "vice-présidente d'exemple"
    (place,) = claims_between(world.store, world.iris, SCIC, COMMUNE)
    assert place.address == "https://exemple.invalid/page"


def test_what_a_register_states_without_a_claim_is_there_too(world):
    claims = claims_about(world.store, world.iris, EPCI)
    assert [(c.subject, c.certainty, c.source) for c in claims] == [
        (COMMUNE.value, "stated", REGISTER.value),
        (METROPOLE.value, "stated", REGISTER.value),
    ]


def test_predicates_narrow_the_claims(world):
    claims = claims_about(world.store, world.iris, SCIC, predicates=[term("rov:orgType")])
    assert [claim.object for claim in claims] == [FORM.value]
    assert claims_about(world.store, world.iris, SCIC, predicates=[]) == []


def test_short_identifiers_are_understood(world):
    long = claims_about(world.store, world.iris, SCIC)
    assert claims_about(world.store, world.iris, "organisation/scic-exemple-test") == long


def test_nothing_is_said_of_a_stranger(world):
    assert claims_about(world.store, world.iris, "organisation/inconnue") == []


@pytest.mark.parametrize("text", ["> } DROP ALL #", "a b://c", "http://exemple.invalid/<x>"])
def test_what_cannot_be_an_identifier_is_refused(world, text):
    with pytest.raises(UnknownName):
        claims_about(world.store, world.iris, text)


def test_inside_keeps_only_relations_between_the_given_entities(world):
    claims = claims_of(world.store, world.iris, [METROPOLE, SCIC, NETWORK], inside=True)
    ends = {METROPOLE.value, SCIC.value, NETWORK.value}
    assert {claim.subject for claim in claims} | {claim.object for claim in claims} == ends


def test_others_keeps_only_relations_that_lead_to_them(world):
    claims = claims_of(world.store, world.iris, [METROPOLE, SCIC], others=[NETWORK, COMMUNE])
    assert claims == [
        claim
        for claim in claims_of(world.store, world.iris, [METROPOLE, SCIC])
        if {claim.subject, claim.object} & {NETWORK.value, COMMUNE.value}
    ]
    assert len(claims) > 1
    assert claims_of(world.store, world.iris, [METROPOLE], others=[]) == []


def test_two_periods_of_one_source_stay_apart():
    iris = Iris("https://exemple.invalid/")
    a, b = iris.entity("person", "a"), iris.entity("organisation", "b")
    graph = iris.resource("d")
    quads = [
        *relation_quads(iris, (a, iris.mai("hasRole"), b), graph, since="2001", until="2004"),
        *relation_quads(iris, (a, iris.mai("hasRole"), b), graph, since="2010"),
    ]
    claims = claims_about(EmbeddedStore.in_memory(quads), iris, a)
    assert [(claim.since, claim.until) for claim in claims] == [("2001", "2004"), ("2010", "")]


def test_labels_fall_back_on_titles_then_on_nothing():
    iris = Iris()
    named, titled, bare = (iris.resource(key) for key in ("a", "b", "c"))
    graph = iris.resource("d")
    store = EmbeddedStore.in_memory(
        [
            *name_quads(named, graph, "Nom Exemple"),
            Quad(titled, term("dcterms:title"), french("Titre Exemple"), graph),
        ]
    )
    found = labels_of(store, iris, [named, titled, bare])
    assert list(found.values()) == ["Nom Exemple", "Titre Exemple", ""]


def test_degrees_count_relations_not_statements(world):
    found = degrees(world.store, world.iris, [METROPOLE, NETWORK, ALONE])
    assert found == {METROPOLE.value: 6, NETWORK.value: 33, ALONE.value: 0}


def test_origins_are_followed_to_the_first_document():
    iris = Iris()
    a, b, c, d, e = (iris.resource(key) for key in "abcde")
    derived = iris.mai("derivedFrom")
    pairs = [(c, b), (b, a), (d, e), (e, d)]
    store = EmbeddedStore.in_memory(Quad(one, derived, other) for one, other in pairs)
    origins = read_origins(store, iris)
    assert origins == {
        b.value: a.value,
        c.value: a.value,
        d.value: d.value,
        e.value: d.value,
    }
    assert independent([node.value for node in (a, b, c, d, e)], origins) == 2


def quoting(claim, selector, graph, words):
    """A quotation the way the model says it: a target, a selector, the exact words."""
    target = BlankNode()
    return [
        Quad(claim, term("oa:hasTarget"), target, graph),
        Quad(target, term("oa:hasSelector"), selector, graph),
        Quad(selector, term("rdf:type"), term("oa:TextQuoteSelector"), graph),
        Quad(selector, term("oa:exact"), french(words), graph),
    ]


def one_relation(iris):
    a, b = iris.entity("person", "a"), iris.entity("organisation", "b")
    graph = iris.resource("d")
    quads = list(relation_quads(iris, (a, iris.mai("hasRole"), b), graph))
    claim = next(quad.subject for quad in quads if quad.predicate == term("rdf:subject"))
    return a, b, graph, quads, claim


def test_the_words_of_the_document_come_with_the_claim():
    iris = Iris()
    a, b, graph, quads, claim = one_relation(iris)
    quads += quoting(claim, iris.resource("d-choix"), graph, "Mot pour mot <exemple>.")
    position = Quad(BlankNode("p"), term("oa:start"), Literal("12"), graph)
    (found,) = claims_between(EmbeddedStore.in_memory([*quads, position]), iris, a, b)
    assert found.quote == "Mot pour mot <exemple>."


def test_a_target_may_hold_the_words_itself_and_several_make_one_text():
    iris = Iris()
    _a, b, graph, quads, claim = one_relation(iris)
    target = iris.resource("cible")
    quads += [
        Quad(claim, term("oa:hasTarget"), target, graph),
        Quad(target, term("oa:exact"), french("Premier extrait."), graph),
        *quoting(claim, BlankNode(), graph, "Second extrait."),
    ]
    (found,) = claims_about(EmbeddedStore.in_memory(quads), iris, b)
    assert found.quote == "Premier extrait. […] Second extrait."


def test_words_of_another_document_are_not_those_of_this_one():
    iris = Iris()
    a, b, _graph, quads, claim = one_relation(iris)
    quads += quoting(claim, BlankNode(), iris.resource("autre"), "D'un autre document.")
    (found,) = claims_between(EmbeddedStore.in_memory(quads), iris, a, b)
    assert found.quote == ""


def test_the_contact_graph_is_never_read():
    iris = Iris()
    a, b, _graph, quads, _claim = one_relation(iris)
    hidden = relation_quads(iris, (a, iris.mai("memberOf"), b), iris.contacts, note="Secret.")
    store = EmbeddedStore.in_memory([*quads, *hidden, *name_quads(b, iris.contacts, "Secret")])
    for claims in (claims_about(store, iris, a), claims_between(store, iris, a, b)):
        assert [claim.predicate for claim in claims] == [iris.mai("hasRole").value]
        assert "Secret" not in str(claims)
    assert contact_graph(iris) == iris.contacts


@given(st.lists(st.tuples(*(st.integers(0, 7),) * 3), max_size=30), st.sets(st.integers(0, 7)))
def test_narrowing_is_reading_all_and_leaving_out(links, chosen):
    iris = Iris()
    nodes = [iris.entity("organisation", f"o{place}") for place in range(8)]
    graphs = [iris.resource(f"d{place}") for place in range(3)]
    store = EmbeddedStore.in_memory(
        quad
        for one, other, way in links
        for quad in relation_quads(
            iris, (nodes[one], term("dcterms:spatial"), nodes[other]), graphs[way % 3]
        )
    )
    near = [nodes[place] for place in sorted(chosen)]
    far = [node for node in nodes if node not in near]
    names = {node.value for node in near}
    everything = claims_of(store, iris, nodes)
    both = [claim for claim in everything if {claim.subject, claim.object} <= names]
    across = [claim for claim in everything if len({claim.subject, claim.object} & names) == 1]
    assert claims_of(store, iris, near, inside=True) == both
    assert claims_of(store, iris, near, others=far) == [c for c in across if c.subject != c.object]
    ends = {nodes[0].value, nodes[1].value}
    assert claims_between(store, iris, nodes[0], nodes[1]) == [
        claim for claim in everything if {claim.subject, claim.object} == ends
    ]
