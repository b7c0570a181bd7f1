"""What one may ask of a network: kinds, relations, certainties, a territory, a year."""

import re
from collections.abc import Iterable
from typing import Final

from graph.errors import InputError, worded
from graph.model.iris import Iris
from graph.model.terms import NamedNode
from graph.model.vocabulary import Kind, term
from graph.network.claims import node_of
from graph.network.relations import read_wordings
from graph.network.territories import level_of
from graph.store import Store

__all__ = [
    "CERTAINTIES",
    "check_year",
    "known_certainties",
    "known_kinds",
    "known_relations",
    "known_territory",
]

CERTAINTIES: Final = ("stated", "implied", "extracted", "reviewed")

_YEAR: Final = re.compile(r"[0-9]{4}")


def known_kinds(kinds: Iterable[Kind | str]) -> frozenset[Kind]:
    """The kinds of these names.

    Raises
    ------
    graph.errors.InputError: a name that is none.
    """
    found = set()
    for kind in kinds:
        if kind not in {one.value for one in Kind}:
            raise InputError(
                worded("« {kind} » n'est pas un type d'entité.", kind=_cut(kind)),
                advice=worded(
                    "Choisissez parmi : {names}.", names=", ".join(one.value for one in Kind)
                ),
            )
        found.add(Kind(kind))
    return frozenset(found)


def known_relations(
    store: Store, iris: Iris, relations: Iterable[NamedNode | str]
) -> list[NamedNode]:
    """The terms of these relations, sorted.

    Raises
    ------
    graph.errors.InputError: one is no relation of the vocabulary.
    """
    known = read_wordings(store, iris)
    found = {node_of(iris, relation) for relation in relations}
    for node in sorted(found, key=lambda one: one.value):
        if node.value not in known:
            raise InputError(
                worded(
                    "« {value} » n'est pas une relation du vocabulaire.", value=_cut(node.value)
                ),
                advice="Choisissez une relation de la liste.",
            )
    return sorted(found, key=lambda one: one.value)


def known_certainties(certainties: Iterable[str] | None) -> frozenset[str]:
    """These degrees of certainty, or all.

    Raises
    ------
    graph.errors.InputError: a name that is none.
    """
    kept = frozenset(CERTAINTIES if certainties is None else certainties)
    for name in sorted(kept - set(CERTAINTIES)):
        raise InputError(
            worded("« {name} » n'est pas un degré de certitude.", name=_cut(name)),
            advice=worded("Choisissez parmi : {names}.", names=", ".join(CERTAINTIES)),
        )
    return kept


def known_territory(store: Store, iris: Iris, territory: str) -> str:
    """The IRI of a territory, given by it or by a short identifier; an empty text for none.

    Raises
    ------
    graph.errors.InputError: it is no territory, or nothing names it.
    """
    if not territory:
        return ""
    node = node_of(iris, territory)
    named = next(iter(store.quads(node, term("skos:prefLabel"), None, None)), None)
    if not level_of(node.value, iris) or named is None:
        raise InputError(
            worded("« {territory} » n'est pas un territoire connu.", territory=_cut(territory)),
            advice="Choisissez une commune, une intercommunalité, un département ou une région.",
        )
    return node.value


def check_year(until: str) -> None:
    """Whether a text is a year of four digits, or empty.

    Raises
    ------
    graph.errors.InputError: it is neither.
    """
    if until and not _YEAR.fullmatch(until):
        raise InputError(
            worded("« {until} » n'est pas une année.", until=_cut(until)),
            advice="Écrivez-la en quatre chiffres.",
        )


def _cut(text: str) -> str:
    return text if len(text) <= 80 else f"{text[:80]}…"
