"""A drawn network as tables: its entities, its links, the sources of these, and what it is."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from graph.exports.cells import Plain, plain_cell
from graph.exports.licence import Licence
from graph.exports.tables import Table
from graph.exports.view import View, is_group, is_through, sources_of
from graph.network.kind_words import kind_key, kind_name

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["network_tables"]

_WORDS: Final[dict[str, dict[str, str]]] = {
    "fr": {
        "entities": "Entités",
        "links": "Liens",
        "sources": "Sources",
        "about": "Lisez-moi",
        "group": "groupe de {n}, surtout {kind}",
        "stated": "affirmé",
        "reviewed": "relu par une personne",
        "implied": "sous-entendu",
        "extracted": "repéré par un programme",
        "through": "lien de passage, sans affirmation",
        "public": "public",
        "restricted": "interne",
    },
    "en": {
        "entities": "Entities",
        "links": "Links",
        "sources": "Sources",
        "about": "Read me",
        "group": "group of {n}, mostly {kind}",
        "stated": "stated",
        "reviewed": "reviewed by a person",
        "implied": "implied",
        "extracted": "found by a program",
        "through": "passage, not a statement",
        "public": "public",
        "restricted": "internal",
    },
}
_HEADERS: Final[dict[str, dict[str, list[str]]]] = {
    "fr": {
        "entities": ["Identifiant", "Nom", "Type", "Relations", "x", "y"],
        "links": [
            *("De", "Relation", "Vers", "Depuis", "Jusqu'à", "Certitude"),
            *("Sources indépendantes", "Sources (numéros)", "Affirmations"),
            *("De (identifiant)", "Relation (identifiant)", "Vers (identifiant)"),
        ],
        "sources": ["Numéro", "Titre", "Éditeur", "Date", "Adresse", "Accès", "Identifiant"],
        "about": ["Rubrique", "Valeur"],
    },
    "en": {
        "entities": ["Identifier", "Name", "Kind", "Relations", "x", "y"],
        "links": [
            *("From", "Relation", "To", "Since", "Until", "Certainty"),
            *("Independent sources", "Sources (numbers)", "Statements"),
            *("From (identifier)", "Relation (identifier)", "To (identifier)"),
        ],
        "sources": ["Number", "Title", "Publisher", "Date", "Address", "Access", "Identifier"],
        "about": ["Item", "Value"],
    },
}
_ABOUT: Final[dict[str, dict[str, str]]] = {
    "fr": {
        "title": "Titre",
        "citation": "Pour citer",
        "address": "Adresse de la vue",
        "version": "Version du jeu de données",
        "issued": "Date du fichier",
        "licence": "Licence",
        "terms": "Texte de la licence",
        "entities": "Entités",
        "links": "Liens",
        "sources": "Sources",
        "drawn": "Contenu",
        "what": "ce que montre le dessin, et rien d'autre : ni les entités masquées ni les liens "
        "que les filtres écartent",
        "places": "x, y",
        "pixels": "places dans le dessin, en pixels, y vers le bas",
        "inside": "Diffusion",
        "restricted": "contient des sources internes : ne pas diffuser ce fichier",
    },
    "en": {
        "title": "Title",
        "citation": "To cite",
        "address": "Address of the view",
        "version": "Dataset version",
        "issued": "Date of the file",
        "licence": "Licence",
        "terms": "Licence text",
        "entities": "Entities",
        "links": "Links",
        "sources": "Sources",
        "drawn": "Content",
        "what": "what the drawing shows, and nothing else: neither hidden entities nor links that "
        "filters take away",
        "places": "x, y",
        "pixels": "places in the drawing, in pixels, y downwards",
        "inside": "Passing on",
        "restricted": "contains internal sources: do not pass this file on",
    },
}


def network_tables(
    net: "nx.MultiDiGraph[Any]", view: View, *, issued: date, licence: Licence
) -> list[Table]:
    """Four tables: entities, links (one row a relation), sources with their numbers, read me.

    Parameters
    ----------
    net: what :func:`graph.exports.view.leaving` gives.
    view: what :meth:`View.of` gives.
    """
    language = "en" if view.language == "en" else "fr"
    words, headers = _WORDS[language], _HEADERS[language]
    rows: dict[str, Iterable[list[object]]] = {
        "entities": _entities(net, language),
        "links": _links(net, view, words),
        "sources": _sources(view, words),
        "about": _about(net, view, language, issued, licence),
    }
    return [
        Table(words[name], headers[name], [[plain_cell(cell) for cell in row] for row in told])
        for name, told in rows.items()
    ]


def _entities(net: "nx.MultiDiGraph[Any]", language: str) -> list[list[object]]:
    """Those with most relations first."""
    counts = {node: _relations(net, node) for node in net}
    names = {node: str(data.get("label") or node) for node, data in net.nodes(data=True)}
    ordered = sorted(net, key=lambda node: (-counts[node], names[node], str(node)))
    return [
        [
            str(node),
            names[node],
            _kind(net.nodes[node], language),
            counts[node],
            *(_place(net.nodes[node].get(axis)) for axis in ("x", "y")),
        ]
        for node in ordered
    ]


def _relations(net: "nx.MultiDiGraph[Any]", node: object) -> int:
    around = {
        (one, other, key): data
        for edges in (
            net.out_edges(node, keys=True, data=True),
            net.in_edges(node, keys=True, data=True),
        )
        for one, other, key, data in edges
    }
    return sum(_statements(edge[2], data) for edge, data in around.items())


def _statements(key: object, data: Mapping[str, Any]) -> int:
    """How many relations an edge stands for."""
    told = data.get("statements")
    return 0 if is_through(key, data) else max(1, told) if isinstance(told, int) else 1


def _kind(data: Mapping[str, Any], language: str) -> str:
    key = kind_key(str(data.get("kind") or ""), data.get("scic"))
    if not is_group(data):
        return kind_name(key, language)
    kinds = kind_name(key, language, plural=True)
    return _WORDS[language]["group"].format(n=data["members"], kind=kinds)


def _place(value: object) -> Plain:
    return round(float(value), 1) if isinstance(value, int | float) else None


def _links(net: "nx.MultiDiGraph[Any]", view: View, words: Mapping[str, str]) -> list[list[object]]:
    numbers = {source: number for number, source in enumerate(view.notes, start=1)}
    rows = []
    for one, other, key, data in net.edges(keys=True, data=True):
        ends = [str(net.nodes[node].get("label") or node) for node in (one, other)]
        through = is_through(key, data)
        cited = sorted(numbers[source] for source in sources_of(data) if source in numbers)
        rows.append(
            [
                *(ends[0], data.get("label"), ends[1], data.get("since"), data.get("until")),
                words["through"] if through else words.get(str(data.get("certainty"))),
                *((None, None) if through else (data.get("weight"), ", ".join(map(str, cited)))),
                _statements(key, data),
                *(str(one), None if through else str(key), str(other)),
            ]
        )
    return sorted(rows, key=lambda row: [str(cell) for cell in (*row[:3], *row[-3:])])


def _sources(view: View, words: Mapping[str, str]) -> list[list[object]]:
    return [
        [
            *(number, note.title, note.publisher, note.issued, note.url),
            words.get(note.access or "public", note.access),
            note.id,
        ]
        for number, note in enumerate(view.notes.values(), start=1)
    ]


def _about(
    net: "nx.MultiDiGraph[Any]", view: View, language: str, issued: date, licence: Licence
) -> list[list[object]]:
    said = _ABOUT[language]
    links = sum(_statements(key, data) for *_ends, key, data in net.edges(keys=True, data=True))
    restricted = any(note.access not in ("", "public") for note in view.notes.values())
    lines: dict[str, object] = {
        "title": view.title,
        "citation": view.citation,
        "address": view.address,
        "version": view.version,
        "issued": issued.isoformat(),
        "licence": licence.title,
        "terms": licence.url,
        "entities": net.number_of_nodes(),
        "links": links,
        "sources": len(view.notes),
        "drawn": said["what"],
        "places": said["pixels"],
        "inside": said["restricted"] if restricted else "",
    }
    return [[said[name], value] for name, value in lines.items() if value != ""]
