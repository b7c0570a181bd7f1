"""Shapes that others publish, run on what we publish: ``ontology/shapes/external``.

Their texts are in English and are not kept for the reader: a finding says which rule of which
specification is broken, in both languages.
"""

from pathlib import Path
from typing import Final

import pyshacl
import rdflib
from rdflib.namespace import RDFS, SH

from graph.checks.findings import Finding, Report
from graph.checks.shapes import shapes_graph
from graph.errors import InputError
from graph.model.issues import Level

__all__ = ["PROFILES", "validate_external"]

PROFILES: Final[dict[str, tuple[str, str]]] = {
    "cpov": ("cpov-2.1.0.ttl", "CPOV 2.1.0"),
    "dcat-ap": ("dcat-ap-3.0.0.ttl", "DCAT-AP 3.0.0"),
}
"""The specifications whose shapes are kept: file, and name as its readers know it."""

_LEVELS: Final = {str(SH.Warning): Level.WARNING, str(SH.Info): Level.INFO}


def validate_external(data: rdflib.Graph, ontology_dir: Path, profile: str) -> Report:
    """What the shapes of ``profile`` find in ``data``, which is left as it is.

    Parameters
    ----------
    data: one graph; of an organisation, also the classes of what it names.
    ontology_dir: folder that holds ``shapes/external``.
    profile: a key of ``PROFILES``.

    Raises
    ------
    InputError: the shapes are missing or do not parse.
    """
    file, name = PROFILES[profile]
    path = ontology_dir / "shapes" / "external" / file
    shapes = shapes_graph([path])
    if not len(shapes):
        raise InputError("aucune règle de contrôle n'a été trouvée.", where=str(path))
    _, results, _ = pyshacl.validate(data, shacl_graph=shapes)
    return Report.of(
        _finding(results, result, shapes, name) for result in results.objects(None, SH.result)
    )


def _finding(
    results: rdflib.Graph, result: rdflib.term.Node, shapes: rdflib.Graph, name: str
) -> Finding:
    shape = results.value(result, SH.sourceShape)
    where = results.value(result, SH.resultPath)
    focus, value = (str(results.value(result, one) or "") for one in (SH.focusNode, SH.value))
    section = str(shapes.value(shape, RDFS.seeAlso) or "").rpartition("#")[2]
    rule = str(results.value(result, SH.sourceConstraintComponent) or "").rpartition("#")[2]
    rule = rule.removesuffix("ConstraintComponent")
    said = {
        text.language: str(text)
        for text in shapes.objects(shape, SH.message)
        if isinstance(text, rdflib.Literal) and text.language
    }
    place = f"{section}, {rule}" if section else rule
    return Finding(
        severity=_LEVELS.get(str(results.value(result, SH.resultSeverity)), Level.VIOLATION),
        shape=section or str(shape or "").rpartition("#")[2],
        focus=focus,
        path=str(where) if isinstance(where, rdflib.URIRef) else "",
        value="" if value == focus else value,
        message_fr=said.get("fr", f"Une règle de {name} n'est pas respectée ({place})."),
        message_en=said.get("en", f"A rule of {name} is broken ({place})."),
    )
