"""What is said about an entity, one claim at a time, each with its source."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final, TypeAlias

from graph.errors import UnknownName
from graph.model.iris import Iris
from graph.model.terms import Literal, NamedNode
from graph.model.vocabulary import term
from graph.network.origins import read_origins
from graph.network.relations import relation_properties
from graph.store import Store

__all__ = ["ClaimView", "claims_about", "claims_between", "claims_of", "named", "node_of"]

_DETAILS: Final = ("certainty", "since", "until", "note", "role", "address", "quote")


@dataclass(frozen=True, slots=True)
class ClaimView:
    """One relation as one source states it.

    Parameters
    ----------
    subject, predicate, object: IRIs; the ``*_label`` beside each is its French name, or an
        empty text if nothing names it.
    source: the document's IRI, which is also the graph of the statement.
    origin: the document it repeats, itself if it repeats none.
    certainty: ``stated``, ``implied``, ``extracted`` or ``reviewed``; a register's plain
        statement, which has no claim beside it, is ``stated``.
    since, until: years or dates, or empty texts.
    note: what the source says, in our own words. role: what a person is there.
    address: the page, where it is finer than the document.
    quote: the words of the document themselves, where it may be quoted.
    """

    subject: str
    predicate: str
    object: str
    source: str
    subject_label: str = ""
    predicate_label: str = ""
    object_label: str = ""
    certainty: str = "stated"
    since: str = ""
    until: str = ""
    note: str = ""
    role: str = ""
    address: str = ""
    origin: str = ""
    quote: str = ""

    @property
    def triple(self) -> tuple[str, str, str]:
        """Subject, predicate and object."""
        return self.subject, self.predicate, self.object


def named(claims: Iterable[ClaimView], names: Mapping[str, str]) -> list[ClaimView]:
    """The same claims with the names of ``names`` (by IRI) where it has them: another language."""
    return [
        replace(
            one,
            subject_label=names.get(one.subject, one.subject_label),
            predicate_label=names.get(one.predicate, one.predicate_label),
            object_label=names.get(one.object, one.object_label),
        )
        for one in claims
    ]


def claims_about(
    store: Store,
    iris: Iris,
    entity: NamedNode | str,
    *,
    predicates: Collection[NamedNode | str] | None = None,
) -> list[ClaimView]:
    """Every relation ``entity`` is an end of, one entry a source and a period.

    Parameters
    ----------
    entity: an IRI, or a short identifier such as ``organisation/exemple``.
    predicates: only these relations.

    Raises
    ------
    graph.errors.UnknownName: ``entity`` or a predicate cannot be an identifier.
    """
    return claims_of(store, iris, [entity], predicates=predicates)


def claims_between(
    store: Store, iris: Iris, a: NamedNode | str, b: NamedNode | str
) -> list[ClaimView]:
    """Every relation from ``a`` to ``b`` or from ``b`` to ``a``; see :func:`claims_about`."""
    one, other = node_of(iris, a), node_of(iris, b)
    pairs = f"VALUES (?s ?o) {{ ({one} {other}) ({other} {one}) }}"
    kept = _among("?p", relation_properties(store, iris))
    patterns = (
        f"{pairs} {_CLAIM.format(s='?s', o='?o')}",
        f"{pairs} GRAPH ?g {{ ?s ?p ?o }} {kept}",
    )
    return _views(store, iris, _rows(store, patterns))


def claims_of(
    store: Store,
    iris: Iris,
    entities: Iterable[NamedNode | str],
    *,
    predicates: Collection[NamedNode | str] | None = None,
    inside: bool = False,
    others: Collection[NamedNode | str] | None = None,
) -> list[ClaimView]:
    """The claims of several entities, read together.

    Parameters
    ----------
    inside: only the relations between two of ``entities``.
    others: only the relations from one of ``entities`` to one of these, or back.
    """
    ends = sorted({node_of(iris, entity) for entity in entities}, key=lambda node: node.value)
    given = None if predicates is None else [node_of(iris, one) for one in predicates]
    kept = relation_properties(store, iris) if given is None else given
    if not ends or not kept:
        return []
    bound = "" if given is None else _among("?p", kept)
    rows = _rows(store, _patterns(ends, bound, _among("?p", kept), inside))
    if inside or others is not None:
        across = _across(ends, ends if others is None else [node_of(iris, one) for one in others])
        rows = (row for row in rows if across(row))
    return _views(store, iris, rows)


def node_of(iris: Iris, entity: NamedNode | str) -> NamedNode:
    """The term of an IRI or a short identifier.

    Raises
    ------
    graph.errors.UnknownName: the text cannot be an identifier.
    """
    if isinstance(entity, NamedNode):
        return entity
    try:
        return NamedNode(iris.long(entity))
    except ValueError:
        raise UnknownName(entity) from None


_Row: TypeAlias = tuple[NamedNode | None, NamedNode, NamedNode, NamedNode, NamedNode]
"""A claim's node (none for a plain statement), its subject, predicate, object and graph."""

