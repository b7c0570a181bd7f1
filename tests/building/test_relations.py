"""Relations as statements: once, in one direction, with what follows from them."""

from collections import Counter

import pytest
from small_data import append, spoil
from small_terms import (
    ANNUAIRE,
    ARTICLE,
    FICHE,
    IRIS,
    LILLE,
    SCIC,
    Stated,
    StateOf,
    graphs_of,
    objects_of,
)

from graph.model.issues import Level
from graph.model.terms import Literal, french, typed
from graph.model.vocabulary import term
from graph.settings import Settings


def test_partners_keep_both_their_sources(stated: Stated) -> None:
    other = IRIS.entity("organisation", "association-exemple-test")
    found = graphs_of(stated[2], SCIC, IRIS.mai("partnerOf"), other)
    assert found == {"article-exemple-test", "exemple-test-invalid-annuaire-1843d50d"}


def test_partners_of_two_sources_are_stored_in_one_direction(
    small: Settings, state_of: StateOf
) -> None:
    group = "groupe-exemple-test,Groupe Exemple-Test,,association,,,,,https://exemple-test.invalid/annuaire"
    append(small, "sources/collected-facts/organisations.csv", group)
    append(
        small,
        "sources/collected-facts/relations.csv",
        "groupe-exemple-test,partners_with,scic-exemple-test,,https://exemple-test.invalid/annuaire,stated",
    )
    quads = state_of(small)[2]
    node = IRIS.entity("organisation", "groupe-exemple-test")
    assert len(graphs_of(quads, node, IRIS.mai("partnerOf"), SCIC)) == 2
    assert graphs_of(quads, SCIC, IRIS.mai("partnerOf"), node) == set()


def test_a_claim_says_when_how_surely_and_where(stated: Stated) -> None:
    claims = {
        quad.graph_name: quad.subject
        for quad in stated[2]
        if quad.predicate == term("rdf:subject") and quad.object == LILLE
    }
    told = {
        graph: {
            quad.predicate.value.rpartition("#")[2]: quad.object.value
            for quad in stated[2]
            if quad.subject == claim
        }
        for graph, claim in claims.items()
    }
    assert (told[ARTICLE]["certainty"], told[ARTICLE]["validFrom"]) == ("stated", "2021")
    assert told[ANNUAIRE]["certainty"] == "implied" and "validFrom" not in told[ANNUAIRE]
    assert told[ARTICLE]["sourceAddress"] == "https://exemple-test.invalid/fiches/scic-exemple"


def test_a_role_is_a_membership_with_its_name_and_years(stated: Stated) -> None:
    role = "présidente de la SCIC de 2008 à 2020"
    node = IRIS.membership(IRIS.entity("person", "personne-exemple-test"), SCIC, role)
    found = {
        one.predicate: one.object
        for one in stated[2]
        if one.subject == node and one.graph_name == ARTICLE
    }
    assert found == {
        term("rdf:type"): term("org:Membership"),
        term("org:member"): IRIS.entity("person", "personne-exemple-test"),
        term("org:organization"): SCIC,
        IRIS.mai("roleName"): french(role),
        IRIS.mai("validFrom"): typed("2008", "gYear"),
        IRIS.mai("validUntil"): typed("2020", "gYear"),
    }


def test_a_document_mentions_both_ends_of_what_it_states_once(stated: Stated) -> None:
    mentions = Counter(
        (quad.subject, quad.object)
        for quad in stated[2]
        if quad.predicate == term("schema:mentions")
    )
    assert mentions and set(mentions.values()) == {1}
    for node in (LILLE, SCIC, IRIS.concept("scic"), IRIS.entity("collectivite", "200093201")):
        assert (ARTICLE, node) in mentions
    assert (ARTICLE, IRIS.entity("organisation", "reseau-exemple-test")) not in mentions
    assert (FICHE, IRIS.entity("event", "rencontre-exemple-test")) not in mentions


def test_a_page_that_lists_resources_mentions_nothing(small: Settings, state_of: StateOf) -> None:
    row = "scic-exemple-test,is_member_of,reseau-exemple-test,,https://exemple-test.invalid/liste,stated"
    append(small, "sources/collected-facts/relations.csv", row)
    gathered, _, quads = state_of(small)
    page = next(
        document.key
        for _, reading in gathered.readings
        for document in reading.documents
        if document.address.endswith("/liste") and not document.is_resource
    )
    assert graphs_of(quads, SCIC, IRIS.mai("memberOf"), None) == {page}
    assert graphs_of(quads, IRIS.resource(page), term("schema:mentions"), None) == set()


