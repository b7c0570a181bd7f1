"""The page SPARQL: a query written by hand, asked of the public data, and what it gives."""

from dataclasses import dataclass

import streamlit as st

from graph.errors import InputError, worded
from graph.model.vocabulary import prefixes
from graph.widgets.addresses import param, set_params
from graph.widgets.editor import Outcome, sparql_editor, texts
from graph.widgets.editor.events import LONGEST
from graph.widgets.frame import sentences
from graph.widgets.language import _, number
from graph.widgets.markup import block, show
from graph.widgets.public_opened import public_dataset
from graph.widgets.sparql_address import EXAMPLE, put_query, query_of_address
from graph.widgets.sparql_asked import Asked, ask_query, endpoint
from graph.widgets.sparql_examples import Example, examples, find_example
from graph.widgets.sparql_help import show_help
from graph.widgets.sparql_results import show_results, told
from graph.widgets.sparql_terms import terms

__all__ = ["show_sparql"]

_STATE = "sparql.written"
_PICKED = "sparql.example"
_FIRST = "organisations"


@dataclass
class _Written:
    """What this visit has in the editor.

    Parameters
    ----------
    query: the last one asked, or put there. revision: how many times Python put another one.
    number: of the event that asked it. too_long: whether the address could not hold it.
    again: whether it is to be asked once more, whatever came of it before.
    """

    query: str = ""
    revision: int = 0
    number: int = 0
    too_long: bool = False
    again: bool = False


def show_sparql() -> None:
    """The editor with what helps to write, then what the query gives.

    Raises
    ------
    graph.errors.QuestionError: the address names an example there is not.
    graph.errors.InputError: the address does not hold a whole query.
    graph.errors.StoreMissing: nothing has been built.
    """
    written = _written()
    base = public_dataset().iris.base
    with sentences():
        _follow_address(written, base)
    example = _example_of(written.query, base)
    asked = _ask(written) if written.query.strip() else None
    _head()
    left, right = st.columns([8, 4], gap="large")
    with left:
        _editor(written, asked)
    with right:
        _pick(base, example)
        with st.container(key="sparql_help"):
            show_help(written.query)
    if written.too_long:
        st.caption(_("Cette requête est trop longue pour l'adresse : enregistrez-la en fichier."))
    if asked is not None:
        show_results(asked, example)


def _written() -> _Written:
    state: _Written = st.session_state.setdefault(_STATE, _Written())
    return state


def _follow_address(written: _Written, base: str) -> None:
    """Take up the query the address holds; without one, what was there, or the first example."""
    told_there = query_of_address()
    if not told_there and param(EXAMPLE):
        told_there = find_example(param(EXAMPLE), base).query
    if not told_there and written.query:
        told_there = written.query
        written.too_long = not put_query(told_there)
    told_there = told_there or examples(base)[_FIRST].query
    if len(told_there) > LONGEST:
        raise InputError(
            worded("la requête dépasse {most} signes.", most=LONGEST),
            where="SPARQL",
            advice="Raccourcissez-la, ou posez-en plusieurs.",
        )
    if told_there != written.query:
        written.query, written.revision = told_there, written.revision + 1


def _ask(written: _Written) -> Asked:
    again, written.again = written.again, False
    with st.spinner(_("La requête est posée au graphe…"), show_time=True):
        return ask_query(written.query, again=again)


def _head() -> None:
    count = len(public_dataset().store)
    limits = endpoint().limits
    text = _(
        "Une requête écrite à la main, sur les {n} affirmations publiques : lecture seule, "
        "{seconds} secondes et {rows} lignes au plus."
    )
    show(
        block(
            '<header class="m-head"><h1>SPARQL</h1><p class="m-lead">{text}</p></header>',
            text=text.format(
                n=number(count), seconds=f"{limits.seconds:g}", rows=number(limits.rows)
            ),
        )
    )


def _editor(written: _Written, asked: Asked | None) -> None:
    outcome = None
    if asked is not None:
        outcome = Outcome(written.number, asked.query, told(asked), asked.problem)
    sparql_editor(
        written.query,
        key="sparql.editor",
        revision=written.revision,
        on_run=_run,
        prefixes=prefixes(public_dataset().iris),
        terms=terms(),
        outcome=outcome,
        texts=texts(),
        height=340,
    )


def _run(query: str, asked_as: int) -> None:
    """Ask what the reader wrote; the address then holds it."""
    written = _written()
    written.query, written.number, written.again = query, asked_as, True
    view = param("vue")
    written.too_long = not put_query(query, vue=view)
    _first_page()


def _first_page() -> None:
    st.session_state.pop("sparql.page", None)


def _pick(base: str, example: Example | None) -> None:
    """The list of examples; the one chosen is asked at once."""
    known = examples(base)
    st.session_state[_PICKED] = example.name if example else None
    st.selectbox(
        _("Partir d'un exemple"),
        list(known),
        format_func=lambda name: f"{known[name].title} ({known[name].topic})",
        key=_PICKED,
        placeholder=_("Choisir parmi {n} requêtes").format(n=len(known)),
        on_change=_take,
    )
    about = example.about if example else ""
    if about:
        show(block('<p class="m-detail">{about}</p>', about=about))


def _take() -> None:
    name = st.session_state[_PICKED]
    if name is None:
        return
    written = _written()
    example = find_example(name, public_dataset().iris.base)
    written.query, written.too_long = example.query, False
    written.revision += 1
    _first_page()
    set_params(**{EXAMPLE: name}, requete="", z="", query="", page="", vue="", choix="")


def _example_of(query: str, base: str) -> Example | None:
    return next((one for one in examples(base).values() if one.query == query), None)
