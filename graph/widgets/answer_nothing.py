"""Where there is no answer: what was searched, and the nearest questions that have one."""

from collections.abc import Mapping

from graph.questions.nearest import Near, nearest
from graph.questions.question import Question
from graph.widgets.language import _, _n, language
from graph.widgets.markup import Markup, block, join, link, show
from graph.widgets.offered import choices, chosen_values, containing, offering
from graph.widgets.opened import dataset

__all__ = ["show_missing", "show_nothing"]

_SHOWN = 6


def show_nothing(question: Question, asked: Mapping[str, str]) -> None:
    """What was searched, and what to try: the smallest changes that have an answer.

    Parameters
    ----------
    asked: what the address gives for the question's parameters.
    """
    chosen = chosen_values(question, asked)
    found = nearest(question, offering(question.name), containing(), chosen)
    tries = [_try(question, asked, near) for near in found]
    show(
        block(
            '<div class="m-told"><p>{none}</p><p>{searched}</p><p>{said}</p>{tries}</div>',
            none=_("Aucune réponse dans le graphe."),
            searched=_searched(question, chosen),
            said=_("Le graphe ne dit rien de tel ; cela ne prouve pas que rien n'existe."),
            tries=_list(_("Les questions les plus proches qui ont une réponse :"), tries),
        )
    )


def show_missing(question: Question, asked: Mapping[str, str]) -> None:
    """What the sentence still lacks, with what has the widest answers to fill it."""
    lacking = [
        one for one in question.parameters.values() if one.required and one.name not in asked
    ]
    names = ", ".join(one.labels[language()] for one in lacking)
    first = lacking[0].name
    offered = choices(question, first, chosen_values(question, asked), language())
    tries = [
        block(
            '<li>{link} <span class="m-count">{rows}</span></li>',
            link=link(one.label, "questions", q=question.name, **{**asked, first: one.value}),
            rows=_rows(one.rows or 0),
        )
        for one in offered[:_SHOWN]
    ]
    shown = block(
        "<p><strong>{told}</strong></p>", told=_("À compléter : {names}.").format(names=names)
    )
    show(shown, _list(_("Par exemple :"), tries))


def _searched(question: Question, chosen: Mapping[str, str]) -> str:
    names = dataset().labels(chosen.values(), language())
    told = [
        _("{name} : {value}").format(
            name=question.parameters[name].labels[language()], value=names.get(value, value)
        )
        for name, value in chosen.items()
    ]
    between = " ; " if language() == "fr" else "; "
    return _("Cherché : {conditions}.").format(conditions=between.join(told)) if told else ""


def _try(question: Question, asked: Mapping[str, str], near: Near) -> Markup:
    iris = dataset().iris
    changed = {name: iris.short(value) for name, value in near.changed.items()}
    return block(
        '<li>{link} <span class="m-count">{rows}</span></li>',
        link=link(_words(question, near), "questions", q=question.name, **{**asked, **changed}),
        rows=_rows(near.rows),
    )


def _words(question: Question, near: Near) -> str:
    labels = [
        _("« {name} »").format(name=question.parameters[one].labels[language()])
        for one in near.changed
    ]
    value = next(iter(near.changed.values()))
    name = dataset().labels([value], language()).get(value, value) if value else ""
    words = {
        "wider": _("Plus largement : {name}"),
        "earlier": _("Plus tôt : {name}"),
        "later": _("Plus tard : {name}"),
        "instead": _("Plutôt : {name}"),
        "without": _("Sans {conditions}"),
    }
    return words[near.how].format(name=name, conditions=", ".join(labels))


def _rows(count: int) -> str:
    return f"({_n('{n} ligne', '{n} lignes', count)})"


def _list(title: str, lines: list[Markup]) -> Markup:
    if not lines:
        return Markup("")
    return block("<p>{title}</p><ul>{lines}</ul>", title=title, lines=join(lines))
