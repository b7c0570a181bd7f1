"""The questions of the catalogue that a territory completes, beside what they are about."""

from collections.abc import Mapping
from typing import Final

from graph.questions.fitting import Fit, has_answer
from graph.questions.question import catalogue
from graph.widgets.language import _, language
from graph.widgets.markup import Markup, block, join, link
from graph.widgets.opened import dataset
from graph.widgets.territory_words import territory_name

__all__ = ["questions_of"]

_PARTS: Final[Mapping[str, tuple[str, ...]]] = {
    "acteurs": ("organisations-territoire", "scic-territoire", "ptce"),
    "interieur": ("collectivites-scic", "financements"),
    "histoire": ("anciennes-collectivites",),
}
"""By part of the sheet."""


def questions_of(iri: str, part: str) -> Markup:
    """The questions of a part of the sheet that have an answer here, each a link to it."""
    opened, name = dataset(), territory_name(iri)
    links = []
    for question in (catalogue().get(name) for name in _PARTS[part]):
        parameter = question.parameters.get("territoire") if question else None
        if question is None or parameter is None:
            continue
        fit = Fit(question, parameter)
        if has_answer(opened, fit, iri):
            sentence = fit.sentence(name, language())
            key = opened.iris.short(iri)
            links.append(link(sentence, "questions", q=question.name, territoire=key))
    if not links:
        return Markup("")
    return block(
        '<p class="m-detail">{title}</p><ul class="m-terr-asked">{links}</ul>',
        title=_("En question, avec tableau, réseau et fichiers :"),
        links=join(block("<li>{link}</li>", link=one) for one in links),
    )