_CLAIM: Final = (
    f"GRAPH ?g {{{{ ?c {term('rdf:subject')} {{s}} ; {term('rdf:predicate')} ?p ; "
    f"{term('rdf:object')} {{o}} }}}}"
)


def _across(here: Iterable[NamedNode], there: Iterable[NamedNode]) -> Callable[[_Row], bool]:
    """Whether a row leads from one side to the other."""
    near, far = set(here), set(there)

    def leads(row: _Row) -> bool:
        _claim, subject, _predicate, value, _source = row
        return (subject in near and value in far) or (value in near and subject in far)

    return leads


def _among(variable: str, nodes: Iterable[NamedNode]) -> str:
    return f"FILTER({variable} IN ({', '.join(map(str, nodes))}))"


def _patterns(ends: Iterable[NamedNode], bound: str, plain: str, inside: bool) -> Iterator[str]:
    """What finds the claims and the plain statements of ``ends``.

    The predicates are filtered: as a second VALUES block they would be looked up one by one.
    """
    values = f"VALUES ?e {{ {' '.join(map(str, ends))} }}"
    yield f"{values} {_CLAIM.format(s='?e', o='?o')} {bound} BIND(?e AS ?s)"
    yield f"{values} GRAPH ?g {{ ?e ?p ?o }} {plain} BIND(?e AS ?s)"
    if not inside:
        yield f"{values} {_CLAIM.format(s='?s', o='?e')} {bound} BIND(?e AS ?o)"
        yield f"{values} GRAPH ?g {{ ?s ?p ?e }} {plain} BIND(?e AS ?o)"


def _rows(store: Store, patterns: Iterable[str]) -> Iterator[_Row]:
    """The claims and statements that ``patterns`` find, whose ends are things."""
    union = " UNION ".join(f"{{ {pattern} }}" for pattern in patterns)
    for claim, *ends in store.select(f"SELECT ?c ?s ?p ?o ?g WHERE {{ {union} }}")[1]:
        subject, predicate, value, source = ends
        if (
            isinstance(subject, NamedNode)
            and isinstance(predicate, NamedNode)
            and isinstance(value, NamedNode)
            and isinstance(source, NamedNode)
        ):
            yield (
                claim if isinstance(claim, NamedNode) else None,
                subject,
                predicate,
                value,
                source,
            )


