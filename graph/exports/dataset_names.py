"""What things are called in the tables of a dataset, in the reader's language."""

from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from graph.exports.cells import Plain, joined, plain_cell, safe_text, value_of
from graph.model.iris import Iris
from graph.model.terms import Literal, NamedNode, Object, Quad
from graph.model.vocabulary import Kind, kind_of, prefixes, term

__all__ = ["DatasetNames"]

_NAMES: Final = frozenset((term("skos:prefLabel"), term("rdfs:label")))


class DatasetNames:
    """The names and kinds met while reading a dataset.

    Parameters
    ----------
    language: ``fr`` or ``en``; French where a text is not known in it.
    """

    def __init__(self, iris: Iris, language: str) -> None:
        self.language = language
        self._iris = iris
        self._prefixes = prefixes(iris)
        self._kind = lru_cache(maxsize=100_000)(lambda node: kind_of(node.value, iris))
        # By language first: a dictionary for each of a million things would outweigh them.
        self._labels: dict[str, dict[NamedNode, str]] = defaultdict(dict)

    def learn(self, quad: Quad) -> None:
        """Remember the name a statement gives."""
        if quad.predicate in _NAMES:
            subject, value = quad.subject, quad.object
            if isinstance(subject, NamedNode) and isinstance(value, Literal):
                self._labels[value.language or ""].setdefault(subject, value.value)

    def kind(self, node: NamedNode) -> Kind | None:
        """The kind of an entity, or nothing for what is no entity."""
        return self._kind(node)

    def name(self, node: NamedNode) -> str:
        """The name of ``node``, or its short identifier."""
        for language in (self.language, "fr"):
            if text := self._labels[language].get(node):
                return text
        texts = [texts[node] for texts in self._labels.values() if node in texts]
        return min(texts) if texts else self.short(node)

    def short(self, node: NamedNode) -> str:
        """``mai:certainty`` for a word, ``organisation/rtes`` for an entity."""
        for prefix, namespace in self._prefixes.items():
            if node.value.startswith(namespace):
                return f"{prefix}:{node.value.removeprefix(namespace)}"
        return self._iris.short(node.value)

    def headings(self, properties: Sequence[NamedNode]) -> list[str]:
        """The name of each property and its prefixed name, which is the same in any language."""
        pairs = [(self.name(node), self.short(node)) for node in properties]
        return [safe_text(short if name == short else f"{name} ({short})") for name, short in pairs]

    def cell(self, values: Sequence[Object]) -> Plain:
        """One cell for all values of a property; of texts in several languages, the reader's."""
        ours = [v for v in values if not isinstance(v, Literal) or v.language == self.language]
        others = [v for v in values if isinstance(v, Literal) and not v.language]
        if any(isinstance(value, Literal) for value in ours):
            values = [*ours, *others]
        cells = [self._shown(value) for value in values]
        if len(cells) == 1:
            return plain_cell(cells[0])
        return safe_text(joined(sorted(str(cell) for cell in cells)))

    def _shown(self, value: Object) -> Plain:
        """The name of an entity, the plain value of anything else."""
        if isinstance(value, NamedNode) and self.kind(value):
            return self.name(value)
        return value_of(value)
