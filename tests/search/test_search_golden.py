"""What a person types, and what comes first."""

import pytest

from graph.model.vocabulary import Kind
from graph.search import NameIndex

LILLE = "collectivite/215903501"
MEL = "collectivite/200093201"
HELLEMMES = "collectivite/commune-59298"
LA_ROCHELLE = "collectivite/211703004"
ASCQ = "collectivite/215900093"
ROMILLY = "collectivite/211003124"
FAUCIGNY = "collectivite/200000172"
PONTCHATEAU = "collectivite/200000438"
COOPCIRCUITS = "organisation/coopcircuits"
RTES = "organisation/rtes"

FIRST = [
    # names, whatever their accents, case, hyphens and apostrophes
    ("Lille", LILLE),
    ("  LILLE ", LILLE),
    ("saint etienne", "collectivite/214202186"),
    ("SAINT-ÉTIENNE", "collectivite/214202186"),
    ("oeuilly", "collectivite/215103789"),
    ("noeux les mines", "collectivite/216206177"),
    ("villeneuve d’ascq", ASCQ),
    ("y", "collectivite/218007771"),
    # saints and rivers
    ("St Etienne", "collectivite/214202186"),
    ("ste-colombe", "collectivite/216901892"),
    ("St-André-lez-Lille", "collectivite/215905274"),
    ("Romilly s/ Seine", ROMILLY),
    ("romilly S/Seine", ROMILLY),
    # articles
    ("la rochelle", LA_ROCHELLE),
    ("rochelle", LA_ROCHELLE),
    ("le havre", "collectivite/217603513"),
    ("havre", "collectivite/217603513"),
    ("lehavre", "collectivite/217603513"),
    ("la lille", LILLE),
    ("abergement clemenciat", "collectivite/210100012"),
    ("villeneuve ascq", ASCQ),
    ("Le Pin", "collectivite/217902105"),
    ("Pin", "collectivite/217004100"),
    ("ville de lille", LILLE),
    ("mairie de La Rochelle", LA_ROCHELLE),
    ("ville d'avray", "collectivite/219200771"),
    ("département du Nord", "collectivite/departement-59"),
    ("conseil départemental de Corse-du-Sud", "collectivite/departement-2A"),
    # acronyms, abbreviations in short and in full
    ("MEL", MEL),
    ("mel", MEL),
    ("RTES", RTES),
    ("apes", "organisation/apes"),
    ("l'APES", "organisation/apes"),
    ("scic", "concept/scic"),
    ("cc faucigny glières", FAUCIGNY),
    ("Communauté de communes Faucigny-Glières", FAUCIGNY),
    ("communauté de comm", PONTCHATEAU),
    ("communauté d'agglomération de la rochelle", "collectivite/241700434"),
    ("cu dunkerque", "collectivite/245900428"),
    ("communaute urbaine de dunkerque", "collectivite/245900428"),
    # spaces
    ("coop circuits", COOPCIRCUITS),
    ("COOP-CIRCUITS", COOPCIRCUITS),
    ("bou logne sur mer", "collectivite/216201608"),
    # codes
    ("59350", LILLE),
    ("59298", HELLEMMES),
    ("215903501", LILLE),
    ("215 903 501", LILLE),
    ("215 903 501 00019", LILLE),
    ("2a004", "collectivite/212000046"),
    ("2A", "collectivite/departement-2A"),
    ("59", "collectivite/departement-59"),
    ("59000", LILLE),
    ("17000", LA_ROCHELLE),
    # while typing
    ("li", LILLE),
    ("lill", LILLE),
    ("hell", HELLEMMES),
    ("la ro", LA_ROCHELLE),
    ("roch", LA_ROCHELLE),
    ("coopc", COOPCIRCUITS),
    ("réseau des coll", RTES),
    ("5935", LILLE),
    # words, anywhere, in any order
    ("ascq", ASCQ),
    ("metropole lille", MEL),
    ("européenne", MEL),
    ("exemple test camille", "person/camille-exemple-test"),
    ("pontchâteau communauté de communes", PONTCHATEAU),
    ("circuits", COOPCIRCUITS),
    # typing errors
    ("hemmes", HELLEMMES),
    ("helemmes", HELLEMMES),
    ("lile", LILLE),
    ("lillle", LILLE),
    ("lilel", LILLE),
    ("rtse", RTES),
    ("coop circiuts", COOPCIRCUITS),
    ("copcircuits", COOPCIRCUITS),
    ("marseile", "collectivite/211300553"),
    ("métropole européene de lile", MEL),
    ("dunkerke", "collectivite/200027159"),
    ("villenuve d'asc", ASCQ),
]


