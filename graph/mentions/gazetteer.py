"""What the reading of a text needs of the names somebody already knows."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from graph.model.vocabulary import Kind

__all__ = ["Gazetteer", "Known", "NoNames"]


@dataclass(frozen=True, slots=True)
class Known:
    """A thing that goes by a name.

    Parameters
    ----------
    iri: the thing.
    detail: what tells it from others of its name: ``territoire, commune, Nord (59)``.
    code: its INSEE code or SIREN, or an empty text.
    name: the form of its name that fits.
    exact: whether it fits to the letter, or but for articles and « ville de ».
    degree: number of its relations.
    within: paths of what it lies in (``departement/59``), or the scheme of a concept.
    """

    iri: str
    label: str
    kind: Kind
    detail: str = ""
    code: str = ""
    name: str = ""
    exact: bool = True
    degree: int = 0
    within: frozenset[str] = frozenset()


class Gazetteer(Protocol):
    """Names, looked up many at a time; the cost must not grow with how many there are."""

    def lookup(self, names: Collection[str]) -> Mapping[str, Sequence[Known]]:
        """What goes by each of ``names``, whatever the case and the accents, the best first."""
        ...

    def at_postcodes(self, codes: Collection[str]) -> Mapping[str, Sequence[Known]]:
        """The places at each of the postcodes ``codes``."""
        ...


class NoNames:
    """A gazetteer without a name in it: everything is read from the text alone."""

    def lookup(self, names: Collection[str]) -> Mapping[str, Sequence[Known]]:
        """Nothing."""
        return {}

    def at_postcodes(self, codes: Collection[str]) -> Mapping[str, Sequence[Known]]:
        """Nothing."""
        return {}
