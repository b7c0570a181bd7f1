"""What a data portal reads of a snapshot: DCAT-AP 3.0.0 (SEMIC, 2024) on DCAT 3 (W3C, 2024).

The catalogue lists one dataset, ``<base>dataset``, with the files of its current version; each
version is a dataset of its own, ``<base>dataset/<version>`` (DCAT 3, section 11).
"""

from typing import Final
from urllib.parse import quote

from graph.exports.licence import LICENCE_OUVERTE, Licence
from graph.model.iris import Iris
from graph.model.terms import Literal, NamedNode, Quad, typed
from graph.publishing.catalogue_words import (
    DATASET_DESCRIPTION,
    DATASET_TITLE,
    KEYWORDS,
    PROVENANCE,
)
from graph.publishing.describing import VCARD, about, both, grouped, named
from graph.publishing.distributions import distribution_of, distribution_quads, is_distribution
from graph.publishing.edition import Edition
from graph.publishing.europe import LANGUAGES, THEMES, authority, shared_quads
from graph.publishing.services import SERVICES, service_quads

__all__ = ["catalogue_quads", "version_iri"]

_PROFILE: Final = "https://semiceu.github.io/DCAT-AP/releases/3.0.0/"
_DCAT: Final = "http://www.w3.org/ns/dcat#"


def version_iri(iris: Iris, version: str) -> NamedNode:
    """The dataset of one version."""
    return NamedNode(f"{iris.base}dataset/{quote(version)}")


def catalogue_quads(
    edition: Edition,
    iris: Iris,
    *,
    publisher: str = "Maillage",
    contact: str = "",
    licence: Licence = LICENCE_OUVERTE,
) -> list[Quad]:
    """``catalog.ttl``: the catalogue, the dataset, this version of it, its files and services.

    The same facts give the same statements, in the same order.

    Parameters
    ----------
    edition: the facts of the snapshot.
    iris: its base is that of every address: ``<base>download/<version>/<file>``.
    publisher: who publishes, in words.
    contact: the web page where the publisher answers; the base without one.
    licence: of the dataset as a whole.
    """
    quads = [
        *_catalogue(edition, iris, licence),
        *_dataset(edition, iris),
        *_version(edition, iris),
        *_previous(edition, iris),
        *distribution_quads(edition, iris, licence),
        *service_quads(iris, licence),
        *_people(iris, publisher, contact or iris.base),
        *_documents(iris, licence),
        *shared_quads(),
    ]
    return grouped(quads)


def _part(iris: Iris, name: str) -> NamedNode:
    return NamedNode(f"{iris.base}catalog#{name}")


def _day(edition: Edition, *, first: bool = False) -> Literal:
    day = edition.created if first and edition.created else edition.issued
    return typed(day.isoformat(), "date")


def _catalogue(edition: Edition, iris: Iris, licence: Licence) -> list[Quad]:
    """DCAT-AP 3.0.0, section "Catalogue"."""
    return named(
        NamedNode(f"{iris.base}catalog"),
        "dcat:Catalog",
        ("dcterms:title", both("Catalogue de Maillage", "Catalogue of Maillage")),
        (
            "dcterms:description",
            both(
                "Les données publiques de Maillage, leurs fichiers et leurs services.",
                "The public data of Maillage, their files and their services.",
            ),
        ),
        ("dcterms:publisher", _part(iris, "publisher")),
        ("dcterms:license", NamedNode(licence.url)),
        ("dcterms:language", [authority("language", name) for name in LANGUAGES]),
        ("dcterms:issued", _day(edition, first=True)),
        ("dcterms:modified", _day(edition)),
        ("dcterms:spatial", authority("country", "FRA")),
        ("dcat:themeTaxonomy", authority("data-theme")),
        ("foaf:homepage", NamedNode(iris.base)),
        ("dcterms:conformsTo", NamedNode(_PROFILE)),
        ("dcat:dataset", NamedNode(f"{iris.base}dataset")),
        ("dcat:service", [NamedNode(f"{iris.base}{path}") for path in SERVICES]),
    )


def _dataset(edition: Edition, iris: Iris) -> list[Quad]:
    """DCAT-AP 3.0.0, section "Dataset"; versions as DCAT 3, section 11."""
    node, version = NamedNode(f"{iris.base}dataset"), version_iri(iris, edition.version)
    return [
        *named(
            node,
            "dcat:Dataset",
            ("dcterms:title", DATASET_TITLE),
            ("dcterms:identifier", Literal(node.value)),
            ("dcterms:issued", _day(edition, first=True)),
            ("dcterms:modified", _day(edition)),
            ("dcat:version", Literal(edition.version)),
            ("dcat:hasVersion", version),
            (NamedNode(f"{_DCAT}hasCurrentVersion"), version),
            ("dcat:landingPage", NamedNode(iris.base)),
        ),
        *_shared_by_versions(node, edition, iris),
    ]


