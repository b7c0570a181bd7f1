"""Which questions a thing completes, and which of them have an answer for it."""

import pytest

from graph.model.vocabulary import Kind
from graph.questions.dataset import Dataset
from graph.questions.fitting import fitting, has_answer
from graph.questions.parameters import KINDS_OF
from graph.questions.question import catalogue

RTES = "https://w3id.org/maillage/id/organisation/rtes"


@pytest.mark.parametrize("kind", list(Kind))
def test_a_question_takes_what_it_is_offered_and_lacks_nothing(kind: Kind) -> None:
    for fit in fitting(kind):
        kinds = KINDS_OF[fit.parameter.kind]
        assert not kinds or kind in kinds
        assert fit.parameter.kind not in ("year", "relation-kind")
        lacking = [one for one in fit.question.parameters.values() if one.required]
        assert lacking in ([], [fit.parameter])


def test_the_order_is_that_of_the_catalogue() -> None:
    order = list(catalogue())
    names = [order.index(fit.question.name) for fit in fitting(Kind.ORGANISATION)]
    assert names == sorted(names)
    assert "points-communs" not in {fit.question.name for fit in fitting(Kind.ORGANISATION)}


def test_the_sentence_is_completed() -> None:
    fit = next(one for one in fitting(Kind.ORGANISATION) if one.question.name == "membres")
    assert fit.sentence("Réseau Exemple") == "Qui sont les membres de « Réseau Exemple » ?"


def test_only_questions_with_an_answer_are_told(dataset: Dataset) -> None:
    told = {
        (fit.question.name, fit.parameter.name): has_answer(dataset, fit, RTES)
        for fit in fitting(Kind.ORGANISATION)
    }
    assert told["membres", "reseau"]
    assert told["relations-entite", "entite"]
    assert not told["collectivites-capital", "cible"]
