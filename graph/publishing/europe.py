"""What catalogues of Europe share: the authority tables of the Publications Office, by name.

DCAT-AP 3.0.0, section "Controlled vocabularies to be used", says which table is for which property.
"""

from collections.abc import Iterator
from typing import Final

from graph.model.terms import NamedNode, Quad
from graph.model.vocabulary import term
from graph.publishing.describing import both, named

__all__ = [
    "FILE_TYPES",
    "LANGUAGES",
    "THEMES",
    "authority",
    "file_type",
    "media_type",
    "shared_quads",
]

_AUTHORITY: Final = "http://publications.europa.eu/resource/authority/"

THEMES: Final[dict[str, tuple[str, str]]] = {
    "ECON": ("Économie et finances", "Economy and finance"),
    "GOVE": ("Gouvernement et secteur public", "Government and public sector"),
    "REGI": ("Régions et villes", "Regions and cities"),
    "SOCI": ("Population et société", "Population and society"),
}
"""The themes of the dataset in the table ``data-theme``, with their names in French and English."""

LANGUAGES: Final[dict[str, tuple[str, str]]] = {
    "FRA": ("français", "French"),
    "ENG": ("anglais", "English"),
}
"""The languages of the texts in the table ``language``."""

FILE_TYPES: Final[dict[str, str]] = {
    "application/ld+json": "JSON_LD",
    "application/n-quads": "RDF_N_QUADS",
    "application/rdf+xml": "RDF_XML",
    "application/trig": "RDF_TRIG",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "XLSX",
    "application/zip": "ZIP",
    "application/gexf+xml": "XML",
    "text/csv": "CSV",
    "text/turtle": "RDF_TURTLE",
}
"""The media types of our files and their names in the table ``file-type``."""

_OTHERS: Final[tuple[tuple[str, str, str, str, str], ...]] = (
    ("country", "FRA", "dcterms:Location", "France", "France"),
    ("frequency", "IRREG", "dcterms:Frequency", "irrégulier", "irregular"),
    ("access-right", "PUBLIC", "dcterms:RightsStatement", "public", "public"),
    ("planned-availability", "STABLE", "skos:Concept", "stable", "stable"),
)


def authority(table: str, name: str = "") -> NamedNode:
    """An authority table, or its entry ``name``: ``authority("country", "FRA")``."""
    return NamedNode(f"{_AUTHORITY}{table}{'/' if name else ''}{name}")


def file_type(media: str) -> NamedNode | None:
    """The entry of the table ``file-type`` for a media type, where it is known."""
    name = FILE_TYPES.get(media)
    return authority("file-type", name) if name else None


def media_type(media: str) -> NamedNode:
    """A media type as IANA identifies it (DCAT 3, section 6.8)."""
    return NamedNode(f"http://www.iana.org/assignments/media-types/{media}")


def shared_quads() -> Iterator[Quad]:
    """The class and the names of each entry the catalogue uses, for who reads it off line."""
    table = authority("data-theme")
    for name, words in THEMES.items():
        entry, labels = authority("data-theme", name), both(*words)
        scheme = ("skos:inScheme", table)
        yield from named(entry, "skos:Concept", ("skos:prefLabel", labels), scheme)
    titles = both("Thèmes des données", "Data themes")
    yield from named(table, "skos:ConceptScheme", ("dcterms:title", titles))
    for name, words in LANGUAGES.items():
        entry = authority("language", name)
        yield from named(entry, "dcterms:LinguisticSystem", ("skos:prefLabel", both(*words)))
    for kind, name, type_, *pair in _OTHERS:
        labels = both(pair[0], pair[1])
        yield from named(authority(kind, name), term(type_), ("skos:prefLabel", labels))
