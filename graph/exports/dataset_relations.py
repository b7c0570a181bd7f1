"""Relations and loose attributes of a dataset as rows, each with its source and its claim."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from graph.exports.cells import Plain, plain_cell, value_of
from graph.exports.dataset_names import DatasetNames
from graph.exports.tables import Table
from graph.model.iris import Iris
from graph.model.terms import Literal, NamedNode, Object
from graph.model.vocabulary import term

__all__ = ["RelationRows"]

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

_Claim = tuple[dict[NamedNode, Object], str]
"""The properties of a claim, and the words it is read in."""

_Relation = tuple[NamedNode, NamedNode, NamedNode, NamedNode]
"""Subject, property, object, source."""


class RelationRows:
    """Gathers relations and the claims and attributes beside them, then gives them as tables."""

    def __init__(self, iris: Iris, names: DatasetNames) -> None:
        self._names = names
        self._beside = tuple(f"{iris.base}id/{part}/" for part in ("claim", "attribute"))
        self._relations: list[_Relation] = []
        self._nodes: dict[tuple[NamedNode, NamedNode], dict[NamedNode, Object]] = defaultdict(dict)
        self._ends = [term(f"rdf:{part}") for part in ("subject", "predicate", "object")]
        self._details = [
            *(iris.mai(name) for name in ("certainty", "validFrom", "validUntil", "roleName")),
            *(term("rdfs:comment"), iris.mai("sourceAddress")),
        ]
        self._passages: dict[tuple[Object, NamedNode], list[Object]] = defaultdict(list)
        self._attribute = [iris.mai(f"attribute{part}") for part in ("Of", "Name", "Value")]

    def take(
        self, subject: NamedNode, predicate: NamedNode, value: Object, source: NamedNode
    ) -> bool:
        """Keep a relation between two entities, or a part of a claim; whether it was one."""
        if predicate in _LEADING:
            self._passages[subject, source].append(value)
        elif subject.value.startswith(self._beside):
            self._nodes[subject, source].setdefault(predicate, value)
        elif (
            isinstance(value, NamedNode)
            and predicate != term("rdf:type")
            and self._names.kind(subject)
            and self._names.kind(value)
        ):
            self._relations.append((subject, predicate, value, source))
        else:
            return False
        return True

    def relation_table(self) -> Table:
        """One row a relation, a source and a claim: who, what, whom, who says so, since when."""
        return Table("relations", _RELATIONS[self._names.language], self._relation_rows())

    def attribute_table(self) -> Table | None:
        """One row a value for which the vocabulary has no property; nothing if there is none."""
        rows = list(self._attribute_rows())
        return Table("attributes", _ATTRIBUTES[self._names.language], rows) if rows else None

    def _relation_rows(self) -> Iterator[list[Plain]]:
        claims: dict[tuple[Object | None, ...], list[_Claim]] = defaultdict(list)
        for (node, source), claim in sorted(self._nodes.items(), key=lambda item: str(item[0][0])):
            about = claim, self._quoted(node, source)
            claims[*(claim.get(end) for end in self._ends), source].append(about)
        for relation in sorted(self._relations, key=lambda ends: [end.value for end in ends]):
            *ends, source = relation
            told = [cell for end in ends for cell in self._named(end)]
            for claim, quoted in claims.get(relation, [({}, "")]):
                details = [claim.get(name) for name in self._details]
                cells = [plain_cell(value_of(item)) if item else None for item in details]
                yield [*told, plain_cell(source.value), *cells, plain_cell(quoted) or None]

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
        for (_, source), node in sorted(self._nodes.items(), key=lambda item: str(item[0][0])):
            about, name, value = (node.get(part) for part in self._attribute)
            if isinstance(about, NamedNode) and name and value:
                said = [plain_cell(value_of(item)) for item in (name, value, source)]
                yield [*self._named(about), *said]

    def _named(self, node: NamedNode) -> list[Plain]:
        return [plain_cell(node.value), plain_cell(self._names.name(node))]
