"""What a reader wants to see of a network: kinds, relations, certainties, sources, when, where."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graph.network.build import Network
from graph.network.claims import ClaimView
from graph.questions.answer import SourceNote

__all__ = ["Filters", "said_in", "years_of"]

_YEAR = re.compile(r"\d{4}")


@dataclass(frozen=True, slots=True)
class Filters:
    """What is shown; empty texts and tuples let everything through.

    Parameters
    ----------
    without: kinds that are not shown, as the legend calls them.
    relations: IRIs of properties. certainties: as in ``ClaimView``.
    sources: IRIs of documents. publishers: their publishers' names.
    since, until: first and last year, 0 for none.
    territory: IRI of a place: only what is known to be there, and what touches it.
    bridges: whether what is taken away still links what it linked.
    """

    without: tuple[str, ...] = ()
    relations: tuple[str, ...] = ()
    certainties: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    publishers: tuple[str, ...] = ()
    since: int = 0
    until: int = 0
    territory: str = ""
    bridges: bool = False

    @property
    def any(self) -> bool:
        """Whether something may be taken away."""
        return bool(self.without or self.territory or self.about_claims)

    @property
    def about_claims(self) -> bool:
        """Whether statements may be taken away, not only entities."""
        listed = self.relations or self.certainties or self.sources or self.publishers
        return bool(listed or self.since or self.until)

    def lets(self, claim: ClaimView, notes: Mapping[str, SourceNote]) -> bool:
        """Whether a statement is shown."""
        note = notes.get(claim.source)
        return (
            (not self.relations or claim.predicate in self.relations)
            and (not self.certainties or claim.certainty in self.certainties)
            and (not self.sources or claim.source in self.sources)
            and (not self.publishers or (note is not None and note.publisher in self.publishers))
            and self._in_time(years_of(claim, notes))
        )

    def _in_time(self, years: tuple[int, int] | None) -> bool:
        """Whether a statement was true, or said, in these years; one without a year stays."""
        if years is None or not (self.since or self.until):
            return True
        first, last = years
        return (not self.until or first <= self.until) and (not self.since or last >= self.since)

    def inside(self, net: Network, places: Mapping[str, Iterable[str]]) -> set[str]:
        """The nodes of the territory asked for.

        What is known to be elsewhere goes; what has no known place stays if it touches what is
        there.

        Parameters
        ----------
        places: the territories of each node, with all that contain them.
        """
        there = {
            node for node in net if node == self.territory or self.territory in places.get(node, ())
        }
        nowhere = {node for node in net if not places.get(node)} - there
        touching = {
            node for node in nowhere if there & {*net.predecessors(node), *net.successors(node)}
        }
        return there | touching


def years_of(claim: ClaimView, notes: Mapping[str, SourceNote]) -> tuple[int, int] | None:
    """First and last year of a statement: when it is true, else when its document said it.

    A statement true from a year on, without an end, has 9999 as its last year.
    """
    since, until = _year(claim.since), _year(claim.until)
    if since or until:
        return since or 0, until or 9999
    said = said_in(claim, notes)
    return (said, said) if said else None


def said_in(claim: ClaimView, notes: Mapping[str, SourceNote]) -> int:
    """The year of the document that makes the statement, 0 if it has no date."""
    note = notes.get(claim.source)
    return _year(note.issued) if note else 0


def _year(text: str) -> int:
    found = _YEAR.match(text)
    return int(found[0]) if found else 0
