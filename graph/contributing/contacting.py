"""Ways to reach somebody, kept only where it was asked, in the graph that nothing else reads."""

from collections.abc import Collection, Iterator

from graph.contributing.in_use import InUse
from graph.model.contacts import Contact, find_contacts
from graph.model.iris import Iris
from graph.model.reading import Part, Passage
from graph.model.terms import Literal, NamedNode, Quad
from graph.model.vocabulary import Kind, term

__all__ = ["contact_quads"]

_PROPERTIES = {"email": "schema:email", "phone": "schema:telephone"}


def contact_quads(iris: Iris, text: str, resource: InUse) -> Iterator[Quad]:
    """Each e-mail address and telephone of a resource, in the contact graph.

    It is that of the one accepted person its block names; of the resource itself otherwise.
    """
    read = resource.reading.resource
    people = {
        (mention.start, mention.end): used.node
        for used in resource.used.values()
        if used.entity.kind is Kind.PERSON
        for mention in used.entity.mentions
    }
    for contact in find_contacts(text[read.start : read.end]):
        start, end = contact.start + read.start, contact.end + read.start
        found = Contact(contact.kind, start, end)
        owner = _owner(found, people, resource) or resource.graph.about
        value = Literal(text[start:end].strip())
        yield Quad(owner, term(_PROPERTIES[contact.kind]), value, iris.contacts)


def _owner(
    contact: Contact, people: dict[tuple[int, int], NamedNode], resource: InUse
) -> NamedNode | None:
    for block in resource.reading.resource.parts(Part.CONTACT):
        if block.start <= contact.start and contact.end <= block.end:
            return _only({node for span, node in people.items() if _inside(span, block)})
    return None


def _inside(span: tuple[int, int], block: Passage) -> bool:
    return block.start <= span[0] and span[1] <= block.end


def _only(nodes: Collection[NamedNode]) -> NamedNode | None:
    return next(iter(nodes)) if len(nodes) == 1 else None
