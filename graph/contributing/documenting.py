"""What a contribution says of the documents themselves: of each as a source, and as a resource."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from graph.contributing.draft import Access
from graph.contributing.existing import Existing
from graph.contributing.made import Made, MadeGraph
from graph.contributing.quoting import without_contacts
from graph.model.iris import digest, safe_address, slug
from graph.model.reading import ReadResource
from graph.model.statements import attribute_quads, date_literal, name_quads, quads_of
from graph.model.terms import DefaultGraph, Literal, NamedNode, Quad, french, typed
from graph.model.vocabulary import TYPES_OF_KIND, Kind, term

__all__ = ["Documenting"]

_OTHER: Final = "autres"


@dataclass(frozen=True, slots=True)
class Documenting:
    """Describes the documents of one contribution."""

    existing: Existing
    made: Made

    def activity(self) -> Iterator[Quad]:
        """The contribution as what brought its graphs about (PROV-O); nobody's name is in it."""
        iris = self.existing.iris
        node, agent = iris.contribution(self.made.key), self._agent()
        label = french(f"Contribution {self.made.key} (lecteur {self.made.reader})")
        for subject, predicate, value in (
            (node, term("rdf:type"), term("prov:Activity")),
            (node, term("rdf:type"), iris.mai("Contribution")),
            (node, term("rdfs:label"), label),
            (node, term("prov:wasAssociatedWith"), agent),
            (agent, term("rdf:type"), term("prov:Agent")),
        ):
            yield Quad(subject, predicate, value, DefaultGraph())

    def quads(self, graph: MadeGraph, read: ReadResource) -> Iterator[Quad]:
        """About one graph: as a source, in the default graph; as a resource, in its own."""
        publisher = self.existing.named(read.publisher, Kind.ORGANISATION, Kind.COLLECTIVITE)
        yield from self._source(graph, read, publisher)
        if graph.is_new or self._must_describe(graph):
            yield from self._resource(graph, read, publisher)

    def _source(
        self, graph: MadeGraph, read: ReadResource, publisher: NamedNode | None
    ) -> Iterator[Quad]:
        iris, made = self.existing.iris, self.made
        named = without_contacts(read.publisher)
        checksum = f"sha256:{made.checksum}" if made.checksum else ""
        for predicate, value in (
            (term("rdf:type"), iris.mai("Source")),
            (term("rdf:type"), term("prov:Entity")),
            (term("dcterms:title"), french(graph.title)),
            (term("dcterms:publisher"), publisher or (french(named) if named else None)),
            (term("dcterms:issued"), date_literal(read.date)),
            (term("dcterms:source"), _address(read)),
            (term("dcterms:accessRights"), iris.concept(graph.access.value)),
            (
                term("dcterms:license"),
                NamedNode(safe_address(made.licence)) if made.licence else None,
            ),
            (iris.mai("checksum"), Literal(checksum) if checksum else None),
            (term("prov:generatedAtTime"), typed(made.at, "dateTime")),
            (term("prov:wasGeneratedBy"), iris.contribution(made.key)),
            (term("prov:wasAttributedTo"), self._agent()),
            (iris.mai("derivedFrom"), None if graph.node == graph.about else self._origin(graph)),
        ):
            if value is not None:
                yield Quad(graph.node, predicate, value, DefaultGraph())

    def _origin(self, graph: MadeGraph) -> NamedNode:
        """The source the graph already has of the same document: both count for one."""
        about = graph.about
        if self.existing.statements(about, term("rdf:type"), self.existing.iris.mai("Source")):
            return about
        return min(self.existing.types(about), key=str, default=about)

    def _resource(
        self, graph: MadeGraph, read: ReadResource, publisher: NamedNode | None
    ) -> Iterator[Quad]:
        node, named = graph.about, graph.node
        for name in TYPES_OF_KIND[Kind.RESOURCE]:
            kind = term(name) if ":" in name else self.existing.iris.mai(name)
            yield Quad(node, term("rdf:type"), kind, named)
        title = graph.title if graph.is_new else self.existing.label(node) or graph.title
        yield from name_quads(node, named, title)
        number = None if read.number is None else typed(read.number, "integer")
        private = None if read.private is None else typed(str(read.private).lower(), "boolean")
        access = self.existing.iris.concept(graph.access.value)
        yield from quads_of(
            node,
            named,
            (term("dcterms:title"), french(title)),
            (term("schema:url"), _address(read)),
            (term("dcterms:issued"), date_literal(read.date)),
            (term("dcterms:type"), self._type(read)),
            (term("dcterms:accessRights"), access if node == named else None),
            (term("dcterms:publisher"), publisher),
            (self.existing.iris.mai("resourceNumber"), number),
            (self.existing.iris.mai("private"), private),
        )
        for keyword in dict.fromkeys(map(without_contacts, read.keywords)):
            if keyword.strip():
                yield Quad(node, term("schema:keywords"), french(keyword), named)
        if given := without_contacts(read.type).strip():
            yield from attribute_quads(self.existing.iris, node, "resource_type", given, named)

    def _type(self, read: ReadResource) -> NamedNode | None:
        """The resource type its own type names, or the first word of its title."""
        iris, scheme = self.existing.iris, term("skos:inScheme")
        types = iris.entity("scheme", "resource-types")
        first = read.title.split()[0] if read.title.split() else ""
        for word in (slug(read.type), slug(first), _OTHER):
            for key in filter(None, (word, word.removesuffix("s"))):
                if self.existing.statements(iris.concept(key), scheme, types):
                    return iris.concept(key)
        return None

    def _agent(self) -> NamedNode:
        """Who accepted it, under a mark that tells nobody's name."""
        return self.existing.iris.entity("contributor", digest("contributor", self.made.by))

    def _must_describe(self, graph: MadeGraph) -> bool:
        """Whether a resource could go away, or is known from restricted documents only."""
        types = self.existing.types(graph.about)
        is_open = any(map(self.existing.is_public, types))
        lasts = not all(map(self.existing.is_contribution, types))
        return not lasts or (graph.access is Access.PUBLIC and not is_open)


def _address(read: ReadResource) -> NamedNode | None:
    address = read.address.strip()
    return NamedNode(safe_address(address)) if address else None
