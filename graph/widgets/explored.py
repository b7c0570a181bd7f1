"""The pictures of explorations, worked out once for everybody who looks at them."""

from functools import lru_cache

import streamlit as st

from graph.network.exploration.address import Address
from graph.network.exploration.grower import Grower
from graph.network.exploration.picture import Picture, draw
from graph.network.exploration.state import Exploration
from graph.network.neighbourhood import Neighbours
from graph.network.territories import territories_of
from graph.views.palette import style_key
from graph.widgets.language import language
from graph.widgets.opened import dataset, patterns

__all__ = ["address_book", "neighbours", "picture", "territories"]

_PICTURES = 96


class _Drawer:
    """The pictures of one generation in one language."""

    def __init__(self, spoken: str) -> None:
        self.grower = Grower(dataset(), patterns(), spoken)
        self.draw = lru_cache(maxsize=_PICTURES)(self._draw)
        self.territories = lru_cache(maxsize=_PICTURES)(self._territories)
        names = {note.publisher for note in dataset().sources().values() if note.publisher}
        self.address = Address(dataset().iris, names)

    def _draw(self, exploration: Exploration) -> Picture:
        return draw(self.grower, exploration, style_key)

    def _territories(self, nodes: frozenset[str]) -> dict[str, int]:
        counts: dict[str, int] = {}
        opened = self.grower.dataset
        for places in territories_of(opened.store, opened.iris, nodes).values():
            for place in places:
                counts[place] = counts.get(place, 0) + 1
        return counts


def picture(exploration: Exploration) -> Picture:
    """What is drawn of ``exploration``.

    Raises
    ------
    graph.errors.QuestionError: no network can be made of the question's rows.
    graph.errors.UnknownName: nothing is said of the centre.
    """
    drawn: Picture = _drawer().draw(exploration)
    return drawn


def neighbours(node: str) -> Neighbours:
    """Every neighbour of ``node``, best first, and how many each relation gives."""
    found: Neighbours = _drawer().grower.neighbours(node, "", True)
    return found


def territories(nodes: frozenset[str]) -> dict[str, int]:
    """The territories ``nodes`` are in, with how many of them."""
    found: dict[str, int] = _drawer().territories(nodes)
    return found


def address_book() -> Address:
    """How explorations of the dataset in use are written in an address."""
    return _drawer().address


def _drawer() -> _Drawer:
    return _drawer_of(dataset().generation.folder.name, language())


@st.cache_resource(max_entries=4, show_spinner=False)
def _drawer_of(generation: str, spoken: str) -> _Drawer:
    return _Drawer(spoken)
