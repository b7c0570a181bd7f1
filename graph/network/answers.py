"""The answer of a question as a network of what is really said between its entities."""

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from graph.errors import QuestionError
from graph.model.iris import Iris
from graph.model.terms import NamedNode
from graph.model.vocabulary import Kind, kind_of
from graph.network.bridging import THROUGH, through_label
from graph.network.build import Network, from_claims
from graph.network.claims import ClaimView, claims_of, node_of
from graph.network.labels import labels_of
from graph.network.relations import read_wordings
from graph.questions.answer import Answer, Cell
from graph.store import Store

__all__ = ["AnswerLinks", "Edge", "add_deduced", "answer_links", "deduced_edges", "from_answer"]

_Row = Mapping[str, Cell]
_Pair = tuple[str, str]

Edge = tuple[str, str, str, Mapping[str, Any]]
"""Both ends, key and attributes of an edge of a network."""

_DEDUCED: Final = {"fr": "lien déduit", "en": "deduced link"}

_WEAK: Final = frozenset({Kind.RESOURCE, Kind.CONCEPT})
"""What two entities may share without being linked by it."""


@dataclass(frozen=True, slots=True)
class AnswerLinks:
    """What the rows of an answer link.

    Parameters
    ----------
    claims: every statement behind a pair of the rows, as its source makes it.
    deduced: the pairs no statement joins: the question concludes them. By pair, the entities
        out of the answer that are linked to both, which may be none.
    names: every entity of the rows with its name.
    """

    claims: tuple[ClaimView, ...]
    deduced: Mapping[_Pair, tuple[str, ...]]
    names: Mapping[str, str]


@dataclass(slots=True)
class _Wanted:
    """What the rows say of one pair: relations and sources, all where none is named."""

    relations: set[str] = field(default_factory=set)
    sources: set[str] = field(default_factory=set)
    any_relation: bool = False


def from_answer(answer: Answer, store: Store, iris: Iris, *, language: str = "fr") -> Network:
    """The network an answer's ``NetworkColumns`` describe.

    A row names two entities, and sometimes one in the middle (``through``), which makes two
    pairs. Each pair is drawn with the statements that join it: those of the row's relation and
    sources, in the direction the source gives. A pair that no statement joins is drawn as a
    deduced link (key ``THROUGH``), which is no statement. A row without an object gives a node
    without an edge.

    Raises
    ------
    graph.errors.QuestionError: the question says no network can be made of its rows.
    """
    links = answer_links(answer, store, iris)
    net = from_claims(links.claims, iris, links.names)
    add_deduced(net, deduced_edges(links.deduced, store, iris, language))
    return net


def answer_links(answer: Answer, store: Store, iris: Iris) -> AnswerLinks:
    """What the rows of an answer link; see :func:`from_answer`."""
    names, wanted = _read_rows(answer)
    claims = claims_of(store, iris, _known(names, iris), inside=True)
    said: dict[_Pair, list[ClaimView]] = {}
    for claim in claims:
        said.setdefault(_pair(claim.subject, claim.object), []).append(claim)
    kept: list[ClaimView] = []
    unsaid: list[_Pair] = []
    for pair, one in wanted.items():
        found = _matching(said.get(pair, ()), one)
        kept += found
        if not found:
            unsaid.append(pair)
    return AnswerLinks(tuple(kept), _between(unsaid, names, store, iris), names)


def add_deduced(net: Network, edges: Iterable[Edge]) -> None:
    """Draw deduced links between the nodes ``net`` holds."""
    for one, other, key, data in edges:
        if one in net and other in net:
            net.add_edge(one, other, key=key, **data)


def deduced_edges(
    deduced: Mapping[_Pair, tuple[str, ...]], store: Store, iris: Iris, language: str = "fr"
) -> list[Edge]:
    """Deduced links as edges, with the attributes of a link that is no statement."""
    names = labels_of(store, iris, {middle for middles in deduced.values() for middle in middles})
    return [
        (
            *pair,
            THROUGH,
            {
                "label": through_label([names[one] for one in middles], language)
                if middles
                else _DEDUCED[language],
                "through": [names[one] for one in middles],
                "through_iris": list(middles),
                "sources": [],
                "origins": [],
                "weight": 1,
                "certainty": "implied",
                **dict.fromkeys(("since", "until", "role"), ""),
            },
        )
        for pair, middles in deduced.items()
    ]


