"""Whatever is typed for a parameter becomes a known term, or one sentence that says why not."""

import re
from collections.abc import Iterator
from dataclasses import replace

import pyoxigraph
import pytest
from examples import NAMES, QUESTIONS, example, required
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.errors import AmbiguousName, GraphError, InputError, QuestionError, UnknownName
from graph.model.vocabulary import Kind
from graph.questions.ask import ask
from graph.questions.dataset import Dataset
from graph.questions.parameters import resolve_entity, resolve_parameters
from graph.questions.question import Question, find_question
from graph.settings import DEFAULT_BASE
from graph.store.base import Value
from graph.store.embedded import EmbeddedStore

MAIN = "collectivites-scic"
ATTACKS = (
    "} } INSERT DATA { <urn:a> <urn:b> <urn:c> } #",
    "} INSERT",
    "VALUES ?x {",
    "UNDEF } VALUES ?scic { UNDEF",
    "UNDEF",
    '"',
    "'; DROP TABLE entry; --",
    "Lille' OR '1'='1",
    '" } UNION { ?s ?p ?o } #',
    "<https://w3id.org/maillage/id/region/32> } { ?s ?p ?o",
    "https://w3id.org/maillage/id/region/32> } { ?s ?p ?o } VALUES ?z { <urn:z",
    "region/32> } { ?s ?p ?o",
    "region/32\n} { ?s ?p ?o",
    "\\u003e } INSERT",
    "{territoire}",
    "\x00",
    "\x1b[31mLille\x1b[0m 59",
    "\udcff",
    "%s%n",
    "*",
    "🙂" * 40,
)
BLOCK = re.compile(r"(?:# )?VALUES\s+\?(\w+)\s*\{[^{}]*\}")


class Watched(EmbeddedStore):
    """A store that remembers what it was asked."""

    def __init__(self, engine: pyoxigraph.Store, place: str) -> None:
        super().__init__(engine, place)
        self.queries: list[str] = []

    def select(self, query: str) -> tuple[list[str], Iterator[tuple[Value | None, ...]]]:
        self.queries.append(query)
        return super().select(query)


@pytest.fixture
def watched(dataset: Dataset) -> Watched:
    folder = dataset.generation.graph
    return Watched(pyoxigraph.Store.read_only(str(folder)), str(folder))


@pytest.fixture
def watching(dataset: Dataset, watched: Watched) -> Dataset:
    """The real data behind the watched store; its sources are read once, before."""
    dataset.sources()
    return replace(dataset, store=watched)


def told(error: GraphError) -> str:
    """What the reader is told; it is one line, and not a long one."""
    text = str(error)
    assert text.isprintable()
    assert len(text) < 1500
    return text


by_parameter = pytest.mark.parametrize(
    ("question", "name"),
    [(question, name) for question in QUESTIONS for name in question.parameters],
    ids=lambda value: value.name if isinstance(value, Question) else value,
)


def test_an_unknown_question_is_told_with_the_nearest(dataset: Dataset) -> None:
    with pytest.raises(QuestionError, match="question inconnue") as error:
        ask(dataset, "colectivite-scic", {})
    assert MAIN in told(error.value)


@pytest.mark.parametrize(
    "name", ["", "x" * 10_000, "../../etc/passwd", "collectivites-scic\n", "é"]
)
def test_what_is_no_question_is_one_sentence(dataset: Dataset, name: str) -> None:
    with pytest.raises(QuestionError) as error:
        ask(dataset, name, {})
    told(error.value)


def test_an_unknown_parameter_is_told_with_those_there_are(
    watching: Dataset, watched: Watched
) -> None:
    with pytest.raises(QuestionError, match="n'a pas de paramètre « region »") as error:
        ask(watching, MAIN, {"region": "Hauts-de-France"})
    assert "territoire, collectivite, scic, lien, depuis" in told(error.value)
    assert not watched.queries


@pytest.mark.parametrize("name", ["}", "territoire ", "?territoire", "a\nb", "x" * 10_000])
def test_a_parameter_that_is_no_name_is_one_sentence(
    watching: Dataset, watched: Watched, name: str
) -> None:
    with pytest.raises(QuestionError) as error:
        ask(watching, MAIN, {name: "Lille"})
    told(error.value)
    assert not watched.queries


@pytest.mark.parametrize("year", ["20", "deux mille", "1850", "2021-03", "20２１", "2021 }", "-1"])
def test_what_is_not_a_year_is_told(watching: Dataset, watched: Watched, year: str) -> None:
    with pytest.raises(QuestionError, match="n'est pas une année"):
        ask(watching, MAIN, {"depuis": year})
    assert not watched.queries