def _views(store: Store, iris: Iris, rows: Iterable[_Row]) -> list[ClaimView]:
    """The rows as claims; a plain statement its own graph has a claim for is left out.

    Only what was kept is read further: details of the claims, then each name once. What the
    contact graph says is never read.
    """
    claims: dict[tuple[NamedNode, NamedNode], _Row] = {}
    plains: dict[_Row, None] = {}
    contacts = iris.contacts
    for row in rows:
        if row[-1] == contacts:
            continue
        if row[0] is None:
            plains[row] = None
        else:
            claims.setdefault((row[0], row[-1]), row)
    for row in claims.values():
        plains.pop((None, *row[1:]), None)
    found = [*claims.values(), *plains]
    details = _details(store, iris, claims)
    names = _names(store, iris, {end for row in found for end in (row[1], row[3])})
    words = _words(store, iris, {row[2] for row in found})
    origins = read_origins(store, iris)
    views = (
        ClaimView(
            *(subject.value, predicate.value, value.value, source.value),
            subject_label=names.get(subject, ""),
            predicate_label=words.get(predicate, ""),
            object_label=names.get(value, ""),
            origin=origins.get(source.value, source.value),
            **(details.get((claim, source), {}) if claim else {}),
        )
        for claim, subject, predicate, value, source in found
    )
    return sorted(views, key=_order)


def _details(
    store: Store, iris: Iris, claims: Collection[tuple[NamedNode, NamedNode]]
) -> dict[tuple[NamedNode, NamedNode], dict[str, str]]:
    """What each claim adds to its relation, in its own graph; several quotations make one text."""
    found: dict[tuple[NamedNode, NamedNode], dict[str, str]] = {}
    for claim, source, *values in store.select(_detail_query(iris, claims))[1] if claims else ():
        if not isinstance(claim, NamedNode) or not isinstance(source, NamedNode):
            continue
        told = {
            name: value.value
            for name, value in zip(_DETAILS, values, strict=True)
            if isinstance(value, NamedNode | Literal)
        }
        known = found.setdefault((claim, source), told)
        quotes = {known.get("quote", ""), told.get("quote", "")} - {""}
        if len(quotes) > 1 and told["quote"] not in known["quote"]:
            known["quote"] = " […] ".join(sorted(quotes))
    return found


def _detail_query(iris: Iris, claims: Iterable[tuple[NamedNode, NamedNode]]) -> str:
    """Details are left joins on bound terms: Oxigraph looks each up in its index."""
    paths = (
        iris.mai("certainty"),
        iris.mai("validFrom"),
        iris.mai("validUntil"),
        term("rdfs:comment"),
        iris.mai("roleName"),
        iris.mai("sourceAddress"),
        f"{term('oa:hasTarget')}/{term('oa:hasSelector')}?/{term('oa:exact')}",
    )
    optional = " ".join(
        f"OPTIONAL {{ GRAPH ?g {{ ?c {path} ?{name} }} }}"
        for name, path in zip(_DETAILS, paths, strict=True)
    )
    values = " ".join(f"({claim} {source})" for claim, source in claims)
    wanted = " ".join(f"?{name}" for name in _DETAILS)
    return f"SELECT ?c ?g {wanted} WHERE {{ VALUES (?c ?g) {{ {values} }} {optional} }}"


def _names(store: Store, iris: Iris, nodes: Iterable[NamedNode]) -> dict[NamedNode, str]:
    """The French name of each node that has one."""
    found, named, contacts = {}, term("skos:prefLabel"), iris.contacts
    for node in nodes:
        names = [
            quad.object.value
            for quad in store.quads(node, named, None, None)
            if isinstance(quad.object, Literal)
            and quad.object.language == "fr"
            and quad.graph_name != contacts
        ]
        if names:
            found[node] = min(names)
    return found


def _words(store: Store, iris: Iris, predicates: Iterable[NamedNode]) -> dict[NamedNode, str]:
    """The French name of each relation."""
    return {
        node: quad.object.value
        for node in predicates
        for quad in store.quads(node, term("rdfs:label"), None, iris.ontology)
        if isinstance(quad.object, Literal) and quad.object.language == "fr"
    }


def _order(view: ClaimView) -> tuple[str, ...]:
    return (
        view.predicate,
        view.subject_label,
        view.subject,
        view.object_label,
        view.object,
        view.since,
        view.source,
        view.until,
        view.role,
        view.note,
    )
