"""A question to choose and to complete; what is chosen goes into the address."""

from collections.abc import Mapping
from datetime import date

from graph.questions.question import Parameter, Question, catalogue
from graph.views.text import shown
from graph.widgets.addresses import param, set_params
from graph.widgets.language import _, language
from graph.widgets.markup import Markup, block, join, link, show
from graph.widgets.matrix_kinds_view import USUAL
from graph.widgets.offered import Choice, choices, offering, resolved
from graph.widgets.opened import dataset
from graph.widgets.sentence import sentence_builder
from graph.widgets.sentence.payload import make_payload

__all__ = ["given", "show_questions", "show_sentence", "topic_title"]

_FIRST_YEAR = 1980
_LONGEST = 120


def show_questions() -> None:
    """Every question as a sentence, by topic."""
    show(
        block(
            '<h1>{title}</h1><p class="m-lead">{text}</p>',
            title=_("Questions"),
            text=_("Choisissez une phrase, complétez-la : chaque réponse cite ses sources."),
        )
    )
    topics: dict[str, list[Question]] = {}
    for question in catalogue().values():
        topics.setdefault(question.topic, []).append(question)
    show(_matrix_line())
    for topic, questions in topics.items():
        show(
            block(
                '<h2>{topic}</h2><ul class="m-links">{lines}</ul>',
                topic=topic_title(topic),
                lines=join(map(_line, questions)),
            )
        )


def given(question: Question) -> dict[str, str]:
    """What the address gives for the parameters of ``question``."""
    return {name: param(name) for name in question.parameters if param(name)}


def show_sentence(question: Question, asked: Mapping[str, str]) -> None:
    """The sentence as the heading of the page, completed in place.

    Each gap offers what has an answer, given what is chosen for the others, with its rows.

    Parameters
    ----------
    asked: what the address gives, as :func:`given` reads it.
    """
    found = resolved(question, asked)
    chosen = {name: one.value for name, one in found.items() if one.value}
    iris = dataset().iris
    names = dataset().labels(chosen.values(), language())
    told = {name: names.get(value, value) for name, value in chosen.items()}
    spoken = {name: told.get(name, text[:_LONGEST]) for name, text in asked.items()}
    payload = make_payload(
        question,
        language(),
        spoken={name: shown(text) for name, text in spoken.items()},
        given={**asked, **{name: iris.short(value) for name, value in chosen.items()}},
        choices=lambda parameter: _choices(question, parameter, chosen),
        everything=lambda name: offering(question.name).count(
            {one: value for one, value in chosen.items() if one != name}
        ),
    )
    sentence_builder(question, payload, _choose)


def _choose(name: str, value: str) -> None:
    """The choice in the address; what was opened in the answer before is closed."""
    set_params(**{name: value, "case": "", "choix": ""})


def _choices(
    question: Question, parameter: Parameter, chosen: Mapping[str, str]
) -> tuple[Choice, ...]:
    if parameter.offered:
        return choices(question, parameter.name, chosen, language())
    if parameter.kind != "year":
        return ()
    years = range(date.today().year, _FIRST_YEAR - 1, -1)
    return tuple(Choice(str(year), str(year), "", "", None) for year in years)


def topic_title(topic: str) -> str:
    """The heading of a topic; a folder of the catalogue that has no words yet gives its name."""
    words = {
        "cooperation": _("Coopérations entre collectivités et structures"),
        "liens": _("Liens d'une entité, points communs"),
        "financement": _("Financements et soutiens"),
        "territoire": _("Sur un territoire"),
        "personnes": _("Personnes et fonctions"),
        "projets": _("Projets et activités"),
        "evenements": _("Événements"),
        "ressources": _("Ressources documentaires"),
        "themes": _("Thèmes"),
        "temps": _("Dans le temps"),
        "qualite": _("Ce que valent les sources"),
    }
    return words.get(topic, topic.capitalize())


def _matrix_line() -> Markup:
    """The way to cross any two kinds of entities, which no sentence does."""
    return block(
        '<ul class="m-links"><li>{link}<span class="m-detail">{about}</span></li></ul>',
        link=link(_("Croiser deux types d'entités"), "questions", matrice=USUAL),
        about=_("Une matrice, par exemple collectivités × SCIC : ce qui les lie, et sa source."),
    )


def _line(question: Question) -> object:
    return block(
        '<li>{link}<span class="m-detail">{about}</span></li>',
        link=link(question.sentence({}, language()), "questions", q=question.name),
        about=question.descriptions[language()],
    )
