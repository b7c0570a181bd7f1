"""What changed between a snapshot and the one before."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

import streamlit as st

from graph.publishing import Changes, Snapshot
from graph.publishing.changes import EntityChange, Named, RelationChange, read_changes
from graph.views.palette import STYLES
from graph.widgets.addresses import param, set_params
from graph.widgets.facts import entity_link
from graph.widgets.language import _, _n, language, number
from graph.widgets.markup import Markup, block, join, link, show, text
from graph.widgets.opened import patterns

__all__ = ["change_words", "show_changes"]

_WAYS: Final = ("added", "removed", "changed")
_MOST: Final = 40
_SOURCES: Final = 3
_WAY = "publish.way"


def show_changes(snapshot: Snapshot) -> None:
    """Counts by kind, then who and what came, went, or changed."""
    show(block("<h2>{title}</h2>", title=_("Ce qui a changé")))
    if not snapshot.previous:
        show(block('<p class="m-detail">{text}</p>', text=_("C'est la première version.")))
        return
    found = read_changes(snapshot.folder)
    if found is None:
        show(block("<p>{text}</p>", text=_("La liste des changements ne se lit pas.")))
        return
    since = link(found.since, "publier", version=found.since)
    show(
        block(
            '<p class="m-detail">{text} {since} : {told}.</p>',
            text=_("Depuis la version"),
            since=since,
            told=change_words(found),
        ),
        _table(found),
    )
    _show_list(found)


def change_words(found: Changes) -> str:
    """« 12 affirmations de plus, 3 de moins »."""
    more = _n("{n} affirmation de plus", "{n} affirmations de plus", found.added)
    return _("{more}, {less} de moins").format(more=more, less=number(found.removed))


def _table(found: Changes) -> Markup:
    """How many of each kind and of each relation."""
    words = patterns()
    rows = [
        *((_kind(kind), by) for kind, by in found.entities.items() if any(by.values())),
        *(
            (text(words.label(iri, language())), by)
            for iri, by in found.relations.items()
            if any(by.values())
        ),
    ]
    if found.sources and any(found.sources.values()):
        rows.insert(0, (text(_("documents")), found.sources))
    if not rows:
        return block("<p>{text}</p>", text=_("Ni entité ni relation : seulement des descriptions."))
    heads = (_("Quoi"), _("Ajoutées"), _("Retirées"), _("Modifiées"))
    return block(
        '<div class="m-scroll m-sparql" tabindex="0" role="region" aria-label="{title}">'
        '<table class="m-table"><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></div>',
        title=_("Ce qui a changé"),
        heads=join(block('<th scope="col">{head}</th>', head=head) for head in heads),
        rows=join(_row(name, by) for name, by in rows),
    )


def _kind(kind: str) -> Markup:
    return text(STYLES[kind if kind in STYLES else ""].name(language(), plural=True))


def _row(name: Markup, by: Mapping[str, int]) -> Markup:
    counts = join(
        block('<td class="m-number">{n}</td>', n=number(by.get(way, 0)) if by.get(way) else "")
        for way in _WAYS
    )
    return block('<tr><th scope="row">{name}</th>{counts}</tr>', name=name, counts=counts)


def _show_list(found: Changes) -> None:
    """One by one, those of one sort."""
    words = {"added": _("Ajoutées"), "removed": _("Retirées"), "changed": _("Modifiées")}
    listed = {
        way: (
            [one for one in found.listed_entities if one.change == way],
            [one for one in found.listed_relations if one.change == way],
        )
        for way in _WAYS
    }
    ways = [way for way in _WAYS if any(listed[way])]
    if not ways:
        return
    st.segmented_control(
        _("Montrer"),
        ways,
        default=param("sorte") if param("sorte") in ways else ways[0],
        format_func=lambda way: words[way],
        key=_WAY,
        required=True,
        label_visibility="collapsed",
        on_change=lambda: set_params(sorte=st.session_state[_WAY]),
    )
    way = st.session_state[_WAY]
    entities, relations = listed[way]
    show(
        _lines(_("Entités"), map(_entity, entities[:_MOST]), found.total(way)),
        _lines(_("Relations"), map(_relation, relations[:_MOST]), found.total(way, "relations")),
        _unnamed(found.unnamed) if way == "removed" and found.unnamed else "",
    )


def _lines(title: str, lines: Iterable[Markup], total: int) -> Markup:
    shown = list(lines)
    if not shown:
        return Markup("")
    left = total - len(shown)
    more = block('<li class="m-rest">{more}</li>', more=_n("+ {n} autre", "+ {n} autres", left))
    return block(
        '<section class="m-group"><h3>{title} <span class="m-count">{count}</span></h3>'
        '<ul class="m-facts">{lines}{more}</ul></section>',
        title=title,
        count=number(total),
        lines=join(shown),
        more=more if left > 0 else "",
    )


def _entity(one: EntityChange) -> Markup:
    properties = ", ".join(found.label for found in one.properties)
    return block(
        '<li>{name} <span class="m-detail">{told}</span></li>',
        name=entity_link(one.entity.id, one.entity.label),
        told=join([part for part in (text(properties), _cited(one.sources)) if part], " · "),
    )


def _relation(one: RelationChange) -> Markup:
    return block(
        '<li>{subject} {predicate} {object} <span class="m-detail">{sources}</span></li>',
        subject=entity_link(one.subject.id, one.subject.label),
        predicate=patterns().label(one.predicate.id, language()),
        object=entity_link(one.object.id, one.object.label),
        sources=_cited(one.sources),
    )


def _cited(sources: Sequence[Named]) -> Markup:
    titles = [found.label or found.id for found in sources[:_SOURCES]]
    left = len(sources) - _SOURCES
    if left > 0:
        titles.append(_n("+ {n} autre", "+ {n} autres", left))
    return text(" ; ".join(titles))


def _unnamed(count: int) -> Markup:
    told = _n(
        "{n} autre est retirée, et n'est plus nommée.",
        "{n} autres sont retirées, et ne sont plus nommées.",
        count,
    )
    return block('<p class="m-aside">{told}</p>', told=told)
