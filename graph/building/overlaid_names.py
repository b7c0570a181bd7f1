"""What the name index holds of each thing once contributions are laid over the sources."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from graph.building.names import word_of
from graph.building.rewriting import Hidden, Rewriting
from graph.model.iris import Iris
from graph.model.terms import Literal, NamedNode, Quad
from graph.model.vocabulary import Kind, kind_of, term
from graph.search.entries import NameEntry
from graph.search.updating import read_entries
from graph.store import EmbeddedStore

__all__ = ["OverlaidNames"]

_TOLD: Final = (
    *("rdf:type", "skos:prefLabel", "skos:altLabel", "skos:inScheme", "schema:addressLocality"),
)
"""What an entry of the index is made of."""
_CLAIM: Final = ("rdf:subject", "rdf:predicate", "rdf:object")
_WORDS: Final = {Kind.ORGANISATION: "organisation", Kind.COLLECTIVITE: "collectivité"}
_PUBLIC, _RESTRICTED = "public", "restricted"


@dataclass(slots=True)
class _Told:
    """What contributions say of one thing."""

    is_described: bool = False
    is_public: bool = False
    labels: list[str] = field(default_factory=list)
    others: list[str] = field(default_factory=list)
    codes: list[str] = field(default_factory=list)
    scheme: str = ""
    place: str = ""
    degree: int = 0


class OverlaidNames:
    """Gathers what changes, then gives the entries that do.

    Parameters
    ----------
    store: with everything laid over. base: the name index of the sources alone.
    """

    def __init__(self, store: EmbeddedStore, iris: Iris, base: Path, rewriting: Rewriting) -> None:
        self._store, self._iris, self._base, self._rewriting = store, iris, base, rewriting
        self._told: dict[NamedNode, _Told] = defaultdict(_Told)
        self._merged: dict[NamedNode, list[NamedNode]] = defaultdict(list)
        self._gone: set[NamedNode] = set()
        self._places: set[NamedNode] = set()

    def add(self, quads: Collection[Quad], public: Collection[NamedNode]) -> None:
        """Note what the statements of a contribution say of names and relations.

        Parameters
        ----------
        public: documents everybody may read.
        """
        told = {term(name) for name in _TOLD} | {self._iris.mai("siren")}
        for quad in quads:
            subject, graph = quad.subject, quad.graph_name
            if not isinstance(subject, NamedNode) or not isinstance(graph, NamedNode):
                continue
            if quad.predicate == term("dcterms:spatial") and isinstance(quad.object, NamedNode):
                self._places.add(quad.object)
            if quad.predicate in told and kind_of(subject.value, self._iris) is not None:
                self._note(subject, quad, is_public=graph in public)
        self._count(quads, 1)

    def merge(self, one: NamedNode, other: NamedNode) -> None:
        """Note that ``one`` is part of ``other`` now, which may be just another identifier."""
        self._merged[other] += [one, *self._merged.pop(one, [])]
        self._gone.add(one)

    def take_out(self, quads: Collection[Quad]) -> None:
        """Note what is gone with these statements."""
        self._count(quads, -1)
        kind = term("rdf:type")
        for node in {quad.subject for quad in quads if quad.predicate == kind}:
            if not isinstance(node, NamedNode) or kind_of(node.value, self._iris) is None:
                continue
            if next(self._store.quads(node, kind), None) is None:
                self._gone.add(node)

    def touch(self, nodes: Iterable[NamedNode]) -> None:
        """Note things whose texts have changed."""
        for node in nodes:
            if kind_of(node.value, self._iris) is not None:
                self._told[node].degree += 0

    def named(self) -> list[NamedNode]:
        """The things that contributions give a preferred name."""
        return [node for node, told in self._told.items() if told.labels]

    def new(self, kinds: Collection[Kind]) -> Iterator[NameEntry]:
        """The things of ``kinds`` that contributions describe, under the names they give them."""
        for node, told in self._told.items():
            kind = kind_of(node.value, self._iris)
            if told.is_described and kind in kinds and kind is not None:
                names = (*told.labels, *told.others)
                yield NameEntry(node.value, kind, names[0] if names else "", names)

    def entries(self, hidden: Hidden) -> tuple[list[NameEntry], list[str], Counter[str]]:
        """Entries that are new or different, IRIs that are gone, and how many things of a kind."""
        merged = {one for parts in self._merged.values() for one in parts}
        nodes = {*self._told, *self._merged, *merged, *self._gone}
        known = {
            entry.iri: entry for entry in read_entries(self._base, {node.value for node in nodes})
        }
        things: Counter[str] = Counter()
        changed, removed = [], []
        for node in sorted(nodes, key=str):
            base = known.get(node.value)
            if node in self._gone:
                if base is not None:
                    removed.append(node.value)
                    things[base.kind.value] -= 1
                continue
            entry = self._entry(node, known, hidden)
            if entry is not None and entry != base:
                changed.append(entry)
                if base is None:
                    things[entry.kind.value] += 1
        return changed, removed, things

    def _note(self, node: NamedNode, quad: Quad, *, is_public: bool) -> None:
        told, value = self._told[node], quad.object
        if quad.predicate == term("rdf:type"):
            told.is_described = True
            told.is_public = told.is_public or is_public
        elif isinstance(value, Literal) and value.language == "fr":
            if quad.predicate == term("skos:prefLabel"):
                told.labels.append(value.value)
            elif quad.predicate == term("skos:altLabel"):
                told.others.append(value.value)
            elif quad.predicate == term("schema:addressLocality"):
                told.place = told.place or value.value
        elif quad.predicate == self._iris.mai("siren"):
            told.codes.append(getattr(value, "value", ""))
        elif quad.predicate == term("skos:inScheme") and isinstance(value, NamedNode):
            told.scheme = self._iris.short(value.value)

    def _count(self, quads: Iterable[Quad], sign: int) -> None:
        """Relations by their claims; that a document mentions something is no relation."""
        claims: dict[object, dict[str, object]] = defaultdict(dict)
        parts = {term(name): name for name in _CLAIM}
        for quad in quads:
            if quad.predicate in parts:
                claims[quad.subject][parts[quad.predicate]] = quad.object
        for claim in claims.values():
            if claim.get("rdf:predicate") == term("schema:mentions"):
                continue
            for end in (claim.get("rdf:subject"), claim.get("rdf:object")):
                if isinstance(end, NamedNode) and kind_of(end.value, self._iris) is not None:
                    self._told[end].degree += sign

    def _entry(
        self, node: NamedNode, known: dict[str, NameEntry], hidden: Hidden
    ) -> NameEntry | None:
        entry = self._alone(node, known)
        for part in self._merged.get(node, ()):
            other = self._alone(part, known)
            if other is not None:
                entry = replace(other, iri=node.value) if entry is None else _both(entry, other)
        if entry is None:
            return None
        label = hidden.leave_out(self._rewriting.renamed.get(node, entry.label))
        names = dict.fromkeys(map(hidden.leave_out, (entry.label, *entry.names)))
        others = tuple(name for name in names if name != label)
        return replace(entry, label=label, names=others, detail=hidden.leave_out(entry.detail))

    def _alone(self, node: NamedNode, known: dict[str, NameEntry]) -> NameEntry | None:
        """The entry of a thing, what it was merged with aside."""
        told, base = self._told.get(node, _Told()), known.get(node.value)
        if base is None:
            base = self._first(node, told)
        if base is None:
            return None
        codes = dict.fromkeys((*base.codes, *told.codes))
        is_public = base.access == _PUBLIC or told.is_public
        return replace(
            base,
            names=tuple(dict.fromkeys((*base.names, *told.labels, *told.others))),
            codes=tuple(codes),
            degree=max(0, base.degree + told.degree),
            access=_PUBLIC if is_public else _RESTRICTED,
        )

    def _first(self, node: NamedNode, told: _Told) -> NameEntry | None:
        """The entry of a thing that contributions brought."""
        kind = kind_of(node.value, self._iris)
        if not told.is_described or not told.labels or kind is None or node in self._places:
            return None
        word = word_of(kind) or _WORDS.get(kind, "")
        detail = ", ".join(part for part in (word, told.place) if part)
        within = (told.scheme,) if told.scheme else ()
        access = _PUBLIC if told.is_public else _RESTRICTED
        return NameEntry(
            node.value, kind, told.labels[0], detail=detail, access=access, within=within
        )


def _both(entry: NameEntry, other: NameEntry) -> NameEntry:
    """The entry of a thing with what another was called, which is the same."""
    return replace(
        entry,
        names=(*entry.names, other.label, *other.names),
        codes=tuple(dict.fromkeys((*entry.codes, *other.codes))),
        postcodes=tuple(dict.fromkeys((*entry.postcodes, *other.postcodes))),
        degree=entry.degree + other.degree,
        access=_PUBLIC if _PUBLIC in (entry.access, other.access) else _RESTRICTED,
    )
