"""One name, one entity, or a sentence that says why not."""

from pathlib import Path

import pytest

from graph.errors import AmbiguousName, UnknownName
from graph.model.vocabulary import Kind
from graph.questions.dataset import Dataset
from graph.search import Match, NameEntry, NameIndex


def named(match: Match) -> str:
    return match.iri.partition("/id/")[2]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Lille", "collectivite/215903501"),
        ("59350", "collectivite/215903501"),
        ("215903501", "collectivite/215903501"),
        ("mel", "collectivite/200093201"),
        ("Métropole européenne de Lille", "collectivite/200093201"),
        ("Hellemmes", "collectivite/commune-59298"),
        ("hellemmes-lille", "collectivite/commune-59298"),
        ("Lomme", "commune/59355"),
        ("La Rochelle", "collectivite/211703004"),
        ("rochelle", "collectivite/211703004"),
        ("commune de Lille", "collectivite/215903501"),
        ("Nord", "collectivite/departement-59"),
        ("01015", "collectivite/200053668"),
        ("Arbignieu", "commune/01015-deleguee"),
        ("saint-denis (974)", "collectivite/219740115"),
        ("Saint-Denis (La Réunion (974))", "collectivite/219740115"),
        ("St Denis (gard)", "collectivite/213002470"),
        ("RTES", "organisation/rtes"),
    ],
)
def test_resolves(index: NameIndex, text: str, expected: str) -> None:
    assert named(index.resolve(text)) == expected


def test_the_kind_asked_for_is_the_kind_given(index: NameIndex) -> None:
    assert named(index.resolve("Lille", kinds=[Kind.TERRITORY])) == "commune/59350"
    with pytest.raises(UnknownName):
        index.resolve("Lille", kinds=[Kind.PERSON])


def test_homonyms_are_listed_once_each(index: NameIndex) -> None:
    with pytest.raises(AmbiguousName) as caught:
        index.resolve("st denis")
    assert caught.value.candidates == (
        "Saint-Denis (La Réunion (974))",
        "Saint-Denis (Seine-Saint-Denis (93))",
        "Saint-Denis (Aude (11))",
        "Saint-Denis (Gard (30))",
    )
    for candidate in caught.value.candidates:
        assert index.resolve(candidate).label == "Saint-Denis"


def test_what_is_not_known_comes_with_the_nearest(index: NameIndex) -> None:
    with pytest.raises(UnknownName) as caught:
        index.resolve("Hellemes")
    assert caught.value.candidates[0] == "Hellemmes"


@pytest.mark.parametrize("text", ["", "?", "Xyzzyx-Introuvable", "59000", "lill", "z" * 10_000])
def test_what_is_not_a_name_is_unknown(index: NameIndex, text: str) -> None:
    with pytest.raises(UnknownName) as caught:
        index.resolve(text)
    assert len(str(caught.value)) < 500


def test_find_is_exact(index: NameIndex) -> None:
    assert {match.label for match in index.find("lille")} == {"Lille"}
    assert {match.label for match in index.find("le pin")} == {"Le Pin"}
    assert {match.label for match in index.find("pin")} == {"Pin"}
    assert index.find("lill") == []
    assert index.find("lile") == []
    assert index.find("59000") == []


@pytest.fixture
def small(tmp_path: Path) -> object:
    def build(*entries: NameEntry) -> NameIndex:
        NameIndex.build(tmp_path / "small.sqlite", entries)
        return NameIndex.open(tmp_path / "small.sqlite")

    return build


def entry(key: str, kind: Kind = Kind.ORGANISATION, **rest: object) -> NameEntry:
    return NameEntry(f"https://example.org/id/{key}", kind, "Exemple-Test", **rest)


def test_the_only_one_with_relations_stands_out(small) -> None:
    index = small(entry("organisation/a"), entry("person/b", Kind.PERSON, degree=1))
    assert named(index.resolve("exemple test")) == "person/b"


def test_two_with_relations_do_not(small) -> None:
    index = small(entry("organisation/a", degree=900), entry("person/b", Kind.PERSON, degree=1))
    with pytest.raises(AmbiguousName):
        index.resolve("exemple test")


def test_a_place_without_codes_gives_way_to_its_institution(small) -> None:
    index = small(
        entry("place/a", Kind.TERRITORY, detail="Pays", degree=4),
        entry("collectivite/a", Kind.COLLECTIVITE, detail="Pays"),
        entry("organisation/b"),
    )
    assert named(index.resolve("exemple test")) == "collectivite/a"


def test_a_place_does_not_give_way_to_another_institution(small) -> None:
    index = small(
        entry("commune/00001", Kind.TERRITORY, codes=("00001",)),
        entry("collectivite/2", Kind.COLLECTIVITE, codes=("00002",)),
    )
    with pytest.raises(AmbiguousName) as caught:
        index.resolve("exemple test")
    assert caught.value.candidates == ("Exemple-Test [00002]", "Exemple-Test [00001]")


def test_a_full_commune_stands_out_among_former_ones(small) -> None:
    index = small(
        entry("commune/00001", Kind.TERRITORY, codes=("00001",), detail="commune déléguée, Ain"),
        entry("commune/00002", Kind.TERRITORY, codes=("00002",), detail="Jura"),
    )
    assert named(index.resolve("exemple test")) == "commune/00002"


def test_a_long_list_is_cut_and_says_so(small) -> None:
    index = small(*(entry(f"organisation/{n}", detail=f"n° {n}") for n in range(40)))
    with pytest.raises(AmbiguousName) as caught:
        index.resolve("exemple test")
    assert caught.value.candidates[-1] == "et 28 autres"


@pytest.mark.parametrize("code", ["75", "93", "01", "84", "32"])
def test_a_code_of_a_region_and_of_a_departement_is_ambiguous(dataset: Dataset, code: str) -> None:
    for kinds in ((), (Kind.TERRITORY,)):
        with pytest.raises(AmbiguousName) as told:
            dataset.names.resolve(code, kinds=kinds)
        shown = " ".join(told.value.candidates)
        assert f"departement/{code}" in shown or f"departement-{code}" in shown
        assert f"region/{code}" in shown or f"region-{code}" in shown


def test_a_code_of_one_thing_is_not(dataset: Dataset) -> None:
    assert dataset.names.resolve("59", kinds=(Kind.TERRITORY,)).iri.endswith("id/departement/59")
    assert dataset.names.resolve("59350", kinds=(Kind.TERRITORY,)).iri.endswith("id/commune/59350")
