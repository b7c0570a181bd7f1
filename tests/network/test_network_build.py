import pytest
from hypothesis import given
from hypothesis import strategies as st
from network_world import FORM, IRIS, METROPOLE, NETWORK, SCIC

from graph.errors import QuestionError
from graph.model.statements import name_quads
from graph.model.vocabulary import Kind
from graph.network.answers import from_answer
from graph.network.build import from_claims, lifetime, strongest
from graph.network.claims import ClaimView, claims_about, claims_between
from graph.network.marks import mark_scic, use_initials
from graph.questions.answer import Answer, Column, NetworkColumns
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


def test_an_answer_becomes_a_network():
    row = {
        "c": METROPOLE.value, "c_label": "Métropole Exemple",
        "o": SCIC.value, "o_label": "SCIC Exemple-Test",
        "lien": [SHARE, SUPPORT], "lien_label": ["est sociétaire de", "soutient"],
        "docs": ["d1", "d2"], "annee": 2019,
    }  # fmt: skip
    net = from_answer(
        answer([row, row], NetworkColumns("c", "o", "lien"), Column("docs", "", "", "sources")),
        IRIS,
        origins={"d2": "d1"},
    )
    assert set(net[METROPOLE.value][SCIC.value]) == {SHARE, SUPPORT}
    edge = net.edges[METROPOLE.value, SCIC.value, SUPPORT]
    assert edge["label"] == "soutient"
    assert (edge["sources"], edge["weight"], edge["since"]) == (["d1", "d2"], 1, "2019")


def test_an_entity_in_the_middle_makes_two_edges():
    columns = NetworkColumns("a", "b", through="m")
    rows = [
        {"a": METROPOLE.value, "b": SCIC.value, "m": NETWORK.value, "m_label": "Réseau Exemple"},
        {"a": METROPOLE.value, "b": SCIC.value, "m": None},
        {"a": FORM.value, "b": None, "m": ""},
        {"a": None, "b": SCIC.value},
    ]
    net = from_answer(answer(rows, columns), IRIS)
    assert set(net.edges()) == {
        (METROPOLE.value, NETWORK.value),
        (NETWORK.value, SCIC.value),
        (METROPOLE.value, SCIC.value),
    }
    assert net.nodes[NETWORK.value]["label"] == "Réseau Exemple"
    assert net.degree(FORM.value) == 0, "a row without an object is a node alone"
    assert {data["label"] for *_, data in net.edges(data=True)} == {"est lié à"}
    assert {data["weight"] for *_, data in net.edges(data=True)} == {1}


def test_an_answer_that_is_no_network_says_so():
    with pytest.raises(QuestionError):
        from_answer(answer([], None), IRIS)


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
