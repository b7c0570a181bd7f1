"""Every question is a file that explains itself and runs as it stands."""

import re
from pathlib import Path

import pyoxigraph
import pytest
from examples import FILES, NAMES, QUESTIONS, example
from rdflib.plugins.sparql import prepareQuery

from graph.errors import QuestionError
from graph.questions.ask import ask
from graph.questions.dataset import Dataset
from graph.questions.question import KINDS, Question, read_question

LANGUAGES = ("fr", "en")
PREFIX = re.compile(r"^PREFIX (\w+): <[^>]+>$", re.MULTILINE)
HEADER = '#+ order = 1\n#+ topic = "essai"\n'

by_name = pytest.mark.parametrize("question", QUESTIONS, ids=NAMES)


@pytest.fixture(scope="module")
def engine(dataset: Dataset) -> pyoxigraph.Store:
    """The store itself, with nothing of ours around it."""
    return pyoxigraph.Store.read_only(str(dataset.generation.graph))


def test_the_catalogue_holds_every_file_and_at_least_twenty_questions() -> None:
    assert sorted(NAMES) == sorted(path.stem for path in FILES)
    assert len(NAMES) >= 20


def test_no_two_questions_have_one_place_in_the_order() -> None:
    orders = [question.order for question in QUESTIONS]
    assert orders == sorted(set(orders))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_file_lies_in_the_folder_of_its_topic(path: Path) -> None:
    assert read_question(path.stem, path.read_text("utf-8")).topic == path.parent.name


@by_name
def test_the_header_is_complete_in_both_languages(question: Question) -> None:
    for texts in (question.titles, question.sentences, question.descriptions):
        assert set(texts) == set(LANGUAGES)
        assert all(texts.values())
    for parameter in question.parameters.values():
        assert parameter.kind in KINDS
        assert all(parameter.labels[language] for language in LANGUAGES)
        anything = all(parameter.any.get(language) for language in LANGUAGES)
        assert parameter.required is not anything
    assert all(column.fr and column.en for column in question.columns)
    assert any(column.role == "sources" for column in question.columns)


@by_name
def test_the_sentence_speaks_of_every_parameter(question: Question) -> None:
    for language in LANGUAGES:
        named = set(re.findall(r"\{(\w+)\}", question.sentences[language]))
        assert named == set(question.parameters)
        assert "{" not in question.sentence({}, language)


@by_name
def test_columns_are_variables_and_the_network_is_made_of_columns(question: Question) -> None:
    selected = question.query.partition("SELECT")[2].partition("WHERE")[0]
    variables = re.findall(r"\?(\w+)", selected)
    names = [column.name for column in question.columns]
    assert set(names) <= set(variables)
    labels = {f"{c.name}_label" for c in question.columns if c.role in ("entity", "concept")}
    sortable = {*variables, *labels} - {c.name for c in question.columns if c.role == "sources"}
    assert {key.removeprefix("-") for key in question.sort} <= sortable
    if question.network is not None:
        roles = {column.name: column.role for column in question.columns}
        assert roles[question.network.subject] == "entity"
        assert roles[question.network.object] in ("entity", "concept")
        assert not question.network.relation or roles[question.network.relation] == "concept"


@by_name
def test_prefixes_are_those_it_uses(question: Question) -> None:
    declared = PREFIX.findall(question.query)
    body = re.sub(r"#.*|<[^>\s]*>", "", PREFIX.sub("", question.query))
    assert declared == sorted(set(re.findall(r"\b([a-z]+):\w", body)))


@by_name
def test_it_uses_nothing_beyond_sparql_1_1(question: Question) -> None:
    body = PREFIX.sub("", question.query)
    assert not re.search(r"SERVICE|LATERAL|<<|bif:|afn:|LET\s*\(", body)


@by_name
def test_a_parameter_left_open_is_a_comment_of_its_own(question: Question) -> None:
    """Some engines fail on ``UNDEF``; what stands after a block on its line would be hidden."""
    written = re.findall(r"^.*UNDEF.*$", question.query, re.MULTILINE)
    assert all(re.fullmatch(r" *# VALUES \?\w+ \{ UNDEF \}", line) for line in written)
    anything = question.filled({})
    assert "UNDEF" not in anything
    assert not any(f"VALUES ?{name} {{" in anything for name in question.parameters)


@by_name
def test_no_path_has_a_choice_in_a_graph_that_is_not_named(question: Question) -> None:
    """Some engines lose rows there; ``VALUES`` before the pattern says the same to all."""
    assert not re.search(r"GRAPH\s+\?\w+\s*\{[^{}]*\w\|", question.query)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_another_sparql_tool_reads_the_file(path: Path) -> None:
    assert prepareQuery(path.read_text("utf-8")).algebra.name == "SelectQuery"


@by_name
def test_it_runs_as_it_stands_and_finds_something(
    question: Question, engine: pyoxigraph.Store
) -> None:
    path = next(path for path in FILES if path.stem == question.name)
    found = engine.query(path.read_text("utf-8"))
    assert isinstance(found, pyoxigraph.QuerySolutions)
    assert next(found, None) is not None


@by_name
def test_the_example_has_an_answer_with_sources(question: Question, dataset: Dataset) -> None:
    answer = ask(dataset, question.name, example(dataset, question))
    assert answer.rows
    assert answer.sources
    assert "{" not in answer.sentence
    names = [column.name for column in question.columns]
    assert [name for name in answer.rows[0] if name in names] == names


@by_name
def test_every_row_is_sourced_and_every_thing_named(question: Question, dataset: Dataset) -> None:
    answer = ask(dataset, question.name, example(dataset, question))
    sources = [column.name for column in question.columns if column.role == "sources"]
    things = [column.name for column in question.columns if column.role in ("entity", "concept")]
    for row in answer.rows:
        assert any(row[name] for name in sources)
        for name in things:
            assert (row[name] is None) is (row[f"{name}_label"] is None)
            assert not str(row[f"{name}_label"]).startswith(("resource/", "organisation/", "http"))


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("SELECT * WHERE { ?s ?p ?o }", "il manque 'topic'"),
        ("#+ order = \nSELECT * WHERE { ?s ?p ?o }", "Invalid value"),
        (
            HEADER
            + '#+ title.fr = "t"\n#+ sentence.fr = "s"\n#+ description.fr = "d"\n'
            + '#+ [parameters.lieu]\n#+ kind = "territory"\n#+ fr = "l"\n#+ en = "l"\n'
            + "SELECT * WHERE { ?s ?p ?o }",
            "VALUES ?lieu",
        ),
    ],
)
def test_a_malformed_file_is_told_in_one_sentence(text: str, reason: str) -> None:
    with pytest.raises(QuestionError, match="mal formé") as error:
        read_question("exemple-test", text)
    assert reason in str(error.value)
    assert "exemple-test.rq" in str(error.value)
