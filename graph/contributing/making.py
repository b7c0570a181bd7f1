"""From a draft to the statements of a contribution: only what was accepted, and can stand."""

from collections.abc import Callable
from dataclasses import dataclass, field

from graph.checks.personal import has_contact
from graph.contributing.contacting import contact_quads
from graph.contributing.describing import Describing
from graph.contributing.documenting import Documenting
from graph.contributing.draft import Choice, Draft, Proposal, proposals
from graph.contributing.existing import Existing
from graph.contributing.fitting import Ends
from graph.contributing.identifying import Identifying
from graph.contributing.in_use import InUse
from graph.contributing.made import Made, MadeGraph
from graph.contributing.minting import Minting
from graph.contributing.quoting import without_contacts
from graph.contributing.recording import recorded
from graph.contributing.stating import Stating
from graph.exports.contacts import holds_contact
from graph.linking.suppressions import Suppressions
from graph.model.contacts import name_holds_phone
from graph.model.iris import Iris
from graph.model.reading import ReadEntity, ReadRelation, ResourceReading
from graph.model.terms import Literal, NamedNode, Quad

__all__ = ["Rules", "make"]


@dataclass(frozen=True, slots=True)
class Rules:
    """What a contribution must respect.

    Parameters
    ----------
    taken: whether an identifier is in use in another contribution.
    suppressions: who and what may not come in.
    ends: what the ends of relations may be.
    """

    taken: Callable[[NamedNode], bool] = lambda node: False
    suppressions: Suppressions = field(default_factory=Suppressions)
    ends: Ends = field(default_factory=Ends)


def make(draft: Draft, existing: Existing, rules: Rules, *, key: str, by: str, at: str) -> Made:
    """What ``draft`` brings, as decided so far; the draft and the graph are left as they are.

    Parameters
    ----------
    key: identifier of the contribution. by: who accepts it. at: when (UTC, ISO 8601).
    """
    return _Maker(draft, existing, rules, key, by, at).run()


class _Maker:
    def __init__(
        self, draft: Draft, existing: Existing, rules: Rules, key: str, by: str, at: str
    ) -> None:
        document = draft.document
        self._draft, self._existing = draft, existing
        self._suppressions = rules.suppressions
        title = self._clean(_title(draft))
        name, reader, checksum = _file(draft)
        self._made = Made(key, by, at, title, self._clean(name), reader, checksum, draft.licence)
        self._minting = Minting(key, existing, rules.taken)
        self._describing = Describing(existing, self._minting)
        self._documenting = Documenting(existing, self._made)
        self._identifying = Identifying(
            document.text,
            existing,
            self._minting,
            rules.suppressions,
            self._describing,
            self._made,
        )
        self._stating = Stating(
            document.text, existing, rules.ends, self._identifying, self._describing, self._made
        )

    def run(self) -> Made:
        """Every resource in turn, then what is said of the things they name."""
        by_resource: dict[int, dict[str, Proposal]] = {}
        for one in proposals(self._draft, known=True):
            by_resource.setdefault(one.resource, {})[one.key] = one
        for number, reading in enumerate(self._draft.document.readings):
            self._resource(number, reading, by_resource.get(number, {}))
        made = self._made
        made.quads += self._describing.quads()
        if any(graph.graph for graph in made.graphs):
            made.quads += self._documenting.activity()
        iris, leave_out = self._existing.iris, self._suppressions.without_names
        quads = dict.fromkeys(leave_out(quad, iris.base) for quad in dict.fromkeys(made.quads))
        made.quads = [quad for quad in quads if quad is not None and _may_stand(quad, iris)]
        return made

    def _clean(self, text: str) -> str:
        return self._suppressions.leave_out(without_contacts(text)).strip()

    def _resource(self, number: int, reading: ResourceReading, found: dict[str, Proposal]) -> None:
        enters = self._enters(number, found)
        graph = self._graph(number, reading, enters=enters)
        self._made.graphs.append(graph)
        resource = InUse(number, reading, graph, found)
        self._identifying.suppress(resource)
        if enters:
            self._describing.resource(graph.about)
            self._state(resource)
        for one in found.values():
            is_new = one.decision is not None and one.key not in self._draft.known
            if is_new and one.decision and not resource.names_suppressed(one):
                text = self._draft.document.text
                self._made.recorded.append(recorded(one, one.decision, resource, text))

    def _state(self, resource: InUse) -> None:
        for one, decision in resource.accepted():
            thing = one.thing
            if isinstance(thing, ReadEntity):
                self._identifying.thing(resource, thing.key)
            elif isinstance(thing, ReadRelation):
                self._stating.relation(resource, one.key, thing, decision)
            else:
                self._stating.attribute(resource, one.key, thing)
        for used in list(resource.used.values()):
            self._stating.mention(resource, used)
        quads = self._made.quads
        quads += self._documenting.quads(resource.graph, resource.reading.resource)
        if self._draft.keeps_contacts:
            quads += contact_quads(self._existing.iris, self._draft.document.text, resource)

    def _enters(self, number: int, found: dict[str, Proposal]) -> bool:
        decision = self._draft.decisions.get(str(number))
        if decision is not None:
            return decision.choice is Choice.ACCEPT
        known = self._draft.known
        decisions = (one.decision for one in found.values() if one.key not in known)
        return any(one is not None and one.choice is Choice.ACCEPT for one in decisions)

    def _graph(self, number: int, reading: ResourceReading, *, enters: bool) -> MadeGraph:
        read, access = reading.resource, self._draft.access[number]
        title = self._clean(read.title) or self._made.title
        named = self._suppressions.names(read.address)
        address = "" if named else without_contacts(read.address)
        if not enters:
            return MadeGraph(number, title, address, access)
        known = self._existing.find_resource(read)
        node = known or self._minting.resource(title, access)
        graph = node if known is None else self._minting.own_graph(node)
        return MadeGraph(number, title, address, access, graph.value, node.value, known is None)


def _title(draft: Draft) -> str:
    titles = (reading.resource.title for reading in draft.document.readings)
    clean = map(str.strip, map(without_contacts, titles))
    return next(filter(None, clean), "") or without_contacts(draft.document.name) or "Document"


def _file(draft: Draft) -> tuple[str, str, str]:
    document = draft.document
    return without_contacts(document.name), document.reader, document.checksum


def _may_stand(quad: Quad, iris: Iris) -> bool:
    """The last fence: what looks like a way to reach somebody enters the contact graph only."""
    if quad.graph_name == iris.contacts:
        return True
    if isinstance(quad.object, Literal) and has_contact(quad.object.value):
        return False
    return not any(
        holds_contact(node) or (isinstance(node, NamedNode) and _spells_phone(node, iris))
        for node in (quad.subject, quad.object, quad.graph_name)
        if isinstance(node, NamedNode | Literal)
    )


def _spells_phone(node: NamedNode, iris: Iris) -> bool:
    minted = f"{iris.base}id/"
    return node.value.startswith(minted) and name_holds_phone(node.value.removeprefix(minted))
