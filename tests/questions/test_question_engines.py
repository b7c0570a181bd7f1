"""Every question gives the same rows in other SPARQL tools: bare Oxigraph and RDFLib on N-Quads."""

from collections import Counter
from collections.abc import Iterable, Sequence

import pyoxigraph
import pytest
import rdflib
from examples import FILES, NAMES, QUESTIONS, example
from samples import sample

from graph.questions.answer import Answer
from graph.questions.ask import ask
from graph.questions.dataset import Dataset
from graph.questions.question import Question

TEXTS = {path.stem: path.read_text("utf-8") for path in FILES}
MOST_SOURCES = 6

Rows = Counter[tuple[str | None, ...]]


@pytest.fixture(scope="module")
def engine(dataset: Dataset) -> pyoxigraph.Store:
    """The store itself, with nothing of ours around it."""
    return pyoxigraph.Store.read_only(str(dataset.generation.graph))


@pytest.mark.parametrize("question", QUESTIONS, ids=NAMES)
def test_asking_adds_no_row_and_loses_none(
    question: Question, dataset: Dataset, engine: pyoxigraph.Store
) -> None:
    answer = ask(dataset, question.name, example(dataset, question))
    names = [column.name for column in question.columns if column.role != "sources"]
    found = engine.query(TEXTS[question.name])
    assert isinstance(found, pyoxigraph.QuerySolutions)
    bare = Counter(tuple(_text(solution[name]) for name in names) for solution in found)
    ours = Counter(tuple(_plain(row[name]) for name in names) for row in answer.rows)
    assert ours == bare


@pytest.mark.parametrize("question", QUESTIONS, ids=NAMES)
def test_the_file_as_it_stands_gives_the_same_rows_on_other_engines(
    question: Question, dataset: Dataset, engine: pyoxigraph.Store
) -> None:
    answer = ask(dataset, question.name, example(dataset, question))
    quads = sample(engine, dataset.iris, _first_sources(answer))
    text = pyoxigraph.serialize(quads, format=pyoxigraph.RdfFormat.N_QUADS)
    oxigraph = _on_oxigraph(text, TEXTS[question.name])
    assert oxigraph
    assert _on_rdflib(text, TEXTS[question.name]) == oxigraph


def _first_sources(answer: Answer) -> list[str]:
    """The sources the first row stands on: enough to find it again."""
    columns = [column.name for column in answer.columns if column.role == "sources"]
    cited = [answer.rows[0][name] for name in columns]
    return [source for one in cited if isinstance(one, list) for source in one][:MOST_SOURCES]


def _on_oxigraph(text: bytes, query: str) -> Rows:
    store = pyoxigraph.Store()
    store.load(text, format=pyoxigraph.RdfFormat.N_QUADS)
    found = store.query(query)
    assert isinstance(found, pyoxigraph.QuerySolutions)
    names = [variable.value for variable in found.variables]
    return _counted([_text(solution[name]) for name in names] for solution in found)


def _on_rdflib(text: bytes, query: str) -> Rows:
    dataset = rdflib.Dataset()
    dataset.parse(data=text, format="nquads")
    rows = dataset.query(query)
    return _counted([None if cell is None else str(cell) for cell in row] for row in rows)


def _counted(rows: Iterable[Sequence[str | None]]) -> Rows:
    """Rows in no order; the standard leaves open in which order several values are joined."""
    return Counter(tuple(_unordered(cell) for cell in row) for row in rows)


def _unordered(cell: str | None) -> str | None:
    return None if cell is None else " ".join(sorted(cell.replace(",", " ").split()))


def _text(term: object) -> str | None:
    return None if term is None else str(getattr(term, "value", term))


def _plain(cell: object) -> str | None:
    if isinstance(cell, bool):
        return str(cell).lower()
    return None if cell is None else str(cell)
