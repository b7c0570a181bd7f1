"""Where a territory lies, what it is made of, what it was."""

from collections.abc import Callable, Sequence
from typing import Final

from graph.model.iris import folded
from graph.network.claims import ClaimView
from graph.network.former_regions import LAW, LAW_ADDRESS, FormerRegion
from graph.network.territories import level_of
from graph.network.territory_people import Population, partly_in
from graph.network.territory_rollup import Counts
from graph.widgets.evidence import source_lines, told
from graph.widgets.facts import entity_link
from graph.widgets.language import _, _n, number
from graph.widgets.markup import Markup, block, join, link, outside
from graph.widgets.opened import dataset
from graph.widgets.references import References
from graph.widgets.territory_data import former_regions, people, roll_up, territory_sheet
from graph.widgets.territory_questions import questions_of
from graph.widgets.territory_words import (
    count_of_level,
    homonyms,
    level_word,
    territory_link,
    territory_names,
)

__all__ = ["history", "lies_in", "made_of", "not_to_be_confused"]

_SHOWN: Final = 20
"""How many parts of one level are shown before one asks for all."""


def lies_in(iri: str) -> Markup:
    """The territories above, from the country down: a line one walks back up."""
    above = territory_sheet(iri).above
    names = territory_names(one for one, _partly in above)
    steps = [
        block(
            "<li>{link}{partly}</li>",
            link=link(names[one], "territoires", id=dataset().iris.short(one)),
            partly=block(' <span class="m-detail">({text})</span>', text=_("en partie"))
            if partly
            else "",
        )
        for one, partly in reversed(above)
    ]
    if not steps:
        return Markup("")
    return block(
        '<nav class="m-terr-path" aria-label="{title}"><ol>{steps}</ol></nav>',
        title=_("Se trouve dans"),
        steps=join(steps),
    )


def not_to_be_confused(iri: str) -> Markup:
    """Other places of the same name."""
    others = homonyms(iri)
    if not others:
        return Markup("")
    names = territory_names(one for one, _detail in others)
    links = [
        block(
            '{link} <span class="m-detail">({detail})</span>',
            link=link(names[one], "territoires", id=dataset().iris.short(one)),
            detail=detail,
        )
        for one, detail in others[:_SHOWN]
    ]
    return block(
        '<p class="m-aside">{title} {links}{more}</p>',
        title=_("À ne pas confondre avec :"),
        links=join(links, " · "),
        more=block(" · {more}", more=_n("+ {n} autre", "+ {n} autres", len(others) - len(links)))
        if len(others) > len(links)
        else "",
    )


def made_of(iri: str, everything: bool) -> Markup:
    """What a territory contains, level by level: first the places that something is told of.

    Parameters
    ----------
    everything: whether each level is shown whole.
    """
    sheet = territory_sheet(iri)
    parts = {
        level: [one for one in found if one not in sheet.history.parts]
        for level, found in sheet.parts.items()
        if level != "place"
    }
    blocks = [_level(iri, level, found, everything) for level, found in parts.items() if found]
    if not blocks:
        return Markup("")
    return block(
        '<section class="m-part" id="contient"><h2>{title}</h2>{blocks}</section>',
        title=_("Contient"),
        blocks=join(blocks),
    )


def history(iri: str, references: References) -> Markup:
    """What it followed, what followed it, the communes it was made of."""
    past, joined = territory_sheet(iri).history, former_regions(iri)
    parts = [
        _joined(joined),
        _before(past.before, references, complete=bool(joined)),
        _successions(_("Remplacé par"), past.after, lambda claim: claim.object, references),
        _successions(
            _("Anciennes collectivités à l'intérieur"),
            past.inside,
            lambda claim: claim.subject,
            references,
        ),
        _communes(past.parts),
        _whole(iri, past.whole),
        questions_of(iri, "histoire") if past.before or past.inside else "",
    ]
    if not past and not joined:
        return Markup("")
    return block(
        '<section class="m-part" id="histoire"><h2>{title}</h2>{parts}</section>',
        title=_("Histoire"),
        parts=join(parts),
    )


