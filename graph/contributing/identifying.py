"""Which thing each accepted entity is: one of the graph, or a new one."""

from collections.abc import Collection
from typing import Final

from graph.contributing.describing import Describing
from graph.contributing.draft import Access, Choice, Proposal
from graph.contributing.existing import Existing
from graph.contributing.in_use import InUse, Used
from graph.contributing.made import Brought, LeftOut, Made
from graph.contributing.minting import Minting
from graph.contributing.quoting import without_contacts
from graph.linking.suppressions import NAMED, Suppressions
from graph.model.iris import folded
from graph.model.reading import Mention, ReadEntity
from graph.model.terms import NamedNode

__all__ = ["Identifying"]

_REMOVED: Final = "retiré du graphe, et ne peut pas y revenir"
_HELD_BACK: Final = (
    "connu seulement de documents réservés, sous un autre nom que son identifiant dirait : "
    "créez-en un nouveau"
)


class Identifying:
    """Gives each entity its thing, once a resource.

    Parameters
    ----------
    text: of the document; mentions are places in it.
    """

    def __init__(
        self,
        text: str,
        existing: Existing,
        minting: Minting,
        suppressions: Suppressions,
        describing: Describing,
        made: Made,
    ) -> None:
        self._text, self._existing = text, existing
        self._minting = minting
        self._suppressions = suppressions
        self._describing = describing
        self._made = made

    def suppress(self, resource: InUse) -> None:
        """Note who may not be named; nothing is kept of them, not even that they were there."""
        read = resource.reading.resource
        for start, end in self._suppressions.find(self._text[read.start : read.end]):
            first, last = read.start + start, read.start + end
            resource.unnamed.append(Mention(first, last, self._text[first:last]))
        for one in resource.proposals.values():
            if isinstance(one.read, ReadEntity) and self._is_suppressed(resource, one):
                resource.suppressed[one.read.key] = one.read

    def thing(self, resource: InUse, key: str) -> Used | str:
        """The thing of the entity called ``key``, or why there is none (in French)."""
        if key in resource.used:
            return resource.used[key]
        if key in resource.suppressed:
            return _REMOVED
        proposal = resource.entity(key)
        entity = proposal.thing if proposal else None
        if proposal is None or not isinstance(entity, ReadEntity):
            return "le document ne nomme pas cette chose"
        if proposal.decision is not None and proposal.decision.choice is Choice.REFUSE:
            return f"« {entity.label} » a été refusé"
        if proposal.is_ambiguous:
            return f"« {entity.label} » peut être plusieurs choses : dites laquelle"
        found = self._found(resource, entity)
        if isinstance(found, str):
            self._leave_out(proposal.key, found)
            return found
        node, is_new = found
        used = Used(Brought(proposal.key, node, entity.label, entity.kind, is_new), entity)
        resource.used[key] = used
        self._made.things.append(used.brought)
        self._describing.name(used, resource.graph)
        return used

    def _found(self, resource: InUse, entity: ReadEntity) -> tuple[NamedNode, bool] | str:
        if entity.iri:
            node = _node(entity.iri)
            if node is None or not self._existing.holds(node):
                return f"« {entity.label} » n'est plus dans le graphe"
            if resource.graph.access is Access.PUBLIC and self._would_tell(node, entity):
                return _HELD_BACK
            return node, False
        label = without_contacts(entity.label).strip()
        if not label or label != entity.label.strip():
            return "ce nom contient une adresse électronique ou un téléphone"
        node = self._minting.thing(entity, resource.graph)
        return node, not self._existing.types(node)

    def _would_tell(self, node: NamedNode, entity: ReadEntity) -> bool:
        """Whether only restricted documents know a thing whose identifier says another name."""
        told = {word for name in entity.called for word in folded(name).split()}
        said = folded(node.value.rpartition("/")[2]).split()
        is_told = all(word in told or word.isdigit() for word in said)
        return not is_told and self._existing.is_hidden(node)

    def _is_suppressed(self, resource: InUse, one: Proposal) -> bool:
        for entity in (one.read, one.thing):
            if isinstance(entity, ReadEntity):
                short = self._existing.iris.short(entity.iri) if entity.iri else ""
                if self._suppressions.holds(entity.kind, short, entity.called):
                    return True
                if self._suppressions.find(entity.label):
                    return True  # « SCIC Camille Inventée »: its identifier would say it
                if entity.kind in NAMED and _is_part_of_a_name(entity, resource.unnamed):
                    return True
        return False

    def _leave_out(self, key: str, reason: str) -> None:
        self._made.leave_out(LeftOut(key, reason))


def _node(text: str) -> NamedNode | None:
    try:
        return NamedNode(text)
    except ValueError:
        return None


def _is_part_of_a_name(entity: ReadEntity, unnamed: Collection[Mention]) -> bool:
    """Whether it is read only where somebody who is out is named: « Inventée », their family name,
    taken for an organisation.
    """
    return bool(entity.mentions) and all(
        any(one.start < mention.end and mention.start < one.end for one in unnamed)
        for mention in entity.mentions
    )
