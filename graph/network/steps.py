"""A path between two entities, with what is said of each of its steps."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise

from graph.model.iris import Iris
from graph.network.adjacency import Link
from graph.network.build import lifetime, strongest
from graph.network.claims import ClaimView, claims_of
from graph.network.sentences import Patterns
from graph.store import Store

__all__ = ["Path", "Step", "read_paths"]


@dataclass(frozen=True, slots=True)
class Step:
    """One relation of a path.

    Parameters
    ----------
    subject, predicate, object: the relation as it is stated; labels beside them.
    label: the relation's French name.
    forward: whether the path goes from subject to object.
    sources: the documents that state it, sorted. certainty: the strongest of theirs.
    since, until, role: as in a network's edges.
    """

    subject: str
    predicate: str
    object: str
    subject_label: str
    object_label: str
    label: str
    forward: bool
    sources: tuple[str, ...]
    certainty: str
    since: str = ""
    until: str = ""
    role: str = ""

    @property
    def start(self) -> str:
        """The entity the step goes from."""
        return self.subject if self.forward else self.object

    @property
    def end(self) -> str:
        """The entity the step goes to."""
        return self.object if self.forward else self.subject


@dataclass(frozen=True, slots=True)
class Path:
    """A chain of relations between two entities.

    Parameters
    ----------
    length: how many steps it has.
    weak: whether several steps hold a weak link or pass by a place, a notion or a document.
    """

    length: int
    steps: tuple[Step, ...]
    weak: bool = False

    @property
    def nodes(self) -> tuple[str, ...]:
        """The entities on the way, from its first end to its last."""
        first = self.steps[0].start
        return (first, *(step.end for step in self.steps))


def read_paths(
    store: Store,
    iris: Iris,
    found: Iterable[tuple[str, ...]],
    links: Mapping[tuple[str, str], Link],
    patterns: Patterns,
) -> list[Path]:
    """The chains with their labels, sources and dates, read in one query.

    Parameters
    ----------
    found: the entities of each chain, in order.
    links: the relation between two entities in a row.
    """
    chains = list(found)
    claims: dict[tuple[str, str, str], list[ClaimView]] = {}
    for claim in claims_of(store, iris, {node for chain in chains for node in chain}, inside=True):
        claims.setdefault(claim.triple, []).append(claim)
    return [
        Path(
            len(chain) - 1,
            tuple(
                _step(links[here, there], here, claims, patterns) for here, there in pairwise(chain)
            ),
        )
        for chain in chains
    ]


def _step(
    link: Link,
    here: str,
    claims: Mapping[tuple[str, str, str], list[ClaimView]],
    patterns: Patterns,
) -> Step:
    told = claims[link.subject, link.predicate, link.object]
    since, until = lifetime((claim.since, claim.until) for claim in told)
    first = told[0]
    return Step(
        *first.triple,
        first.subject_label,
        first.object_label,
        patterns.label(link.predicate),
        forward=link.subject == here,
        sources=tuple(sorted({claim.source for claim in told})),
        certainty=strongest(claim.certainty for claim in told),
        since=since,
        until=until,
        role=" ; ".join(sorted({claim.role for claim in told if claim.role})),
    )
