"""Identifiers that name somebody who was taken out, and those without words in their place."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import Final

from graph.building.attached import Attached
from graph.linking.suppressions import NAMED, Suppressions
from graph.model.iris import Iris, is_wordless, wordless
from graph.model.terms import Literal, NamedNode, Quad
from graph.model.vocabulary import Kind, kind_of, term

__all__ = ["NAMED_AFTER", "renames"]

NAMED_AFTER: Final = NAMED | {Kind.RESOURCE, Kind.CONCEPT}
"""Kinds of things that may be named after somebody; towns share their names with people."""

_CALLED: Final = frozenset(map(term, ("skos:prefLabel", "skos:altLabel", "dcterms:title")))


def renames(
    quads: Iterable[Quad],
    judged: Iterable[NamedNode],
    known: Callable[[], Mapping[NamedNode, list[str]]],
    suppressions: Suppressions,
    iris: Iris,
) -> dict[NamedNode, NamedNode]:
    """What takes the place of each identifier that names somebody.

    Where somebody was put back, it is the other way round: what people brought meanwhile has the
    identifier without words.

    Parameters
    ----------
    quads: what people brought. judged: what they made one.
    known: gives the things and the documents of the sources, with their names and titles.
    """
    called = _called(quads, iris)
    met = {node for node in (*called, *judged) if is_wordless(node.value)}
    if not met and not suppressions.has_people:
        return {}
    for node, names in known().items():
        called[node] += names
    found = {}
    for node in called.keys() - met:
        short = iris.short(node.value)
        plain = iris.entity(short.partition("/")[0], wordless(short))
        if _names_somebody(node, called[node], suppressions, iris):
            found[node] = plain
        elif plain in met:
            found[plain] = node
    return found


def _called(quads: Iterable[Quad], iris: Iris) -> dict[NamedNode, list[str]]:
    """What is described in ``quads``, with its names and titles."""
    attached, minted = Attached(iris), f"{iris.base}id/"
    described, names = set(), defaultdict[NamedNode, list[str]](list)
    for quad in quads:
        node = quad.subject
        if not isinstance(node, NamedNode) or not node.value.startswith(minted):
            continue
        if quad.predicate in _CALLED and isinstance(quad.object, Literal):
            names[node].append(quad.object.value)
        elif quad.predicate == term("rdf:type") and not attached.hangs(node):
            described.add(node)
    return defaultdict(list, {node: names[node] for node in described})


def _names_somebody(
    node: NamedNode, names: list[str], suppressions: Suppressions, iris: Iris
) -> bool:
    """Whether an identifier has a name in it, and the thing itself is not taken out."""
    short, kind = iris.short(node.value), kind_of(node.value, iris)
    if kind is not None and suppressions.holds(kind, short, names):
        return False
    if suppressions.names(short):
        return True
    with_initials = suppressions.names(short.upper())
    return with_initials and any(map(suppressions.find, names))
