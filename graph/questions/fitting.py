"""Which questions of the catalogue one thing can be put into."""

from collections.abc import Iterable
from dataclasses import dataclass

from graph.model.terms import NamedNode
from graph.model.vocabulary import Kind
from graph.questions.dataset import Dataset
from graph.questions.parameters import KINDS_OF
from graph.questions.question import Parameter, Question, catalogue

__all__ = ["Fit", "fitting", "has_answer"]


@dataclass(frozen=True, slots=True)
class Fit:
    """A question, and the parameter that a thing is put for."""

    question: Question
    parameter: Parameter

    def sentence(self, label: str, language: str = "fr") -> str:
        """The question completed with the thing's name."""
        return self.question.sentence({self.parameter.name: label}, language)


def fitting(kind: Kind, questions: Iterable[Question] | None = None) -> list[Fit]:
    """The questions a thing of this kind completes, in the order of the catalogue.

    A question that would still lack something is left out, and so are years and kinds of links:
    nothing with a sheet is one.

    Parameters
    ----------
    questions: to choose among; the catalogue if absent.
    """
    return [
        Fit(question, parameter)
        for question in (catalogue().values() if questions is None else questions)
        for parameter in question.parameters.values()
        if _takes(parameter, kind) and not _lacks_more(question, parameter)
    ]


def has_answer(dataset: Dataset, fit: Fit, iri: str) -> bool:
    """Whether the question has at least one row for ``iri``; only the first is read."""
    terms = {fit.parameter.name: str(NamedNode(iri))}
    _, rows = dataset.store.select(fit.question.filled(terms, dataset.iris.base))
    return next(iter(rows), None) is not None


def _takes(parameter: Parameter, kind: Kind) -> bool:
    if parameter.kind in ("year", "relation-kind"):
        return False
    kinds = KINDS_OF[parameter.kind]
    return not kinds or kind in kinds


def _lacks_more(question: Question, parameter: Parameter) -> bool:
    others = (one for one in question.parameters.values() if one.name != parameter.name)
    return any(one.required for one in others)
