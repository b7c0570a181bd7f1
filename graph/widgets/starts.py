"""Where one may start: the questions, and the entities that are best linked."""

import streamlit as st

from graph.model.terms import Literal, NamedNode
from graph.model.vocabulary import Kind, kind_of, term
from graph.questions.question import Question, catalogue
from graph.widgets.facts import entity_link
from graph.widgets.language import _, _n, language
from graph.widgets.markup import Markup, block, join, link, show
from graph.widgets.opened import dataset

__all__ = ["question_links", "show_starts"]

_SHOWN = 12
_ACTORS = (Kind.COLLECTIVITE, Kind.ORGANISATION, Kind.PROJECT)


def show_starts() -> None:
    """What one may look at first, when the address names nothing."""
    show(
        block(
            '<h1>{title}</h1><p class="m-lead">{text}</p>',
            title=_("Explorer les liens"),
            text=_(
                "Cherchez un nom, ou partez d'une question ou de l'une des entités les mieux "
                "reliées."
            ),
        )
    )
    left, right = st.columns(2, gap="large")
    with left:
        show(
            block("<h2>{title}</h2>", title=_("Les mieux reliées")),
            block('<ul class="m-links">{lines}</ul>', lines=join(map(_line, _best()))),
        )
    with right:
        show(
            block("<h2>{title}</h2>", title=_("Partir d'une question")),
            question_links("explorer", only_networks=True),
        )


def question_links(page: str, *, most: int = 0, only_networks: bool = False) -> Markup:
    """The questions of the catalogue as sentences, linked to ``page``."""
    kept = [one for one in catalogue().values() if one.network or not only_networks]
    kept = kept[:most] if most else kept
    return block('<ul class="m-links">{lines}</ul>', lines=join(_asked(one, page) for one in kept))


def _asked(question: Question, page: str) -> Markup:
    return block(
        "<li>{link}</li>", link=link(question.sentence({}, language()), page, q=question.name)
    )


def _line(found: tuple[str, str, int]) -> Markup:
    iri, label, count = found
    return block(
        '<li>{name} <span class="m-count">{count}</span></li>',
        name=entity_link(iri, label),
        count=_n("{n} relation", "{n} relations", count),
    )


def _best() -> list[tuple[str, str, int]]:
    return _best_linked(dataset().generation.folder.name)


@st.cache_resource(max_entries=2, show_spinner=False)
def _best_linked(generation: str) -> list[tuple[str, str, int]]:
    """The actors with most claims: IRI, name, how many."""
    opened = dataset()
    counts: dict[str, int] = {}
    for end in ("rdf:subject", "rdf:object"):
        _variables, rows = opened.store.select(
            f"SELECT ?e (COUNT(*) AS ?n) WHERE {{ GRAPH ?g {{ ?c {term(end)} ?e }} }} GROUP BY ?e"
        )
        for entity, count in rows:
            if isinstance(entity, NamedNode) and isinstance(count, Literal):
                counts[entity.value] = counts.get(entity.value, 0) + int(count.value)
    actors = [iri for iri in counts if kind_of(iri, opened.iris) in _ACTORS]
    best = sorted(actors, key=lambda iri: (-counts[iri], iri))[:_SHOWN]
    labels = opened.labels(best)
    return [(iri, labels.get(iri, opened.iris.short(iri)), counts[iri]) for iri in best]
