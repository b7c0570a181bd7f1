"""Contributions, merged things and suppressions, laid over what the sources say.

It always starts from the store of the sources alone, so that a full build and a refresh after a
contribution give the same.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from graph.building.attached import Attached, without
from graph.building.cleaned import Cleaning
from graph.building.contributed import BroughtIn
from graph.building.overlaid_names import OverlaidNames
from graph.building.renames import NAMED_AFTER, renames
from graph.building.rewriting import Hidden, Rewriting
from graph.checks.integrity import check_quads
from graph.errors import worded
from graph.linking.suppressions import NAMED
from graph.model.iris import Iris, is_wordless
from graph.model.issues import Issue, Level
from graph.model.terms import DefaultGraph, NamedNode, Quad
from graph.model.vocabulary import Kind, kind_of, term
from graph.search.entries import NameEntry
from graph.search.updating import read_entries
from graph.sources.contributions import Contributed
from graph.store import EmbeddedStore
from graph.store.generations import Generation

__all__ = ["SOURCE", "Overlay", "lay_over"]

SOURCE: Final = "contributions"
"""What issues and counts call what people brought in."""

_MANY: Final = 20_000
"""From so many statements on, a store takes them in bulk."""

_ELSEWHERE: Final = frozenset(("DanglingIri", "UnknownSource"))
"""What a contribution alone cannot tell: it speaks of things that others describe."""


@dataclass(slots=True)
class Overlay:
    """What was laid over a store, as far as names, counts and issues go.

    Parameters
    ----------
    changed: entries of the name index that are new or different. removed: IRIs it loses.
    quads: how many statements were brought in.
    things: how many more things of each kind there are, fewer if below zero.
    hidden: names that no text may have.
    """

    changed: list[NameEntry] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    quads: int = 0
    things: Counter[str] = field(default_factory=Counter)
    issues: list[Issue] = field(default_factory=list)
    hidden: Hidden = field(default_factory=Hidden)


def lay_over(
    store: EmbeddedStore,
    base: Generation,
    brought: BroughtIn,
    iris: Iris,
    claimed: Iterable[str],
) -> Overlay:
    """Change ``store``, a copy of the graph of ``base``, by what was brought in.

    Parameters
    ----------
    base: what the sources alone give.
    claimed: properties that need a claim.

    Raises
    ------
    StoreBroken: the store does not take it.
    """
    return _Laying(store, base, brought, iris, frozenset(claimed)).run()


class _Laying:
    def __init__(
        self,
        store: EmbeddedStore,
        base: Generation,
        brought: BroughtIn,
        iris: Iris,
        claimed: frozenset[str],
    ) -> None:
        self._store, self._base, self._iris, self._claimed = store, base, iris, claimed
        self._described: set[NamedNode] = set()
        merges = brought.judgements.merges()
        judged = [NamedNode(iris.long(one)) for one in (*merges, *merges.values())]
        self._called = renames(brought.quads(), judged, self._known, brought.suppressions, iris)
        self._brought = brought = Cleaning(brought, iris, self._called).cleaned()
        self._overlay = Overlay()
        access = brought.access()
        self._open = {graph for graph, one in access.items() if one == "public"}
        order = {graph: place for place, graph in enumerate(access)}
        self._rewriting = Rewriting(store, iris, self._is_public, order)
        self._names = OverlaidNames(store, iris, base.names, self._rewriting)

    def run(self) -> Overlay:
        """Rename, add, make one, take out; then settle what things are called."""
        for one, other in self._called.items():
            if self._is_described(one):
                self._rewriting.rename(one, other)
                self._names.merge(one, other)
        kind = term("rdf:type")
        for quad in self._brought.quads():
            if quad.predicate == kind and isinstance(quad.subject, NamedNode):
                self._described.add(quad.subject)
        quads = [quad for one in self._brought.contributions for quad in self._kept(one)]
        self._overlay.quads = len(quads)
        (self._store.write if len(quads) > _MANY else self._store.add)(quads)
        self._merge()
        self._suppress()
        self._rewriting.settle_names(self._names.named())
        overlay = self._overlay
        overlay.changed, overlay.removed, overlay.things = self._names.entries(overlay.hidden)
        return overlay

    def _known(self) -> dict[NamedNode, list[str]]:
        """The documents of the sources, and what they describe that may be named after somebody."""
        documents = self._store.quads(None, term("rdf:type"), self._iris.mai("Source"))
        found: dict[NamedNode, list[str]] = {
            quad.subject: [] for quad in documents if isinstance(quad.subject, NamedNode)
        }
        for entry in read_entries(self._base.names, kinds=NAMED_AFTER):
            found[NamedNode(entry.iri)] = [entry.label, *entry.names]
        return found

    def _now_called(self, node: NamedNode) -> NamedNode:
        return self._called.get(node, node)

    def _kept(self, contribution: Contributed) -> list[Quad]:
        """The statements of a contribution that can stand."""
        missing = self._missing(contribution)
        kept = without(contribution.quads, missing, Attached(self._iris))
        if missing:
            names = ", ".join(sorted(self._iris.short(node.value) for node in missing)[:3])
            left = len(contribution.quads) - len(kept)
            message = worded(
                "{left} énoncés laissés de côté : {names} n'est plus décrit nulle part.",
                left=left,
                names=names,
            )
            self._issue(Level.WARNING, contribution, message)
        self._check(contribution, kept)
        self._names.add(kept, self._open)
        return kept

    def _missing(self, contribution: Contributed) -> set[NamedNode]:
        """What a contribution speaks of and nothing describes: a source has changed since."""
        entities, generated = f"{self._iris.base}id/", term("prov:wasGeneratedBy")
        contacts = self._iris.contacts
        cited = {
            end
            for quad in contribution.quads
            if quad.predicate != generated and quad.graph_name != contacts
            for end in (quad.subject, quad.object)
            if isinstance(end, NamedNode) and end.value.startswith(entities)
        }
        return {node for node in cited if not self._is_described(node)}

    def _is_described(self, node: NamedNode) -> bool:
        if node in self._described:
            return True
        return next(self._store.quads(node, term("rdf:type")), None) is not None

    def _check(self, contribution: Contributed, quads: list[Quad]) -> None:
        found = check_quads(quads, self._iris, self._claimed, skip=[self._iris.contacts.value])
        for one in found:
            if one.shape not in _ELSEWHERE:
                message = f"{one.message_fr} {one.path}".strip()
                self._issue(one.severity, contribution, message, one.focus)

    def _merge(self) -> None:
        for one, other in self._brought.judgements.merges().items():
            kinds = {kind_of(self._iris.long(short), self._iris) for short in (one, other)}
            nodes = [self._now_called(NamedNode(self._iris.long(short))) for short in (one, other)]
            lost = [node for node in nodes if not self._is_described(node)]
            if lost or len(kinds) > 1:
                message = worded(
                    "{one} et {other} ne peuvent plus être réunis : l'un d'eux n'est plus là.",
                    one=one,
                    other=other,
                )
                self._not_merged(one, message)
            elif self._is_hidden(nodes[1]) and not self._is_hidden(nodes[0]):
                message = worded(
                    "{one} et {other} ne sont pas réunis : l'identifiant du second serait publié.",
                    one=one,
                    other=other,
                )
                self._not_merged(one, message)
            elif kinds == {Kind.RESOURCE}:
                self._rewriting.derive(*nodes)
            else:
                self._rewriting.merge(*nodes)
                self._names.merge(*nodes)

    def _not_merged(self, one: str, message: str) -> None:
        issue = Issue(Level.WARNING, SOURCE, "name-judgements.csv", message, one)
        self._overlay.issues.append(issue)

    def _is_hidden(self, node: NamedNode) -> bool:
        """Whether only restricted documents describe ``node``, whose identifier has words."""
        if is_wordless(node.value):
            return False
        graphs = {quad.graph_name for quad in self._store.quads(node, term("rdf:type"))}
        return not any(isinstance(one, NamedNode) and self._is_public(one) for one in graphs)

    def _suppress(self) -> None:
        suppressions = self._brought.suppressions
        kinds = {line.kind for line in suppressions.lines}
        if Kind.PERSON in kinds:
            kinds |= NAMED
        out: set[NamedNode] = set()
        names: set[str] = set()
        known = read_entries(self._base.names, kinds=kinds) if kinds else []
        for entry in (*known, *self._names.new(kinds)):
            short = self._iris.short(entry.iri)
            called = (entry.label, *entry.names)
            if suppressions.holds(entry.kind, short, called):
                out.add(self._now_called(NamedNode(entry.iri)))
                is_person = entry.kind is Kind.PERSON
                names.update(
                    name
                    for name in called
                    if is_person or suppressions.holds(Kind.PERSON, "", [name])
                )
        out = {node for node in out if self._is_described(node)}
        if out:
            self._names.take_out(self._rewriting.take_out(out))
        self._overlay.hidden = Hidden(names, suppressions)
        self._names.touch(self._rewriting.hide(self._overlay.hidden))

    def _is_public(self, graph: NamedNode) -> bool:
        if graph in self._open or graph == self._iris.ontology:
            return True
        rights, public = term("dcterms:accessRights"), self._iris.concept("public")
        found = self._store.quads(graph, rights, public)
        return any(isinstance(quad.graph_name, DefaultGraph) for quad in found)

    def _issue(
        self, level: Level, contribution: Contributed, message: str, subject: str = ""
    ) -> None:
        self._overlay.issues.append(Issue(level, SOURCE, contribution.path.name, message, subject))
