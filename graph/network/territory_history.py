"""What a territory was: the institutions it followed or was followed by, communes made one."""

from collections.abc import Iterable
from dataclasses import dataclass

from graph.model.iris import Iris
from graph.model.terms import NamedNode
from graph.model.vocabulary import term
from graph.network.claims import ClaimView, claims_of
from graph.network.territories import level_of
from graph.network.territory_lineage import Scope
from graph.network.territory_people import parts_of
from graph.network.territory_rollup import RollUp
from graph.store import Store

__all__ = ["History", "councils_of", "read_history", "types_of"]


@dataclass(frozen=True, slots=True)
class History:
    """The past of a territory, as far as sources tell it.

    Parameters
    ----------
    before: the institutions that those of the territory followed, each claim with its source.
    after: what followed those of a territory of former times.
    inside: successions of institutions inside the territory.
    parts: IRIs of the communes associées or déléguées it is made of: communes of before a merger.
    whole: IRI of the commune that such a part belongs to today.
    """

    before: tuple[ClaimView, ...] = ()
    after: tuple[ClaimView, ...] = ()
    inside: tuple[ClaimView, ...] = ()
    parts: tuple[str, ...] = ()
    whole: str = ""

    def __bool__(self) -> bool:
        return bool(self.before or self.after or self.inside or self.parts or self.whole)


def read_history(store: Store, iris: Iris, roll_up: RollUp, territory: str) -> History:
    """The past of ``territory`` (an IRI); what happened inside larger ones is told too."""
    own = set(councils_of(store, iris, territory))
    inside = {
        one.entity
        for one, scope in roll_up.within(territory)
        if scope is Scope.FORMER and one.way == "spatial"
    } - own
    told = claims_of(store, iris, own | inside, predicates=[iris.mai("replacedBy")])
    before = tuple(claim for claim in told if claim.object in own)
    after = tuple(claim for claim in told if claim.subject in own)
    rest = tuple(claim for claim in told if claim not in before and claim not in after)
    parts = _merged_parts(store, iris, territory)
    return History(before, after, rest, parts, _whole(store, iris, territory))


def councils_of(store: Store, iris: Iris, territory: str) -> tuple[str, ...]:
    """The institutions that run ``territory``, sorted."""
    found = {
        quad.subject.value
        for quad in store.quads(None, term("dcterms:spatial"), NamedNode(territory), None)
        if isinstance(quad.subject, NamedNode) and quad.graph_name != iris.contacts
    }
    return tuple(sorted(found))


def types_of(store: Store, territory: str) -> frozenset[NamedNode]:
    """The classes of a territory."""
    return frozenset(
        quad.object
        for quad in store.quads(NamedNode(territory), term("rdf:type"), None, None)
        if isinstance(quad.object, NamedNode)
    )


def _merged(iris: Iris) -> frozenset[NamedNode]:
    return frozenset({iris.mai("CommuneAssociee"), iris.mai("CommuneDeleguee")})


def _merged_parts(store: Store, iris: Iris, territory: str) -> tuple[str, ...]:
    if level_of(territory, iris) != "commune":
        return ()
    parts = parts_of(store, iris, territory)
    levels: Iterable[str] = ("commune", "commune-deleguee")
    return tuple(
        part
        for level in levels
        for part in parts.get(level, ())
        if types_of(store, part) & _merged(iris)
    )


def _whole(store: Store, iris: Iris, territory: str) -> str:
    if not types_of(store, territory) & _merged(iris):
        return ""
    found = {
        quad.object.value
        for quad in store.quads(NamedNode(territory), term("dcterms:isPartOf"), None, None)
        if isinstance(quad.object, NamedNode) and level_of(quad.object.value, iris) == "commune"
    }
    return min(found, default="")
