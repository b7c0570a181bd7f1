"""Where one may go from an entity: its territory, a comparison."""

from graph.model.vocabulary import Kind, kind_of
from graph.widgets.addresses import page_link
from graph.widgets.entity import Entity
from graph.widgets.language import _
from graph.widgets.opened import dataset
from graph.widgets.situation import situation

__all__ = ["show_elsewhere"]


def show_elsewhere(known: Entity) -> None:
    """Links to the sheet of its territory, if it is one or runs one, and to comparisons."""
    place = _territory(known.iri)
    if place:
        page_link(_("Voir le territoire"), "territoires", id=dataset().iris.short(place))
    page_link(_("Comparer avec…"), "comparer", a=known.key)


def _territory(iri: str) -> str:
    if kind_of(iri, dataset().iris) is Kind.TERRITORY:
        return iri
    return next((one.place for one in situation(iri) if one.way == "spatial"), "")
