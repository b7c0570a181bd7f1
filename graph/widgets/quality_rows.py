"""The rows of each quality list."""

from collections.abc import Sequence
from datetime import date as day
from typing import Any

from graph.checks.quality_conflicts import Conflict, Version
from graph.checks.quality_duplicates import Alike
from graph.checks.quality_relations import Stated, find_single_sources, find_stale
from graph.model.issues import Level, kept_message
from graph.model.vocabulary import Kind, kind_of
from graph.network.periods import period
from graph.views.text import clipped
from graph.widgets.language import _, language, number, spoken
from graph.widgets.language import date as told_date
from graph.widgets.opened import dataset, patterns
from graph.widgets.quality_cells import Cell, Entity, Found, Sources, Words
from graph.widgets.quality_found import (
    Pattern,
    checked,
    conflicts,
    doubles,
    is_checked,
    missing_codes,
    patterns_refused,
    stated_relations,
)

__all__ = [
    "alike_word",
    "check_rows",
    "code_rows",
    "conflict_rows",
    "double_rows",
    "issue_rows",
    "refusal_rows",
    "single_source_rows",
    "stale_rows",
]


def conflict_rows() -> Found:
    """What sources give differently, side by side."""
    found = conflicts()
    widest = max((len(one.versions) for one in found), default=2)
    further = tuple(_("Autre valeur") for _version in range(2, widest))
    columns = (_("Entité"), _("Ce qui diffère"), _("Un document dit"), _("Un autre dit"), *further)
    return Found(columns, [_conflict_row(one, widest) for one in found])


def _conflict_row(one: Conflict, widest: int) -> tuple[Cell, ...]:
    values = [_version_cell(version) for version in one.versions]
    blank: list[Cell] = [Words("")] * (widest - len(values))
    return (Entity(one.subject), _what(one), *values, *blank)


def _what(one: Conflict) -> Cell:
    """The property, or the relation whose beginning differs."""
    name = _property_name(one.predicate)
    if not one.object:
        return Words(name[:1].upper() + name[1:])
    label = dataset().labels([one.object], language()).get(one.object, "")
    return Words(_("Depuis quand : {relation} {name}").format(relation=name, name=label))


def _property_name(predicate: str) -> str:
    known = dataset().labels([predicate], language()).get(predicate)
    return known or patterns().label(predicate, language())


def _version_cell(version: Version) -> Cell:
    iris = dataset().iris
    ours = kind_of(version.value, iris) is not None
    value = Entity(version.value) if ours else Words(told_date(version.value))
    return Sources(version.sources, value)


def single_source_rows() -> Found:
    """Relations only one source states, the strongest links first."""
    found = sorted(find_single_sources(stated_relations()), key=_strongest)
    columns = (_("Qui"), _("Relation"), _("Avec qui"), _("Quand"), _("La seule source"), "")
    return Found(columns, [_relation_row(one) for one in found])


def stale_rows() -> Found:
    """Relations said long ago, the oldest first."""
    opened = dataset()
    found = find_stale(opened.store, opened.iris, stated_relations(), day.today().year)
    columns = (_("Qui"), _("Relation"), _("Avec qui"), _("Quand"), _("Dit par"), "")
    return Found(columns, [_relation_row(one) for one in found])


def _strongest(one: Stated) -> tuple[object, ...]:
    words = patterns()
    return words.strength(one.predicate), words.rank(one.predicate), *one.relation


def _relation_row(one: Stated) -> tuple[Cell, ...]:
    iris = dataset().iris
    ends = (("id", iris.short(one.subject)), ("vers", iris.short(one.object)))
    relation = patterns().label(one.predicate, language())
    told = f"{relation} : {one.role}" if one.role else relation
    return (
        Entity(one.subject),
        Words(told),
        Entity(one.object),
        Words(period(one.since, one.until, language())),
        Sources((one.source,)),
        Words(_("Explorer"), "explorer", ends),
    )


def code_rows() -> Found:
    """Who lacks an official number, those with most relations first."""
    rows = [
        (Entity(one.entity), Words(_missing_word(one.kind)), Words(number(one.relations)))
        for one in missing_codes()
    ]
    return Found((_("Entité"), _("Ce qui manque"), _("Relations")), rows)


def _missing_word(kind: Kind) -> str:
    if kind is Kind.COLLECTIVITE:
        return _("sa place dans le code officiel")
    return _("son SIREN")


def double_rows() -> Found:
    """Entities that may be one, the surest first."""
    rows: list[tuple[Cell, ...]] = [
        (Entity(one.one), Entity(one.other), Words(alike_word(one.alike))) for one in doubles()
    ]
    return Found((_("Entité"), _("Autre entité"), _("Ce qu'elles ont en commun")), rows)


def issue_rows() -> Found:
    """What the readers of sources remarked, the gravest first."""
    issues: Sequence[dict[str, Any]] = dataset().generation.read("issues.json")
    rank = [level.value for level in Level]
    known = sorted(issues, key=lambda one: rank.index(one["level"]) if one["level"] in rank else 9)
    rows: list[tuple[Cell, ...]] = [
        (
            Words(spoken(kept_message(one))),
            Words(level_word(one["level"])),
            Words(one["source"]),
            Words(one["locator"]),
        )
        for one in known
    ]
    return Found((_("Remarque"), _("Gravité"), _("Source"), _("Endroit")), rows)


def refusal_rows() -> Found:
    """Patterns of which relations were refused, the most refused first."""
    rows: list[tuple[Cell, ...]] = [
        (
            Words(one.name or _("à la main")),
            Words(number(one.refused)),
            Words(number(one.accepted)),
            Words(_reasons(one)),
            Words(clipped(one.example, 200)),
        )
        for one in patterns_refused()
    ]
    heads = (_("Motif"), _("Refusées"), _("Acceptées"), _("Pourquoi"), _("Par exemple"))
    return Found(heads, rows)


def _reasons(one: Pattern) -> str:
    """The commonest reasons, with how often each was given."""
    none = _("sans raison")
    return ", ".join(f"{reason or none} ({count})" for reason, count in one.reasons.most_common(3))


def check_rows() -> Found:
    """What the checks of the whole graph find, once somebody asked for them."""
    rows: list[tuple[Cell, ...]] = [
        (
            Words(one.message(language())),
            Words(level_word(one.severity.value)),
            Entity(one.focus),
            Words(one.value),
        )
        for one in (checked() if is_checked() else [])
    ]
    return Found((_("Ce qui ne va pas"), _("Gravité"), _("Entité"), _("Valeur")), rows)


def level_word(level: str) -> str:
    """How much a remark matters, in words."""
    words = {
        "violation": _("écarté"),
        "warning": _("à regarder"),
        "info": _("pour information"),
    }
    return words.get(level, level)


def alike_word(alike: Alike) -> str:
    """Why two entities may be one."""
    words = {
        Alike.NAME: _("le même nom"),
        Alike.WORDS: _("les mêmes mots"),
        Alike.SPELLING: _("à une lettre près"),
    }
    return words[alike]