def test_an_ambiguous_name_is_told_with_what_tells_the_places_apart(
    watching: Dataset, watched: Watched
) -> None:
    with pytest.raises(AmbiguousName, match="désigne plusieurs choses") as error:
        ask(watching, MAIN, {"territoire": "Saint-Denis"})
    assert {"974", "93"} <= set(re.findall(r"\((\d+)\)", " ".join(error.value.candidates)))
    assert told(error.value).startswith("collectivites-scic, territoire: ")
    assert not watched.queries


@pytest.mark.parametrize("typed", ["93066", "commune/93066", " Saint-Denis (93) "])
def test_what_tells_them_apart_is_understood(dataset: Dataset, typed: str) -> None:
    found = resolve_parameters(dataset, find_question(MAIN), {"territoire": typed})
    assert found["territoire"].term == "<https://w3id.org/maillage/id/commune/93066>"


@pytest.mark.parametrize("question", QUESTIONS, ids=NAMES)
def test_a_required_parameter_is_asked_for(question: Question, watching: Dataset) -> None:
    needed = [name for name, parameter in question.parameters.items() if parameter.required]
    if not needed:
        assert ask(watching, question.name, {}).parameters == dict.fromkeys(question.parameters)
        return
    with pytest.raises(QuestionError, match="nécessaire") as error:
        ask(watching, question.name, {})
    assert f"maillage ask {question.name} {needed[0]}=" in told(error.value)


@by_parameter
def test_a_very_long_value_is_one_short_sentence(
    question: Question, name: str, watching: Dataset, watched: Watched
) -> None:
    with pytest.raises(InputError) as error:
        ask(watching, question.name, {**example(watching, question), name: "Lille " * 1700})
    assert len(told(error.value)) < 400
    assert not watched.queries


@by_parameter
def test_no_value_reaches_the_query(
    question: Question, name: str, watching: Dataset, watched: Watched
) -> None:
    for attack in ATTACKS:
        with pytest.raises((QuestionError, UnknownName, AmbiguousName)) as error:
            ask(watching, question.name, {**example(watching, question), name: attack})
        told(error.value)
    assert not watched.queries


@settings(max_examples=150, deadline=None)
@given(text=st.text(max_size=60))
def test_only_known_identifiers_reach_the_query(text: str, dataset: Dataset) -> None:
    question = find_question(MAIN)
    try:
        found = resolve_parameters(dataset, question, {"territoire": text})["territoire"].term
    except (UnknownName, AmbiguousName) as error:
        assert told(error)
    else:
        assert found is None or re.fullmatch(r"<https://w3id\.org/maillage/id/[\w./~-]+>", found)


@pytest.mark.parametrize("question", QUESTIONS, ids=NAMES)
def test_only_the_blocks_of_parameters_change(question: Question) -> None:
    terms = {name: f"<urn:exemple-test:{name}>" for name in question.parameters}
    filled = question.filled(terms)
    assert BLOCK.sub("", filled) == BLOCK.sub("", question.query)
    assert all(f"VALUES ?{name} {{ {term} }}" in filled for name, term in terms.items())
    examples = {parameter.example for parameter in question.parameters.values()} - {"UNDEF"}
    assert not any(example in filled for example in examples)


def test_another_base_takes_the_place_of_the_one_in_the_file() -> None:
    base = f"{DEFAULT_BASE}exemple-test/"
    filled = find_question(MAIN).filled({"territoire": f"<{base}id/region/32>"}, base)
    assert f"PREFIX mai: <{base}ontology#>" in filled
    assert f"VALUES ?territoire {{ <{base}id/region/32> }}" in filled
    assert filled.count(DEFAULT_BASE) == filled.count(base)


@pytest.mark.parametrize("question", QUESTIONS, ids=NAMES)
def test_parameters_left_out_mean_any(question: Question, dataset: Dataset) -> None:
    everything = len(ask(dataset, question.name, required(dataset, question)).rows)
    assert everything >= len(ask(dataset, question.name, example(dataset, question)).rows)


def test_a_thing_of_another_kind_is_not_taken(dataset: Dataset) -> None:
    with pytest.raises(UnknownName):
        resolve_entity(dataset, "organisation/rtes", (Kind.TERRITORY,))
    assert resolve_entity(dataset, "organisation/rtes", (Kind.ORGANISATION,))[0].endswith("/rtes")
