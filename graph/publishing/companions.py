"""What goes with the dataset: vocabulary, outlines, licence, readme, checksums."""

from collections.abc import Iterable
from pathlib import Path
from shutil import copyfile
from typing import Final

from pyoxigraph import RdfFormat, serialize

from graph.exports.licence import LICENCE_OUVERTE
from graph.model.iris import Iris
from graph.model.terms import Quad
from graph.model.vocabulary import prefixes
from graph.publishing.edition import PublishedFile
from graph.settings import DEFAULT_BASE, Settings

__all__ = ["SUMS", "copy_ontology", "copy_outlines", "write_licence", "write_sums", "write_turtle"]

SUMS: Final = "SHA256SUMS"
_MORE_PREFIXES: Final = {
    "spdx": "http://spdx.org/rdf/terms#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
}
_TEXTS: Final = (".ttl", ".jsonld", ".html", ".md")
_OUTLINES: Final = ("departments.geojson", "areas.json", "anciennes-regions.csv")


def copy_ontology(settings: Settings, folder: Path) -> None:
    """Copy the vocabulary, concepts, shapes, context and pages in ``ontology/``, for this base."""
    source = settings.ontology
    for path in sorted(source.rglob("*")):
        if path.is_file() and path.suffix in _TEXTS:
            target = folder / "ontology" / path.relative_to(source)
            target.parent.mkdir(parents=True, exist_ok=True)
            text = path.read_bytes()
            if settings.base != DEFAULT_BASE:
                text = text.replace(DEFAULT_BASE.encode(), settings.base.encode())
            target.write_bytes(text)


def copy_outlines(settings: Settings, folder: Path) -> None:
    """Copy the outlines of territories and the old régions, which maps are drawn from."""
    for name in _OUTLINES:
        if (settings.data / name).is_file():
            copyfile(settings.data / name, folder / name)


def write_licence(settings: Settings, folder: Path) -> None:
    """Write ``LICENSE.md``: the licence of the data, or its name and address without one."""
    known = settings.ontology.resolve().parent / "LICENSE-DATA.md"
    if known.is_file():
        text = known.read_text("utf-8")
    else:
        text = f"# {LICENCE_OUVERTE.title}\n\n<{LICENCE_OUVERTE.url}>\n"
    (folder / "LICENSE.md").write_text(text, "utf-8")


def write_turtle(quads: Iterable[Quad], path: Path, iris: Iris) -> None:
    """Write statements of no graph in ``path``, the same bytes for the same statements."""
    triples = sorted({quad.triple for quad in quads}, key=str)
    names = {**prefixes(iris), **_MORE_PREFIXES}
    path.write_bytes(serialize(triples, format=RdfFormat.TURTLE, prefixes=names) or b"")


def write_sums(folder: Path, files: Iterable[PublishedFile]) -> None:
    """Write ``SHA256SUMS``, as ``sha256sum --check`` reads it."""
    lines = (f"{one.sha256}  {one.path}\n" for one in sorted(files, key=lambda one: one.path))
    (folder / SUMS).write_text("".join(lines), "utf-8")
