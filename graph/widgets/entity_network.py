"""The best-known neighbours of an entity, drawn small."""

import streamlit as st

from graph.network.build import rename
from graph.network.layout import Positions, layout
from graph.network.neighbourhood import Neighbourhood, neighbourhood
from graph.widgets.addresses import set_params
from graph.widgets.canvas import CanvasEvent
from graph.widgets.entity import Entity
from graph.widgets.language import _, language, number
from graph.widgets.markup import block, link, show
from graph.widgets.network_view import show_canvas
from graph.widgets.opened import dataset, patterns

__all__ = ["show_entity_network"]

_SHOWN, _HEIGHT = 12, 360


def show_entity_network(known: Entity) -> None:
    """Twelve neighbours at most; a click opens the sheet of one."""
    found, positions = _drawn(dataset().generation.folder.name, known.iri, language())
    if not found.shown:
        return
    show(
        block(
            '<section class="m-part"><h2>{title}</h2><p class="m-detail">{counts} · {link}</p>'
            "</section>",
            title=_("Voisinage"),
            counts=_("{shown} sur {total} voisins montrés").format(
                shown=number(found.shown), total=number(found.total)
            ),
            link=link(_("Ouvrir dans l'Explorer"), "explorer", id=known.key),
        )
    )
    with st.container(key="sheet_network"):
        show_canvas(
            found.network,
            positions,
            key=f"sheet.network.{known.key}",
            title=known.label,
            centre=known.iri,
            height=_HEIGHT,
            on_event=lambda event: _react(event, known.iri),
            events=("click",),
        )


@st.cache_resource(max_entries=64, show_spinner=False)
def _drawn(generation: str, iri: str, spoken: str) -> tuple[Neighbourhood, Positions]:
    opened = dataset()
    found = neighbourhood(opened.store, opened.iris, iri, limit=_SHOWN)
    if spoken != "fr":
        rename(found.network, opened.labels(found.network, spoken))
    for _one, _other, relation, data in found.network.edges(keys=True, data=True):
        if relation in patterns().wordings:
            data["label"] = patterns().label(relation, spoken)
    return found, layout(found.network, centre=iri)


def _react(event: CanvasEvent, centre: str) -> None:
    if event.node and event.node != centre:
        set_params(id=dataset().iris.short(event.node))
