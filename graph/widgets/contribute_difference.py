"""What a draft would change, told before anything is written."""

from collections.abc import Iterable, Sequence
from typing import Final

from graph.contributing.differences import Difference, Known
from graph.contributing.made import Brought, LeftOut, MadeGraph, Recorded, Stated
from graph.views.text import clipped
from graph.widgets.evidence import source_title
from graph.widgets.facts import entity_link
from graph.widgets.language import _, _n, language
from graph.widgets.markup import Markup, block, join, kind_icon
from graph.widgets.opened import dataset, patterns
from graph.widgets.review.words import predicate_word

__all__ = ["difference_block", "recorded_words", "told"]

_OPEN: Final = 12
"""How many lines of a part are shown before the rest has to be unfolded."""


def difference_block(found: Difference) -> Markup:
    """Counts in one line, then every part that holds anything."""
    if found.is_empty and not found.left_out:
        return block(
            "<p><strong>{text}</strong></p>",
            text=_("Rien n'est accepté : rien n'entrera dans le graphe."),
        )
    parts = (
        (_("Documents"), [_document(one) for one in found.resources if one.graph]),
        (_("Nouvelles entités"), [_thing(one) for one in found.new_things]),
        (_("Entités déjà connues"), [_thing(one) for one in found.linked]),
        (_("Relations nouvelles"), [told(one, found.labels) for one in found.new_relations]),
        (
            _("Relations que d'autres documents disent déjà"),
            [_known(one, found.labels) for one in found.known_relations],
        ),
        (_("Valeurs que d'autres documents donnent autrement"), _conflicts(found)),
        (_("Laissé de côté"), [_left_out(one) for one in found.left_out]),
        (
            _("Ce que le document disait et ne dit plus"),
            [_no_longer(one) for _key, one in found.no_longer],
        ),
    )
    return block(
        '<p class="m-total">{counts}</p>{parts}',
        counts=_counts(found),
        parts=join(_part(title, lines) for title, lines in parts if lines),
    )


def told(one: Stated, labels: dict[str, str]) -> str:
    """A relation in a sentence."""
    words, spoken = patterns(), language()
    subject, predicate, value = (node.value for node in one.triple)
    sentence = words.sentence(
        words.name(subject, labels.get(subject, ""), spoken),
        predicate,
        words.name(value, labels.get(value, ""), spoken),
        spoken,
        since=one.since,
        until=one.until,
        role=one.role,
    )
    return f"{sentence}."


def recorded_words(one: Recorded) -> str:
    """What was proposed, in words."""
    if one.what == "entity":
        return one.label
    relation = predicate_word(one.predicate, patterns(), dataset().iris, language())
    return " — ".join(filter(None, (one.subject, relation, one.object, one.role, one.value)))


def _counts(found: Difference) -> str:
    entities, links = len(found.new_things), len(found.linked)
    relations = len(found.new_relations) + len(found.known_relations)
    parts = (
        (entities, _n("{n} nouvelle entité", "{n} nouvelles entités", entities)),
        (links, _n("{n} entité déjà connue", "{n} entités déjà connues", links)),
        (relations, _n("{n} relation", "{n} relations", relations)),
        (found.attributes, _n("{n} valeur", "{n} valeurs", found.attributes)),
    )
    return " · ".join(words for count, words in parts if count)


def _part(title: str, lines: Sequence[object]) -> Markup:
    items = [block("<li>{line}</li>", line=line) for line in lines]
    later = items[_OPEN:] if len(items) > _OPEN + 3 else []
    return block(
        '<section class="m-group"><h3>{title} <span class="m-count">{count}</span></h3>'
        '<ul class="m-facts">{lines}</ul>{folded}</section>',
        title=title,
        count=len(items),
        lines=join(items[: len(items) - len(later)]),
        folded=_folded(later) if later else "",
    )


def _folded(items: Iterable[Markup]) -> Markup:
    lines = list(items)
    return block(
        '<details class="m-fold"><summary>{more}</summary><ul class="m-facts">{lines}</ul>'
        "</details>",
        more=_n("+ {n} autre", "+ {n} autres", len(lines)),
        lines=join(lines),
    )


def _document(one: MadeGraph) -> Markup:
    access = _("public") if one.access.value == "public" else _("restreint")
    news = _("nouveau document") if one.is_new else _("document déjà connu")
    return block(
        '<bdi>{title}</bdi> <span class="m-detail">{news} · {access}</span>',
        title=clipped(one.title),
        news=news,
        access=access,
    )


def _thing(one: Brought) -> Markup:
    if not one.is_new:
        label = dataset().labels([one.node.value], language()).get(one.node.value, one.label)
        return entity_link(one.node.value, label)
    return block("{icon}<bdi>{label}</bdi>", icon=kind_icon(one.kind.value), label=one.label)


def _known(one: Known, labels: dict[str, str]) -> Markup:
    return block(
        '{sentence} <span class="m-detail">{sources}</span>',
        sentence=told(one.stated, labels),
        sources=" ; ".join(clipped(source_title(source), 120) for source in one.sources[:3]),
    )


def _conflicts(found: Difference) -> list[Markup]:
    names = dataset().labels([one.predicate.value for one in found.conflicts], language())
    known = dataset().labels([one.node.value for one in found.conflicts], language())
    return [
        block(
            '<bdi>{who}</bdi>, {what} : <strong>{value}</strong> <span class="m-detail">{others}'
            "</span>",
            who=found.labels.get(one.node.value) or known.get(one.node.value, ""),
            what=names.get(one.predicate.value, ""),
            value=one.value,
            others=_("ailleurs : {values}").format(values=", ".join(one.others)),
        )
        for one in found.conflicts
    ]


def _left_out(one: LeftOut) -> Markup:
    return block("{reason}", reason=one.reason)


def _no_longer(one: Recorded) -> Markup:
    return block("<bdi>{said}</bdi>", said=recorded_words(one))
