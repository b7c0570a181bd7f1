"""What a query gave: how much, how fast, and the ways to look at it."""

from collections.abc import Callable, Mapping

import streamlit as st

from graph.questions.answer import Column
from graph.widgets.addresses import param, set_params
from graph.widgets.language import _, _n, language, number
from graph.widgets.markup import block, join, show
from graph.widgets.opened import patterns
from graph.widgets.public_opened import public_dataset
from graph.widgets.sparql_asked import Asked
from graph.widgets.sparql_examples import Example
from graph.widgets.sparql_files import show_query_files
from graph.widgets.sparql_map import can_be_map, show_query_map
from graph.widgets.sparql_network import can_be_network, show_network
from graph.widgets.sparql_rows import Found, found_of
from graph.widgets.sparql_table import show_rows

__all__ = ["show_results", "told"]

_VIEW = "sparql.view"


def show_results(asked: Asked, example: Example | None) -> None:
    """The answer, or why there is none.

    Parameters
    ----------
    example: what the query is, if it is an example as it stands.
    """
    if asked.error is not None:
        _show_problem(asked)
        return
    if asked.outcome is not None and asked.outcome.boolean is not None:
        _show_boolean(asked)
        return
    found = _found(asked, example)
    if found.rows:
        _show_rows(asked, found)
    else:
        _show_nothing(asked, found)


def told(asked: Asked) -> str:
    """What came of it, in a few words: « 12 lignes, 0,03 s »."""
    outcome = asked.outcome
    if outcome is None:
        return _("pas de réponse")
    if outcome.boolean is not None:
        how_much = _("oui") if outcome.boolean else _("non")
    elif outcome.ntriples is not None:
        lines = outcome.ntriples.count(b"\n")
        how_much = _n("{n} affirmation", "{n} affirmations", lines)
    else:
        how_much = _n("{n} ligne", "{n} lignes", len(outcome.rows))
    return _("{how_much}, {seconds} s").format(
        how_much=how_much, seconds=number(round(asked.seconds, 2))
    )


def _found(asked: Asked, example: Example | None) -> Found:
    name = example.name if example else ""
    return _kept(asked.version, asked.query, name, language(), asked, example)


@st.cache_resource(max_entries=6, show_spinner=False)
def _kept(
    version: str, query: str, name: str, spoken_in: str, _asked: Asked, _example: Example | None
) -> Found:
    if _asked.outcome is None:
        raise ValueError("nothing was found")
    question = _example.question if _example else None
    titles: Mapping[str, Column] = {one.name: one for one in question.columns} if question else {}
    found = found_of(_asked.outcome, query, public_dataset(), patterns(), titles)
    links = question.network if question else None
    if links is not None and {links.subject, links.object} <= set(found.entities):
        return found.linked_as(links)
    return found


def _show_rows(asked: Asked, found: Found) -> None:
    views = _views(found)
    with st.container(horizontal=True, vertical_alignment="center", key="results"):
        show(block('<p class="m-total"><b>{told}</b></p>', told=told(asked)))
        st.segmented_control(
            _("Montrer"),
            list(views),
            default=param("vue") if param("vue") in views else "table",
            format_func=lambda view: views[view][0],
            key=_VIEW,
            required=True,
            label_visibility="collapsed",
            on_change=lambda: set_params(vue=st.session_state[_VIEW], choix=""),
        )
        show_query_files(asked, found)
    if asked.outcome is not None and asked.outcome.is_cut:
        show(block('<p class="m-aside">{text}</p>', text=_cut(len(found.rows))))
    views[st.session_state[_VIEW]][1]()


def _views(found: Found) -> dict[str, tuple[str, Callable[[], None]]]:
    """The ways to look at these rows, by their word in the address."""
    version = public_dataset().generation.folder.name
    views: dict[str, tuple[str, Callable[[], None]]] = {
        "table": (_("Tableau"), lambda: show_rows(found, public_dataset()))
    }
    if can_be_network(found):
        views["reseau"] = (_("Réseau"), lambda: show_network(found, version))
    if can_be_map(found):
        views["carte"] = (_("Carte"), lambda: show_query_map(found))
    return views


def _cut(rows: int) -> str:
    return _(
        "La réponse s'arrête à {n} lignes, le plus que donne ce serveur : ajoutez LIMIT et OFFSET, "
        "ou précisez la requête."
    ).format(n=number(rows))


def _show_boolean(asked: Asked) -> None:
    with st.container(horizontal=True, vertical_alignment="center", key="results"):
        show(block('<p class="m-total"><b>{told}</b></p>', told=told(asked).capitalize()))
        show_query_files(asked, None)


def _show_nothing(asked: Asked, found: Found) -> None:
    """What to try where nothing was found."""
    hints = [
        _("Les affirmations sont dans des graphes, un par document : {pattern}.").format(
            pattern="GRAPH ?source { … }"
        ),
        _("Un mot mal écrit ne se voit pas : vérifiez les propriétés dans l'aide-mémoire."),
        _('Un texte a une langue : « "Lille"@fr », ou FILTER(STR(?nom) = "Lille").'),
    ]
    with st.container(horizontal=True, vertical_alignment="center", key="results"):
        show(block('<p class="m-total"><b>{told}</b></p>', told=told(asked)))
        show_query_files(asked, found)
    show(
        block(
            '<p>{text}</p><ul class="m-hints">{hints}</ul>',
            text=_("La requête se lit, et rien ne lui répond."),
            hints=join(block("<li>{hint}</li>", hint=hint) for hint in hints),
        )
    )


def _show_problem(asked: Asked) -> None:
    """The sentence, with the place in the query; the editor marks it too."""
    problem = asked.problem
    if problem is None:
        return
    sentence = problem.message
    if problem.line:
        where = _("Ligne {line}, caractère {sign}").format(line=problem.line, sign=problem.column)
        sentence = _("{where} : {what}").format(where=where, what=sentence)
    show(
        block(
            '<div class="m-told" role="alert"><p>{sentence}</p><p>{advice}</p></div>',
            sentence=sentence[:1].upper() + sentence[1:],
            advice=problem.advice,
        )
    )
