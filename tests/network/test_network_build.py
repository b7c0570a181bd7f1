import pytest
from hypothesis import given
from hypothesis import strategies as st
from network_world import ALONE, COMMUNE, DOCUMENTS, EPCI, FORM, IRIS, METROPOLE, NETWORK, SCIC

from graph.errors import QuestionError
from graph.model.statements import name_quads
from graph.model.vocabulary import Kind
from graph.network.answers import from_answer
from graph.network.bridging import THROUGH
from graph.network.build import from_claims, lifetime, strongest
from graph.network.claims import ClaimView, claims_about, claims_between, claims_of
from graph.network.marks import mark_scic, use_initials
from graph.questions.answer import Answer, Column, NetworkColumns
from graph.questions.ask import ask
from graph.store import EmbeddedStore

SHARE, SUPPORT, PARTNER = (
    IRIS.mai(name).value for name in ("shareholderOf", "supports", "partnerOf")
)
FORBIDDEN = {"source", "target", "id", "from", "to", "key"}


def test_three_relations_between_two_entities_are_three_edges(world):
    net = from_claims(claims_between(world.store, IRIS, METROPOLE, SCIC), IRIS)
    assert net.number_of_nodes() == 2
    assert set(net[METROPOLE.value][SCIC.value]) == {SHARE, SUPPORT, PARTNER}


def test_an_edge_gathers_what_its_sources_say(world):
    net = from_claims(claims_between(world.store, IRIS, METROPOLE, SCIC), IRIS)
    edge = net.edges[METROPOLE.value, SCIC.value, SHARE]
    assert edge["label"] == "est sociétaire de"
    assert len(edge["sources"]) == 3
    assert edge["weight"] == 2, "one document repeats another"
    assert edge["certainty"] == "reviewed"
    assert (edge["since"], edge["until"]) == ("2018", "")
    assert net.edges[METROPOLE.value, SCIC.value, SUPPORT]["until"] == "2020-03-09"


def test_a_node_says_what_it_is(world):
    net = from_claims(claims_about(world.store, IRIS, SCIC), IRIS)
    assert net.nodes[SCIC.value] == {
        "label": "SCIC Exemple-Test",
        "short": "SCIC Exemple-Test",
        "kind": "organisation",
        "iri": SCIC.value,
        "scic": False,
    }
    assert net.nodes[FORM.value]["short"] == "SCIC"
    assert net.nodes[METROPOLE.value]["kind"] == Kind.COLLECTIVITE.value


def test_the_legal_form_marks_a_scic(world):
    net = from_claims(claims_about(world.store, IRIS, SCIC), IRIS)
    mark_scic(world.store, IRIS, net)
    assert [iri for iri in net if net.nodes[iri]["scic"]] == [SCIC.value]


def test_what_has_no_name_is_called_by_its_key():
    stranger = "https://exemple.invalid/x/Y"
    net = from_claims([ClaimView(stranger, SHARE, SCIC.value, "d")], IRIS)
    assert net.nodes[stranger]["label"] == "Y"
    assert net.nodes[stranger]["kind"] == ""
    assert net.nodes[SCIC.value]["label"] == "scic-exemple-test"


iri = st.sampled_from([IRIS.entity("organisation", f"exemple-{place}").value for place in range(5)])
claim_views = st.builds(
    ClaimView,
    subject=iri,
    predicate=st.sampled_from([SHARE, SUPPORT, PARTNER]),
    object=iri,
    source=st.sampled_from(["d1", "d2", "d3"]),
    subject_label=st.text(max_size=40),
    certainty=st.sampled_from(["stated", "implied", "extracted", "reviewed"]),
    since=st.sampled_from(["", "2010", "2015-03"]),
    until=st.sampled_from(["", "2012", "2020-01-01"]),
    origin=st.sampled_from(["", "d1"]),
)


@given(st.lists(claim_views, max_size=30))
def test_no_statement_is_lost_or_counted_twice(claims):
    net = from_claims(claims, IRIS)
    drawn = {
        (one, key, other, source)
        for one, other, key, data in net.edges(keys=True, data=True)
        for source in data["sources"]
    }
    assert drawn == {(*claim.triple, claim.source) for claim in claims}
    assert net.number_of_edges() == len({claim.triple for claim in claims})
    for *_, data in net.edges(data=True):
        assert 1 <= data["weight"] <= len(data["sources"])
        assert not FORBIDDEN & data.keys()
    for _, data in net.nodes(data=True):
        assert 0 < len(data["short"]) <= 28


@given(st.lists(claim_views, max_size=12), st.randoms())
def test_the_order_of_claims_changes_nothing_but_labels(claims, random):
    shuffled = list(claims)
    random.shuffle(shuffled)
    one, other = from_claims(claims, IRIS), from_claims(shuffled, IRIS)
    assert dict(one.edges) == dict(other.edges)


