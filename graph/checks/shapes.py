"""The SHACL shapes of the ontology, run on a graph or on files (SHACL, W3C Recommendation 2017)."""

from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path

import pyoxigraph
import pyshacl
import rdflib
from rdflib.namespace import SH

from graph.checks.findings import Finding, Report
from graph.checks.flatten import flatten
from graph.errors import InputError, worded
from graph.model.issues import Level
from graph.model.terms import Quad
from graph.settings import DEFAULT_BASE

__all__ = ["check_files", "messages_of", "read_quads", "shapes_graph", "validate"]

_LEVELS = {
    str(SH.Violation): Level.VIOLATION,
    str(SH.Warning): Level.WARNING,
    str(SH.Info): Level.INFO,
}
_SYNTAXES = "ttl, trig, nt, nq, n3, rdf, owl, xml, jsonld, json"
_OTHER_EXTENSIONS = {"owl": "rdf", "json": "jsonld"}


def validate(data: rdflib.Graph, ontology_dir: Path, base: str = DEFAULT_BASE) -> Report:
    """What the shapes find in ``data``, which is left as it is.

    Parameters
    ----------
    data: all graphs flattened to one (see ``flatten``), claims included, contact graph excluded.
    ontology_dir: folder of ``maillage.ttl``, ``concepts/`` and ``shapes/``.
    base: first part of the dataset's IRIs, where it is not the default one.

    Raises
    ------
    InputError: a file of the ontology is missing or does not parse.
    """
    whole = shapes_graph(
        [ontology_dir / "maillage.ttl", *sorted(ontology_dir.glob("concepts/*.ttl"))], base
    )
    shapes = shapes_graph(sorted(ontology_dir.glob("shapes/*.ttl")), base)
    if not len(shapes):
        raise InputError("aucune règle de contrôle n'a été trouvée.", where=str(ontology_dir))
    for triple in data:
        whole.add(triple)
    _, results, _ = pyshacl.validate(whole, shacl_graph=shapes, inplace=True)
    return Report.of(_findings(results, shapes))


def check_files(paths: Iterable[Path], ontology_dir: Path, base: str = DEFAULT_BASE) -> Report:
    """What the shapes find in RDF files taken together.

    Parameters
    ----------
    paths: files whose extension names their syntax.
    ontology_dir: folder of the vocabulary and shapes.
    base: first part of the dataset's IRIs, where it is not the default one.

    Raises
    ------
    InputError: a file is missing, of an unknown syntax, or does not parse.
    """
    quads = chain.from_iterable(read_quads(path) for path in paths)
    return validate(flatten(quads), ontology_dir, base)


def read_quads(path: Path) -> Iterator[Quad]:
    """The statements of an RDF file; its extension names its syntax. Nothing is fetched.

    Raises
    ------
    InputError: the file is missing, of an unknown syntax, or does not parse.
    """
    extension = path.suffix.lstrip(".").lower()
    syntax = pyoxigraph.RdfFormat.from_extension(_OTHER_EXTENSIONS.get(extension, extension))
    if syntax is None:
        raise InputError(
            worded("« .{extension} » n'est pas une syntaxe RDF connue.", extension=extension),
            where=str(path),
            advice=worded("Extensions acceptées : {syntaxes}.", syntaxes=_SYNTAXES),
        )
    try:
        yield from _parsed(path.read_bytes(), syntax, path)
    except OSError as error:
        raise InputError(
            "ce fichier ne peut pas être lu.",
            where=str(path),
            advice=worded("{strerror}.", strerror=error.strerror),
        ) from error


def _parsed(content: bytes, syntax: pyoxigraph.RdfFormat, path: Path) -> Iterator[Quad]:
    try:
        yield from pyoxigraph.parse(
            content, syntax, base_iri=path.resolve().as_uri(), rename_blank_nodes=True
        )
    except SyntaxError as error:
        line = f":{error.lineno}" if error.lineno else ""
        raise InputError(
            worded(
                "ce fichier ne suit pas la syntaxe {name} ({msg}).", name=syntax.name, msg=error.msg
            ),
            where=f"{path}{line}",
            advice="Corrigez cette ligne, ou donnez au fichier l'extension de sa vraie syntaxe.",
        ) from error


def shapes_graph(paths: Iterable[Path], base: str = DEFAULT_BASE) -> rdflib.Graph:
    """The files of the ontology as one graph, their IRIs under ``base``.

    Raises
    ------
    InputError: a file is missing or does not parse.
    """
    graph = rdflib.Graph()
    for path in paths:
        try:
            text = path.read_text(encoding="utf-8").replace(DEFAULT_BASE, base)
        except OSError as error:
            raise InputError(
                "ce fichier de l'ontologie ne peut pas être lu.", where=str(path)
            ) from error
        quads = _parsed(text.encode(), pyoxigraph.RdfFormat.TURTLE, path)
        for triple in flatten(quads):
            graph.add(triple)
    return graph


def _findings(results: rdflib.Graph, shapes: rdflib.Graph) -> Iterator[Finding]:
    for result in results.objects(None, SH.result):
        shape = results.value(result, SH.sourceShape)
        messages = messages_of(shapes, shape)
        focus = str(results.value(result, SH.focusNode))
        value = str(results.value(result, SH.value) or "")
        path = results.value(result, SH.resultPath)
        where = str(path) if isinstance(path, rdflib.URIRef) else ""
        component = results.value(result, SH.sourceConstraintComponent)
        if component == SH.SPARQLConstraintComponent:
            # Our queries run once a property, or once in all: what they give is the real focus.
            said = {str(message) for message in results.objects(result, SH.resultMessage)}
            where = where or focus
            focus, value = value, next(iter(said - set(messages.values())), "")
        yield Finding(
            severity=_LEVELS.get(str(results.value(result, SH.resultSeverity)), Level.VIOLATION),
            shape=str(shape or "").rpartition("#")[2],
            focus=focus,
            path=where,
            value="" if value == focus else value,
            message_fr=messages.get("fr", ""),
            message_en=messages.get("en", ""),
        )


def messages_of(shapes: rdflib.Graph, shape: rdflib.term.Node | None) -> dict[str, str]:
    """The sentences of a shape by language; pyshacl drops the language of those of a query."""
    return {
        message.language: str(message)
        for message in shapes.objects(shape, SH.message)
        if isinstance(message, rdflib.Literal) and message.language
    }
