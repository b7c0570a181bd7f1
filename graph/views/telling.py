"""What is told of a line when one points at it: its sentences, then how many sources say so."""

from collections.abc import Mapping
from typing import Any, Final

from graph.network.build import Network
from graph.network.periods import period
from graph.network.sentences import Patterns
from graph.views.edges import Line, Relation
from graph.views.text import clipped

__all__ = ["CERTAINTIES", "line_label", "line_title", "names_in", "sentence"]

TOLD: Final = 6
"""How many relations of a line are told one by one."""

CERTAINTIES: Final[Mapping[str, tuple[str, str]]] = {
    "reviewed": ("relu par une personne", "reviewed by a person"),
    "implied": ("sous-entendu par la source", "implied by the source"),
    "extracted": ("repéré par un programme", "found by a program"),
    "through": ("lien de passage : aucune source ne l'affirme", "passage: no source states it"),
}
"""What is said of how a relation is known, in French and in English; nothing when it is stated."""

_WORDS: Final = {
    "fr": {
        "relations": "{n} relations",
        "others": "+ {n} autres",
        "other": "+ 1 autre",
        "source": "1 source",
        "sources": "{n} sources indépendantes",
        "via": "par {names}",
        "through": "{one} ⋯ {other} : par {names}, hors du dessin",
    },
    "en": {
        "relations": "{n} relations",
        "others": "+ {n} others",
        "other": "+ 1 other",
        "source": "1 source",
        "sources": "{n} independent sources",
        "via": "through {names}",
        "through": "{one} ⋯ {other}: by way of {names}, not drawn",
    },
}


def line_label(line: Line, language: str = "fr") -> str:
    """What is written along a line: the relation's name, or ``3 relations``."""
    words = _words(language)
    if line.through:
        told = clipped(line.relations[0].data.get("label"))
        return told or words["via"].format(names=_names(line.relations[0], language))
    name = clipped(line.stated[0].data.get("label", ""))
    if len(line.stated) == 1 and name:
        return name if line.statements == 1 else f"{name} ({line.statements})"
    return words["relations"].format(n=line.statements) if line.statements > 1 else ""


def line_title(
    line: Line, names: Mapping[str, str], patterns: Patterns | None = None, language: str = "fr"
) -> str:
    """One sentence a line, the strongest relations first, then how many sources say so.

    Parameters
    ----------
    names: of both ends, from :func:`names_in`.
    """
    words = _words(language)
    ordered = sorted(line.relations, key=lambda one: _order(one, patterns))
    told = [sentence(relation, names, patterns, language) for relation in ordered[:TOLD]]
    if (left := len(ordered) - TOLD) > 0:
        told.append(words["other" if left == 1 else "others"].format(n=left))
    if line.through:
        return "\n".join([*told, CERTAINTIES["through"][language == "en"]])
    many = line.sources
    return "\n".join([*told, words["source" if many < 2 else "sources"].format(n=many)])


def sentence(
    relation: Relation,
    names: Mapping[str, str],
    patterns: Patterns | None = None,
    language: str = "fr",
) -> str:
    """One relation in words, with its period and how it is known."""
    one, other = names[relation.subject], names[relation.object]
    if relation.through:
        passed = _names(relation, language)
        if not passed:
            return f"{one} ⋯ {other} : {clipped(relation.data.get('label'))}"
        return _words(language)["through"].format(one=one, other=other, names=passed)
    data = relation.data
    since, until = clipped(data.get("since")), clipped(data.get("until"))
    if patterns is not None and "statements" not in data:
        role = clipped(data.get("role"))
        told = patterns.sentence(
            one, relation.key, other, language, since=since, until=until, role=role
        )
    else:
        when = period(since, until, language)
        name = clipped(data.get("label"))
        many = f" ({relation.statements})" if "statements" in data else ""
        told = f"{one} — {name}{many} → {other}{f', {when}' if when else ''}"
    certainty = CERTAINTIES.get(str(data.get("certainty")), ("", ""))[language == "en"]
    return f"{told} ({certainty})" if certainty else told


def names_in(
    net: Network, patterns: Patterns | None = None, language: str = "fr"
) -> dict[str, str]:
    """How each entity of ``net`` is called inside a sentence."""
    names = {node: clipped(label or node) for node, label in net.nodes(data="label")}
    if patterns is None:
        return names
    return {node: patterns.name(node, name, language) for node, name in names.items()}


def _names(relation: Relation, language: str) -> str:
    """What a transitive link passes by; the first three by name."""
    passed = _through(relation)
    named = [clipped(name, 80) for name in passed[:3]]
    if len(passed) > 3:
        named.append(f"+{len(passed) - 3}")
    return ", ".join(named)


def _through(relation: Relation) -> list[Any]:
    passed = relation.data.get("through")
    return list(passed) if isinstance(passed, list | tuple) else []


def _order(relation: Relation, patterns: Patterns | None) -> tuple[object, ...]:
    strength = patterns.strength(relation.key) if patterns is not None else 0
    weight = relation.data.get("weight")
    known = -weight if isinstance(weight, int) else 0
    return relation.through, strength, known, relation.subject, relation.key


def _words(language: str) -> Mapping[str, str]:
    return _WORDS["en" if language == "en" else "fr"]
