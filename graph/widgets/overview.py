"""The first page: what may be asked, what the graph holds, how fresh it is."""

from collections.abc import Mapping

import streamlit as st

from graph.model.vocabulary import Kind
from graph.widgets.addresses import go
from graph.widgets.language import _, _n, date, number
from graph.widgets.markup import Markup, block, join, kind_icon, link, show
from graph.widgets.opened import dataset, served_snapshot
from graph.widgets.resource_list import resource_lines
from graph.widgets.resources import resources
from graph.widgets.search_box import search_box
from graph.widgets.starts import question_links

__all__ = ["show_contents", "show_welcome"]

_LATEST = 6
_QUESTIONS = 8


def show_welcome() -> None:
    """The name, one sentence, and the box everything starts from."""
    show(
        block(
            '<h1 class="m-name">{name}</h1><p class="m-lead">{text}</p>',
            name="Maillage",
            text=_(
                "Qui coopère avec qui dans l'économie sociale et solidaire, et d'après quelles "
                "sources."
            ),
        )
    )
    search_box(
        "home.search",
        _("Chercher une organisation, une collectivité, une personne, un projet, un document"),
        lambda key: go("ressources" if key.startswith("resource/") else "explorer", id=key),
        placeholder=_("Un nom, un sigle, un code INSEE ou SIREN : MEL, 59350…"),
        large=True,
    )


def show_contents() -> None:
    """Questions, figures, latest documents."""
    left, right = st.columns([6, 5], gap="large")
    with left:
        show(
            block("<h2>{title}</h2>", title=_("Questions")),
            question_links("questions", most=_QUESTIONS),
            block(
                '<p class="m-rest">{link}</p>', link=link(_("Toutes les questions"), "questions")
            ),
        )
    with right:
        show(_figures())
        latest = [one for one in resources() if one.issued][:_LATEST]
        show(
            block("<h2>{title}</h2>", title=_("Dernières ressources")),
            resource_lines(latest, tagged=False),
        )


def _figures() -> Markup:
    built = dataset().generation.read("build.json")
    lines = [
        block(
            "<li>{icon}<span><b>{count}</b>{label}</span></li>",
            icon=kind_icon(kind),
            count=number(count),
            label=label,
        )
        for kind, count, label in _counts(built.get("things", {}))
        if count
    ]
    sources = built.get("sources", {})
    return block(
        '<h2>{title}</h2><ul class="m-figures">{lines}</ul><p class="m-detail">{fresh}</p>'
        '<p class="m-detail">{statements}</p>',
        title=_("Ce que contient le graphe"),
        lines=join(lines),
        fresh=_fresh(built),
        statements=_n("{n} affirmation, ", "{n} affirmations, ", sum(sources.values()))
        + _n("{n} jeu de sources.", "{n} jeux de sources.", len(sources)),
    )


def _fresh(built: Mapping[str, object]) -> str:
    """When what is shown was built, or published, and its version."""
    snapshot = served_snapshot()
    if snapshot is not None:
        return _("Publié le {day}, version {version}.").format(
            day=date(snapshot.issued.isoformat()), version=snapshot.version
        )
    return _("Construit le {day}, version {version}.").format(
        day=date(str(built.get("built", ""))), version=built.get("version", "")
    )


def _counts(things: Mapping[str, int]) -> list[tuple[str, int, str]]:
    """Each kind in the order of the figures: its key in the palette, its count, its name."""
    count = {**dict.fromkeys(("territory", *Kind), 0), **things}
    told = [
        (Kind.ORGANISATION, _n("organisation", "organisations", count["organisation"])),
        (Kind.COLLECTIVITE, _n("collectivité", "collectivités", count["collectivite"])),
        (Kind.PERSON, _n("personne", "personnes", count["person"])),
        (Kind.PROJECT, _n("projet", "projets", count["project"])),
        (Kind.EVENT, _n("événement", "événements", count["event"])),
        (Kind.RESOURCE, _n("document", "documents", count["resource"])),
        (Kind.CONCEPT, _n("notion", "notions", count["concept"])),
        (Kind.TERRITORY, _n("territoire", "territoires", count["territory"])),
    ]
    counts = {**count, Kind.TERRITORY.value: count["territory"]}
    return [(kind.value, counts[kind.value], label) for kind, label in told]
