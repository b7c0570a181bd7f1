"""Every fact of the user's own pages is in the built store, as the model says it."""

from collections.abc import Callable

import pytest
from stated_facts import Node, Spo, StatedFacts

from graph.model.terms import Literal, NamedNode, french, typed
from graph.model.vocabulary import term
from graph.questions.dataset import Dataset

pytestmark = pytest.mark.seeds

Rows = list[dict[str, str]]
ReadRows = Callable[[str], Rows]
SHARE = 0.98
PROPERTIES = {
    "is_shareholder_of": "shareholderOf",
    "is_member_of": "memberOf",
    "partners_with": "partnerOf",
    "supports": "supports",
    "funds": "funds",
    "founded": "founded",
    "carries": "carries",
    "pilots": "leads",
    "participates_in": "participatesIn",
    "speaks_at": "speaksAt",
    "develops": "develops",
    "is_customer_of": "customerOf",
    "subsidiary_of": "subsidiaryOf",
    "aims_at": "aimsAt",
    "has_label": "hasLabel",
    "has_legal_form": "rov:orgType",
    "located_in": "locatedIn",
    "operates_in": "schema:areaServed",
    "about": "schema:about",
    "mentions": "schema:mentions",
}
"""The model's table of relations, written out again on purpose."""


@pytest.fixture(scope="module")
def facts(seeds: object, dataset: Dataset) -> StatedFacts:
    return StatedFacts(dataset)


@pytest.fixture(scope="module")
def names(rows: ReadRows) -> dict[str, str]:
    """The name of each thing of the pages, by the name the tables give it."""
    return {
        **{row["id"]: row["name"] for row in rows("entities")},
        **{row["id"]: row["title"] for row in rows("resources")},
    }


def property_of(facts: StatedFacts, predicate: str) -> NamedNode:
    name = PROPERTIES[predicate]
    return term(name) if ":" in name else facts.iris.mai(name)


def test_every_thing_is_found_by_each_of_its_names(facts: StatedFacts, rows: ReadRows) -> None:
    entities = rows("entities")
    assert len(entities) > 100
    missing = [
        (row["id"], name)
        for row in entities
        for name in [row["name"], *filter(None, map(str.strip, row["aliases"].split(";")))]
        if not facts.named(name)
    ]
    assert missing == []


def relation_is_stated(facts: StatedFacts, names: dict[str, str], row: dict[str, str]) -> bool:
    stated = facts.page(row["resource"])
    subjects = facts.named(names[row["subject"]])
    if row["predicate"] == "has_role":
        return role_is_stated(facts, stated, subjects, facts.named(names[row["at"]]), row["object"])
    targets = facts.named(names[row["object"]])
    if row["predicate"] == "published":
        publisher = term("dcterms:publisher")
        return any((o, publisher, s) in stated for o in targets for s in subjects)
    if row["predicate"] in ("located_in", "operates_in"):
        targets |= {place for target in targets for place in facts.places[target]}
    predicate = property_of(facts, row["predicate"])
    ways = [(s, o) for s in subjects for o in targets]
    if row["predicate"] == "partners_with":
        ways += [(o, s) for s, o in ways]
    return any((s, predicate, o) in stated for s, o in ways)


def role_is_stated(
    facts: StatedFacts, stated: set[Spo], people: set[Node], places: set[Node], role: str
) -> bool:
    has_role, member = facts.iris.mai("hasRole"), term("org:member")
    for node, predicate, person in stated:
        if predicate == member and person in people:
            told = {(one[1], one[2]) for one in stated if one[0] == node}
            at = {place for place in places if (term("org:organization"), place) in told}
            named = (facts.iris.mai("roleName"), french(role)) in told
            if named and any((person, has_role, place) in stated for place in at):
                return True
    return False


def test_the_relations_are_stated_by_their_page(
    facts: StatedFacts, rows: ReadRows, names: dict[str, str]
) -> None:
    relations = rows("relations")
    assert len(relations) > 150
    missing = [row for row in relations if not relation_is_stated(facts, names, row)]
    for row in missing:
        print("missing:", *row.values(), sep=" | ")
    assert 1 - len(missing) / len(relations) >= SHARE
    assert missing == []


def test_how_surely_a_relation_is_stated_follows_its_page(
    facts: StatedFacts, rows: ReadRows
) -> None:
    certainty = facts.iris.mai("certainty")
    for key in {row["resource"] for row in rows("relations")}:
        said = {value.value for _, name, value in facts.page(key) if name == certainty}
        sure = {
            float(row["confidence"]) >= 0.9 for row in rows("relations") if row["resource"] == key
        }
        assert said == {"stated", "implied"} if False in sure else said == {"stated"}, key


def test_every_value_is_stated_by_its_page(
    facts: StatedFacts, rows: ReadRows, names: dict[str, str]
) -> None:
    attributes = rows("attributes")
    assert attributes
    missing = []
    for row in attributes:
        stated = facts.page(row["resource"])
        subjects = facts.named(names[row["subject"]])
        loose = {s for s, p, o in stated if p == facts.iris.mai("attributeOf") and o in subjects}
        told = {o.value for s, _, o in stated if s in subjects | loose and isinstance(o, Literal)}
        if row["value"] not in told:
            missing.append(row)
    assert missing == []


def test_every_resource_has_what_its_page_says(facts: StatedFacts, rows: ReadRows) -> None:
    resources = rows("resources")
    assert len(resources) == 8
    for row in resources:
        node = facts.iris.resource(row["id"])
        told = {(p, o) for s, p, o in facts.page(row["id"]) if s == node}
        access = "public" if row["private"] == "non" else "restricted"
        expected = {
            (term("rdf:type"), facts.iris.mai("Resource")),
            (term("dcterms:title"), french(row["title"])),
            (term("dcterms:accessRights"), facts.iris.concept(access)),
        }
        expected |= {
            (term("schema:keywords"), french(word)) for word in row["keywords"].split(";") if word
        }
        if row["date"]:
            expected.add((term("dcterms:issued"), typed(row["date"], "gYearMonth")))
        if row["number"]:
            expected.add((facts.iris.mai("resourceNumber"), typed(row["number"], "integer")))
        assert expected - told == set(), row["id"]


def test_every_thing_is_mentioned_by_the_pages_it_is_on(facts: StatedFacts, rows: ReadRows) -> None:
    ways = (term("schema:mentions"), term("schema:about"), term("dcterms:publisher"))
    for row in rows("entities"):
        for key in row["resources"].split(";"):
            page = facts.iris.resource(key)
            named = facts.named(row["name"])
            assert any((page, way, node) in facts.page(key) for way in ways for node in named), row
