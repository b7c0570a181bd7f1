"""SHACL Core shapes as SPARQL 1.1 expressions (SHACL, W3C Recommendation 2017, section 4).

Only what our shapes use; anything else is ``Unsupported``, never left out in silence.
"""

from collections.abc import Callable, Iterator
from itertools import count
from typing import Final

import rdflib
from rdflib.collection import Collection
from rdflib.namespace import RDF, RDFS, SH, XSD

__all__ = ["Compiler", "Unsupported"]

_DATES: Final = {
    XSD.gYear: r"^-?[0-9]{4,}(Z|[+-][0-9]{2}:[0-9]{2})?$",
    XSD.gYearMonth: r"^-?[0-9]{4,}-(0[1-9]|1[0-2])(Z|[+-][0-9]{2}:[0-9]{2})?$",
    XSD.date: r"^-?[0-9]{4,}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])(Z|[+-][0-9]{2}:[0-9]{2})?$",
}
"""How values of these types are written (XML Schema 1.1, part 2), days of months apart."""

_KINDS: Final = {
    SH.IRI: "isIRI({v})",
    SH.Literal: "isLiteral({v})",
    SH.BlankNode: "isBlank({v})",
    SH.BlankNodeOrIRI: "!isLiteral({v})",
}
_SAID: Final = frozenset(
    [
        *(RDF.type, RDFS.comment, RDFS.label, RDFS.seeAlso),
        *(SH.message, SH.severity, SH.path, SH.property, SH.name, SH.description),
        *(SH.targetClass, SH.targetNode, SH.targetObjectsOf, SH.targetSubjectsOf),
        SH.qualifiedMinCount,
    ]
)
"""What a shape says that is no constraint on a value."""


class Unsupported(Exception):
    """A shape uses a part of SHACL that is not compiled."""


class Compiler:
    """Turns the shapes of one graph into expressions.

    Parameters
    ----------
    shapes: the graph of the shapes.
    narrower: gives a class and all its sub-classes.
    """

    def __init__(
        self, shapes: rdflib.Graph, narrower: Callable[[rdflib.term.Node], list[str]]
    ) -> None:
        self._shapes = shapes
        self._narrower = narrower
        self._numbers = count()

    def fresh(self) -> str:
        """A variable that nothing else uses."""
        return f"?x{next(self._numbers)}"

    def conforms(self, shape: rdflib.term.Node, node: str) -> str:
        """The expression that is true where ``node`` conforms to ``shape``."""
        if self._shapes.value(shape, SH.path) is None:
            parts = [*self.on_value(shape, node)]
        else:
            parts = [self.on_count(shape, node), self._on_all(shape, node)]
        parts += [self.conforms(one, node) for one in self._shapes.objects(shape, SH.property)]
        return _all(parts)

    def path(self, shape: rdflib.term.Node) -> str:
        """The property of a property shape; only a plain property is compiled."""
        path = self._shapes.value(shape, SH.path)
        if not isinstance(path, rdflib.URIRef):
            raise Unsupported(f"path of {shape}")
        return path.n3()

    def on_count(self, shape: rdflib.term.Node, node: str) -> str:
        """What a property shape asks of all its values together (sections 4.2, 4.4.5, 4.8.3)."""
        path, parts = self.path(shape), []
        one, other = self.fresh(), self.fresh()
        two = f"{node} {path} {one} . {node} {path} {other} FILTER(!sameTerm({one}, {other})"
        for predicate, value in sorted(self._shapes.predicate_objects(shape), key=str):
            if predicate == SH.minCount and int(str(value)) == 1:
                parts.append(f"EXISTS {{ {node} {path} {one} }}")
            elif predicate == SH.maxCount and int(str(value)) == 1:
                parts.append(f"NOT EXISTS {{ {two}) }}")
            elif predicate in (SH.minCount, SH.maxCount):
                raise Unsupported(f"number of values of {shape}")
            elif predicate == SH.uniqueLang:
                same = f'LANG({one}) != "" && LCASE(LANG({one})) = LCASE(LANG({other}))'
                parts.append(f"NOT EXISTS {{ {two} && {same}) }}")
            elif predicate == SH.hasValue:
                parts.append(f"EXISTS {{ {node} {path} {value.n3()} }}")
            elif predicate == SH.qualifiedValueShape:
                inner = self.conforms(value, one)
                parts.append(f"EXISTS {{ {node} {path} {one} FILTER({inner}) }}")
        return _all(parts)

    def on_value(self, shape: rdflib.term.Node, value: str) -> Iterator[str]:
        """What a shape asks of each value on its own (sections 4.1, 4.3, 4.4, 4.6, 4.8)."""
        for predicate, told in sorted(self._shapes.predicate_objects(shape), key=str):
            if predicate in _SAID or predicate in _ON_COUNT:
                continue
            write = _ON_VALUE.get(predicate)
            if write is None:
                raise Unsupported(f"{predicate} of {shape}")
            yield write(self, told, value)

    def _on_all(self, shape: rdflib.term.Node, node: str) -> str:
        each = self.fresh()
        parts = list(self.on_value(shape, each))
        if not parts:
            return "true"
        return f"NOT EXISTS {{ {node} {self.path(shape)} {each} FILTER(!({_all(parts)})) }}"

    def _class(self, told: rdflib.term.Node, value: str) -> str:
        kind = self.fresh()
        known = " ".join(self._narrower(told))
        return f"EXISTS {{ VALUES {kind} {{ {known} }} {value} a {kind} }}"

    def _datatype(self, told: rdflib.term.Node, value: str) -> str:
        if told == RDF.langString:
            return f'LANG({value}) != ""'
        form = _DATES.get(rdflib.URIRef(str(told)))
        shape = f" && REGEX(STR({value}), {_text(form)})" if form else ""
        return f"(isLiteral({value}) && DATATYPE({value}) = {told.n3()}{shape})"

    def _either(self, told: rdflib.term.Node, value: str) -> str:
        members = Collection(self._shapes, told)
        return "(" + " || ".join(f"({self.conforms(one, value)})" for one in members) + ")"

    def _among(self, told: rdflib.term.Node, value: str) -> str:
        return f"{value} IN ({', '.join(one.n3() for one in Collection(self._shapes, told))})"

    def _pattern(self, told: rdflib.term.Node, value: str) -> str:
        return f"(!isBlank({value}) && REGEX(STR({value}), {_text(str(told))}))"

    def _kind(self, told: rdflib.term.Node, value: str) -> str:
        return _KINDS[rdflib.URIRef(str(told))].format(v=value)

    def _languages(self, told: rdflib.term.Node, value: str) -> str:
        ranges = (_text(str(one)) for one in Collection(self._shapes, told))
        return "(" + " || ".join(f"LANGMATCHES(LANG({value}), {one})" for one in ranges) + ")"


_ON_COUNT: Final = frozenset(
    (SH.minCount, SH.maxCount, SH.uniqueLang, SH.hasValue, SH.qualifiedValueShape)
)
_ON_VALUE: Final[dict[rdflib.term.Node, Callable[[Compiler, rdflib.term.Node, str], str]]] = {
    SH["class"]: Compiler._class,
    SH.datatype: Compiler._datatype,
    SH["in"]: Compiler._among,
    SH.languageIn: Compiler._languages,
    SH.nodeKind: Compiler._kind,
    SH["or"]: Compiler._either,
    SH.pattern: Compiler._pattern,
}


def _all(parts: list[str]) -> str:
    return " && ".join(f"({part})" for part in parts if part != "true") or "true"


def _text(value: str | None) -> str:
    """A text as a SPARQL literal."""
    return rdflib.Literal(value or "").n3()
