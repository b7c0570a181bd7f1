"""Relations of whole sheets: fields, contacts, quotations, what is certain, hostile text."""

import time

import pytest
from invented_sheets import facts, read, unmarked

from graph.mentions.language import parse
from graph.mentions.relations.confidence import confidence_of, counts
from graph.mentions.relations.finding import PATTERNS, find_relations
from graph.mentions.relations.stating import Found
from graph.model.reading import CERTAIN, Part, Passage, ReadResource

TITLE = "Fiche n°12 : [Zorgluk|o]"


def test_address_and_area_of_the_sheets_subject() -> None:
    told = facts(
        "[Zorgluk|o] fabrique des fours.\n\n12345 [ZORGVILLE|t]\n\nZone d'action : [Zédie|t]",
        TITLE,
        {"12345": Part.ADDRESS, "Zone": Part.AREA},
    )
    assert {"Zorgluk locatedIn ZORGVILLE", "Zorgluk areaServed Zédie"} <= told


def test_an_address_line_without_subject_states_nothing() -> None:
    told = facts("Des fours.\n\n12345 [ZORGVILLE|t]", parts={"12345": Part.ADDRESS})
    assert not any("locatedIn" in one for one in told)


def test_a_contact_block_gives_roles_and_no_quotation() -> None:
    found = read(
        "[Zorgluk|o] fabrique des fours.\n\n"
        "Contact : [Aline Zorg|p], directrice de [Zorgluk|o] - aline@zorg.example",
        TITLE,
        {"Contact": Part.CONTACT},
    )
    roles = [one for one in found if one.predicate == "hasRole"]
    assert [one.role for one in roles] == ["directrice"]
    assert [one.quote for one in roles] == [""]


def test_no_quotation_has_an_address_or_a_number() -> None:
    found = read(
        "[Zorgluk|o] est soutenue par la [Ville de Zorgville|c] (a@zorg.example, 01 23 45 67 89)."
    )
    assert found
    assert not any("@" in one.quote or "45 67" in one.quote for one in found)


def test_offsets_give_back_the_sentence() -> None:
    marked = "Il fait beau. La [Ville de Zorgville|c] soutient [Zorgluk|o]. Il pleut."
    text, _ = unmarked(marked)
    (one,) = [one for one in read(marked) if one.predicate == "supports"]
    assert text[one.start : one.end] == one.quote == "La Ville de Zorgville soutient Zorgluk."


def test_one_relation_is_proposed_once() -> None:
    marked = "La [Zville|c] soutient [Zorgluk|o]. [Zorgluk|o] est soutenue par la [Zville|c]."
    assert len([one for one in read(marked) if one.predicate == "supports"]) == 1


def test_the_same_text_gives_the_same_proposals() -> None:
    marked = "La [Zville|c], la [Zac|c] et [Zed|o] soutiennent [Zorgluk|o], [SCIC|n] de [Zac|c]."
    assert read(marked) == read(marked)


def test_pattern_names_are_unique_and_tell_their_relation() -> None:
    names = [one.name for one in PATTERNS]
    assert len(names) == len(set(names))
    assert all(one.name.startswith(f"{one.predicate}.") for one in PATTERNS)


def test_a_pattern_seldom_seen_is_never_certain() -> None:
    for name, (right, wrong) in counts().items():
        if right + wrong < 8:
            assert confidence_of(name, Found((), (), 0)) < CERTAIN
    assert confidence_of("supports.never-seen", Found((), (), 0)) < CERTAIN


@pytest.mark.parametrize(
    "text",
    ["a " * 60_000, "," * 60_000, "(" * 30_000, "« " * 30_000, "et " * 40_000, "\n" * 60_000],
)
def test_hostile_text_is_read_in_time(text: str) -> None:
    marked = "La [Zville|c] soutient [Zorgluk|o]. "
    _, entities = unmarked(marked)
    whole = unmarked(marked)[0] + text
    resource = ReadResource("", 0, len(whole), passages=(Passage(Part.BODY, 0, len(whole)),))
    doc = parse(whole)
    start = time.perf_counter()
    find_relations(doc, 0, entities, resource, whole)
    assert time.perf_counter() - start < 20


def test_a_line_of_many_names_is_read_in_time() -> None:
    marked = "La [Zville|c] soutient [Zorgluk|o], " * 3_000
    text, entities = unmarked(marked)
    resource = ReadResource("", 0, len(text), passages=(Passage(Part.BODY, 0, len(text)),))
    doc = parse(text)
    start = time.perf_counter()
    find_relations(doc, 0, entities, resource, text)
    assert time.perf_counter() - start < 30


@pytest.mark.parametrize(
    ("marked", "predicate", "since", "until"),
    [
        ("La [Zville|c] soutient [Zorgluk|o] depuis 2019.", "supports", "2019", ""),
        ("La [Zville|c] a financé [Zorgluk|o] de 2017 à 2021.", "funds", "2017", "2021"),
        ("[Zorgluk|o] a été créée en 2014 par [Zed|o].", "founded", "2014", ""),
        ("La [Zville|c] soutient [Zorgluk|o] jusqu'en 2030.", "supports", "", "2030"),
        ("La [Zville|c] soutient [Zorgluk|o] ; en 2014, tout a brûlé.", "supports", "", ""),
    ],
)
def test_since_and_until(marked: str, predicate: str, since: str, until: str) -> None:
    (one,) = [one for one in read(marked) if one.predicate == predicate]
    assert (one.since, one.until) == (since, until)


def test_a_list_takes_its_meaning_from_its_heading() -> None:
    told = facts(
        "Trois lauréats retenus :\n\n• [Zorgluk|o] ;\n\n• [Zed|o], à Zville.\n\nUn dîner suit.",
        "Appel à projets [Zorgocoop|j]",
    )
    assert {"Zorgluk hasLabel Zorgocoop", "Zed hasLabel Zorgocoop"} <= told


def test_a_list_without_a_heading_states_nothing() -> None:
    told = facts("Au menu :\n\n• [Zorgluk|o] ;\n\n• [Zed|o].", "Appel à projets [Zorgocoop|j]")
    assert not any("hasLabel" in one for one in told)
