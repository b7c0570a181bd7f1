"""The first file a partner opens, in French and in English."""

from collections.abc import Mapping
from typing import Final

from graph.exports.licence import LICENCE_OUVERTE
from graph.publishing.changes_words import KIND_WORDS
from graph.publishing.edition import Edition
from graph.settings import Settings

__all__ = ["readme"]

_FILES: Final[Mapping[str, Mapping[str, str]]] = {
    "dataset.nq": {
        "fr": "N-Quads triés : la forme de référence, celle dont l'empreinte est la version",
        "en": "sorted N-Quads: the reference form, whose hash is the version",
    },
    "dataset.trig": {"fr": "TriG : un graphe par source", "en": "TriG: one graph a source"},
    "dataset.ttl": {
        "fr": "Turtle : les mêmes triplets sans les graphes",
        "en": "Turtle: the same triples without the graphs",
    },
    "dataset.jsonld": {
        "fr": "JSON-LD, contexte compris",
        "en": "JSON-LD, its context included",
    },
    "dataset.rdf": {"fr": "RDF/XML, sans les graphes", "en": "RDF/XML, without the graphs"},
    "dataset-csv.zip": {
        "fr": "les tableaux de `csv/` : un par type d'entité, relations, sources",
        "en": "the tables of `csv/`: one a kind of entity, relations, sources",
    },
    "dataset.xlsx": {
        "fr": "les mêmes tableaux dans un classeur",
        "en": "the same tables as a workbook",
    },
    "network.gexf": {
        "fr": "les relations comme réseau, pour Gephi",
        "en": "the relations as a network, for Gephi",
    },
    "ontology/": {
        "fr": "vocabulaire, listes SKOS, formes SHACL, alignements, contexte JSON-LD",
        "en": "vocabulary, SKOS lists, SHACL shapes, alignments, JSON-LD context",
    },
    "catalog.ttl": {"fr": "catalogue DCAT-AP 3", "en": "DCAT-AP 3 catalogue"},
    "void.ttl": {"fr": "description VoID", "en": "VoID description"},
    "changes.json": {
        "fr": "ce qui a changé depuis la version précédente (aussi `changes.fr.html`)",
        "en": "what changed since the version before (also `changes.en.html`)",
    },
    "departments.geojson": {
        "fr": "contours simplifiés des départements",
        "en": "simplified outlines of départements",
    },
    "areas.json": {
        "fr": "contours simplifiés des régions et des intercommunalités",
        "en": "simplified outlines of régions and intercommunalités",
    },
    "anciennes-regions.csv": {
        "fr": "les régions d'avant 2016",
        "en": "the régions before 2016",
    },
    "SHA256SUMS": {
        "fr": "empreintes de tous les fichiers : `sha256sum --check SHA256SUMS`",
        "en": "hashes of every file: `sha256sum --check SHA256SUMS`",
    },
}

_WORDS: Final[Mapping[str, Mapping[str, str]]] = {
    "fr": {
        "title": "Maillage, version {version}",
        "intro": "Un graphe sourcé de l'économie sociale et solidaire et de ses liens avec les "
        "collectivités : chaque affirmation nomme le document qui la dit.",
        "facts": "Publié le {issued} par {publisher}. Version précédente : {previous}.",
        "none": "aucune",
        "hash": "Empreinte des affirmations (SHA-256 des N-Quads canoniques, RDFC-1.0) : "
        "`{digest}`. Les mêmes affirmations ont la même empreinte et les mêmes fichiers "
        "`dataset.*`.",
        "holds": "## Ce qu'elle contient",
        "statements": "affirmations",
        "files": "## Les fichiers",
        "sheets": "Une feuille de classeur a {rows} lignes au plus : un tableau plus long continue "
        "sur la feuille suivante ; préférez alors `csv/`.",
        "cite": "## Licence et citation",
        "licence": "{licence} : <{url}> ; détails dans `LICENSE.md`. À écrire :",
        "citation": "> Maillage, version {version}, {address}. {licence}. D'après les sources "
        "citées dans `csv/sources.csv`, avec les mentions de leurs éditeurs (`LICENSE.md`).",
        "out": "## Ce qui n'y est pas",
        "held": "Les documents réservés et ce qu'eux seuls disent, les coordonnées des personnes, "
        "les noms de ceux qui ont contribué, les personnes qui ont demandé à ne plus paraître. "
        "Une absence ne prouve rien : seuls des documents lus sont ici.",
        "start": "## Commencer",
        "contact": "Une erreur, une question : <{contact}>",
    },
    "en": {
        "title": "Maillage, version {version}",
        "intro": "A sourced graph of the French social economy and its links with local "
        "authorities: every statement names the document that states it.",
        "facts": "Published on {issued} by {publisher}. Version before: {previous}.",
        "none": "none",
        "hash": "Hash of the statements (SHA-256 of the canonical N-Quads, RDFC-1.0): `{digest}`. "
        "The same statements have the same hash and the same `dataset.*` files.",
        "holds": "## What it holds",
        "statements": "statements",
        "files": "## The files",
        "sheets": "A sheet has {rows} rows at most: a longer table goes on on the next sheet; "
        "`csv/` is then the better choice.",
        "cite": "## Licence and citation",
        "licence": "{licence}: <{url}>; details in `LICENSE.md`. To be written:",
        "citation": "> Maillage, version {version}, {address}. {licence}. From the sources "
        "listed in `csv/sources.csv`, with the credits their publishers ask for (`LICENSE.md`).",
        "out": "## What is not in it",
        "held": "Restricted documents and what they alone say, ways to reach people, the names of "
        "contributors, people who asked not to appear. Absence proves nothing: only documents "
        "that were read are here.",
        "start": "## To begin",
        "contact": "A mistake, a question: <{contact}>",
    },
}