def test_a_former_institution_is_kept_and_followed(stated: Stated) -> None:
    former = IRIS.entity("collectivite", "region-npdc")
    quads = stated[2]
    today = IRIS.entity("collectivite", "region-32")
    assert graphs_of(quads, former, IRIS.mai("replacedBy"), today) == {"judgements"}
    place = IRIS.entity("place", "region-npdc")
    assert objects_of(quads, former, term("dcterms:spatial")) == {place}
    assert objects_of(quads, place, term("dcterms:isPartOf")) == {IRIS.entity("region", "32")}
    assert objects_of(quads, former, IRIS.mai("supports")) == {SCIC}
    claim = next(
        q.subject
        for q in quads
        if q.object == former and q.graph_name == IRIS.resource("judgements")
    )
    assert objects_of(quads, claim, IRIS.mai("certainty")) == {Literal("reviewed")}
    assert objects_of(quads, claim, term("rdfs:comment")) == {
        french("Une région réunie à une autre")
    }


def warnings_of(found: Stated, locator: str) -> list[str]:
    issues = [*found[0].issues, *found[1].issues]
    return [one.message for one in issues if one.locator == locator and one.level is Level.WARNING]


@pytest.mark.parametrize(
    ("row", "what"),
    [
        ("scic-exemple-test,located_in,reseau-exemple-test,,{page},stated", "n'est pas un lieu"),
        ("scic-exemple-test,supports,scic-exemple-test,,{page},stated", "avec elle-même"),
        (
            "ville-de-lille,is_shareholder_of,scic-exemple-test,2021,{page},implied",
            "déjà dit autrement (relations.csv:3)",
        ),
    ],
)
def test_relations_that_mean_nothing_are_left_out_and_said(
    small: Settings, state_of: StateOf, stated: Stated, row: str, what: str
) -> None:
    page = "https://exemple-test.invalid/fiches/scic-exemple"
    append(small, "sources/collected-facts/relations.csv", row.format(page=page))
    found = state_of(small)
    assert [what in one for one in warnings_of(found, "relations.csv:18")] == [True]
    relations = {IRIS.mai("locatedIn"), IRIS.mai("supports"), IRIS.mai("shareholderOf")}
    new = {str(quad) for quad in found[2] if quad.predicate in relations}
    assert new == {str(quad) for quad in stated[2] if quad.predicate in relations}
    certainties = Counter(q.subject for q in found[2] if q.predicate == IRIS.mai("certainty"))
    assert set(certainties.values()) == {1}


def test_what_documents_do_has_no_period(small: Settings, state_of: StateOf) -> None:
    page = "https://exemple-test.invalid/fiches/scic-exemple"
    row = f"reseau-exemple-test,published,article-exemple-test,2021,{page},implied"
    append(small, "sources/collected-facts/relations.csv", row)
    found = state_of(small)
    assert "déjà dit autrement (relations.csv:13)" in warnings_of(found, "relations.csv:18")[0]
    publisher = IRIS.entity("organisation", "reseau-exemple-test")
    claims = [
        quad.subject
        for quad in found[2]
        if quad.predicate == term("rdf:object")
        and quad.object == publisher
        and quad.graph_name == ARTICLE
    ]
    assert len(claims) == 1
    assert objects_of(found[2], claims[0], IRIS.mai("validFrom")) == set()
    assert objects_of(found[2], claims[0], IRIS.mai("certainty")) == {Literal("stated")}


def test_a_row_repeated_to_the_letter_is_said_once_in_silence(
    small: Settings, state_of: StateOf, stated: Stated
) -> None:
    page = "https://exemple-test.invalid/fiches/scic-exemple"
    row = f"ville-de-lille,is_shareholder_of,scic-exemple-test,2021,{page},stated"
    append(small, "sources/collected-facts/relations.csv", row)
    found = state_of(small)
    assert warnings_of(found, "relations.csv:18") == []
    assert found[2] == stated[2]
    assert found[1].degree == stated[1].degree


def test_a_town_that_several_are_is_asked(small: Settings, state_of: StateOf) -> None:
    spoil(
        small,
        "judgements.csv",
        "association-exemple-test#place,same",
        "association-exemple-test#place,open",
    )
    found = state_of(small)
    node = IRIS.entity("organisation", "association-exemple-test")
    assert graphs_of(found[2], node, IRIS.mai("locatedIn"), None) == set()
    lines = (small.data / "judgements.csv").read_text("utf-8").splitlines()
    (small.data / "judgements.csv").write_text("\n".join(lines[:-1]) + "\n", "utf-8")
    found = state_of(small)
    assert graphs_of(found[2], node, IRIS.mai("locatedIn"), None) == set()
    assert "(Grigny (62), Grigny (91))" in warnings_of(found, "organisations.csv:3")[0]


def test_degrees_count_relations(stated: Stated) -> None:
    assert stated[1].degree[IRIS.entity("organisation", "ptce-exemple-test")] == 1
    assert stated[1].degree[IRIS.entity("person", "personne-sans-role-test")] == 0


def test_counts_by_source_add_up(stated: Stated) -> None:
    activities = 3 * 2
    assert sum(stated[1].counts.values()) + activities == len(stated[2])
