"""Relations and loose attributes of a dataset as rows, each with its source and its claim."""

import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from types import TracebackType
from typing import Final, Self

from graph.exports.cells import Plain, plain_cell, value_of
from graph.exports.dataset_names import DatasetNames
from graph.exports.sorting import SortedLines
from graph.exports.tables import Table
from graph.model.iris import Iris
from graph.model.terms import Literal, NamedNode, Object, Triple
from graph.model.vocabulary import term

__all__ = ["RelationRows", "ToldRelation"]

_RELATIONS: Final = {
    "fr": [
        *("Sujet (identifiant)", "Sujet", "Relation (identifiant)", "Relation"),
        *("Objet (identifiant)", "Objet", "Source", "Certitude", "Depuis", "Jusqu'à"),
        *("Fonction", "Note", "Page", "Citation"),
    ],
    "en": [
        *("Subject (identifier)", "Subject", "Relation (identifier)", "Relation"),
        *("Object (identifier)", "Object", "Source", "Certainty", "Since", "Until"),
        *("Role", "Note", "Page", "Quotation"),
    ],
}
_ATTRIBUTES: Final = {
    "fr": ["Sujet (identifiant)", "Sujet", "Caractéristique", "Valeur", "Source"],
    "en": ["Subject (identifier)", "Subject", "Attribute", "Value", "Source"],
}
_LEADING: Final = tuple(map(term, ("oa:hasTarget", "oa:hasSelector", "oa:exact")))
"""From a claim to the words it is read in."""


@dataclass(frozen=True, slots=True)
class ToldRelation:
    """A relation of one source, and the claims beside it.

    Parameters
    ----------
    ends: subject, property and object. source: who says so.
    claims: certainty, since, until, role, note, page and quotation of each, as plain cells.
    """

    ends: tuple[NamedNode, NamedNode, NamedNode]
    source: NamedNode
    claims: list[list[Plain]]


class RelationRows:
    """Gathers relations and the claims and attributes beside them, then gives them as tables.

    They may be more than memory holds, beside the quotations: to be used in a ``with`` block.
    """

    def __init__(self, iris: Iris, names: DatasetNames) -> None:
        self._names = names
        self._claim, self._beside = f"{iris.base}id/claim/", f"{iris.base}id/attribute/"
        self._ends = [term(f"rdf:{part}") for part in ("subject", "predicate", "object")]
        self._details = [
            *(iris.mai(name) for name in ("certainty", "validFrom", "validUntil", "roleName")),
            *(term("rdfs:comment"), iris.mai("sourceAddress")),
        ]
        self._attribute = [iris.mai(f"attribute{part}") for part in ("Of", "Name", "Value")]
        self._passages: dict[tuple[Object, NamedNode], list[Object]] = defaultdict(list)
        self._relations, self._attributes = SortedLines(), SortedLines()
        self._node: NamedNode | None = None
        self._told: dict[NamedNode, dict[NamedNode, Object]] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._relations.__exit__(kind, error, trace)
        self._attributes.__exit__(kind, error, trace)

    def take(
        self, subject: NamedNode, predicate: NamedNode, value: Object | Triple, source: NamedNode
    ) -> bool:
        """Keep a relation between two entities, or a part of a claim; whether it was one.

        What one source says of one claim or attribute comes together.
        """
        if isinstance(value, Triple):
            return False
        if predicate in _LEADING:
            self._passages[subject, source].append(value)
        elif subject.value.startswith((self._claim, self._beside)):
            if subject != self._node:
                self._settle()
                self._node = subject
            self._told.setdefault(source, {}).setdefault(predicate, value)
        elif self.is_relation(subject, predicate, value):
            _keep(self._relations, [subject.value, predicate.value, _iri(value), source.value])
        else:
            return False
        return True

    def is_relation(self, subject: NamedNode, predicate: NamedNode, value: Object | Triple) -> bool:
        """Whether a statement relates two entities."""
        return (
            isinstance(value, NamedNode)
            and predicate != term("rdf:type")
            and self._names.kind(subject) is not None
            and self._names.kind(value) is not None
        )

    def relation_table(self) -> Table:
        """One row a relation, a source and a claim: who, what, whom, who says so, since when."""
        return Table("relations", _RELATIONS[self._names.language], self._relation_rows())

    def attribute_table(self) -> Table | None:
        """One row a value for which the vocabulary has no property; nothing if there is none."""
        self._settle()
        if not any(self._attributes.blocks()):
            return None
        return Table("attributes", _ATTRIBUTES[self._names.language], self._attribute_rows())

    def told(self) -> Iterator[ToldRelation]:
        """Each relation of each source, in alphabetical order of identifiers."""
        self._settle()
        lines = (json.loads(line) for block in self._relations.blocks() for line in block)
        for key, group in groupby(lines, key=itemgetter(slice(4))):
            rows = [line[4:] for line in group]
            source = NamedNode(key[3])
            claims = [
                [*cells, plain_cell(self._quoted(NamedNode(claim), source)) or None]
                for claim, *cells in filter(None, rows)
            ]
            if [] in rows:
                subject, predicate, value = map(NamedNode, key[:3])
                yield ToldRelation((subject, predicate, value), source, claims)

    def _settle(self) -> None:
        """Keep what was told of the claim or attribute just read."""
        node, told = self._node, self._told
        self._node, self._told = None, {}
        if node is None:
            return
        for source, values in told.items():
            if node.value.startswith(self._claim):
                ends = [_iri(values.get(end)) for end in self._ends]
                cells = [_cell(values.get(name)) for name in self._details]
                _keep(self._relations, [*ends, source.value, node.value, *cells])
            else:
                about, *said = (values.get(part) for part in self._attribute)
                if isinstance(about, NamedNode) and all(said):
                    cells = [_cell(value) for value in said]
                    _keep(self._attributes, [node.value, source.value, about.value, *cells])

    def _relation_rows(self) -> Iterator[list[Plain]]:
        for one in self.told():
            told = [cell for end in one.ends for cell in self._named(end)]
            for details in one.claims or [[None] * (len(self._details) + 1)]:
                yield [*told, plain_cell(one.source.value), *details]

    def _quoted(self, claim: Object, source: NamedNode) -> str:
        """The words of the document in which a claim is read."""
        found: dict[Object, None] = {claim: None}
        pending = [claim]
        while pending:
            near = self._passages.get((pending.pop(), source), ())
            pending += [value for value in near if value not in found]
            found.update(dict.fromkeys(near))
        words = {value.value for value in found if isinstance(value, Literal)}
        return " […] ".join(sorted(words))

    def _attribute_rows(self) -> Iterator[list[Plain]]:
        for block in self._attributes.blocks():
            for line in block:
                _, source, about, *said = json.loads(line)
                yield [*self._named(NamedNode(about)), *said, plain_cell(source)]

    def _named(self, node: NamedNode) -> list[Plain]:
        return [plain_cell(node.value), plain_cell(self._names.name(node))]


def _iri(value: Object | None) -> str:
    return value.value if isinstance(value, NamedNode) else ""


def _cell(value: Object | None) -> Plain:
    return None if value is None else plain_cell(value_of(value))


def _keep(lines: SortedLines, fields: list[Plain]) -> None:
    line = json.dumps(fields, ensure_ascii=False).encode()
    lines.add([line], len(line))
