"""What is said about an entity, one claim at a time, each with its source."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from graph.errors import UnknownName
from graph.model.iris import Iris
from graph.model.terms import NamedNode
from graph.model.vocabulary import term
from graph.network.origins import read_origins
from graph.network.relations import read_wordings
from graph.store import Store

__all__ = ["ClaimView", "claims_about", "claims_between", "claims_of", "node_of"]

_DETAILS: Final = ("certainty", "since", "until", "note", "role", "address")


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

    @property
    def triple(self) -> tuple[str, str, str]:
        """Subject, predicate and object."""
        return self.subject, self.predicate, self.object


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
    ends = [node_of(iris, a), node_of(iris, b)]
    return [
        claim
        for claim in claims_of(store, iris, ends, inside=True)
        if {claim.subject, claim.object} == {end.value for end in ends}
    ]


def claims_of(
    store: Store,
    iris: Iris,
    entities: Iterable[NamedNode | str],
    *,
    predicates: Collection[NamedNode | str] | None = None,
    inside: bool = False,
    others: Collection[NamedNode | str] | None = None,
) -> list[ClaimView]:
    """The claims of several entities, read in one query.

    Parameters
    ----------
    inside: only the relations between two of ``entities``.
    others: only the relations from one of ``entities`` to one of these, or back.
    """
    ends = sorted({node_of(iris, entity) for entity in entities}, key=lambda node: node.value)
    if predicates is None:
        kept = [NamedNode(iri) for iri in read_wordings(store, iris)]
        bound = ""
    else:
        kept = [node_of(iris, predicate) for predicate in predicates]
        bound = _among("?p", kept)
    if not ends or (predicates is not None and not kept):
        return []
    query = _query(iris, ends, bound, _among("?p", kept), inside)
    origins = read_origins(store, iris)
    found = _views(store, query, origins)
    return found if others is None else _across(found, ends, [node_of(iris, o) for o in others])


def _across(
    claims: Iterable[ClaimView], here: Iterable[NamedNode], there: Iterable[NamedNode]
) -> list[ClaimView]:
    near, far = {node.value for node in here}, {node.value for node in there}
    return [
        claim
        for claim in claims
        if (claim.subject in near and claim.object in far)
        or (claim.object in near and claim.subject in far)
    ]


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


def _among(variable: str, nodes: Iterable[NamedNode]) -> str:
    return f"FILTER({variable} IN ({', '.join(map(str, nodes))}))"


def _query(iris: Iris, ends: list[NamedNode], bound: str, plain: str, inside: bool) -> str:
    """Claims with their details, then the plain statements, then the labels of both.

    Details and labels are left joins on bound terms: Oxigraph looks each up in its index,
    where an inner join with the labels would read them all first. For the same reason the
    predicates are filtered, not joined as a second VALUES block.
    """
    values = f"VALUES ?e {{ {' '.join(map(str, ends))} }}"
    limit = _among("?o", ends) if inside else ""
    claims = [
        f"{values} GRAPH ?g {{ ?c {term('rdf:subject')} ?e ; {term('rdf:predicate')} ?p ; "
        f"{term('rdf:object')} ?o }} {limit} {bound} BIND(?e AS ?s)"
    ]
    plains = [f"{values} GRAPH ?g {{ ?e ?p ?o }} {limit} {plain} BIND(?e AS ?s)"]
    if not inside:
        claims.append(
            f"{values} GRAPH ?g {{ ?c {term('rdf:object')} ?e ; "
            f"{term('rdf:predicate')} ?p ; {term('rdf:subject')} ?s }} {bound} "
            "BIND(?e AS ?o)"
        )
        plains.append(f"{values} GRAPH ?g {{ ?s ?p ?e }} {plain} BIND(?e AS ?o)")
    return (
        f"SELECT ?c ?s ?p ?o ?g ?sl ?pl ?ol {' '.join('?' + name for name in _DETAILS)} WHERE {{ "
        f"{{ {_union(claims)} {_details(iris)} }} UNION {_union(plains)} {_labels(iris)} }}"
    )


def _union(patterns: Iterable[str]) -> str:
    return " UNION ".join(f"{{ {pattern} }}" for pattern in patterns)


def _details(iris: Iris) -> str:
    terms = (
        iris.mai("certainty"),
        iris.mai("validFrom"),
        iris.mai("validUntil"),
        term("rdfs:comment"),
        iris.mai("roleName"),
        iris.mai("sourceAddress"),
    )
    return " ".join(
        f"OPTIONAL {{ GRAPH ?g {{ ?c {node} ?{name} }} }}"
        for name, node in zip(_DETAILS, terms, strict=True)
    )


def _labels(iris: Iris) -> str:
    named = " ".join(
        f"OPTIONAL {{ GRAPH ?g{end} {{ ?{end} {term('skos:prefLabel')} ?{end}l "
        f'FILTER(LANG(?{end}l) = "fr") }} }}'
        for end in "so"
    )
    return (
        f"{named} OPTIONAL {{ GRAPH {iris.ontology} {{ ?p {term('rdfs:label')} ?pl "
        f'FILTER(LANG(?pl) = "fr") }} }}'
    )


def _views(store: Store, query: str, origins: Mapping[str, str]) -> list[ClaimView]:
    """The rows as claims; a plain statement its own graph has a claim for is left out."""
    claimed: dict[tuple[str, str], ClaimView] = {}
    plain: dict[tuple[str, ...], ClaimView] = {}
    for claim, view in _rows(store, query, origins):
        if claim:
            claimed.setdefault((claim, view.source), view)
        else:
            plain.setdefault((*view.triple, view.source), view)
    for view in claimed.values():
        plain.pop((*view.triple, view.source), None)
    return sorted([*claimed.values(), *plain.values()], key=_order)


def _rows(store: Store, query: str, origins: Mapping[str, str]) -> Iterator[tuple[str, ClaimView]]:
    _, rows = store.select(query)
    for claim, *ends, sl, pl, ol, certainty, since, until, note, role, address in rows:
        if not all(isinstance(end, NamedNode) for end in ends):
            continue
        subject, predicate, value, source = (end.value for end in ends if end is not None)
        view = ClaimView(
            subject,
            predicate,
            value,
            source,
            subject_label=sl.value if sl else "",
            predicate_label=pl.value if pl else "",
            object_label=ol.value if ol else "",
            certainty=certainty.value if certainty else "stated",
            since=since.value if since else "",
            until=until.value if until else "",
            note=note.value if note else "",
            role=role.value if role else "",
            address=address.value if address else "",
            origin=origins.get(source, source),
        )
        yield (claim.value if claim else ""), view


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
