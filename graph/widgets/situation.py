"""Where an entity is: a small map, and the same in words."""

from urllib.parse import quote

import streamlit as st

from graph.errors import InputError
from graph.network.whereabouts import Whereabouts, whereabouts
from graph.views.locator import Spot, to_locator
from graph.views.outlines import SIDE, Outlines, read_outlines
from graph.widgets.facts import entity_link
from graph.widgets.language import _, _n
from graph.widgets.markup import Markup, block, join, show
from graph.widgets.opened import dataset, settings

__all__ = ["locator", "show_locator_drawer", "situation"]

_LISTED = 6
"""How many places are named in words."""


def situation(iri: str) -> tuple[Whereabouts, ...]:
    """The places of an entity; read once a generation."""
    return _situation(dataset().generation.folder.name, iri)


def show_locator_drawer(iri: str, *, key: str) -> None:
    """What opens onto the map, if some place of the entity can be drawn.

    Parameters
    ----------
    key: of the drawer, once on a page.
    """
    if not any(place.can_be_drawn for place in situation(iri)):
        return
    title = _("Voir sur la carte")
    drawer = st.expander(title, key=f"{key}.map", type="compact", on_change="rerun")
    if drawer.open:
        with drawer:
            show(locator(iri))


def locator(iri: str) -> Markup:
    """The map with its words below; an empty text when no place is known.

    The words stand alone where no outlines are at hand.
    """
    places = situation(iri)
    if not places:
        return Markup("")
    return block(
        '<figure class="m-locator">{map}<figcaption>{words}</figcaption></figure>',
        map=_map(places),
        words=_words(places),
    )


def _map(places: tuple[Whereabouts, ...]) -> Markup:
    """The picture, and a sentence for what is outside it."""
    if not any(place.can_be_drawn for place in places):
        return Markup("")
    try:
        outlines = read_outlines(settings().data / "departments.geojson")
    except InputError:
        return Markup("")
    spots = [spot for place in places for spot in _spots(place)]
    areas = {code for place in places for code in place.departements}
    said = " ; ".join(", ".join(place.names) for place in places[:_LISTED])
    dark = st.context.theme.type == "dark"
    svg = to_locator(outlines, spots, areas, title=said, dark=dark)
    return block(
        '<img src="{source}" width="{side}" height="{side}" alt="{alt}">{outside}',
        source=f"data:image/svg+xml,{quote(svg, safe=_PLAIN)}",
        side=SIDE,
        alt=_("Carte : {places}").format(places=said),
        outside=_outside(spots, outlines),
    )


_PLAIN = " =:/,.;()-'"
"""What needs no escape in a data address between double quotes (RFC 2397, and browsers)."""


@st.cache_resource(max_entries=256, show_spinner=False)
def _situation(generation: str, iri: str) -> tuple[Whereabouts, ...]:
    opened = dataset()
    return whereabouts(opened.store, opened.iris, iri)


def _spots(place: Whereabouts) -> list[Spot]:
    if place.point:
        return [Spot(*place.point)]
    return [Spot(*point, small=True) for point in place.points]


def _words(places: tuple[Whereabouts, ...]) -> Markup:
    """« implantation Lille, Nord, Hauts-de-France », a line for each place."""
    lines = [_line(place) for place in places[:_LISTED]]
    left = len(places) - len(lines)
    if left > 0:
        lines.append(
            block('<li class="m-detail">{more}</li>', more=_n("+ {n} autre", "+ {n} autres", left))
        )
    return block("<ul>{lines}</ul>", lines=join(lines))


def _line(place: Whereabouts) -> Markup:
    words = {
        "locatedIn": _("implantation"),
        "areaServed": _("zone d'action"),
        "spatial": _("territoire administré"),
    }
    own = entity_link(place.place, place.names[0] if place.names else "", page="fiche")
    count = len(place.points)
    return block(
        '<li><span class="m-detail">{way}</span> {names}{parts}</li>',
        way=words.get(place.way, ""),
        names=join([own, *place.names[1:]] if place.way != "self" else place.names, ", "),
        parts=block(
            ' <span class="m-detail">· {count}</span>',
            count=_n("{n} commune", "{n} communes", count),
        )
        if count
        else "",
    )


def _outside(spots: list[Spot], outlines: Outlines) -> Markup:
    """What cannot be drawn is said."""
    if all(outlines.place(spot.longitude, spot.latitude) for spot in spots):
        return Markup("")
    return block('<p class="m-detail">{text}</p>', text=_("Un de ces lieux est hors de la carte."))
