"""What is being reviewed, and what was brought in: by whom, when, how much."""

from typing import Final

import streamlit as st

from graph.contributing.drafts import DraftSummary, drop_draft, list_drafts
from graph.contributing.history import Contribution, list_contributions
from graph.views.text import clipped
from graph.widgets.addresses import count, set_params
from graph.widgets.contribute_who import who
from graph.widgets.language import _, _n, date, number
from graph.widgets.markup import Markup, block, join, link, show
from graph.widgets.opened import settings

__all__ = ["counted", "show_contributions", "show_drafts"]

_STEP: Final = 20


def show_drafts() -> None:
    """The drafts in progress, the one touched last first; each can be dropped."""
    drafts = list_drafts(settings())
    show(
        block(
            '<h2>{title} <span class="m-count">{count}</span></h2>',
            title=_("Brouillons en cours"),
            count=number(len(drafts)),
        )
    )
    if not drafts:
        show(block('<p class="m-detail">{text}</p>', text=_("Aucun brouillon n'attend.")))
        return
    most = min(len(drafts), _shown("brouillons"))
    for one in drafts[:most]:
        _draft(one)
    _more("brouillons", most, len(drafts))


def show_contributions() -> None:
    """The history, the newest first."""
    every = list_contributions(settings())
    show(
        block(
            '<h2>{title} <span class="m-count">{count}</span></h2>',
            title=_("Contributions"),
            count=number(len(every)),
        )
    )
    if not every:
        show(
            block(
                '<p class="m-detail">{text}</p>',
                text=_("Aucune contribution encore : la première sera la vôtre."),
            )
        )
        return
    most = min(len(every), _shown("contributions"))
    show(block('<ul class="m-links">{lines}</ul>', lines=join(map(_line, every[:most]))))
    _more("contributions", most, len(every))


def counted(one: Contribution) -> str:
    """How much a contribution brought."""
    names = ("entities", "links", "relations", "attributes", "refused")
    count = dict.fromkeys(names, 0) | one.counts
    parts = (
        (count["entities"], _n("{n} nouvelle entité", "{n} nouvelles entités", count["entities"])),
        (count["links"], _n("{n} entité liée", "{n} entités liées", count["links"])),
        (count["relations"], _n("{n} relation", "{n} relations", count["relations"])),
        (count["attributes"], _n("{n} valeur", "{n} valeurs", count["attributes"])),
        (count["refused"], _n("{n} refusée", "{n} refusées", count["refused"])),
    )
    return " · ".join(words for told, words in parts if told)


def _draft(one: DraftSummary) -> None:
    with st.container(horizontal=True, key=f"draft_{one.id}", vertical_alignment="center"):
        show(
            block(
                '<div class="m-draft">{title} <span class="m-detail">{about}</span></div>',
                title=link(clipped(one.title, 120), "contribuer", brouillon=one.id, par=who()),
                about=" · ".join(_about(one)),
            )
        )
        if st.button(_("Supprimer"), key=f"drop.{one.id}", type="tertiary"):
            _confirm(one)


def _about(one: DraftSummary) -> tuple[str, ...]:
    return (
        _("{decided} sur {total} décidées").format(
            decided=number(one.decided), total=number(one.proposals)
        ),
        one.by,
        date(one.changed),
    )


def _confirm(one: DraftSummary) -> None:
    @st.dialog(_("Supprimer ce brouillon ?"))
    def ask() -> None:
        show(
            block(
                "<p><bdi>{title}</bdi></p><p>{text}</p>",
                title=clipped(one.title),
                text=_("Ses décisions seront perdues ; le graphe ne change pas."),
            )
        )
        if st.button(_("Supprimer"), key="drop.yes", type="primary"):
            drop_draft(settings(), one.id)
            st.rerun()

    ask()


def _line(one: Contribution) -> Markup:
    state = _("annulée") if one.is_undone else ""
    about = (one.by, date(one.at), counted(one), _access(one), state)
    return block(
        '<li{undone}>{title}<span class="m-detail">{about}</span></li>',
        undone=Markup(' class="m-undone"') if one.is_undone else "",
        title=link(
            clipped(one.title or one.document or one.key, 120),
            "contribuer",
            contribution=one.key,
            par=who(),
        ),
        about=" · ".join(filter(None, about)),
    )


def _access(one: Contribution) -> str:
    words = {"public": _("public"), "restricted": _("restreint")}
    found = dict.fromkeys(words[told.access.value] for told in one.resources if told.graph)
    return ", ".join(found)


def _shown(name: str) -> int:
    return count(name, _STEP, 2000)


def _more(name: str, most: int, total: int) -> None:
    if most < total:
        shown = _("{shown} sur {total} montrés")
        st.caption(shown.format(shown=number(most), total=number(total)))
        step = min(_STEP, total - most)
        st.button(
            _n("Montrer {n} ligne de plus", "Montrer {n} lignes de plus", step),
            key=f"more.{name}",
            on_click=lambda: set_params(**{name: str(most + step)}),
        )
