"""Relations that deserve a second look: said by one source only, said long ago."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from graph.model.iris import Iris
from graph.model.terms import Literal, NamedNode
from graph.model.vocabulary import term
from graph.store import Store

__all__ = ["Stated", "find_single_sources", "find_stale", "read_stated"]


@dataclass(frozen=True, slots=True)
class Stated:
    """One relation as one source states it.

    Parameters
    ----------
    subject, predicate, object, source: IRIs. since, until: years or dates, or empty texts.
    origin: the document its source repeats, the source itself if it repeats none.
    """

    subject: str
    predicate: str
    object: str
    source: str
    origin: str
    since: str = ""
    until: str = ""
    role: str = ""

    @property
    def relation(self) -> tuple[str, str, str]:
        """Subject, predicate and object."""
        return self.subject, self.predicate, self.object


def read_stated(store: Store, iris: Iris) -> list[Stated]:
    """Every claim but those a document makes of itself: what it mentions, who publishes it.

    One about itself has no other source, ever; and nothing of the contact graph is read.
    """
    origins = _origins(store, iris)
    _, rows = store.select(_QUERY.format(**_names(iris)))
    found = []
    for row in rows:
        subject, predicate, value, source, since, until, role = map(_text, row)
        if subject != source:
            origin = origins.get(source, source)
            found.append(Stated(subject, predicate, value, source, origin, since, until, role))
    return sorted(found, key=lambda one: (*one.relation, one.source, one.since, one.role))


def find_single_sources(stated: Iterable[Stated]) -> list[Stated]:
    """The relations that one source says, or several that repeat one another; one claim of each."""
    by_relation: dict[tuple[str, str, str], list[Stated]] = {}
    for one in stated:
        by_relation.setdefault(one.relation, []).append(one)
    return [same[0] for same in by_relation.values() if len({one.origin for one in same}) == 1]


def find_stale(store: Store, iris: Iris, stated: Iterable[Stated], year: int) -> list[Stated]:
    """The relations last said to begin too long ago, no end being told (``mai:staleAfter``).

    Parameters
    ----------
    year: the present one.
    """
    lasting = read_lasting(store, iris)
    latest: dict[tuple[str, ...], Stated] = {}
    ended: set[tuple[str, ...]] = set()
    for one in stated:
        key = (*one.relation, one.role)
        if one.until:
            ended.add(key)
        elif one.since[:4].isdigit() and one.since >= latest.get(key, one).since:
            latest[key] = one
    return sorted(
        (
            one
            for key, one in latest.items()
            if key not in ended and int(one.since[:4]) + lasting.get(one.predicate, year) < year
        ),
        key=lambda one: (one.since, *one.relation),
    )


def read_lasting(store: Store, iris: Iris) -> dict[str, int]:
    """For how many years each relation holds without being said again, where the model says so."""
    return {
        quad.subject.value: int(quad.object.value)
        for quad in store.quads(None, iris.mai("staleAfter"), None, iris.ontology)
        if isinstance(quad.subject, NamedNode)
        and isinstance(quad.object, Literal)
        and quad.object.value.isdigit()
    }


_QUERY = """
SELECT ?s ?p ?o ?g ?since ?until ?role WHERE {{
  GRAPH ?g {{
    ?claim {subject} ?s ; {predicate} ?p ; {object} ?o .
    OPTIONAL {{ ?claim {since} ?since }}
    OPTIONAL {{ ?claim {until} ?until }}
    OPTIONAL {{ ?claim {role} ?role }}
  }}
  FILTER(?g != {contacts} && ?p NOT IN ({own}) && isIRI(?s) && isIRI(?o))
}}"""

_OF_ITSELF = ("schema:mentions", "schema:about", "dcterms:publisher", "dcterms:subject")


def _names(iris: Iris) -> dict[str, object]:
    return {
        **{part: term(f"rdf:{part}") for part in ("subject", "predicate", "object")},
        "since": iris.mai("validFrom"),
        "until": iris.mai("validUntil"),
        "role": iris.mai("roleName"),
        "contacts": iris.contacts,
        "own": ", ".join(str(term(name)) for name in _OF_ITSELF),
    }


def _text(value: object) -> str:
    return value.value if isinstance(value, NamedNode | Literal) else ""


def _origins(store: Store, iris: Iris) -> dict[str, str]:
    """What each source that repeats another repeats in the end."""
    parents: dict[str, str] = {}
    for quad in store.quads(None, iris.mai("derivedFrom"), None, None):
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode):
            child, parent = quad.subject.value, quad.object.value
            parents[child] = min(parent, parents.get(child, parent))
    return {child: list(_line(child, parents))[-1] for child in parents}


def _line(child: str, parents: dict[str, str], met: Collection[str] = ()) -> Iterator[str]:
    """A source, what it repeats, and so on; a circle is walked once."""
    yield child
    parent = parents.get(child, "")
    if parent and parent not in (*met, child):
        yield from _line(parent, parents, (*met, child))
