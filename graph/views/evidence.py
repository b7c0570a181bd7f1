"""What a file says of each line drawn: its sentences, and the documents that make them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from graph.network.build import Network
from graph.network.sentences import Patterns
from graph.questions.answer import SourceNote
from graph.views.edges import Line, Relation
from graph.views.telling import names_in, sentence
from graph.views.text import clipped, shown, web_address

__all__ = ["Cited", "cited_in", "told_of"]


@dataclass(frozen=True, slots=True)
class Cited:
    """A document as a reader cites it.

    Parameters
    ----------
    number: its place in the list of sources.
    text: title, publisher and date. address: where it is read, as text.
    link: the address where it is one a reader may be sent to, an empty text otherwise.
    restricted: whether it may not be passed on.
    """

    number: int
    text: str
    address: str
    link: str
    restricted: bool


def cited_in(net: Network, notes: Mapping[str, SourceNote]) -> dict[str, Cited]:
    """The documents behind the relations of ``net``, by their IRI, numbered by title.

    Parameters
    ----------
    notes: what is known of each; a document that is not there is called by its IRI.
    """
    used = {
        source
        for *_ends, key, data in net.edges(keys=True, data=True)
        if not Relation.of("", "", str(key), data).through
        for source in data.get("sources") or ()
        if source
    }
    known = [notes.get(source) or SourceNote(source, source) for source in used]
    known.sort(key=lambda note: (note.title.casefold(), note.issued, note.id))
    return {note.id: _cited(number, note) for number, note in enumerate(known, start=1)}


def told_of(
    lines: Iterable[Line],
    net: Network,
    cited: Mapping[str, Cited],
    patterns: Patterns | None = None,
    language: str = "fr",
) -> dict[str, list[dict[str, Any]]]:
    """For each line, by its id: the sentence of each relation and the numbers of its sources."""
    names = names_in(net, patterns, language)
    return {
        line.id: [
            {
                "text": sentence(relation, names, patterns, language),
                "sources": [] if relation.through else _numbers(relation, cited),
            }
            for relation in line.relations
        ]
        for line in lines
    }


def _numbers(relation: Relation, cited: Mapping[str, Cited]) -> list[int]:
    sources = relation.data.get("sources") or ()
    return sorted({cited[source].number for source in sources if source in cited})


def _cited(number: int, note: SourceNote) -> Cited:
    parts = (note.title, note.publisher, note.issued)
    return Cited(
        number,
        clipped(", ".join(part for part in parts if part), 600) or shown(note.id),
        clipped(note.url, 600),
        web_address(note.url),
        note.access not in ("", "public"),
    )
