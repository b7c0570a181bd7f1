"""What a query links, as a network: pairs of its rows, or the statements it constructs."""

from collections.abc import Sequence
from typing import Final

import streamlit as st

from graph.model.vocabulary import kind_of
from graph.network.answers import from_answer
from graph.network.build import Network
from graph.network.constructed import constructed
from graph.network.layout import Positions, layout
from graph.network.marks import mark_scic, use_initials
from graph.questions.answer import Answer, Cell
from graph.questions.dataset import Dataset
from graph.widgets.language import _, language, number
from graph.widgets.markup import block, show
from graph.widgets.network_and_card import show_network_and_card
from graph.widgets.network_files import show_network_files
from graph.widgets.opened import patterns
from graph.widgets.public_opened import public_dataset
from graph.widgets.sparql_rows import TRIPLE, Found

__all__ = ["can_be_network", "show_network"]

_MOST: Final = 150
"""How many entities are drawn: more are not read."""


def can_be_network(found: Found) -> bool:
    """Whether the rows link entities two by two."""
    ends = {TRIPLE[0], TRIPLE[2]} if found.is_graph else set()
    return len(found.entities) > 1 and (not ends or ends <= set(found.entities))


def show_network(found: Found, version: str) -> None:
    """The entities of the rows and what links them; what is chosen opens beside."""
    linked = found if found.answer.network else _choice(found)
    digest = str(linked.answer.parameters["query"])
    net, positions, total = _drawn(version, digest, language(), _ends(linked), linked)
    told = _("{shown} sur {total} entités montrées").format(
        shown=number(net.number_of_nodes()), total=number(total)
    )
    with st.container(horizontal=True, vertical_alignment="center", key="sparql_network"):
        show(block('<p class="m-detail">{told}</p>', told=told))
        with st.popover(_("Enregistrer le réseau"), key="sparql.network.files"):
            show_network_files(net, positions, _("Requête SPARQL"), key="sparql.network")
    show_network_and_card(net, positions, key="sparql.canvas", title=_("Requête SPARQL"))


def _ends(found: Found) -> tuple[str, ...]:
    links = found.answer.network
    return (links.subject, links.object, links.relation, links.through) if links else ()


def _choice(found: Found) -> Found:
    """Which column is linked to which: the first two, or those the reader chooses."""
    if found.is_graph:
        return found.linked(*TRIPLE[::2], TRIPLE[1])
    names = found.entities
    relation = found.relations[0] if found.relations else ""
    if len(names) == 2:
        return found.linked(*names, relation)
    with st.container(horizontal=True, key="sparql_ends"):
        one = st.selectbox(_("Relier"), names, key="sparql.from", width=220)
        others = [name for name in names if name != one]
        other = st.selectbox(_("à"), others, key="sparql.to", width=220)
    return found.linked(one, other, relation)


@st.cache_resource(max_entries=12, show_spinner=False)
def _drawn(
    version: str, digest: str, spoken: str, ends: tuple[str, ...], _found: Found
) -> tuple[Network, Positions, int]:
    opened = public_dataset()
    answer, total = _first(_found.answer, ends[:2], ends[3])
    _name(answer, opened, spoken)
    if _found.is_graph:
        net = _stated(answer, opened, spoken)
    else:
        net = from_answer(answer, opened.store, opened.iris, language=spoken)
    mark_scic(opened.store, opened.iris, net)
    use_initials(opened.store, opened.iris, net)
    return net, layout(net), total


def _first(answer: Answer, ends: Sequence[str], through: str) -> tuple[Answer, int]:
    """The first rows of an answer that make a readable network, and how many entities it has."""
    kept: list[dict[str, Cell]] = []
    known: set[str] = set()
    every: set[str] = set()
    iris = public_dataset().iris
    for row in answer.rows:
        named = {str(row[end]) for end in (*ends, through) if end and row.get(end)}
        if any(kind_of(one, iris) is None for one in named):
            continue
        every |= named
        if len(known | named) <= _MOST:
            known |= named
            kept.append(dict(row))
    shown = Answer(answer.question, answer.parameters, answer.columns, kept, network=answer.network)
    return shown, len(every)


def _name(answer: Answer, opened: Dataset, spoken: str) -> None:
    """Put the names of the entities beside them."""
    columns = [one.name for one in answer.columns if one.role == "entity"]
    wanted = {str(row[name]) for row in answer.rows for name in columns if row.get(name)}
    names = opened.labels(wanted, spoken)
    for row in answer.rows:
        for name in columns:
            row[f"{name}_label"] = names.get(str(row.get(name)), "")


def _stated(answer: Answer, opened: Dataset, spoken: str) -> Network:
    """Statements that a query constructs."""
    subject, predicate, value = TRIPLE
    triples = [(str(row[subject]), str(row[predicate]), str(row[value])) for row in answer.rows]
    names = {str(row[end]): str(row[f"{end}_label"]) for row in answer.rows for end in TRIPLE[::2]}
    return constructed(triples, names, opened.iris, patterns(), spoken)