_FIRST: Final = ("statements", "relations", "sources")
_KILO: Final = 1_000
_START: Final = """\
```python
import pyoxigraph
store = pyoxigraph.Store()
store.bulk_load(path="dataset.nq", format=pyoxigraph.RdfFormat.N_QUADS)
```

```python
import pandas
pandas.read_csv("csv/relations.csv")
```"""


def readme(edition: Edition, settings: Settings, language: str) -> str:
    """``README.<language>.md`` of a snapshot, in Markdown."""
    from graph.exports.xlsx import ROWS  # openpyxl is slow to load

    word = _WORDS[language]
    facts = {
        "version": edition.version,
        "issued": edition.issued.isoformat(),
        "publisher": settings.publisher,
        "previous": edition.previous or word["none"],
        "digest": edition.digest,
        "rows": _number(ROWS, language),
        "licence": LICENCE_OUVERTE.title,
        "url": LICENCE_OUVERTE.url,
        "address": f"{settings.base}dataset/{edition.version}",
        "contact": settings.contact or settings.base,
    }
    parts = [
        f"# {word['title']}",
        word["intro"],
        word["facts"],
        word["hash"],
        word["holds"],
        _counts(edition, language),
        word["files"],
        _files(edition, language),
        word["sheets"],
        word["start"],
        _START,
        word["cite"],
        word["licence"],
        word["citation"],
        word["out"],
        word["held"],
        word["contact"],
    ]
    told = (part if part == _START else part.format(**facts) for part in parts)
    return "\n\n".join(told) + "\n"


def _counts(edition: Edition, language: str) -> str:
    names = {**KIND_WORDS[language], "statements": _WORDS[language]["statements"]}
    names |= {"relations": "relations", "sources": "sources"}
    first = {name: edition.counts[name] for name in _FIRST if name in edition.counts}
    known = ((names[name], n) for name, n in {**first, **edition.counts}.items() if name in names)
    return "\n".join(f"- {_number(count, language)} {name.lower()}" for name, count in known)


def _files(edition: Edition, language: str) -> str:
    sizes = {one.path: one.size for one in edition.files}
    lines = []
    for name, about in _FILES.items():
        if name in sizes or any(path.startswith(name) for path in sizes if name.endswith("/")):
            size = f" ({_size(sizes[name], language)})" if name in sizes else ""
            lines.append(f"- `{name}`{size} : {about[language]}")
        elif name in ("catalog.ttl", "void.ttl", "SHA256SUMS", "changes.json"):
            lines.append(f"- `{name}` : {about[language]}")
    told = "\n".join(lines)
    return told if language == "fr" else told.replace(" : ", ": ")


def _number(count: int, language: str) -> str:
    return f"{count:,}".replace(",", "\u202f" if language == "fr" else ",")


def _size(size: int, language: str) -> str:
    unit = "o" if language == "fr" else "B"
    if size < _KILO:
        return f"{size} {unit}"
    if size < _KILO * _KILO:
        return f"{size // _KILO} k{unit}"
    told = f"{size / _KILO / _KILO:.1f}"
    return f"{told.replace('.', ',') if language == 'fr' else told} M{unit}"
