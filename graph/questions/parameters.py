"""What a person typed, as the terms a query takes."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from graph.errors import AmbiguousName, QuestionError, UnknownName, worded
from graph.model.terms import NamedNode
from graph.model.vocabulary import Kind, kind_of
from graph.questions.dataset import Dataset
from graph.questions.question import Parameter, Question, one_line

__all__ = [
    "KINDS_OF",
    "ParameterPlace",
    "Resolved",
    "resolve_entity",
    "resolve_parameter",
    "resolve_parameters",
]

KINDS_OF: Mapping[str, tuple[Kind, ...]] = {
    "territory": (Kind.TERRITORY,),
    "collectivite": (Kind.COLLECTIVITE,),
    "organisation": (Kind.ORGANISATION, Kind.COLLECTIVITE),
    "person": (Kind.PERSON,),
    "concept": (Kind.CONCEPT,),
    "resource": (Kind.RESOURCE,),
    "relation-kind": (Kind.CONCEPT,),
    "entity": (),
}
"""The kinds of things a parameter takes, by its own kind; none means any."""
_YEAR = re.compile("(19|20)[0-9]{2}")
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_LONGEST = 300


@dataclass(frozen=True, slots=True)
class Resolved:
    """A parameter's value.

    Parameters
    ----------
    term: as SPARQL writes it, or nothing for any.
    value: the IRI or plain value, or nothing for any.
    spoken: the words for it in a sentence.
    """

    term: str | None = None
    value: str | None = None
    spoken: str = ""


class ParameterPlace(str):
    """Where an error is: ``question, parameter``, as programs write them.

    Attributes
    ----------
    labels: what readers call the parameter, by language (``fr``, ``en``).
    """

    labels: Mapping[str, str]

    @classmethod
    def of(cls, question: Question, parameter: Parameter) -> "ParameterPlace":
        """The place of a parameter of a question."""
        place = cls(f"{question.name}, {parameter.name}")
        place.labels = parameter.labels
        return place


def resolve_parameters(
    dataset: Dataset, question: Question, given: Mapping[str, str]
) -> dict[str, Resolved]:
    """Every parameter of ``question``, those not given meaning any.

    Raises
    ------
    QuestionError: a parameter does not exist, is missing, or its value does not fit.
    AmbiguousName: several things carry the name given.
    """
    for name in given:
        _known(question, name)
    return {
        name: resolve_parameter(dataset, question, name, given.get(name, ""))
        for name in question.parameters
    }


def resolve_parameter(dataset: Dataset, question: Question, name: str, text: str) -> Resolved:
    """What ``text`` means for the parameter ``name`` of ``question``; nothing means any.

    Raises
    ------
    QuestionError: the parameter does not exist, is missing, or its value does not fit.
    UnknownName, AmbiguousName: nothing, or too much, carries the name given.
    """
    return _resolved(dataset, question, _known(question, name), text.strip())


def _known(question: Question, name: str) -> Parameter:
    found = question.parameters.get(name)
    if found is None:
        raise QuestionError(
            worded(
                "« {question} » n'a pas de paramètre « {parameter} ».",
                question=question.name,
                parameter=one_line(name[:40]),
            ),
            advice=worded("Paramètres : {names}.", names=", ".join(question.parameters))
            if question.parameters
            else "Elle n'en a aucun.",
        )
    return found


def _resolved(dataset: Dataset, question: Question, parameter: Parameter, text: str) -> Resolved:
    where = ParameterPlace.of(question, parameter)
    if not text:
        if parameter.required:
            raise QuestionError(
                "ce paramètre est nécessaire.",
                where=where,
                advice=worded(
                    "Par exemple : maillage ask {question} {parameter}=…",
                    question=question.name,
                    parameter=parameter.name,
                ),
            )
        return Resolved()
    if parameter.kind == "year":
        if not _YEAR.fullmatch(text):
            raise QuestionError(
                worded("« {text} » n'est pas une année.", text=one_line(text[:40])), where=where
            )
        return Resolved(text, text, text)
    try:
        iri, label = resolve_entity(dataset, text, KINDS_OF[parameter.kind])
    except UnknownName as error:
        raise UnknownName(error.name, error.candidates, where=where) from error
    except AmbiguousName as error:
        raise AmbiguousName(error.name, error.candidates, where=where) from error
    return Resolved(str(NamedNode(iri)), iri, label)


def resolve_entity(dataset: Dataset, text: str, kinds: tuple[Kind, ...] = ()) -> tuple[str, str]:
    """The IRI and name of the thing ``text`` means: an identifier, an IRI, a code or a name.

    Raises
    ------
    UnknownName: nothing carries it.
    AmbiguousName: several things do, and none clearly dominates.
    """
    if len(text) > _LONGEST:
        raise UnknownName(one_line(text[:_LONGEST]))
    text = one_line(text)
    iri = dataset.iris.long(text) if "/" in text else ""
    if kinds == (Kind.CONCEPT,) and _SLUG.fullmatch(text):
        iri = dataset.iris.concept(text).value
    label = dataset.labels([iri]).get(iri) if iri else None
    if label:
        if kinds and kind_of(iri, dataset.iris) not in kinds:
            raise UnknownName(text)
        return iri, label
    match = dataset.names.resolve(text, kinds=kinds)
    return match.iri, match.label
