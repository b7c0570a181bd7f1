"""Asking: a question with its parameters in, an answer with its sources out."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from graph.model.iris import folded
from graph.model.terms import Literal
from graph.questions.answer import Answer, Cell, Column
from graph.questions.dataset import Dataset
from graph.questions.parameters import Resolved, resolve_parameters
from graph.questions.question import Question, find_question
from graph.store.base import Value

__all__ = ["answer_of_rows", "ask", "cell"]

_XSD = "http://www.w3.org/2001/XMLSchema#"
_READERS: Mapping[str, Callable[[str], Cell]] = {
    **{f"{_XSD}{name}": int for name in ("integer", "int", "long", "short", "gYear")},
    **{f"{_XSD}{name}": float for name in ("decimal", "double", "float")},
    f"{_XSD}boolean": lambda text: text in ("true", "1"),
}


def ask(dataset: Dataset, name: str, given: Mapping[str, str], language: str = "fr") -> Answer:
    """The answer to the question ``name``.

    Parameters
    ----------
    given: parameter names and what was typed for them; those left out mean any.
    language: of the labels and the sentence, ``fr`` or ``en``.

    Raises
    ------
    graph.errors.QuestionError: the question is unknown or a parameter does not fit.
    graph.errors.UnknownName, graph.errors.AmbiguousName: a name means nothing, or too much.
    """
    question = find_question(name)
    resolved = resolve_parameters(dataset, question, given)
    terms = {one: value.term for one, value in resolved.items()}
    variables, solutions = dataset.store.select(question.filled(terms, dataset.iris.base))
    rows = [dict(zip(variables, map(cell, row), strict=True)) for row in solutions]
    _gather_sources(question, rows)
    _add_labels(dataset, question.columns, rows, language)
    _sort(question, rows)
    answer = Answer(
        question=name,
        parameters={one: value.value for one, value in resolved.items()},
        columns=list(question.columns),
        rows=[_ordered(question.columns, row) for row in rows],
        sentence=question.sentence(_spoken(dataset, resolved, language), language),
        network=question.network,
    )
    answer.sources = [
        note
        for iri in dict.fromkeys(_cited(question.columns, answer.rows))
        if (note := dataset.sources().get(iri)) is not None
    ]
    _add_addresses(answer)
    return answer


def answer_of_rows(
    variables: Sequence[str], solutions: Iterable[tuple[Value | None, ...]]
) -> Answer:
    """The solutions of a query written by hand, as an answer without sources."""
    rows = [dict(zip(variables, map(cell, row), strict=True)) for row in solutions]
    return Answer("sparql", {}, [Column(name, name, name) for name in variables], rows)


def cell(value: Value | None) -> Cell:
    """A term as a plain value: an IRI or a text as text, a number as a number."""
    if not isinstance(value, Literal):
        return None if value is None else value.value
    read = _READERS.get(value.datatype.value)
    try:
        return value.value if read is None else read(value.value)
    except ValueError:
        return value.value


def _spoken(dataset: Dataset, resolved: Mapping[str, Resolved], language: str) -> dict[str, str]:
    """The words for each parameter: the model's own have one name a language."""
    things = [one.value for one in resolved.values() if one.value and one.term != one.value]
    names = dataset.labels(things, language)
    return {name: names.get(one.value or "", one.spoken) for name, one in resolved.items()}


def _gather_sources(question: Question, rows: list[dict[str, Cell]]) -> None:
    """Columns of sources hold several IRIs in one text: SPARQL has no lists."""
    for column in question.columns:
        if column.role == "sources":
            for row in rows:
                row[column.name] = sorted(set(str(row[column.name] or "").split()))


def _add_labels(
    dataset: Dataset, columns: Iterable[Column], rows: list[dict[str, Cell]], language: str
) -> None:
    named = [column.name for column in columns if column.role in ("entity", "concept")]
    wanted = {str(row[name]) for name in named for row in rows if row.get(name)}
    labels = dataset.labels(wanted, language)
    labels |= _of_institutions(dataset, wanted - set(labels))
    for row in rows:
        for name in named:
            iri = row.get(name)
            label = labels.get(str(iri)) or dataset.iris.short(str(iri))
            row[f"{name}_label"] = label if iri else None


def _of_institutions(dataset: Dataset, iris: Iterable[str]) -> dict[str, str]:
    """Places that have no name of their own go by that of the institution they are known by."""
    start = dataset.iris.long("place/")
    known = {iri: dataset.iris.long(f"collectivite/{iri.removeprefix(start)}") for iri in iris}
    names = dataset.labels(known.values())
    return {
        iri: names[institution]
        for iri, institution in known.items()
        if iri.startswith(start) and institution in names
    }


def _sort(question: Question, rows: list[dict[str, Cell]]) -> None:
    """The rows in the question's order; a row without the value comes last either way."""
    for key in reversed(question.sort):
        name, descending = key.removeprefix("-"), key.startswith("-")
        values = [row.get(name) for row in rows]
        if values.count(values[0] if values else None) == len(values):
            continue
        ranks = [((value is None) != descending, *_rank(value)) for value in values]
        order = sorted(range(len(rows)), key=ranks.__getitem__, reverse=descending)
        rows[:] = [rows[place] for place in order]


def _rank(value: Cell) -> tuple[float, str]:
    if isinstance(value, int | float):
        return (float(value), "")
    return (0.0, _folded(str(value or "")))


_folded = lru_cache(maxsize=20_000)(folded)
"""What names are sorted by: the same few thousand come back answer after answer."""


def _ordered(columns: Iterable[Column], row: dict[str, Cell]) -> dict[str, Cell]:
    """The row in the order of the columns, a label right after its IRI."""
    ordered: dict[str, Cell] = {}
    for column in columns:
        ordered[column.name] = row.get(column.name)
        if column.role in ("entity", "concept"):
            ordered[f"{column.name}_label"] = row.get(f"{column.name}_label")
    return ordered


def _cited(columns: Iterable[Column], rows: list[dict[str, Cell]]) -> Iterator[str]:
    for column in columns:
        if column.role == "sources":
            for row in rows:
                value = row.get(column.name)
                yield from value if isinstance(value, list) else ()


def _add_addresses(answer: Answer) -> None:
    """Beside each list of sources, a column of their addresses."""
    urls = {note.id: note.url for note in answer.sources}
    for column in [one for one in answer.columns if one.role == "sources"]:
        name = f"{column.name}_url"
        place = answer.columns.index(column) + 1
        titles = (f"{column.fr} : adresses", f"{column.en}: addresses")
        answer.columns.insert(place, Column(name, *titles, "addresses"))
        for row in answer.rows:
            value = row[column.name]
            cited = value if isinstance(value, list) else []
            row[name] = [urls[one] for one in cited if urls.get(one)]
