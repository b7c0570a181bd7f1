"""What may leave: public graphs only, with no trace of what is held back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.exports import find_public, internal_quads, public_quads, public_store
from graph.exports.contacts import holds_contact, is_contact, without_contacts
from graph.model.iris import Iris
from graph.model.statements import relation_quads
from graph.model.terms import BlankNode, DefaultGraph, Literal, NamedNode, Quad, french, typed
from graph.model.vocabulary import term
from graph.store import EmbeddedStore


def test_nothing_held_back_shows(store, iris, secrets):
    text = "\n".join(str(quad) for quad in public_quads(store, iris))
    assert "SCIC Exemple-Test" in text
    assert not [secret for secret in secrets if secret in text]
    for trace in (
        "scic-secrete-test",
        "personne-cachee-test",
        "resource/contacts",
        "un lien trahi",
    ):
        assert trace not in text


def test_public_statements_all_stay(store, iris):
    kept = set(public_quads(store, iris))
    page = iris.resource("page-test")
    town = iris.entity("collectivite", "ville-exemple-test")
    scic = iris.entity("organisation", "scic-exemple-test")
    assert (
        set(
            relation_quads(
                iris, (town, iris.mai("shareholderOf"), scic), page, since="2021", note="Une note."
            )
        )
        <= kept
    )
    assert Quad(page, term("dcterms:title"), french("Page d'exemple")) in kept
    assert Quad(BlankNode("reading"), term("rdfs:label"), Literal("rtes_page 1")) in kept
    assert any(quad.graph_name == iris.ontology for quad in kept)


def test_withheld_is_counted(store, iris):
    withheld = find_public(store, iris).withheld
    assert withheld.graphs == tuple(
        iris.resource(key).value for key in ("contacts", "doc-interne", "page-privee")
    )
    assert withheld.entities == (
        iris.entity("organisation", "scic-secrete-test").value,
        iris.entity("person", "personne-cachee-test").value,
    )
    assert withheld.contacts == 3
    derived_from, relation, its_claim, membership = 1, 1, 7, 4
    assert withheld.statements == derived_from + relation + its_claim + membership


def test_no_claim_is_left_in_part(store, iris):
    public = public_store(store, iris)
    parts = [term(f"rdf:{name}") for name in ("subject", "predicate", "object")]
    claims = {
        quad.subject for quad in public.quads(predicate=term("rdf:type"), object=iris.mai("Claim"))
    }
    assert claims
    for claim in claims:
        assert all(list(public.quads(subject=claim, predicate=part)) for part in parts)
    assert {q.subject for q in public.quads() if "/id/claim/" in str(q.subject)} == claims


def test_two_rights_are_not_public(iris):
    graph = iris.resource("deux-droits")
    node = iris.entity("project", "projet-exemple-test")
    rights = [
        Quad(graph, term("dcterms:accessRights"), iris.concept(name))
        for name in ("public", "restricted")
    ]
    store = EmbeddedStore.in_memory(
        [*rights, Quad(node, term("rdf:type"), iris.mai("Project"), graph)]
    )
    assert list(public_quads(store, iris)) == []


def test_entity_known_publicly_stays(iris):
    public, private = iris.resource("ouvert"), iris.resource("ferme")
    node = iris.entity("project", "projet-exemple-test")
    kept = Quad(node, term("rdf:type"), iris.mai("Project"), public)
    rights = Quad(public, term("dcterms:accessRights"), iris.concept("public"))
    held = Quad(node, term("rdfs:comment"), french("secret"), private)
    store = EmbeddedStore.in_memory([kept, rights, held])
    assert set(public_quads(store, iris)) == {kept, rights}


def test_attribute_and_blank_node_of_a_held_back_entity_go(iris):
    public, private = iris.resource("ouvert"), iris.resource("ferme")
    hidden = iris.entity("project", "projet-exemple-test")
    attribute = iris.attribute(hidden, "budget", "12", public.value)
    deep = BlankNode("deep")
    store = EmbeddedStore.in_memory(
        [
            Quad(public, term("dcterms:accessRights"), iris.concept("public")),
            Quad(hidden, term("rdf:type"), iris.mai("Project"), private),
            Quad(attribute, term("rdf:type"), iris.mai("Attribute"), public),
            Quad(attribute, iris.mai("attributeOf"), hidden, public),
            Quad(attribute, iris.mai("attributeValue"), Literal("12 euros"), public),
            Quad(attribute, term("oa:hasTarget"), deep, public),
            Quad(deep, term("rdfs:comment"), Literal("citation"), public),
        ]
    )
    assert [quad.graph_name for quad in public_quads(store, iris)] == [DefaultGraph()]


def test_attribute_that_is_a_contact_goes_whole(iris):
    public = iris.resource("ouvert")
    node = iris.entity("organisation", "scic-exemple-test")
    attribute = iris.attribute(node, "téléphone", "x", public.value)
    store = EmbeddedStore.in_memory(
        [
            Quad(public, term("dcterms:accessRights"), iris.concept("public")),
            Quad(node, term("rdf:type"), term("org:FormalOrganization"), public),
            Quad(attribute, iris.mai("attributeName"), Literal("téléphone"), public),
            Quad(attribute, iris.mai("attributeValue"), Literal("03 99 88 77 66"), public),
        ]
    )
    assert not [quad for quad in public_quads(store, iris) if quad.subject == attribute]


def test_internal_is_everything_but_contacts(store, quads, iris):
    expected = {quad for quad in quads if quad.graph_name != iris.resource("contacts")}
    assert set(internal_quads(store, iris)) == expected


def test_empty_store(iris):
    assert list(public_quads(EmbeddedStore.in_memory(), iris)) == []


@pytest.mark.parametrize(
    "text",
    [
        "planted.person@exemple-test.invalid",
        "Écrire à « planted.person@exemple-test.invalid ».",
        "planted.person [at] exemple-test.invalid",
        "planted.person (arobase) exemple-test.invalid",
        "https://exemple-test.invalid/?to=planted%40exemple-test.invalid",
        "06 99 88 77 66",
        "06.99.88.77.66",
        "0699887766",
        "06-99-88-77-66",
        "06 99 88 77 66",
        "+33 6 99 88 77 66",
        "+33699887766",
        "0033 3 99 88 77 66",
        "+33 (0)3 99 88 77 66",
        "tél. 03/99/88/77/66",
        "(03 99 88 77 66)",
        "+262 6 99 88 77 66",
    ],
)
def test_contacts_are_seen(text):
    assert is_contact(text)
    assert holds_contact(Literal(text)) and holds_contact(french(text))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "59350",
        "775672272",
        "775672272 00012",
        "2021-03-09",
        "01/02/2021 12:30",
        "48.0612345678",
        "de 2019 à 2021",
        "@rtes",
        "12 345 678 euros",
        "1 000 000",
        "sha a0612345678b",
        "01 02 2021",
        "loi n° 2014-856 du 31 juillet 2014",
    ],
)
def test_other_texts_are_not(text):
    assert not is_contact(text)


def test_numbers_and_addresses_are_not_contacts():
    assert not holds_contact(typed("0699887766", "integer"))
    assert not holds_contact(NamedNode("https://exemple-test.invalid/0699887766"))
    assert not holds_contact(NamedNode("https://medium.invalid/@exemple/page.html"))
    assert holds_contact(NamedNode("mailto:a@b.invalid")) and holds_contact(
        NamedNode("tel:+33699887766")
    )


def test_contacts_are_taken_out_of_a_text():
    assert without_contacts(
        "écrire à Jean.D'Exemple+test@exemple-test.invalid ou au 06 99 88 77 66."
    ) == ("écrire à […] ou au […].")
    assert without_contacts("a@b.invalid c@d.invalid") == "[…] […]"
    assert without_contacts("Fiche n°91 du 01/02/2021") == "Fiche n°91 du 01/02/2021"
    assert without_contacts("https://exemple.invalid/0699887766") == (
        "https://exemple.invalid/0699887766"
    )


@given(st.text(), st.sampled_from(["a@exemple.invalid", "06 99 88 77 66", ""]), st.text())
def test_nothing_without_contacts_looks_like_one(before, contact, after):
    told = without_contacts(f"{before} {contact} {after}")
    assert "exemple.invalid" not in told.replace(before, "").replace(after, "")
    if "://" not in told:
        assert not is_contact(told)


def test_a_long_line_is_read_quickly():
    for letter in ("a", "@", "0", "06 ", "a.", "a@b"):
        is_contact(letter * (1_000_000 // len(letter)))


IRIS = Iris()
GRAPHS = [IRIS.resource(f"g{number}") for number in range(4)]
NODES = [IRIS.entity("organisation", f"exemple-test-{number}") for number in range(5)]


@given(
    public=st.sets(st.sampled_from(GRAPHS)),
    typed_in=st.sets(st.tuples(st.sampled_from(NODES), st.sampled_from(GRAPHS))),
    related=st.sets(st.tuples(*[st.sampled_from(NODES)] * 2, st.sampled_from(GRAPHS))),
)
def test_rule_of_the_public_part(public, typed_in, related):
    kind, link = term("rdf:type"), IRIS.mai("partnerOf")
    quads = [Quad(graph, term("dcterms:accessRights"), IRIS.concept("public")) for graph in public]
    quads += [Quad(node, kind, term("org:Organization"), graph) for node, graph in typed_in]
    for first, second, graph in related:
        quads += relation_quads(IRIS, (first, link, second), graph)
    kept = set(public_quads(EmbeddedStore.in_memory(quads), IRIS))
    known = {node for node, graph in typed_in if graph in public}
    elsewhere = {node for node, graph in typed_in if graph not in public} | {
        first for first, _, graph in related if graph not in public
    }
    hidden = elsewhere - known
    expected = {
        Quad(first, link, second, graph)
        for first, second, graph in related
        if graph in public and not {first, second} & hidden
    }
    assert {quad for quad in kept if quad.predicate == link} == expected
    assert all(quad.graph_name in {*public, DefaultGraph()} for quad in kept)
    assert not {node.value for node in hidden} & {str(q.subject)[1:-1] for q in kept}
    claims = {quad.subject for quad in kept if "/claim/" in str(quad.subject)}
    assert len(claims) == len(expected)
