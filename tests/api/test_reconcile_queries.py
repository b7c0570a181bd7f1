"""Which entity a query means: scores, certain matches, homonyms, values given beside a name."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.api.reconciliation.candidates import find_candidates
from graph.api.reconciliation.comparing import Comparer, written_codes
from graph.api.reconciliation.queries import read_batch
from graph.api.reconciliation.register import Register
from graph.questions.dataset import Dataset
from tests.api.reconcile_world import IRIS, SCIC, TWINS, council, write_world


@pytest.fixture(scope="module")
def register(tmp_path_factory):
    folder = tmp_path_factory.mktemp("reconcile")
    return Register.read(Dataset.open(write_world(folder)))


@pytest.fixture(scope="module")
def ask(register):
    def asked(query="", properties=None, **more):
        pairs = [{"pid": pid, "v": value} for pid, value in (properties or {}).items()]
        given = {**({"query": query} if query else {}), **more}
        if pairs:
            given["properties"] = pairs
        batch = read_batch({"q": given})
        return find_candidates(register, batch["q"], Comparer(register))

    return asked


def matched(candidates):
    """The short identifier of the one that is certain, or nothing."""
    certain = [one for one in candidates if one.is_match]
    assert len(certain) <= 1
    return IRIS.short(certain[0].match.iri) if certain else ""


SCIC_ID = IRIS.short(SCIC.value)
ZORGLUVILLE = IRIS.short(council("98001").value)
HERE, ELSEWHERE = (IRIS.short(council(code).value) for code in ("98002", "97902"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("SCIC Zorgluf", SCIC_ID),
        ("scic  ZORGLUF", SCIC_ID),
        ("ZGF", SCIC_ID),
        ("999999991", SCIC_ID),
        ("999 999 991", SCIC_ID),
        ("99999999100012", SCIC_ID),
        (SCIC_ID, SCIC_ID),
        (SCIC.value, SCIC_ID),
        ("Zorgluville", ZORGLUVILLE),
        ("Ville de Zorgluville", ZORGLUVILLE),
        ("98001", ZORGLUVILLE),
        ("Zorgluville (98001)", ZORGLUVILLE),
        ("Doublon-sur-Test (98)", HERE),
        ("Doublon-sur-Test (979)", ELSEWHERE),
        ("SCIC", "concept/scic"),
    ],
)
def test_a_name_or_code_of_one_entity_is_a_match(ask, text, expected):
    found = ask(text)
    assert matched(found) == expected
    assert found[0].is_match and found[0].score == 100


@pytest.mark.parametrize(
    "text", ["Doublon-sur-Test", "Association Jumelle", "98765", "Zorg", "SCIC Zorgluff", "Qzxw"]
)
def test_homonyms_postcodes_and_near_names_are_candidates_only(ask, text):
    assert matched(ask(text)) == ""


def test_homonyms_are_all_there_with_one_score(ask):
    found = ask("Doublon-sur-Test", type="collectivite")
    assert [one.score for one in found] == [100, 100]


def test_the_territory_of_an_institution_is_no_homonym_and_comes_after_it(ask):
    first, second = ask("Zorgluville")[:2]
    assert (first.match.kind.value, second.match.kind.value) == ("collectivite", "place")
    assert second.score < first.score
    assert matched(ask("Zorgluville", type="place")) == "commune/98001"


@pytest.mark.parametrize(
    ("properties", "expected"),
    [
        ({"departement": "98"}, HERE),
        ({"departement": 979}, ELSEWHERE),
        ({"departement": "Testonie"}, ELSEWHERE),
        ({"departement": {"id": "departement/98", "name": "x"}}, HERE),
        ({"departement": "https://w3id.org/maillage/id/departement/98"}, HERE),
        ({"departement": ["Zorgluvie", "inconnu"]}, HERE),
        ({"codeINSEE": "97902"}, ELSEWHERE),
        ({"codeINSEE": 98002}, HERE),
        ({"siren": "999 790 020"}, ELSEWHERE),
        ({"region": "99"}, ""),
        ({"postcode": "98765"}, ""),
        ({"departement": "Nulle-Part"}, ""),
        ({"zork": "98"}, ""),
    ],
)
def test_values_tell_homonyms_apart(ask, properties, expected):
    assert matched(ask("Doublon-sur-Test", properties)) == expected


def test_an_organisation_is_where_a_source_puts_it(ask):
    found = ask("Association Jumelle", {"commune": "Zorgluville", "departement": "98"})
    assert matched(found) == IRIS.short(TWINS[0].value)
    assert found[0].score > 2 * found[1].score


@pytest.mark.parametrize(
    "properties",
    [
        {"siren": "111111118"},
        {"departement": "979"},
        {"hasLegalForm": "association"},
        {"homepage": "https://ailleurs.invalid"},
    ],
)
def test_a_value_that_is_not_its_own_forbids_the_match(ask, properties):
    found = ask("SCIC Zorgluf", properties)
    assert matched(found) == ""
    assert next(one for one in found if one.match.iri == SCIC.value).score <= 50


@pytest.mark.parametrize(
    "properties",
    [
        {"siren": "99999999100012"},
        {"hasLegalForm": "SCIC"},
        {"homepage": "http://zorgluf.invalid/accueil"},
        {"memberOf": "Réseau Zorgluf"},
        {"^shareholderOf": "Zorgluville"},
        {"foundingYear": 2019},
        {"postcode": "98765"},
    ],
)
def test_a_value_of_its_own_or_unknown_keeps_the_match(ask, properties):
    assert matched(ask("SCIC Zorgluf", properties)) == SCIC_ID


def test_a_code_finds_what_the_name_does_not_but_says_it_is_not_sure(ask):
    found = ask("Tout autre nom", {"siren": "999999991"})
    assert found[0].match.iri == SCIC.value and matched(found) == ""
    assert matched(ask("Zorgluf", {"siren": "999999991"})) == SCIC_ID
    assert matched(ask(properties={"siren": "999999991"})) == SCIC_ID


def test_properties_alone_find_their_holders(ask):
    found = ask(properties={"memberOf": "Réseau Zorgluf"})
    assert [one.match.iri for one in found] == [SCIC.value]
    both = ask(properties={"hasLegalForm": "SCIC", "memberOf": "Réseau Zorgluf"})
    assert [one.score for one in both] == [75]
    assert ask(properties={"memberOf": "inconnu", "^shareholderOf": "Zorgluville"})
    assert not ask(properties={"departement": "98"})


def test_types_restrict_unless_they_should_only_help(ask):
    assert not ask("SCIC Zorgluf", type="person")
    assert not ask("SCIC Zorgluf", type="zork")
    assert ask("SCIC Zorgluf", type=["person", "organisation:scic"])
    assert ask("SCIC Zorgluf", type=["organisation", "organisation:scic"], type_strict="all")
    assert not ask("SCIC Zorgluf", type=["person", "organisation"], type_strict="all")
    helped = ask("SCIC Zorgluf", type="person", type_strict="should")
    assert helped[0].score == 80


def test_the_limit_is_kept_and_bounded(ask):
    assert len(ask("Zorglu", limit=2)) == 2
    assert len(ask("o", limit=10**9)) <= 50


def test_spreadsheets_lose_first_zeros():
    assert "01001" in written_codes("1001") and "01" in written_codes("1")
    assert "005580501" in written_codes("5580501".zfill(8))
    assert written_codes("552 100 554 00013") == {"552100554"}
    assert not written_codes("a'b") and not written_codes("")


@settings(max_examples=60, deadline=None)
@given(
    st.text(max_size=60).filter(str.strip),
    st.sampled_from(["departement", "siren", "homepage", "foundingYear", "postcode", "zork"]),
    st.one_of(st.text(max_size=20), st.integers(), st.floats(allow_nan=False), st.booleans()),
)
def test_any_text_gets_ordered_candidates(register, text, pid, value):
    batch = read_batch({"q": {"query": text, "properties": [{"pid": pid, "v": value}]}})
    found = find_candidates(register, batch["q"], Comparer(register))
    scores = [one.score for one in found]
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= score <= 100 for score in scores)
    assert sum(one.is_match for one in found) <= 1
