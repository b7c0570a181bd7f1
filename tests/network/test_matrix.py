"""Matrices of answers and of any two kinds, their parts and their orders."""

import pytest
from matrix_samples import ATELIER, BULGROZ, EVIL, SCIC, SOURCES, ZORGLUK, sample

from graph.errors import InputError, QuestionError
from graph.network.matrix import DEDUCED, Mark, Matrix, cut, only
from graph.network.matrix_answer import answer_matrix
from graph.network.matrix_kinds import KINDS, kinds_matrix, read_kinds
from graph.network.matrix_order import ORDERS, Situations, inside, ordered, situations
from graph.network.matrix_passages import passages
from graph.network.origins import read_origins
from graph.questions.answer import Answer
from graph.questions.ask import ask
from graph.questions.dataset import Dataset


@pytest.fixture(scope="module")
def main_matrix(dataset: Dataset) -> tuple[Answer, Matrix]:
    answer = ask(dataset, "collectivites-scic", {"territoire": "region/53"})
    return answer, answer_matrix(answer, dataset)


def test_a_cell_is_filled_exactly_where_a_row_of_the_answer_is(main_matrix):
    answer, matrix = main_matrix
    assert set(matrix.crossings) == {(row["collectivite"], row["scic"]) for row in answer.rows}
    assert {entry.kind for entry in matrix.columns} == {"scic"}
    assert (matrix.title, matrix.across) == ("Collectivité", "SCIC")


def test_stated_is_what_claims_join_and_the_rest_is_deduced(main_matrix):
    answer, matrix = main_matrix
    direct = {
        (row["collectivite"], row["scic"])
        for row in answer.rows
        if row["lien"].endswith(("/capital", "/direct"))
    }
    stated = {pair for pair, crossing in matrix.crossings.items() if not crossing.is_deduced}
    assert stated == direct
    for pair, crossing in matrix.crossings.items():
        assert all({claim.subject, claim.object} == set(pair) for claim in crossing.claims)
        assert crossing.is_deduced == all(mark.is_deduced for mark in crossing.marks)


def test_a_cell_counts_the_independent_sources_of_its_rows(dataset, main_matrix):
    answer, matrix = main_matrix
    origins = read_origins(dataset.store, dataset.iris)
    for pair, crossing in matrix.crossings.items():
        rows = [row for row in answer.rows if (row["collectivite"], row["scic"]) == pair]
        counted = rows if crossing.is_deduced else [row for row in rows if row["par"] is None]
        cited = {source for row in counted for source in row["sources"]}
        assert set(crossing.sources) == cited
        assert crossing.independent == len({origins.get(one, one) for one in cited})


@pytest.mark.parametrize(
    "question", ["scic-territoire", "financements", "organisations-territoire", "personnes-roles"]
)
def test_other_questions_make_matrices_too(dataset: Dataset, question: str):
    answer = ask(dataset, question, {})
    matrix = answer_matrix(answer, dataset, language="en")
    columns = answer.network
    pairs = {
        (row[columns.subject], row[columns.object])
        for row in answer.rows
        if row[columns.subject] and row[columns.object]
    }
    assert set(matrix.crossings) == pairs
    ends = {end for pair in pairs for end in pair}
    named = {row[name] for row in answer.rows for name in (columns.subject, columns.object)}
    assert matrix.alone == len(named - ends - {None})
    assert matrix.title == next(c.en for c in answer.columns if c.name == columns.subject)


def test_an_answer_without_a_network_says_so(dataset: Dataset):
    with pytest.raises(QuestionError, match="réseau"):
        answer_matrix(Answer("exemple", {}, [], []), dataset)


def test_two_kinds_cross_what_claims_join(dataset: Dataset):
    matrix = kinds_matrix(dataset, "collectivite", "scic")
    turned = kinds_matrix(dataset, "scic", "collectivite")
    assert {pair[::-1] for pair in turned.crossings} == set(matrix.crossings)
    assert {entry.kind for entry in matrix.rows} == {"collectivite"}
    stated = only(matrix, [key for key in matrix.links() if not key[1]])
    answer = ask(dataset, "collectivites-scic", {})
    direct = {
        (row["collectivite"], row["scic"])
        for row in answer.rows
        if row["lien"].endswith(("/capital", "/direct"))
    }
    assert direct <= set(stated.crossings)
    assert all(crossing.claims for crossing in stated.crossings.values())


@pytest.mark.parametrize("kinds", ["organisation,organisation", "concept,project", "place,place"])
def test_nothing_is_linked_to_itself_and_every_cell_says_why(dataset: Dataset, kinds: str):
    matrix = kinds_matrix(dataset, *read_kinds(kinds))
    for (row, column), crossing in matrix.crossings.items():
        assert row != column
        assert crossing.marks
        assert crossing.claims or crossing.through


