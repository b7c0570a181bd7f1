"""Whether a relation may hold between two things, as ``ontology/shapes/ends.ttl`` says."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from graph.checks.shapes import read_quads
from graph.model.iris import Iris
from graph.model.terms import BlankNode, Literal, NamedNode, Object
from graph.model.vocabulary import term

__all__ = ["Ends"]

_CONCEPT: Final = term("skos:Concept")


@dataclass(frozen=True, slots=True)
class _Rule:
    """What one end of a relation may be, and the sentence that says so."""

    classes: frozenset[NamedNode]
    takes_programmes: bool
    sentence: str


@dataclass(slots=True)
class Ends:
    """The rules on the ends of relations; without any, everything fits."""

    _subjects: dict[NamedNode, list[_Rule]] = field(default_factory=lambda: defaultdict(list))
    _objects: dict[NamedNode, list[_Rule]] = field(default_factory=lambda: defaultdict(list))
    _above: dict[NamedNode, set[NamedNode]] = field(default_factory=lambda: defaultdict(set))

    @classmethod
    def read(cls, ontology: Path, iris: Iris) -> "Ends":
        """The rules of a folder of the vocabulary.

        Raises
        ------
        graph.errors.InputError: a file is missing or does not parse.
        """
        ends = cls()
        for quad in _under(ontology / "maillage.ttl", iris):
            if quad[1] == term("rdfs:subClassOf") and isinstance(quad[2], NamedNode):
                ends._above[quad[0]].add(quad[2])
        shapes = _Shapes(_under(ontology / "shapes" / "ends.ttl", iris))
        for table, side in ((ends._subjects, "Subjects"), (ends._objects, "Objects")):
            for shape, predicate in shapes.targets(side):
                rule = shapes.rule(shape)
                if rule.classes:
                    table[predicate].append(rule)
        return ends

    def misfit(
        self,
        predicate: NamedNode,
        subject: Collection[NamedNode],
        value: Collection[NamedNode],
        programmes: tuple[bool, bool] = (False, False),
    ) -> str:
        """The sentence that a relation between things of these classes breaks, or nothing.

        Parameters
        ----------
        programmes: whether the subject and the object are notions of the programmes scheme.
        """
        sides = ((self._subjects, subject), (self._objects, value))
        for (table, classes), programme in zip(sides, programmes, strict=True):
            known = self._with_above(classes)
            for rule in table.get(predicate, ()):
                if known.isdisjoint(rule.classes) and not (rule.takes_programmes and programme):
                    return rule.sentence
        return ""

    def _with_above(self, classes: Collection[NamedNode]) -> set[NamedNode]:
        known, pending = set(classes), list(classes)
        while pending:
            for above in self._above.get(pending.pop(), ()):
                if above not in known:
                    known.add(above)
                    pending.append(above)
        return known


_Statement = tuple[NamedNode, NamedNode, Object]


def _under(path: Path, iris: Iris) -> Iterator[_Statement]:
    """The statements of a file, our terms under the base of ``iris``."""
    default = Iris().base
    for quad in read_quads(path):
        if isinstance(quad.subject, NamedNode | BlankNode):
            value = quad.object
            if isinstance(value, NamedNode):
                value = NamedNode(value.value.replace(default, iris.base))
            subject = quad.subject
            if isinstance(subject, NamedNode):
                subject = NamedNode(subject.value.replace(default, iris.base))
            yield subject, quad.predicate, value  # type: ignore[misc]  # blank nodes stay


class _Shapes:
    """The shapes of one file, by node."""

    def __init__(self, statements: Iterator[_Statement]) -> None:
        self._about: Mapping[Object, list[tuple[NamedNode, Object]]] = defaultdict(list)
        for subject, predicate, value in statements:
            self._about[subject].append((predicate, value))

    def targets(self, side: str) -> Iterator[tuple[Object, NamedNode]]:
        wanted = term(f"sh:target{side}Of")
        for shape, pairs in list(self._about.items()):
            for predicate, value in pairs:
                if predicate == wanted and isinstance(value, NamedNode):
                    yield shape, value

    def rule(self, shape: Object) -> _Rule:
        classes, programmes = set(), False
        for choice in (shape, *self._choices(shape)):
            classes.update(self._values(choice, "sh:class"))
            programmes = programmes or "Programme" in str(choice)
        return _Rule(
            frozenset(one for one in classes if isinstance(one, NamedNode)),
            programmes,
            next((one for one in self._french(shape)), ""),
        )

    def _choices(self, shape: Object) -> Iterator[Object]:
        for node in self._values(shape, "sh:or"):
            while first := self._values(node, "rdf:first"):
                yield first[0]
                node = self._values(node, "rdf:rest")[0]

    def _values(self, node: Object, name: str) -> list[Object]:
        return [value for predicate, value in self._about.get(node, ()) if predicate == term(name)]

    def _french(self, shape: Object) -> Iterator[str]:
        for value in self._values(shape, "sh:message"):
            if isinstance(value, Literal) and value.language == "fr":
                yield value.value
