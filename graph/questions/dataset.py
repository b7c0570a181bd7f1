"""What answering needs, opened once: a store, its name index, its sources."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from graph.errors import InputError
from graph.model.iris import Iris
from graph.model.terms import Literal, NamedNode
from graph.model.vocabulary import term
from graph.questions.answer import SourceNote
from graph.questions.served import check_still, follow, served_store
from graph.search.index import NameIndex
from graph.settings import Settings
from graph.store.base import Store
from graph.store.embedded import EmbeddedStore
from graph.store.generations import Generation, open_generation
from graph.store.remote import RemoteStore

__all__ = ["Dataset", "in_use"]

_SOURCES = """
PREFIX mai: <{base}ontology#>
PREFIX dcterms: <http://purl.org/dc/terms/>
SELECT ?source ?title ?url ?publisher ?issued ?licence ?access WHERE {{
  ?source a mai:Source ; dcterms:title ?title .
  OPTIONAL {{ ?source dcterms:source ?url }}
  OPTIONAL {{ ?source dcterms:publisher ?publisher }}
  OPTIONAL {{ ?source dcterms:issued ?issued }}
  OPTIONAL {{ ?source dcterms:license ?licence }}
  OPTIONAL {{ ?source dcterms:accessRights ?access }}
}}
"""


def in_use(settings: Settings) -> Generation:
    """The generation in use, asked of the server where the store is one.

    Raises
    ------
    graph.errors.InputError: outsiders would be served from a server, which holds everything.
    graph.errors.StoreMissing: nothing has been built.
    graph.errors.StoreLocked: the server is being written.
    graph.errors.StoreBroken: the server does not answer.
    """
    if not settings.address:
        return open_generation(settings.store)
    if settings.audience == "public":
        raise InputError(
            "le public n'est servi que d'un instantané publié, jamais d'un serveur.",
            where="MAILLAGE_STORE",
            advice="Lancez : maillage serve --audience public",
        )
    return follow(settings)


@dataclass(slots=True)
class Dataset:
    """A store one can ask: statements, names and sources of one generation."""

    store: Store
    names: NameIndex
    iris: Iris
    generation: Generation
    _sources: dict[str, SourceNote] = field(default_factory=dict)
    _terms: dict[str, dict[str, str]] = field(default_factory=dict)
    _labels: dict[str, str] = field(default_factory=dict)

    @classmethod
    def open(cls, settings: Settings) -> "Dataset":
        """The generation in use of ``settings.store``, or of the server that is the store.

        Raises
        ------
        graph.errors.StoreMissing: nothing has been built.
        graph.errors.StoreLocked: the server is being written.
        graph.errors.StoreBroken: it cannot be read, or the server does not answer.
        """
        generation = in_use(settings)
        base = str(generation.read("build.json")["base"])
        store = served_store(settings) if settings.address else EmbeddedStore.open(generation.graph)
        return cls(store, NameIndex.open(generation.names), Iris(base), generation)

    def check_unchanged(self) -> None:
        """Refuse what was read since it was opened, if that may be of two versions.

        A folder's generation never changes; a server goes on to the next.

        Raises
        ------
        graph.errors.ServiceError: the server holds another version, is being written, or does not
            answer.
        """
        if isinstance(self.store, RemoteStore):
            check_still(self.store, self.generation.version)

    def sources(self) -> dict[str, SourceNote]:
        """Every source by its IRI; read once."""
        if not self._sources:
            self._sources.update(self._read_sources())
        return self._sources

    def _read_sources(self) -> dict[str, SourceNote]:
        _, rows = self.store.select(_SOURCES.format(base=self.iris.base))
        found = {}
        publishers: dict[str, str] = {}
        for source, title, url, publisher, issued, licence, access in rows:
            if source is None or title is None:
                continue
            if isinstance(publisher, NamedNode):
                publishers[source.value] = publisher.value
            found[source.value] = SourceNote(
                id=source.value,
                title=title.value,
                url=url.value if url else "",
                publisher=publisher.value if isinstance(publisher, Literal) else _site(url),
                issued=issued.value if issued else "",
                licence=licence.value if licence else "",
                access=self.iris.short(access.value).removeprefix("concept/") if access else "",
            )
        return self._with_publishers(found, publishers)

    def _with_publishers(
        self, found: dict[str, SourceNote], publishers: dict[str, str]
    ) -> dict[str, SourceNote]:
        names = self.names.labels(publishers.values())
        for source, publisher in publishers.items():
            note = found[source]
            found[source] = SourceNote(
                note.id,
                note.title,
                note.url,
                names.get(publisher, note.publisher),
                note.issued,
                note.licence,
                note.access,
            )
        return found

    def labels(self, iris: Iterable[str], language: str = "fr") -> dict[str, str]:
        """The name of each thing, property, concept or source of ``iris``; none for the unknown.

        Names are read once: a dataset is one generation, which never changes.
        """
        words, known = self._words(language), self._labels
        wanted = set(iris)
        new = [iri for iri in wanted if iri not in known and iri not in words]
        if new:
            titles = {iri: note.title for iri in new if (note := self.sources().get(iri))}
            known.update({**titles, **self.names.labels(new)})
        return {iri: label for iri in wanted if (label := words.get(iri) or known.get(iri))}

    def _words(self, language: str) -> dict[str, str]:
        """The words of the model itself: its graph is small and read once a language."""
        known = self._terms.get(language)
        if known is None:
            known = self._terms[language] = {}
            for name in ("rdfs:label", "skos:prefLabel"):
                for quad in self.store.quads(None, term(name), None, self.iris.ontology):
                    subject, text = quad.subject, quad.object
                    told = isinstance(text, Literal) and text.language == language
                    if isinstance(subject, NamedNode) and isinstance(text, Literal) and told:
                        known[subject.value] = text.value
        return known


def _site(address: object) -> str:
    """The site a page is on: who publishes it, where nothing says it better."""
    return (
        urlsplit(address.value).netloc.removeprefix("www.")
        if isinstance(address, NamedNode)
        else ""
    )
