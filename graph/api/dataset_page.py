"""``/page/dataset``: the snapshot for people: its version, its files, its services."""

from collections.abc import Iterator
from typing import Final
from urllib.parse import quote

from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute

from graph.api.answering import api_route
from graph.api.catalogue import CATALOGUE, read_triples
from graph.api.documents import written
from graph.api.languages import language_of
from graph.api.limiting import Limiter
from graph.api.page_words import Words
from graph.api.rendering import render
from graph.api.snapshots import iris_of, served_snapshot
from graph.network.periods import period
from graph.publishing.distributions import is_distribution
from graph.publishing.edition import PublishedFile
from graph.publishing.snapshot import Snapshot
from graph.settings import Settings

__all__ = ["dataset_page_routes"]

_UNITS: Final = {"fr": ("o", "ko", "Mo", "Go", "To"), "en": ("B", "kB", "MB", "GB", "TB")}
_THIN: Final = "\u202f"


def dataset_page_routes(settings: Settings, limiter: Limiter) -> list[BaseRoute]:
    """``/page/dataset``."""

    def page(request: Request) -> Response:
        snapshot = served_snapshot(settings)
        return render(
            request,
            "dataset.html",
            iri=f"{iris_of(snapshot).base}dataset",
            data="/catalog",
            version=snapshot.version,
            parts=lambda words: _parts(request, snapshot, settings, words),
        )

    return [api_route("/page/dataset", page, limiter=limiter)]


def _parts(
    request: Request, snapshot: Snapshot, settings: Settings, words: Words
) -> dict[str, object]:
    language, root = language_of(request), request.scope.get("root_path", "")
    catalogue = read_triples(snapshot, CATALOGUE)
    return {
        "words": _words(words),
        "about": list(_about(snapshot, language, words)),
        "groups": list(_groups(snapshot, root, language, words)),
        "services": list(_services(words)),
        "jsonld": Markup(written(catalogue, "jsonld", iris_of(snapshot), settings).decode()),
    }


def _words(_: Words) -> dict[str, str]:
    return {
        "title": _("Maillage, les données publiques"),
        "dataset": _("Jeu de données"),
        "version": _("Version"),
        "files": _("Fichiers"),
        "file": _("Fichier"),
        "type": _("Type"),
        "size": _("Taille"),
        "services": _("Services"),
    }


def _about(snapshot: Snapshot, language: str, _: Words) -> Iterator[tuple[str, str]]:
    issued = snapshot.issued.isoformat()
    yield _("Version"), snapshot.version
    yield _("Publiée"), period(issued, issued, language)
    yield _("Affirmations"), _number(snapshot.counts.get("statements", 0), language)
    yield "SHA-256 (RDFC-1.0)", snapshot.digest
    if snapshot.previous:
        yield _("Version d'avant"), snapshot.previous


def _groups(snapshot: Snapshot, root: str, language: str, _: Words) -> Iterator[dict[str, object]]:
    """The files by what they are for; what few look for is folded."""
    titles = {
        "dataset": _("Le jeu de données entier"),
        "about": _("À son sujet"),
        "csv": _("Tables CSV, une à une"),
        "ontology": _("Vocabulaire, notions et formes"),
    }
    for name, title in titles.items():
        files = [file for file in snapshot.files if _group_of(file) == name]
        if files:
            lines = [_line(file, snapshot, root, language) for file in files]
            yield {"title": title, "files": lines, "folded": name in ("csv", "ontology")}


def _group_of(file: PublishedFile) -> str:
    folder = file.path.partition("/")[0]
    if folder in ("csv", "ontology"):
        return folder
    return "dataset" if is_distribution(file) else "about"


def _line(file: PublishedFile, snapshot: Snapshot, root: str, language: str) -> dict[str, str]:
    return {
        "path": file.path,
        "href": f"{root}/download/{snapshot.version}/{quote(file.path)}",
        "media_type": file.media_type,
        "size": _size(file.size, language),
        "sha256": file.sha256,
    }


def _services(_: Words) -> Iterator[tuple[str, str]]:
    yield "/sparql", _("requêtes SPARQL 1.1, en lecture")
    yield "/reconcile", _("réconciliation de noms, pour OpenRefine")
    yield "/ontology", _("le vocabulaire")


def _number(number: int, language: str) -> str:
    return f"{number:,}" if language == "en" else f"{number:,}".replace(",", _THIN)


def _size(size: int, language: str) -> str:
    """``1,2 Mo``: powers of 1,000 (IEC 80000-13)."""
    amount, rank = float(size), 0
    while amount >= 999.95 and rank < len(_UNITS[language]) - 1:
        amount, rank = amount / 1000, rank + 1
    text = f"{amount:.1f}" if rank else str(size)
    text = text if language == "en" else text.replace(".", ",")
    return f"{text}\u00a0{_UNITS[language][rank]}"