@pytest.mark.parametrize(("text", "expected"), FIRST)
def test_comes_first(index: NameIndex, text: str, expected: str) -> None:
    found = index.search(text)
    assert found, "nothing was found"
    assert found[0].iri.endswith(f"/id/{expected}"), [match.label for match in found]


@pytest.mark.parametrize("limit", [1, 2, 5])
@pytest.mark.parametrize("text", ["hemmes", "MEL", "59350", "lile", "ascq", "la ro"])
def test_a_short_list_is_the_beginning_of_a_long_one(
    index: NameIndex, text: str, limit: int
) -> None:
    assert index.search(text, limit=limit) == index.search(text, limit=50)[:limit]


def test_a_code_gives_the_institution_then_the_place_then_those_of_the_postcode(
    index: NameIndex,
) -> None:
    found = [(match.kind, match.label, match.matched) for match in index.search("59350")]
    assert found == [
        (Kind.COLLECTIVITE, "Lille", "59350"),
        (Kind.TERRITORY, "Lille", "59350"),
        (Kind.COLLECTIVITE, "Saint-André-lez-Lille", "59350"),
        (Kind.TERRITORY, "Saint-André-lez-Lille", "59350"),
    ]


def test_a_code_is_shown_as_it_is_written(index: NameIndex) -> None:
    assert [match.matched for match in index.search("2a004", limit=2)] == ["2A004", "2A004"]


def test_homonyms_are_told_apart_and_the_largest_comes_first(index: NameIndex) -> None:
    found = index.search("saint denis", limit=4)
    assert [match.detail for match in found] == [
        "La Réunion (974)",
        "Seine-Saint-Denis (93)",
        "Aude (11)",
        "Gard (30)",
    ]


def test_full_communes_come_before_their_parts(index: NameIndex) -> None:
    found = index.search("Saint-Denis", kinds=[Kind.TERRITORY])
    assert found[-1].detail.startswith("commune déléguée")


def test_a_document_comes_after_places_begun_alike(index: NameIndex) -> None:
    kinds = [match.kind for match in index.search("lill", limit=20)]
    assert kinds.index(Kind.RESOURCE) > kinds.index(Kind.TERRITORY)


def test_the_name_that_matched_is_told(index: NameIndex) -> None:
    match = index.search("mel")[0]
    assert (match.label, match.matched) == ("Métropole Européenne de Lille", "MEL")


def test_scores_go_down_from_one(index: NameIndex) -> None:
    scores = [match.score for match in index.search("lille", limit=50)]
    assert scores[0] == 1
    assert scores == sorted(scores, reverse=True)
    assert all(0 < score <= 1 for score in scores)


@pytest.mark.parametrize("text", ["lille", "l", "59", "lile", "ille", "helmes", "fiche"])
@pytest.mark.parametrize("kind", list(Kind))
def test_kinds_limit_what_is_found(index: NameIndex, text: str, kind: Kind) -> None:
    assert all(match.kind is kind for match in index.search(text, kinds=[kind]))


def test_a_kind_that_comes_last_is_still_found(index: NameIndex) -> None:
    assert index.search("l", limit=1, kinds=[Kind.RESOURCE])[0].label.startswith("Lille :")


def test_outsiders_do_not_see_what_is_restricted(index: NameIndex) -> None:
    for text in ("Note interne Exemple-Test", "note", "interne", "ntoe interne exemple-test"):
        assert any(match.label.startswith("Note") for match in index.search(text)), text
        seen = index.search(text, public_only=True)
        assert not any(match.label.startswith("Note") for match in seen), text


@pytest.mark.parametrize("limit", [0, -1, 1, 3, 10**30])
def test_limit(index: NameIndex, limit: int) -> None:
    found = index.search("l", limit=limit)
    assert len(found) <= max(limit, 0)
    assert bool(found) is (limit > 0)


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "\n\t", '"', "*", "'", '" OR *', "NEAR(", "NEAR(lille hellemmes)", "'; DROP",
        "'; DROP TABLE entry; --", "lille AND", "key:lille", "^lille", "lille*", "-lille", "%", "_",
        "\0", "lille\0", "\ud800", "日本", "🦄", "l" * 10_000, "lille " * 2_000, "()" * 5_000,
        "ﷺ" * 10_000, "9" * 10_000,
    ],
)  # fmt: skip
def test_any_text_is_harmless(index: NameIndex, text: str) -> None:
    index.search(text)
    index.find(text)
    assert index.search("lille")[0].label == "Lille"
