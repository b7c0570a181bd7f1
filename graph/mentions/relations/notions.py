"""Which of the concepts a resource names are legal forms, labels or activities."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graph.mentions.relations.words import words
from graph.model.iris import folded
from graph.model.reading import ReadEntity
from graph.model.vocabulary import Kind

__all__ = ["Notions"]


@dataclass(frozen=True, slots=True)
class Notions:
    """The concepts of a resource, by what they are.

    Parameters
    ----------
    forms, loose_forms, labels, place_labels: keys of entities; a loose form is as often said of
        what an organisation does.
    transparent: those the ways of stating use as plain words; they are no phrases.
    by_name: keys by name, without accents or case.
    """

    forms: frozenset[str]
    loose_forms: frozenset[str]
    labels: frozenset[str]
    place_labels: frozenset[str]
    transparent: frozenset[str]
    by_name: Mapping[str, str]

    @classmethod
    def of(cls, entities: Iterable[ReadEntity]) -> "Notions":
        """The notions among ``entities``."""
        names = {one.key: _names(one) for one in entities if one.kind is Kind.CONCEPT}
        by_name: dict[str, str] = {}
        for key, those in names.items():
            for name in sorted(those):
                by_name.setdefault(name, key)
        return cls(
            _among(names, "legal_forms"),
            _among(names, "loose_forms"),
            _among(names, "labels"),
            _among(names, "place_labels"),
            _among(names, "transparent"),
            by_name,
        )

    def is_activity(self, key: str) -> bool:
        """Whether a concept is neither a legal form nor a label."""
        return key not in self.forms and key not in self.labels

    def named(self, text: str) -> str:
        """The key of the concept with this name, in the singular or plural; or an empty text."""
        name = folded(text)
        return self.by_name.get(name) or self.by_name.get(name.removesuffix("s"), "")


def _names(entity: ReadEntity) -> frozenset[str]:
    short, _, bracket = entity.label.partition(" (")
    every = {entity.label, short, bracket.rstrip(")"), *entity.names}
    every |= {one.surface for one in entity.mentions}
    names = {folded(one) for one in every}
    return frozenset(names | {one.removesuffix("s") for one in names if len(one) > 3}) - {""}


def _among(names: Mapping[str, frozenset[str]], name: str) -> frozenset[str]:
    wanted = words("notions", name)
    return frozenset(key for key, those in names.items() if those & wanted)
