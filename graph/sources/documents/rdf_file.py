"""RDF files: Turtle, TriG, N-Triples, N-Quads, N3, RDF/XML, JSON-LD."""

from dataclasses import dataclass

from graph.errors import InputError
from graph.model.reading import ReadDocument
from graph.sources.documents.rdf.describing import describe
from graph.sources.documents.rdf.parsing import format_of, parse_statements
from graph.sources.documents.rdf.telling import tell
from graph.sources.documents.rdf.terms import known_terms

__all__ = ["RdfFile"]


@dataclass(frozen=True, slots=True)
class RdfFile:
    """The reader of RDF; terms of other vocabularies are taken for ours by the alignments."""

    name: str = "rdf"
    version: int = 1

    def fits(self, content: bytes, name: str) -> bool:
        """Whether the name or the first characters are those of a syntax of RDF."""
        return format_of(content, name) is not None

    def read(self, content: bytes, name: str) -> ReadDocument:
        """The things and relations of the file that model.md has terms for.

        Raises
        ------
        InputError: a mistake of syntax, with its line; or nothing of what is known here.
        """
        nodes, relations = describe(parse_statements(content, name), known_terms())
        document = tell(nodes, relations, name, f"{self.name} {self.version}")
        if not document.text:
            raise InputError(
                "ce fichier RDF ne dit rien des sortes de choses du graphe.",
                where=name,
                advice="Voyez les équivalences dans ontology/alignments.ttl.",
            )
        return document
