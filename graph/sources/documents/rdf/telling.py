"""What a file of RDF says, as a text with one line a thing and one a relation."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from graph.model.issues import Issue
from graph.model.reading import (
    Mention,
    Part,
    Passage,
    ReadAttribute,
    ReadDocument,
    ReadEntity,
    ReadRelation,
    ReadResource,
    ResourceReading,
)
from graph.model.vocabulary import Kind
from graph.settings import DEFAULT_BASE
from graph.sources.documents.rdf.describing import Described, Stated
from graph.sources.documents.running_text import title_of_file
from graph.sources.documents.tables.properties import ATTRIBUTES, RELATIONS

__all__ = ["tell"]

_STATED: Final = 0.95
_UNNAMED: Final = 0.5
"""A thing known by its identifier alone needs a person."""

_KIND_WORDS: Final = {
    Kind.COLLECTIVITE: "collectivité",
    Kind.ORGANISATION: "organisation",
    Kind.PERSON: "personne",
    Kind.PROJECT: "projet",
    Kind.EVENT: "événement",
    Kind.CONCEPT: "notion",
    Kind.RESOURCE: "document",
    Kind.TERRITORY: "territoire",
}
_OTHER_WORDS: Final = {"published": "a publié", "about": "porte sur", "mentions": "mentionne"}


def tell(
    nodes: dict[str, Described],
    relations: Iterable[Stated],
    name: str,
    reader: str,
    issues: tuple[Issue, ...] = (),
) -> ReadDocument:
    """The document that says of ``nodes`` what the file says."""
    text = _Text(nodes)
    stated = list(relations)
    ends = {end for one in stated for end in (one.subject, one.object)}
    for node in nodes.values():
        if node.kind is not None and (node.is_named or node.node in ends):
            text.thing(node)
    for one in stated:
        text.relation(one)
    whole = "\n".join(text.lines)
    resource = ReadResource(
        title=title_of_file(name),
        start=0,
        end=len(whole),
        passages=(Passage(Part.BODY, 0, len(whole)),) if whole else (),
    )
    entities = tuple(text.entity(node) for node in text.keys)
    reading = ResourceReading(resource, entities, tuple(text.relations), tuple(text.attributes))
    return ReadDocument(name, reader, whole, (reading,), issues)


@dataclass(slots=True)
class _Text:
    nodes: dict[str, Described]
    keys: dict[str, str] = field(default_factory=dict)
    mentions: dict[str, list[Mention]] = field(default_factory=dict)
    lines: list[str] = field(default_factory=list)
    length: int = 0
    relations: list[ReadRelation] = field(default_factory=list)
    attributes: list[ReadAttribute] = field(default_factory=list)

    def thing(self, node: Described) -> None:
        """A line that names a thing, its kind, and its attributes."""
        self.keys[node.node] = f"e{len(self.keys) + 1}"
        start = self.length
        head = f"{node.label} : {_KIND_WORDS[node.kind] if node.kind else ''}"
        self._mention(node, start)
        at = start + len(head)
        said = head
        for name, value in node.attributes:
            piece = f" ; {ATTRIBUTES[name].label} : {value}"
            at += len(piece)
            said += piece
            self.attributes.append(
                ReadAttribute(self.keys[node.node], name, value, at - len(value), at, _STATED)
            )
        self._line(said)

    def relation(self, one: Stated) -> None:
        """A line that says a relation between two things that have theirs."""
        if one.subject not in self.keys or one.object not in self.keys:
            return
        subject, value = self.nodes[one.subject], self.nodes[one.object]
        known = RELATIONS.get(one.predicate)
        words = known.label if known is not None else _OTHER_WORDS.get(one.predicate, one.predicate)
        start = self.length
        line = f"{subject.label} {words} {value.label}"
        self._mention(subject, start)
        self._mention(value, start + len(line) - len(value.label))
        line += f" : {one.role}" if one.role else ""
        self._line(line)
        self.relations.append(
            ReadRelation(
                subject=self.keys[one.subject],
                predicate=one.predicate,
                object=self.keys[one.object],
                quote=line,
                start=start,
                end=start + len(line),
                pattern="rdf",
                confidence=min(_sure(subject), _sure(value)),
                since=one.since,
                until=one.until,
                role=one.role,
            )
        )

    def entity(self, node: str) -> ReadEntity:
        """The thing a node is; it is one of the graph if its identifier is."""
        one = self.nodes[node]
        kind = one.kind or Kind.ORGANISATION
        return ReadEntity(
            key=self.keys[node],
            label=one.label,
            kind=kind,
            mentions=tuple(self.mentions[node]),
            names=tuple(name for name in one.names if name != one.label),
            evidence="un fichier RDF",
            iri=node if node.startswith(f"{DEFAULT_BASE}id/") else "",
            code=one.code,
            confidence=_sure(one),
        )

    def _mention(self, node: Described, start: int) -> None:
        mention = Mention(start, start + len(node.label), node.label)
        self.mentions.setdefault(node.node, []).append(mention)

    def _line(self, line: str) -> None:
        self.lines.append(line)
        self.length += len(line) + 1


def _sure(node: Described) -> float:
    return _STATED if node.is_named else _UNNAMED
