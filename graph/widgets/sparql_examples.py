"""Queries to start from: a few short ones, then every question of the catalogue."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from graph.errors import QuestionError, worded
from graph.questions.question import Question, catalogue, one_line, split_header
from graph.settings import DEFAULT_BASE
from graph.widgets.language import _, language
from graph.widgets.question_form import topic_title

__all__ = ["Example", "examples", "find_example"]


@dataclass(frozen=True, slots=True)
class Example:
    """One query to start from.

    Parameters
    ----------
    name: as the address names it.
    topic, title, about: what it is about, in the reader's language.
    query: its text.
    question: the question of the catalogue it is, if it is one.
    """

    name: str
    topic: str
    title: str
    about: str
    query: str
    question: Question | None = None


def examples(base: str) -> dict[str, Example]:
    """Every example by its name, in the order they are offered.

    Parameters
    ----------
    base: the first part of the dataset's own IRIs.
    """
    return {**_short(base), **{one.name: _asked(one, base) for one in catalogue().values()}}


def find_example(name: str, base: str) -> Example:
    """The example called ``name``.

    Raises
    ------
    QuestionError: there is none.
    """
    found = examples(base).get(name)
    if found is None:
        raise QuestionError(
            worded("l'exemple « {name} » n'existe pas.", name=one_line(name[:60])),
            where="exemple",
            advice="Choisissez-en un dans la liste.",
        )
    return found


def _short(base: str) -> dict[str, Example]:
    spoken = language()
    return {
        name: Example(name, _("Pour commencer"), titles[spoken], "", _based(query, base))
        for name, (titles, query) in _starts().items()
    }


@cache
def _starts() -> Mapping[str, tuple[Mapping[str, str], str]]:
    """The titles and the text of each short query, by the name of its file without its number."""
    found = {}
    folder = files("graph") / "widgets" / "sparql_starts"
    for path in sorted(folder.iterdir(), key=lambda one: one.name):
        if path.name.endswith(".rq"):
            header, query = split_header(path.read_text("utf-8"))
            found[path.name[:-3].partition("-")[2]] = (header["title"], query)
    return found


def _asked(question: Question, base: str) -> Example:
    """A question with what it needs filled in as in its file, and everything else left open."""
    spoken = language()
    terms = {
        name: one.example if one.required else None for name, one in question.parameters.items()
    }
    told = question.sentence({}, spoken)
    remark = "".join(f"# {line}\n" for line in (told, *_choices(question, spoken)))
    query = f"{remark}\n{question.filled(terms, base)}"
    about = question.descriptions[spoken]
    title = question.titles[spoken]
    return Example(question.name, topic_title(question.topic), title, about, query, question)


def _choices(question: Question, spoken: str) -> list[str]:
    """How to choose, for those who read the query."""
    names = [f"?{name} ({one.labels[spoken]})" for name, one in question.parameters.items()]
    if not names:
        return []
    told = _("À choisir dans VALUES ; un # devant, ou UNDEF, veut dire « tous » : {names}.")
    return [told.format(names=", ".join(names))]


def _based(query: str, base: str) -> str:
    return query if base == DEFAULT_BASE else query.replace(DEFAULT_BASE, base)
