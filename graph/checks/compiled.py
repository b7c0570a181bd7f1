"""The SHACL shapes as queries on a store: quick whatever its size, and nothing is copied.

Violations only: what deserves a look is for those who work on the data. ``shapes`` runs every
part of SHACL on a graph in memory; a test compares the two.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

import rdflib
from rdflib.namespace import RDFS, SH

from graph.checks.compiling import Compiler, Unsupported
from graph.checks.findings import Finding, Report
from graph.checks.shapes import messages_of, shapes_graph
from graph.model.issues import Level
from graph.settings import DEFAULT_BASE
from graph.store.embedded import EmbeddedStore

__all__ = ["LONGEST", "check_compiled", "compiled_queries"]

LONGEST: Final = 200
"""How many findings of one rule are told."""


@dataclass(frozen=True, slots=True)
class _Query:
    """One rule: what it looks for, and what it says."""

    shape: rdflib.term.Node
    path: str
    text: str
    messages: dict[str, str]


def check_compiled(
    store: EmbeddedStore, files: Collection[Path], ontology_dir: Path, base: str = DEFAULT_BASE
) -> Report:
    """The violations of the shapes of ``files`` in ``store``, at most ``LONGEST`` a rule.

    Parameters
    ----------
    store: every statement, claims included, the contact graph excluded.
    files: Turtle files of shapes.
    ontology_dir: folder of ``maillage.ttl``, which says which classes are part of which.
    base: first part of the dataset's IRIs, where it is not the default one.

    Raises
    ------
    InputError: a file is missing or does not parse.
    graph.errors.StoreBroken: the store does not answer.
    """
    queries, _ = compiled_queries(files, ontology_dir, base)
    return Report.of(found for query in queries for found in _findings(query, store))


def compiled_queries(
    files: Collection[Path], ontology_dir: Path, base: str = DEFAULT_BASE
) -> tuple[tuple[_Query, ...], tuple[str, ...]]:
    """The rules of ``files`` as queries, and the names of the shapes that cannot be one.

    See ``check_compiled``.
    """
    vocabulary = ontology_dir / "maillage.ttl"
    return _compiled(tuple(sorted(map(_seen, files))), _seen(vocabulary), base)


_Seen = tuple[Path, int]


def _seen(path: Path) -> _Seen:
    """A file as it is now: one that changes is read again."""
    return path, path.stat().st_mtime_ns if path.is_file() else 0


@lru_cache(maxsize=4)
def _compiled(
    files: tuple[_Seen, ...], vocabulary: _Seen, base: str
) -> tuple[tuple[_Query, ...], tuple[str, ...]]:
    shapes = shapes_graph([path for path, _ in files], base)
    narrower = _narrower(shapes_graph([vocabulary[0]], base))
    compiler = Compiler(shapes, narrower)
    queries: list[_Query] = []
    left: list[str] = []
    for shape in sorted(_targeted(shapes), key=str):
        if shapes.value(shape, SH.severity) in (SH.Warning, SH.Info):
            continue
        try:
            queries += _queries(shape, shapes, compiler, narrower)
        except Unsupported:
            left.append(str(shape).rpartition("#")[2])
    return tuple(queries), tuple(left)


def _targeted(shapes: rdflib.Graph) -> set[rdflib.term.Node]:
    targets = (SH.targetClass, SH.targetNode, SH.targetObjectsOf, SH.targetSubjectsOf)
    return {shape for target in targets for shape in shapes.subjects(target, None)}


def _queries(
    shape: rdflib.term.Node,
    shapes: rdflib.Graph,
    compiler: Compiler,
    narrower: Callable[[rdflib.term.Node], list[str]],
) -> Iterator[_Query]:
    """One query a target for the shape itself, one for the values of each of its properties."""
    rules = [(shape, "", test) for test in [" && ".join(compiler.on_value(shape, "?focus"))]]
    for one in sorted(shapes.objects(shape, SH.property), key=str):
        if shapes.value(one, SH.severity) in (SH.Warning, SH.Info):
            continue
        path = compiler.path(one)
        rules.append((one, path, compiler.on_count(one, "?focus")))
        values = " && ".join(compiler.on_value(one, "?value"))
        rules.append((one, path, f"VALUES {values}" if values else ""))
    for target in _targets(shape, shapes, narrower):
        for said, path, test in rules:
            if test in ("", "true"):
                continue
            of_value = test.startswith("VALUES ")
            values = f" ?focus {path} ?value ." if of_value else ""
            text = (
                f"SELECT ?focus ?value WHERE {{ {target}{values}"
                f" FILTER(!({test.removeprefix('VALUES ')})) }} LIMIT {LONGEST}"
            )
            yield _Query(said, path.strip("<>"), text, messages_of(shapes, said))


def _targets(
    shape: rdflib.term.Node,
    shapes: rdflib.Graph,
    narrower: Callable[[rdflib.term.Node], list[str]],
) -> Iterator[str]:
    """SHACL, section 2.1.3."""
    for kind in sorted(shapes.objects(shape, SH.targetClass), key=str):
        yield f"VALUES ?kind {{ {' '.join(narrower(kind))} }} ?focus a ?kind ."
    for name in sorted(shapes.objects(shape, SH.targetSubjectsOf), key=str):
        yield f"?focus {name.n3()} ?any ."
    for name in sorted(shapes.objects(shape, SH.targetObjectsOf), key=str):
        yield f"?any {name.n3()} ?focus ."
    if (shape, SH.targetNode, None) in shapes:
        raise Unsupported("sh:targetNode")


def _narrower(ontology: rdflib.Graph) -> Callable[[rdflib.term.Node], list[str]]:
    below: dict[rdflib.term.Node, list[str]] = defaultdict(list)

    def classes(kind: rdflib.term.Node) -> list[str]:
        if kind not in below:
            found = {kind, *ontology.transitive_subjects(RDFS.subClassOf, kind)}
            below[kind] = sorted(one.n3() for one in found if isinstance(one, rdflib.URIRef))
        return below[kind]

    return classes


def _findings(query: _Query, store: EmbeddedStore) -> Iterator[Finding]:
    for focus, value in store.select_union(query.text):
        yield Finding(
            severity=Level.VIOLATION,
            shape=str(query.shape).rpartition("#")[2],
            focus=focus.value if focus is not None else "",
            path=query.path,
            value=value.value if value is not None else "",
            message_fr=query.messages.get("fr", ""),
            message_en=query.messages.get("en", ""),
        )