def _read_rows(answer: Answer) -> tuple[dict[str, str], dict[_Pair, _Wanted]]:
    """The entities of all rows with their names, and what is asked of each pair."""
    columns = answer.network
    if columns is None:
        raise QuestionError(
            "les réponses à cette question ne font pas un réseau.",
            where=answer.question,
            advice="Affichez-les en tableau.",
        )
    lists = [column.name for column in answer.columns if column.role == "sources"]
    names: dict[str, str] = {}
    wanted: dict[_Pair, _Wanted] = {}
    for row in answer.rows:
        for column in (columns.subject, columns.through, columns.object):
            names.update({iri: name for iri, name in _named(row, column) if not names.get(iri)})
        relations = _texts(row.get(columns.relation)) if columns.relation else []
        middle = bool(columns.through and _texts(row.get(columns.through)))
        for one, other in _pairs(row, columns.subject, columns.through, columns.object):
            if one != other:
                asked = wanted.setdefault(_pair(one, other), _Wanted())
                asked.relations.update(relations)
                asked.sources.update(iri for name in lists for iri in _texts(row.get(name)))
                asked.any_relation |= middle or not relations
    return names, wanted


def _matching(claims: Iterable[ClaimView], wanted: _Wanted) -> list[ClaimView]:
    """The statements a pair's rows are about: by their relations and sources.

    Where a row goes through an entity, its relation is that of one half only, and its sources
    may be those of the other: any statement of the pair then counts.
    """
    found = [one for one in claims if wanted.any_relation or one.predicate in wanted.relations]
    cited = [one for one in found if one.source in wanted.sources]
    return found if not wanted.sources or (wanted.any_relation and not cited) else cited


def _between(
    pairs: Iterable[_Pair], drawn: Container[str], store: Store, iris: Iris
) -> dict[_Pair, tuple[str, ...]]:
    """For each pair, what is linked to both and not ``drawn``; documents and notions apart."""
    found: dict[_Pair, set[str]] = {pair: set() for pair in pairs}
    asked = [pair for pair in found if not any(_is_weak(end, iris) for end in pair)]
    if not asked:
        return dict.fromkeys(found, ())
    among = ", ".join(str(NamedNode(iri)) for iri in read_wordings(store, iris))
    values = " ".join(f"({node_of(iris, one)} {node_of(iris, other)})" for one, other in asked)
    steps = [
        f"{{ GRAPH ?g {{ {first} }} GRAPH ?h {{ {second} }} }}"
        for first in ("?a ?p ?m", "?m ?p ?a")
        for second in ("?b ?q ?m", "?m ?q ?b")
    ]
    _, rows = store.select(
        f"SELECT DISTINCT ?a ?b ?m WHERE {{ VALUES (?a ?b) {{ {values} }} "
        f"{' UNION '.join(steps)} FILTER(?p IN ({among}) && ?q IN ({among})) }}"
    )
    for one, other, middle in rows:
        if (
            isinstance(one, NamedNode)
            and isinstance(other, NamedNode)
            and isinstance(middle, NamedNode)
            and not _is_weak(middle.value, iris)
            and middle.value not in drawn
        ):
            found[one.value, other.value].add(middle.value)
    return {pair: tuple(sorted(middles)) for pair, middles in found.items()}


def _is_weak(node: str, iris: Iris) -> bool:
    return kind_of(node, iris) in {None, *_WEAK}


def _known(names: Iterable[str], iris: Iris) -> list[str]:
    return [name for name in names if kind_of(name, iris) is not None]


def _pair(one: str, other: str) -> _Pair:
    return (one, other) if one < other else (other, one)


def _pairs(row: _Row, subject: str, through: str, value: str) -> Iterator[_Pair]:
    firsts, lasts = _texts(row.get(subject)), _texts(row.get(value))
    middles = _texts(row.get(through)) if through else []
    if middles:
        yield from ((first, middle) for first in firsts for middle in middles)
        yield from ((middle, last) for middle in middles for last in lasts)
    else:
        yield from ((first, last) for first in firsts for last in lasts)


def _named(row: _Row, column: str) -> list[tuple[str, str]]:
    """The values of a column with the labels beside them."""
    values = _texts(row.get(column)) if column else []
    labels = _texts(row.get(f"{column}_label"))
    return [(value, labels[i] if i < len(labels) else "") for i, value in enumerate(values)]


def _texts(cell: Cell) -> list[str]:
    values = cell if isinstance(cell, list) else [] if cell is None else [cell]
    return [str(value) for value in values if value != ""]
