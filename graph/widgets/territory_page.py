"""The sheet of a territory: what is stated of it, and of the places inside it, told apart."""

from dataclasses import dataclass

import streamlit as st

from graph.errors import InputError, worded
from graph.model.vocabulary import Kind, kind_of
from graph.network.territory_lineage import Scope
from graph.views.text import shown
from graph.widgets.addresses import page_link, param
from graph.widgets.asking import show_asking
from graph.widgets.entity import Entity, entity
from graph.widgets.entity_files import show_entity_files
from graph.widgets.language import _, language
from graph.widgets.markup import Markup, block, join, kind_icon, show
from graph.widgets.opened import dataset
from graph.widgets.references import References
from graph.widgets.situation import locator, situation
from graph.widgets.territory_actors import actors
from graph.widgets.territory_data import roll_up, territory_sheet
from graph.widgets.territory_documents import documents
from graph.widgets.territory_figures import comparison, figures
from graph.widgets.territory_files import show_territory_files
from graph.widgets.territory_places import history, lies_in, made_of, not_to_be_confused
from graph.widgets.territory_relations import inside_relations, own_relations
from graph.widgets.territory_words import code_of, level_word, scope_word, territory_name

__all__ = ["show_territory"]

_LONGEST = 40
"""The most characters of the address in a message."""


def show_territory(iri: str) -> None:
    """The sheet of a territory, or of the one an institution runs.

    Parameters
    ----------
    iri: of a territory or of a collectivité. The address may say ``tout=contient`` or
        ``tout=relations`` to show these parts whole.

    Raises
    ------
    graph.errors.InputError: the thing is no territory, and runs none; there is no such part.
    graph.errors.UnknownName: nothing is known of it.
    """
    place, whole = _place_of(iri), _whole(param("tout"))
    known = entity(place)
    told = _told(
        dataset().generation.folder.name,
        place,
        language(),
        st.query_params.get("lang", ""),
        st.context.theme.type == "dark",
        whole,
    )
    show(told.head)
    _tools(known)
    left, right = st.columns([5, 3], gap="large")
    with left:
        show(told.left)
    with right:
        show(told.right)
    show(told.foot)


@dataclass(frozen=True, slots=True)
class _Told:
    """What the page writes itself, in its four places."""

    head: Markup
    left: Markup
    right: Markup
    foot: Markup


@st.cache_resource(max_entries=64, show_spinner=False)
def _told(
    generation: str, place: str, spoken: str, in_address: str, dark: bool, whole: str
) -> _Told:
    """The sheet, written once for each language, theme and form of its links."""
    references = References()
    return _Told(
        join((_head(entity(place)), figures(place))),
        join(
            (
                actors(place, references),
                own_relations(place, references),
                inside_relations(place, references, whole == "relations"),
                documents(place),
            )
        ),
        join(
            (
                _situation(place),
                made_of(place, whole == "contient"),
                history(place, references),
            )
        ),
        join((comparison(place), _cited(references))),
    )


def _place_of(iri: str) -> str:
    """The territory itself, or the one that an institution runs."""
    kind = kind_of(iri, dataset().iris)
    if kind is Kind.TERRITORY:
        return iri
    places = [one.place for one in situation(iri) if one.way == "spatial"]
    if places:
        return places[0]
    raise InputError(
        worded("« {label} » n'est pas un territoire.", label=shown(entity(iri).label)),
        advice="Choisissez une commune, une intercommunalité, un département ou une région.",
    )


def _whole(text: str) -> str:
    """The part that is shown whole, or an empty text."""
    if text not in ("", "contient", "relations"):
        raise InputError(
            worded(
                "la fiche d'un territoire n'a pas de partie « {text} ».",
                text=shown(text)[:_LONGEST],
            ),
            advice="Écrivez tout=contient ou tout=relations, ou rien.",
        )
    return text


def _head(known: Entity) -> Markup:
    """Where it lies, its name, its level and its code, and what it is not."""
    code = code_of(known.iri)
    title = _("SIREN {code}") if len(code) == 9 else _("code INSEE {code}")
    former = known.iri in roll_up().lineage.former
    details = [
        level_word(known.iri),
        scope_word(Scope.FORMER) if former else "",
        title.format(code=code) if code else "",
    ]
    return block(
        '{path}<header class="m-head"><h1>{icon}<bdi>{name}</bdi></h1>'
        '<p class="m-detail">{details}</p>{others}</header>',
        path=lies_in(known.iri),
        icon=kind_icon("place"),
        name=territory_name(known.iri),
        details=" · ".join(detail for detail in details if detail),
        others=not_to_be_confused(known.iri),
    )


def _tools(known: Entity) -> None:
    """What leads elsewhere, and what can be taken away."""
    councils = territory_sheet(known.iri).councils
    with st.container(gap=None, key="territory_tools"):
        with st.container(horizontal=True, gap="medium", key="territory_links"):
            for council in councils:
                page_link(_("Fiche de l'institution"), "fiche", id=dataset().iris.short(council))
            page_link(_("Voir dans l'Explorer"), "explorer", id=known.key)
            page_link(_("Comparer avec…"), "comparer", a=known.key)
        show_asking(known, key="territory")
        with st.expander(_("Identifiant et données"), key="territory.files", type="compact"):
            st.code(known.iri, language=None, wrap_lines=True)
            st.caption(_("Tout ce qui en est dit, avec les sources :"))
            with st.container(horizontal=True, gap="small"):
                show_entity_files(known, key="territory.file")
            show_territory_files(known.iri)


def _situation(iri: str) -> Markup:
    place = locator(iri)
    if not place:
        return Markup("")
    return block(
        '<section class="m-part"><h2>{title}</h2>{place}</section>',
        title=_("Situation"),
        place=place,
    )


def _cited(references: References) -> Markup:
    if not references.count:
        return Markup("")
    return block(
        '<section class="m-part m-cited"><h2>{title}</h2>{list}</section>',
        title=join((_("Sources"), f" ({references.count})")),
        list=references.listing(),
    )