def _level(iri: str, level: str, found: Sequence[str], everything: bool) -> Markup:
    names, counts = territory_names(found), {one: roll_up().counts(one) for one in found}

    def order(one: str) -> tuple[object, ...]:
        return -_told(counts[one]), folded(names[one]), one

    ranked = sorted(found, key=order)
    shown = ranked if everything else ranked[:_SHOWN]
    inhabitants = people(shown)
    across = set(partly_in(dataset().store, dataset().iris, iri))
    lines = [
        block(
            '<li>{link} <span class="m-detail">{about}</span></li>',
            link=territory_link(part, names[part]),
            about=" · ".join(
                (
                    *([_("en partie")] if part in across else []),
                    *_about(counts[part], inhabitants.get(part)),
                )
            ),
        )
        for part in shown
    ]
    return block(
        '<h3>{title}</h3><ul class="m-facts">{lines}</ul>{rest}',
        title=_title(level, len(found), level_of(iri, dataset().iris)),
        lines=join(lines),
        rest=_rest(iri, len(shown), len(found)) if len(shown) < len(found) else "",
    )


def _title(level: str, count: int, around: str) -> str:
    """How many there are; of a région, only groups of communes that no département holds."""
    if (level, around) == ("epci", "region"):
        return _n(
            "{n} intercommunalité sur plusieurs départements",
            "{n} intercommunalités sur plusieurs départements",
            count,
        )
    return count_of_level(level, count)


def _told(counts: Counts) -> int:
    return counts.organisations + counts.relations + counts.projects + counts.resources


def _about(counts: Counts, inhabitants: Population | None) -> list[str]:
    told = [
        _n("{n} organisation", "{n} organisations", counts.organisations)
        if counts.organisations
        else "",
        _n("{n} relation", "{n} relations", counts.relations) if counts.relations else "",
        _n("{n} habitant", "{n} habitants", inhabitants.count) if inhabitants else "",
    ]
    return [text for text in told if text]


def _rest(iri: str, shown: int, total: int) -> Markup:
    counts = _("{shown} sur {total} montrés").format(shown=number(shown), total=number(total))
    return block(
        '<p class="m-rest">{counts} · {link}</p>',
        counts=counts,
        link=link(_("les voir tous"), "territoires", id=dataset().iris.short(iri), tout="contient"),
    )


def _joined(regions: Sequence[FormerRegion]) -> Markup:
    """The régions of before 2016 it was made of, and the law that says so."""
    if not regions:
        return Markup("")
    return block(
        '<p>{told} <span class="m-detail">{law}</span></p>',
        told=_("Réunit depuis le 1er janvier 2016 les anciennes régions {names}.").format(
            names=", ".join(one.name for one in regions)
        ),
        law=outside(LAW, LAW_ADDRESS),
    )


def _before(claims: Sequence[ClaimView], references: References, *, complete: bool) -> Markup:
    """The institutions a document names: others may have been joined, unless a law says all."""
    told = _successions(_("A succédé à"), claims, lambda claim: claim.subject, references)
    if not told or complete:
        return told
    text = _(
        "Celles que les documents lus nomment ; d'autres ont pu être réunies qu'aucun ne nomme."
    )
    return block('{told}<p class="m-detail">{text}</p>', told=told, text=text)


def _successions(
    title: str,
    claims: Sequence[ClaimView],
    other: Callable[[ClaimView], str],
    references: References,
) -> Markup:
    if not claims:
        return Markup("")
    names = territory_names(map(other, claims))
    lines = [
        block(
            "<li>{name}{marks} <details><summary>{why}</summary><p>{sentence}</p>{sources}"
            "</details></li>",
            name=entity_link(other(claim), names[other(claim)], page="fiche"),
            marks=references.marks([claim.source]),
            why=_("pourquoi"),
            sentence=told(claim),
            sources=source_lines([claim]),
        )
        for claim in sorted(claims, key=lambda one: (folded(names[other(one)]), one.source))
    ]
    return block('<h3>{title}</h3><ul class="m-facts">{lines}</ul>', title=title, lines=join(lines))


def _communes(parts: Sequence[str]) -> Markup:
    """The communes of before a merger."""
    if not parts:
        return Markup("")
    names = territory_names(parts)
    lines = [
        block(
            '<li>{link} <span class="m-detail">{level}</span></li>',
            link=territory_link(part, names[part]),
            level=level_word(part),
        )
        for part in sorted(parts, key=lambda one: (folded(names[one]), one))
    ]
    return block(
        '<h3>{title}</h3><p class="m-detail">{text}</p><ul class="m-facts">{lines}</ul>',
        title=_("Communes réunies"),
        text=_(
            "Communes d'avant une fusion, que le code officiel garde comme parties de celle-ci."
        ),
        lines=join(lines),
    )


def _whole(iri: str, whole: str) -> Markup:
    if not whole:
        return Markup("")
    sentence = _("N'est plus une commune de plein exercice : {level} de")
    return block(
        "<p>{sentence} {link}.</p>",
        sentence=sentence.format(level=level_word(iri)),
        link=territory_link(whole),
    )