def test_certainties_and_periods():
    assert strongest(["extracted", "stated", "implied"]) == "stated"
    assert strongest([]) == "stated"
    assert lifetime([("2010", "2014"), ("2018", "")]) == ("2010", "")
    assert lifetime([("2010", ""), ("", "2014")]) == ("2010", "2014")
    assert lifetime([]) == ("", "")


def answer(rows, network, *columns):
    return Answer("exemple", {}, list(columns), rows, network=network)


def test_an_answer_is_drawn_with_what_its_sources_say(world):
    row = {
        "c": METROPOLE.value, "c_label": "Métropole Exemple",
        "o": SCIC.value, "o_label": "SCIC Exemple-Test",
        "lien": [SHARE, SUPPORT], "docs": [node.value for node in DOCUMENTS[:2]],
    }  # fmt: skip
    net = from_answer(
        answer([row, row], NetworkColumns("c", "o", "lien"), Column("docs", "", "", "sources")),
        world.store,
        IRIS,
    )
    assert set(net[METROPOLE.value][SCIC.value]) == {SHARE, SUPPORT}
    share = net.edges[METROPOLE.value, SCIC.value, SHARE]
    assert share["sources"] == [node.value for node in DOCUMENTS[:2]], "not the third one"
    assert (share["weight"], share["since"]) == (1, "2018"), "the second repeats the first"
    assert net.edges[METROPOLE.value, SCIC.value, SUPPORT]["until"] == "2020-03-09"


def test_a_relation_keeps_the_direction_its_source_gives(world):
    columns = NetworkColumns("a", "b", "r")
    member = IRIS.mai("memberOf").value
    row = {"a": NETWORK.value, "b": SCIC.value, "r": member}
    net = from_answer(answer([row], columns), world.store, IRIS)
    assert list(net.edges(keys=True)) == [(SCIC.value, NETWORK.value, member)]


def test_an_entity_in_the_middle_makes_two_pairs_and_what_no_source_states_is_deduced(world):
    columns = NetworkColumns("a", "b", "r", through="m")
    located = IRIS.mai("locatedIn").value
    rows = [
        # the SCIC is in the commune; the métropole only runs what the commune is part of
        {"a": METROPOLE.value, "b": SCIC.value, "m": COMMUNE.value, "r": located},
        {"a": ALONE.value, "b": SCIC.value, "m": None},
        {"a": FORM.value, "b": None, "m": ""},
        {"a": None, "b": SCIC.value},
    ]
    net = from_answer(answer(rows, columns), world.store, IRIS)
    assert set(net.edges(keys=True)) == {
        (SCIC.value, COMMUNE.value, located),
        (METROPOLE.value, COMMUNE.value, THROUGH)
        if METROPOLE.value < COMMUNE.value
        else (COMMUNE.value, METROPOLE.value, THROUGH),
        (ALONE.value, SCIC.value, THROUGH)
        if ALONE.value < SCIC.value
        else (SCIC.value, ALONE.value, THROUGH),
    }
    edges = {frozenset(edge[:2]): data for *edge, data in net.edges(keys=True, data=True)}
    by_place = edges[frozenset((METROPOLE.value, COMMUNE.value))]
    assert by_place["label"] == "par Intercommunalité Exemple"
    assert by_place["through_iris"] == [EPCI.value]
    assert (by_place["sources"], by_place["certainty"]) == ([], "implied")
    unknown = edges[frozenset((ALONE.value, SCIC.value))]
    assert (unknown["label"], unknown["through"]) == ("lien déduit", [])
    assert net.degree(FORM.value) == 0, "a row without an object is a node alone"


def test_every_line_of_every_question_is_said_or_told_as_deduced(dataset):
    iris = dataset.iris
    for name in ("collectivites-scic", "ptce", "projets-acteurs", "financements"):
        net = from_answer(ask(dataset, name, {}), dataset.store, iris)
        said = {claim.triple for claim in claims_of(dataset.store, iris, net, inside=True)}
        for *edge, data in net.edges(keys=True, data=True):
            if edge[2] == THROUGH:
                assert not data["sources"], edge
            else:
                assert (edge[0], edge[2], edge[1]) in said, edge


def test_an_answer_that_is_no_network_says_so(world):
    with pytest.raises(QuestionError):
        from_answer(answer([], None), world.store, IRIS)


def test_long_names_give_way_to_initials_a_source_gives():
    long, short = (IRIS.entity("organisation", key) for key in ("longue", "courte"))
    name, graph = "Réseau d'Exemple des Tests et de l'Économie Sociale", IRIS.resource("d")
    store = EmbeddedStore.in_memory(
        [
            *name_quads(long, graph, name, ("ANCIEN", "RETES", "Retes", "RTES")),
            *name_quads(short, graph, "Réseau Exemple", ("RE",)),
        ]
    )
    net = from_claims([], IRIS, {long.value: name, short.value: "Réseau Exemple"})
    use_initials(store, IRIS, net)
    assert net.nodes[long.value]["short"] == "RETES"
    assert net.nodes[short.value]["short"] == "Réseau Exemple"
