"""Who is in a territory or acts there, by kind, each with who says so."""

from collections.abc import Iterable, Sequence
from typing import Final

from graph.model.iris import folded
from graph.network.periods import period
from graph.network.territory_lineage import Scope
from graph.network.territory_sheet import Actor
from graph.views.palette import STYLES
from graph.widgets.evidence import source_lines
from graph.widgets.facts import entity_link, style_of
from graph.widgets.language import _, _n, language, number
from graph.widgets.markup import Markup, block, join
from graph.widgets.references import References
from graph.widgets.territory_data import territory_sheet
from graph.widgets.territory_questions import questions_of
from graph.widgets.territory_words import scope_word, territory_names

__all__ = ["actors"]

_OPEN: Final = 12
"""How many actors of a kind are shown before the rest has to be unfolded."""

_ORDER: Final = ("scic", "organisation", "project", "event")


def actors(iri: str, references: References) -> Markup:
    """The actors of the territory itself, those of the places inside it, those of a wider one."""
    sheet = territory_sheet(iri)
    own = [one for one in sheet.actors if one.scope is Scope.OWN]
    inside = [one for one in sheet.actors if one.scope is not Scope.OWN]
    parts = [
        _part(_("Situés ici même, ou actifs sur ce territoire précisément"), own, references),
        _part(_("Situés ou actifs dans un lieu à l'intérieur"), inside, references),
        _wider(sheet.wider, references),
        questions_of(iri, "acteurs") if sheet.actors else "",
    ]
    return block(
        '<section class="m-part" id="acteurs"><h2>{title} <span class="m-count">{count}</span>'
        "</h2>{parts}</section>",
        title=_("Acteurs"),
        count=number(len(sheet.actors)) if sheet.actors else "",
        parts=join(parts)
        if sheet.actors or sheet.wider
        else block(
            '<p class="m-detail">{text}</p>',
            text=_(
                "Aucune source lue ne situe d'acteur ici. Cela ne veut pas dire qu'il n'y en a pas."
            ),
        ),
    )


def _part(title: str, found: Sequence[Actor], references: References) -> Markup:
    if not found:
        return Markup("")
    kinds = {style: [one for one in found if style_of(one.entity) == style] for style in _ORDER}
    groups = [_group(style, told, references) for style, told in kinds.items() if told]
    return block('<h3 class="m-terr-scope">{title}</h3>{groups}', title=title, groups=join(groups))


def _group(style: str, found: Sequence[Actor], references: References) -> Markup:
    look = STYLES[style]
    word = look.en_plural if language() == "en" else look.fr_plural
    return block(
        '<section class="m-group"><h4>{word} <span class="m-count">{count}</span></h4>{lines}'
        "</section>",
        word=word[:1].upper() + word[1:],
        count=number(len(found)),
        lines=_lines(found, references),
    )


def _lines(found: Sequence[Actor], references: References) -> Markup:
    names = territory_names(one.entity for one in found)
    ranked = sorted(found, key=lambda one: (folded(names[one.entity]), one.entity))
    lines = [_line(one, names[one.entity], references) for one in ranked]
    first = lines if len(lines) <= _OPEN + 3 else lines[:_OPEN]
    rest = lines[len(first) :]
    return join(
        (
            block('<ul class="m-facts">{lines}</ul>', lines=join(first)),
            block(
                '<details class="m-fold"><summary>{more}</summary><ul class="m-facts">{lines}</ul>'
                "</details>",
                more=_n("+ {n} autre", "+ {n} autres", len(rest)),
                lines=join(rest),
            )
            if rest
            else "",
        )
    )


def _line(actor: Actor, name: str, references: References) -> Markup:
    """Its name, where it is and acts, when, and who says so."""
    sources = dict.fromkeys(claim.source for claim in actor.claims)
    note = scope_word(actor.scope) if actor.scope in (Scope.PARTLY, Scope.FORMER) else ""
    return block(
        '<li>{name}<span class="m-detail">{said}</span>{marks}'
        "<details><summary>{count}</summary>{sources}</details></li>",
        name=entity_link(actor.entity, name, "fiche"),
        said=" · ".join(part for part in (*_where(actor), note) if part),
        marks=references.marks(sources),
        count=_n("{n} source", "{n} sources", len(sources)),
        sources=source_lines(actor.claims),
    )


def _where(actor: Actor) -> Iterable[str]:
    """« implantation : Lille », « zone d'action : Nord, dès 2015 », each once."""
    names = territory_names(claim.object for claim in actor.claims)
    told = dict[str, None]()
    for claim in actor.claims:
        located = claim.predicate.endswith("locatedIn")
        way = _("implantation") if located else _("zone d'action")
        when = period(claim.since, claim.until, language())
        told[", ".join(part for part in (f"{way} {names[claim.object]}", when) if part)] = None
    return told


def _wider(found: Sequence[Actor], references: References) -> Markup:
    """Folded: they are not stated of this territory."""
    if not found:
        return Markup("")
    return block(
        '<details class="m-fold"><summary>{title}</summary>{lines}</details>',
        title=_n(
            "{n} acteur d'un territoire plus vaste, qui le comprend",
            "{n} acteurs d'un territoire plus vaste, qui le comprend",
            len(found),
        ),
        lines=_lines(found, references),
    )