def _version(edition: Edition, iris: Iris) -> list[Quad]:
    node = version_iri(iris, edition.version)
    previous = version_iri(iris, edition.previous) if edition.previous else None
    return [
        *named(
            node,
            "dcat:Dataset",
            ("dcterms:title", _title_of(edition.version)),
            ("dcterms:identifier", Literal(node.value)),
            ("dcterms:issued", _day(edition)),
            ("dcat:version", Literal(edition.version)),
            ("adms:versionNotes", _notes(edition)),
            (NamedNode(f"{_DCAT}isVersionOf"), NamedNode(f"{iris.base}dataset")),
            (NamedNode(f"{_DCAT}previousVersion"), previous),
        ),
        *_shared_by_versions(node, edition, iris),
    ]


def _previous(edition: Edition, iris: Iris) -> list[Quad]:
    """The version before, so that nothing is named without being described."""
    if not edition.previous:
        return []
    return named(
        version_iri(iris, edition.previous),
        "dcat:Dataset",
        ("dcterms:title", _title_of(edition.previous)),
        ("dcterms:description", DATASET_DESCRIPTION),
        ("dcat:version", Literal(edition.previous)),
        (NamedNode(f"{_DCAT}isVersionOf"), NamedNode(f"{iris.base}dataset")),
    )


def _title_of(version: str) -> list[Literal]:
    return both(f"Maillage, version {version}", f"Maillage, version {version}")


def _notes(edition: Edition) -> list[Literal]:
    """What tells two versions apart: how much they hold, and the hash of it."""
    count = edition.counts.get("statements", 0)
    return both(
        f"{count} affirmations. SHA-256 des affirmations canoniques (RDFC-1.0) : {edition.digest}.",
        f"{count} statements. SHA-256 of the canonical statements (RDFC-1.0): {edition.digest}.",
    )


def _shared_by_versions(node: NamedNode, edition: Edition, iris: Iris) -> list[Quad]:
    files = [file.path for file in edition.files if is_distribution(file)]
    period = _part(iris, "temporal") if edition.period != ("", "") else None
    return [
        *about(
            node,
            ("dcterms:description", DATASET_DESCRIPTION),
            ("dcterms:publisher", _part(iris, "publisher")),
            ("dcterms:creator", _part(iris, "publisher")),
            ("dcat:contactPoint", _part(iris, "contact")),
            ("dcat:keyword", KEYWORDS),
            ("dcat:theme", [authority("data-theme", name) for name in THEMES]),
            ("dcterms:language", [authority("language", name) for name in LANGUAGES]),
            ("dcterms:accrualPeriodicity", authority("frequency", "IRREG")),
            ("dcterms:accessRights", authority("access-right", "PUBLIC")),
            ("dcterms:spatial", authority("country", "FRA")),
            ("dcterms:temporal", period),
            ("dcterms:provenance", _part(iris, "provenance")),
            ("dcterms:conformsTo", NamedNode(f"{iris.base}ontology")),
            ("foaf:page", NamedNode(f"{iris.base}ontology")),
            ("dcat:distribution", [distribution_of(iris, edition.version, one) for one in files]),
        ),
        *_period(edition, period),
    ]


def _period(edition: Edition, node: NamedNode | None) -> list[Quad]:
    """DCAT-AP 3.0.0, section "Period of time"."""
    if node is None:
        return []
    start, end = (typed(year, "gYear") for year in edition.period)
    ends = (NamedNode(f"{_DCAT}startDate"), start), (NamedNode(f"{_DCAT}endDate"), end)
    return named(node, "dcterms:PeriodOfTime", *ends)


def _people(iris: Iris, publisher: str, contact: str) -> list[Quad]:
    """Who publishes, and the page where they answer: never an e-mail address."""
    page = NamedNode(f"{VCARD}hasURL"), NamedNode(contact)
    return [
        *named(
            _part(iris, "publisher"),
            "foaf:Agent",
            ("foaf:name", Literal(publisher)),
            ("foaf:homepage", NamedNode(iris.base)),
        ),
        *named(
            _part(iris, "contact"),
            NamedNode(f"{VCARD}Organization"),
            ("rdf:type", NamedNode(f"{VCARD}Kind")),
            (NamedNode(f"{VCARD}fn"), Literal(publisher)),
            page,
        ),
    ]


def _documents(iris: Iris, licence: Licence) -> list[Quad]:
    """The class of each page, standard and licence the catalogue names."""
    ontology = NamedNode(f"{iris.base}ontology")
    return [
        *named(NamedNode(iris.base), "foaf:Document"),
        *named(
            ontology, "foaf:Document", ("rdf:type", NamedNode("http://purl.org/dc/terms/Standard"))
        ),
        *named(
            NamedNode(_PROFILE), "dcterms:Standard", ("dcterms:title", Literal("DCAT-AP 3.0.0"))
        ),
        *named(
            NamedNode(licence.url),
            "dcterms:LicenseDocument",
            ("dcterms:title", Literal(licence.title)),
        ),
        *named(
            _part(iris, "provenance"),
            "dcterms:ProvenanceStatement",
            ("rdfs:label", PROVENANCE),
        ),
    ]
