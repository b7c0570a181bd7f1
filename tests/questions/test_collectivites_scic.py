"""The main question, against what the sources say, read here without any of its code."""

import csv
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from graph.model.terms import NamedNode, french
from graph.model.vocabulary import term
from graph.questions.answer import Answer
from graph.questions.ask import ask
from graph.questions.dataset import Dataset

SOURCES = Path(__file__).resolve().parents[2] / "data" / "sources"
NAME = "collectivites-scic"
KINDS = frozenset(
    ("commune", "EPCI", "métropole", "département", "région", "syndicat mixte", "PETR", "pays")
)
DIRECT = {
    "is_shareholder_of": "shareholderOf",
    "founded": "founded",
    "funds": "funds",
    "supports": "supports",
    "carries": "carries",
    "pilots": "leads",
    "partners_with": "partnerOf",
    "is_member_of": "memberOf",
    "is_customer_of": "customerOf",
    "participates_in": "participatesIn",
    "subsidiary_of": "subsidiaryOf",
}
STRENGTHS = ["capital", "direct", "partage", "territoire", "co-mention"]

Statement = tuple[str, str, str]
"""A collectivité and a SCIC by their names in the source, and the property between them."""


def table(source: str, name: str) -> list[dict[str, str]]:
    with (SOURCES / source / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


@pytest.fixture(scope="module")
def stated() -> dict[Statement, set[str]]:
    """Each direct statement of the collected facts with the pages that make it."""
    names = {row["id"]: row for row in table("collected-facts", "organisations")}
    relations = table("collected-facts", "relations")
    scics = {
        row["subject_id"]
        for row in relations
        if (row["predicate"], row["object_id"]) == ("has_legal_form", "scic")
    }
    found: dict[Statement, set[str]] = defaultdict(set)
    for row in relations:
        ends = row["subject_id"], row["object_id"]
        for one, other in (ends, ends[::-1]):
            governing = one in names and names[one]["kind"] in KINDS
            if row["predicate"] in DIRECT and governing and other in scics:
                statement = names[one]["name"], DIRECT[row["predicate"]], names[other]["name"]
                found[statement].add(row["source_url"])
    return dict(found)


@pytest.fixture(scope="module")
def everywhere(dataset: Dataset) -> Answer:
    return ask(dataset, NAME, {})


@pytest.fixture(scope="module")
def in_hauts_de_france(dataset: Dataset) -> Answer:
    return ask(dataset, NAME, {"territoire": "Hauts-de-France"})


def carriers(dataset: Dataset, name: str) -> set[str]:
    """The identifiers of what goes by ``name``, as its label or another name."""
    found = (
        quad.subject
        for predicate in ("skos:prefLabel", "skos:altLabel")
        for quad in dataset.store.quads(None, term(predicate), french(name))
    )
    return {subject.value for subject in found if isinstance(subject, NamedNode)}


def strength(row: Mapping[str, object]) -> int:
    return STRENGTHS.index(str(row["lien"]).rpartition("/")[2])


def texts(value: object) -> list[str]:
    return [str(one) for one in value] if isinstance(value, list) else []


def test_the_sources_make_101_direct_statements_of_which_36_are_shares(
    stated: dict[Statement, set[str]],
) -> None:
    assert len(stated) == 101
    assert sum(relation == "shareholderOf" for _, relation, _ in stated) == 36


def test_every_direct_statement_is_a_row_with_its_pages(
    stated: dict[Statement, set[str]], everywhere: Answer, dataset: Dataset
) -> None:
    rows = {
        (row["collectivite"], row["relation"], row["scic"]): row
        for row in everywhere.rows
        if strength(row) < 2
    }
    met = set()
    for (collectivite, relation, scic), pages in stated.items():
        found = [
            key
            for key in rows
            if key[0] in carriers(dataset, collectivite)
            and key[1] == dataset.iris.mai(relation).value
            and key[2] in carriers(dataset, scic)
        ]
        assert len(found) == 1, (collectivite, relation, scic)
        told = texts(rows[found[0]]["sources_url"])
        assert len(told) >= len(pages) > 0
        met.update(found)
    assert len(met) == len(stated)


def test_no_direct_row_is_made_up(stated: dict[Statement, set[str]], everywhere: Answer) -> None:
    """The users' own pages add no direct link between a collectivité and a SCIC."""
    counts = [strength(row) for row in everywhere.rows]
    assert counts.count(0) == 36
    assert counts.count(0) + counts.count(1) == len(stated)


def test_shares_are_the_capital_and_the_rest_is_direct(everywhere: Answer) -> None:
    for row in everywhere.rows:
        if strength(row) < 2:
            is_share = str(row["relation"]).endswith("#shareholderOf")
            assert strength(row) == (0 if is_share else 1)


@pytest.mark.parametrize("answer", ["everywhere", "in_hauts_de_france"])
def test_the_five_strengths_are_there_and_order_the_rows(
    answer: str, request: pytest.FixtureRequest
) -> None:
    found = [strength(row) for row in request.getfixturevalue(answer).rows]
    assert set(found) == set(range(5))
    assert found == sorted(found)


def test_every_row_has_a_source_with_an_address(everywhere: Answer) -> None:
    addresses = {note.id: note.url for note in everywhere.sources}
    for row in everywhere.rows:
        cited = texts(row["sources"])
        assert cited
        assert len(set(cited)) == len(cited)
        assert any(addresses[source].startswith("http") for source in cited)
        assert 1 <= int(str(row["independantes"])) <= len(cited)


def test_plateformcoop_links_the_metropole_of_lille_to_coopcircuits(
    in_hauts_de_france: Answer,
) -> None:
    shared = {
        (row["collectivite_label"], row["par_label"], row["scic_label"])
        for row in in_hauts_de_france.rows
        if strength(row) == 2
    }
    assert ("Métropole Européenne de Lille", "PlateformCoop", "CoopCircuits") in shared


def test_a_year_one_source_gives_stands_when_another_gives_none(
    in_hauts_de_france: Answer,
) -> None:
    """The partners' page of a part of PlateformCoop is dated, the report on it is not."""
    years = {
        row["collectivite_label"]: row["annee"]
        for row in in_hauts_de_france.rows
        if (row["par_label"], row["scic_label"]) == ("PlateformCoop", "CoopCircuits")
    }
    assert years["Métropole Européenne de Lille"] == 2022
    assert years["Région Hauts-de-France"] is None


def in_region(code: str) -> Iterator[str]:
    """Keys of the institutions of a region, from the official code's own files."""
    yield f"region-{code}"
    for row in table("code-officiel-geographique", "departments"):
        if row["region"] == code:
            yield f"departement-{row['code']}"
    for row in table("code-officiel-geographique", "communes"):
        if row["region"] == code:
            yield from (row["siren"], row["epci"], f"commune-{row['code']}")


def test_every_collectivite_of_the_answer_lies_in_the_territory(
    in_hauts_de_france: Answer,
) -> None:
    inside = set(in_region("32"))
    assert in_hauts_de_france.rows
    for row in in_hauts_de_france.rows:
        assert str(row["collectivite"]).rpartition("/")[2] in inside, row["collectivite_label"]


def test_a_territory_keeps_exactly_the_rows_that_lie_in_it(
    everywhere: Answer, in_hauts_de_france: Answer
) -> None:
    inside = set(in_region("32"))
    expected = [
        (row["collectivite"], row["lien"], row["relation"], row["par"], row["scic"])
        for row in everywhere.rows
        if str(row["collectivite"]).rpartition("/")[2] in inside
    ]
    assert expected == [
        (row["collectivite"], row["lien"], row["relation"], row["par"], row["scic"])
        for row in in_hauts_de_france.rows
    ]


def test_all_of_france_leaves_out_only_what_the_code_does_not_place(
    everywhere: Answer, dataset: Dataset
) -> None:
    placed = ask(dataset, NAME, {"territoire": "country/FR"})
    kept = {str(row["lieu"]) for row in placed.rows}
    left = {str(row["lieu"]) for row in everywhere.rows} - kept
    assert left
    assert all("/id/place/" in place for place in left)


def test_a_former_region_counts_where_its_successor_is(dataset: Dataset) -> None:
    answer = ask(dataset, NAME, {"territoire": "Auvergne-Rhône-Alpes"})
    assert "Région Auvergne" in {row["collectivite_label"] for row in answer.rows}


def test_a_kind_of_link_a_year_and_a_scic_each_narrow_the_answer(
    everywhere: Answer, dataset: Dataset
) -> None:
    shares = ask(dataset, NAME, {"lien": "concept/capital"}).rows
    assert shares == [row for row in everywhere.rows if strength(row) == 0]
    recent = ask(dataset, NAME, {"depuis": "2020"}).rows
    dated = [row for row in everywhere.rows if int(str(row["annee"] or 0)) >= 2020]
    assert recent == dated
    one = ask(dataset, NAME, {"scic": "La Super'Ecques"}).rows
    assert one == [row for row in everywhere.rows if row["scic_label"] == "La Super'Ecques"]


def test_a_bank_that_is_not_a_scic_is_not_in_the_answer(everywhere: Answer) -> None:
    assert "La Nef" not in {row["scic_label"] for row in everywhere.rows}
