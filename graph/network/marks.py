"""What a drawing shows of a node beyond its kind."""

from graph.model.iris import Iris
from graph.model.terms import Literal, NamedNode
from graph.model.vocabulary import Kind, term
from graph.network.build import Network
from graph.network.claims import node_of
from graph.network.names import SHORT, are_initials
from graph.store import Store

__all__ = ["mark_scic", "use_initials"]


def mark_scic(store: Store, iris: Iris, net: Network) -> None:
    """Set ``scic`` on the organisations a source gives that legal form, and only on them."""
    asked = []
    for iri in net:
        net.nodes[iri]["scic"] = False
        if net.nodes[iri]["kind"] == Kind.ORGANISATION.value:
            asked.append(iri)
    if not asked:
        return
    forms = _narrower(store, iris.concept("scic"))
    values = " ".join(str(node_of(iris, iri)) for iri in sorted(asked))
    _, rows = store.select(
        f"SELECT DISTINCT ?e ?f WHERE {{ VALUES ?e {{ {values} }} "
        f"GRAPH ?g {{ ?e {term('rov:orgType')} ?f }} }}"
    )
    for entity, form in rows:
        if form in forms and isinstance(entity, NamedNode):
            net.nodes[entity.value]["scic"] = True


def use_initials(store: Store, iris: Iris, net: Network) -> None:
    """Call a node by its initials where its name is too long and a source gives them.

    Only other names made of initials of the name's own words are used: an entity is often
    known by former names too.
    """
    long = {iri: net.nodes[iri]["label"] for iri in net if len(net.nodes[iri]["label"]) > SHORT}
    if not long:
        return
    values = " ".join(str(node_of(iris, iri)) for iri in sorted(long))
    _, rows = store.select(
        f"SELECT DISTINCT ?e ?n WHERE {{ VALUES ?e {{ {values} }} "
        f"GRAPH ?g {{ ?e {term('skos:altLabel')} ?n }} }}"
    )
    found: dict[str, list[str]] = {}
    for entity, name in rows:
        if (
            isinstance(entity, NamedNode)
            and isinstance(name, Literal)
            and are_initials(name.value, long[entity.value])
        ):
            found.setdefault(entity.value, []).append(name.value)
    for iri, names in found.items():
        net.nodes[iri]["short"] = min(names, key=lambda name: (-len(name), name))


def _narrower(store: Store, concept: NamedNode) -> set[NamedNode]:
    """``concept`` and every concept under it."""
    found, waiting = {concept}, [concept]
    while waiting:
        for quad in store.quads(None, term("skos:broader"), waiting.pop(), None):
            if isinstance(quad.subject, NamedNode) and quad.subject not in found:
                found.add(quad.subject)
                waiting.append(quad.subject)
    return found
