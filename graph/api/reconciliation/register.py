"""What reconciliation answers from: the names, statements, types and properties of a generation."""

from collections.abc import Iterable
from dataclasses import dataclass
from threading import Lock

from graph.api.opened import public_dataset
from graph.api.reconciliation.properties import Property, read_properties
from graph.api.reconciliation.types import EntityTypes
from graph.api.reconciliation.values import Statements
from graph.model.iris import Iris
from graph.questions.dataset import Dataset
from graph.search.entries import Match
from graph.search.index import NameIndex
from graph.settings import Settings

__all__ = ["Register", "Registers"]


@dataclass(frozen=True, slots=True)
class Register:
    """The public names and statements of one generation, as the service offers them."""

    dataset: Dataset
    names: NameIndex
    statements: Statements
    types: EntityTypes
    properties: dict[str, Property]

    @classmethod
    def read(cls, dataset: Dataset) -> "Register":
        """That of ``dataset``, of which only what is public is told."""
        statements = Statements(dataset.store, dataset.iris)
        types = EntityTypes(dataset.store, dataset.iris)
        return cls(dataset, dataset.names.public(), statements, types, read_properties(statements))

    @property
    def iris(self) -> Iris:
        """How its identifiers are written."""
        return self.dataset.iris

    def entry(self, key: str) -> Match | None:
        """The entity of this identifier (short, or an IRI), or nothing."""
        return self.names.entry(self.iris.long(key.strip())) if key.strip() else None

    def label(self, match: Match, language: str) -> str:
        """The name of an entity: notions have one in English too."""
        found = self.dataset.labels([match.iri], language) if language != "fr" else {}
        return found.get(match.iri, match.label) or self.iris.short(match.iri)

    def labels(self, iris: Iterable[str], language: str) -> dict[str, str]:
        """The names of things, the short identifier where there is none."""
        wanted = set(iris)
        found = self.dataset.labels(wanted, language)
        return {iri: found.get(iri) or self.iris.short(iri) for iri in wanted}


class Registers:
    """The register of now, read again when a build or a snapshot comes."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._known: Register | None = None
        self._lock = Lock()

    def now(self) -> Register:
        """The register of the public statements in use.

        Raises
        ------
        graph.errors.ServiceError: nothing has been built or published, or it cannot be read.
        """
        dataset = public_dataset(self._settings)
        with self._lock:
            if self._known is None or self._known.dataset is not dataset:
                self._known = Register.read(dataset)
            return self._known
