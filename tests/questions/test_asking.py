"""What asking adds to the rows of the query: names, order, sources, and words."""

import threading

import pytest
from examples import NAMES, QUESTIONS, example

from graph.model.terms import Literal, NamedNode, french, typed
from graph.questions.answer import Answer
from graph.questions.ask import answer_of_rows, ask, cell
from graph.questions.dataset import Dataset
from graph.questions.question import Question, one_line


@pytest.fixture(scope="module")
def answer(dataset: Dataset) -> Answer:
    return ask(dataset, "ressources-theme", {"theme": "PTCE"})


def test_terms_become_plain_values() -> None:
    given = [
        (None, None),
        (NamedNode("urn:exemple-test"), "urn:exemple-test"),
        (french("Exemple-Test"), "Exemple-Test"),
        (Literal("12"), "12"),
        (typed(12, "integer"), 12),
        (typed("2021", "gYear"), 2021),
        (typed("2021-03", "gYearMonth"), "2021-03"),
        (typed("1.5", "decimal"), 1.5),
        (typed("beaucoup", "integer"), "beaucoup"),
        (typed("true", "boolean"), True),
        (typed("false", "boolean"), False),
    ]
    assert [cell(value) for value, _ in given] == [plain for _, plain in given]


def test_a_query_written_by_hand_keeps_its_own_columns() -> None:
    answer = answer_of_rows(["lieu", "nombre"], [(NamedNode("urn:a"), typed(3, "integer"))])
    assert [column.name for column in answer.columns] == ["lieu", "nombre"]
    assert answer.rows == [{"lieu": "urn:a", "nombre": 3}]


def test_a_name_stands_right_after_its_identifier(answer: Answer) -> None:
    names = list(answer.rows[0])
    for column in answer.columns:
        if column.role in ("entity", "concept"):
            assert names[names.index(column.name) + 1] == f"{column.name}_label"


def test_rows_are_sorted_and_those_without_a_date_come_last(answer: Answer) -> None:
    mentions = [row["date"] for row in answer.rows if row["relation_label"] == "mentionne"]
    dated = [str(date) for date in mentions if date is not None]
    assert dated == sorted(dated, reverse=True)
    assert mentions == [*dated, *[None] * (len(mentions) - len(dated))]
    assert None in mentions


def test_sources_are_those_of_the_rows_each_once(answer: Answer) -> None:
    cited = {source for row in answer.rows for source in row["sources"] or []}  # type: ignore[union-attr]  # a list of sources
    listed = [note.id for note in answer.sources]
    assert set(listed) == cited
    assert len(listed) == len(set(listed))
    assert all(note.title for note in answer.sources)


def test_a_page_that_is_no_resource_goes_by_its_title(dataset: Dataset) -> None:
    rows = ask(dataset, "ressources-entite", {"entite": "Licoornes"}).rows
    page = next(row for row in rows if "ecoco2" in str(row["ressource"]))
    assert str(page["ressource_label"]).startswith("ecoco2.com : ")


@pytest.mark.parametrize("question", QUESTIONS, ids=NAMES)
def test_the_answer_is_the_same_twice_and_in_english(question: Question, dataset: Dataset) -> None:
    given = example(dataset, question)
    first, second = (ask(dataset, question.name, given) for _ in range(2))
    assert first.rows == second.rows
    english = ask(dataset, question.name, given, "en")
    identifiers = [column.name for column in question.columns if column.role == "entity"]
    assert sorted(tuple(str(row[name]) for name in identifiers) for row in english.rows) == sorted(
        tuple(str(row[name]) for name in identifiers) for row in first.rows
    )


def test_words_of_the_model_and_the_sentence_follow_the_language(dataset: Dataset) -> None:
    given = {"label": "PTCE"}
    french_answer = ask(dataset, "labels", given)
    english = ask(dataset, "labels", given, "en")
    assert "Pôle territorial" in french_answer.sentence
    assert french_answer.sentence.endswith("toute la France), depuis toujours ?")
    assert "Territorial cluster" in english.sentence
    assert english.sentence.endswith("all of France), since the beginning?")
    assert french_answer.rows[0]["label_label"] != english.rows[0]["label_label"]


def test_parameters_are_told_back_as_identifiers(dataset: Dataset) -> None:
    answer = ask(dataset, "labels", {"label": "PTCE", "depuis": "2015"})
    concept = dataset.iris.concept("ptce").value
    assert answer.parameters == {"label": concept, "territoire": None, "depuis": "2015"}


def test_several_threads_may_ask_one_dataset(dataset: Dataset) -> None:
    expected = ask(dataset, "membres", {"reseau": "RTES"}).rows
    found: list[object] = []
    threads = [
        threading.Thread(
            target=lambda: found.append(ask(dataset, "membres", {"reseau": "RTES"}).rows)
        )
        for _ in range(6)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [expected] * 6


def test_a_text_on_one_line_keeps_its_words() -> None:
    assert one_line(" a\n b\t\x1b[0m\x00c\u2028d ") == "a b [0m c d"
    assert one_line("L'Île-d'Yeu « é » 🙂") == "L'Île-d'Yeu « é » 🙂"