@pytest.mark.parametrize(
    "text", ["", "scic", "scic,scic,scic", "scic,<img src=x>", "VALUES ?x {,scic", "x" * 10_000]
)
def test_what_is_not_two_kinds_is_refused_in_a_sentence(text: str):
    with pytest.raises(InputError, match="matrice"):
        read_kinds(text)


def test_kinds_are_read_as_they_are_written():
    assert read_kinds(" collectivite , scic ") == ("collectivite", "scic")
    assert "" not in KINDS


def test_only_some_links_leave_out_what_nothing_holds_any_more():
    whole = sample()
    assert whole.links() == {
        ("capital", False): 1,
        ("direct", False): 2,
        ("territoire", True): 2,
        ("co-mention", True): 1,
    }
    part = only(whole, [("direct", False)])
    assert [entry.iri for entry in part.columns] == [SCIC, ATELIER]
    assert part.at(ZORGLUK, SCIC).sources == (SOURCES[2],)
    assert part.at(ZORGLUK, SCIC).independent == 1
    deduced = only(whole, [("territoire", True)])
    assert {pair[0] for pair in deduced.crossings} == {ZORGLUK}
    assert all(crossing.is_deduced for crossing in deduced.crossings.values())
    assert only(whole, []).crossings == {}


def test_too_many_are_cut_and_the_totals_told():
    part = cut(sample(), most=1)
    assert [entry.iri for entry in part.rows] == [ZORGLUK]
    assert (part.total_rows, part.total_columns) == (2, 3)
    assert cut(sample()).columns == sample().columns
    assert set(part.crossings) == {(ZORGLUK, SCIC)}


@pytest.mark.parametrize("order", ORDERS)
def test_an_order_changes_nothing_else(order: str):
    whole = sample()
    shown = ordered(whole, order)
    assert set(shown.rows) == set(whole.rows)
    assert set(shown.columns) == set(whole.columns)
    assert shown.crossings == whole.crossings


def test_by_name_by_links_and_by_territory():
    whole = sample()
    assert [entry.iri for entry in ordered(whole, "nom").columns] == [ATELIER, EVIL, SCIC]
    assert [entry.iri for entry in ordered(whole, "liens").columns][:2] == [ATELIER, SCIC]
    places = Situations(
        {
            ZORGLUK: ("Syldavie", "", ""),
            BULGROZ: ("Bordurie", "Sud", ""),
            SCIC: ("Syldavie", "Nord", "Klow"),
            ATELIER: ("Syldavie", "", ""),
        },
        frozenset({EVIL}),
    )
    shown = ordered(whole, "territoire", places)
    assert [(group.label, group.count) for group in shown.row_groups] == [
        ("Bordurie", 1),
        ("Syldavie", 1),
    ]
    assert [entry.iri for entry in shown.columns] == [ATELIER, SCIC, EVIL]
    assert shown.column_groups[-1].label == "Plusieurs régions"
    english = ordered(whole, "territoire", Situations(), "en")
    assert english.row_groups[0].label == "No known region"


def test_the_same_entities_on_both_sides_are_in_one_order(dataset: Dataset):
    matrix = ordered(kinds_matrix(dataset, "concept", "concept"), "groupes")
    assert matrix.rows == matrix.columns


def test_entities_are_found_in_their_territories(dataset: Dataset, main_matrix):
    _, matrix = main_matrix
    ends = [entry.iri for entry in matrix.rows]
    told = situations(dataset, ends)
    assert {told.names[end][0] for end in ends} == {"Bretagne"}
    region = dataset.iris.long("region/53")
    assert inside(dataset, matrix, region).crossings == matrix.crossings
    assert inside(dataset, matrix, dataset.iris.long("region/32")).crossings == {}


def test_what_makes_a_deduced_link_is_told_with_its_sources(dataset: Dataset, main_matrix):
    _, matrix = main_matrix
    told = 0
    for (row, column), crossing in matrix.crossings.items():
        if any(mark.is_deduced for mark in crossing.marks):
            found = passages(dataset, row, column, crossing)
            assert found, (row, column)
            assert all(passage.claims and passage.name for passage in found)
            told += 1
    assert told > 5


def test_a_mark_knows_whether_it_is_stated():
    assert Mark("", "partage", DEDUCED).key == ("partage", True)
    assert not Mark("x", "capital", "implied").is_deduced


def test_two_kinds_share_what_the_question_says_they_share(dataset: Dataset) -> None:
    matrix = kinds_matrix(dataset, "collectivite", "scic")
    shared = {
        pair
        for pair, found in matrix.crossings.items()
        if any((mark.kind, mark.certainty) == ("partage", "deduced") for mark in found.marks)
    }
    rows = ask(dataset, "collectivites-scic", {"lien": "partage"}).rows
    assert shared == {(row["collectivite"], row["scic"]) for row in rows}
