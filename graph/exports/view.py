"""A drawn network as it leaves: what it is called, how it is cited, and only what is drawn."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from graph.exports.contacts import without_contacts
from graph.questions.answer import SourceNote

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["THROUGH", "View", "cited", "is_group", "is_through", "leaving", "sources_of"]

THROUGH: Final = "through"
"""The key of a link that passes by entities that are not drawn: no relation."""

_OF_THE_PAGE: Final = frozenset(("opened", "pinned"))
"""What the page knows of a node, and a file has no use for."""

_OF_STATEMENTS: Final = frozenset(("sources", "origins", "through_iris"))
"""What would make a transitive link look like something that sources state."""


@dataclass(frozen=True, slots=True)
class View:
    """What is said of a network beside what it holds.

    Parameters
    ----------
    title: of the view, in one line. citation: how to cite it, in one sentence.
    address: where it can be seen again. version: of the dataset.
    language: of the words of the file, ``fr`` or ``en``.
    notes: how each source is cited, by its IRI.
    """

    title: str = ""
    citation: str = ""
    address: str = ""
    version: str = ""
    language: str = "fr"
    notes: Mapping[str, SourceNote] = field(default_factory=lambda: MappingProxyType({}))

    def of(self, net: "nx.MultiDiGraph[Any]") -> "View":
        """The same with the notes of the sources of ``net`` only, those not known by their IRI.

        They are in the order files number them: by title, then date.
        """
        used = {
            source
            for *_ends, key, data in net.edges(keys=True, data=True)
            if not is_through(key, data)
            for source in sources_of(data)
        }
        found = [self.notes.get(source) or SourceNote(source, source) for source in used]
        found.sort(key=lambda note: (note.title.casefold(), note.issued, note.id))
        return replace(self, notes={note.id: _without_contacts(note) for note in found})


def is_through(key: object, data: Mapping[str, Any]) -> bool:
    """Whether an edge only says that a path passes by what is not drawn."""
    return key == THROUGH or bool(data.get("through"))


def is_group(data: Mapping[str, Any]) -> bool:
    """Whether a node stands for several entities."""
    members = data.get("members")
    return isinstance(members, int) and members > 0


def leaving(net: "nx.MultiDiGraph[Any]", view: View | None = None) -> "nx.MultiDiGraph[Any]":
    """A copy of ``net`` fit to leave: no contact in its texts, nothing of the page's own state.

    Edges get ``documents``, their sources as a reader cites them. Where some node is a group,
    nodes say it in ``group``; where some edge is a transitive link, which no source states,
    edges say in ``statement`` whether they are one.

    Parameters
    ----------
    view: what :meth:`View.of` gives.
    """
    left = net.copy()
    groups = any(is_group(data) for _, data in left.nodes(data=True))
    passages = any(is_through(key, data) for *_ends, key, data in net.edges(keys=True, data=True))
    for _, data in left.nodes(data=True):
        more: dict[str, Any] = {"group": is_group(data)} if groups else {}
        _replace(data, {**_clean(data, _OF_THE_PAGE), **more})
    for *_ends, key, data in left.edges(keys=True, data=True):
        through = is_through(key, data)
        more = {"statement": not through} if passages else {}
        told = {} if through else _documents(data, view)
        kept = _clean(data, _OF_STATEMENTS if through else frozenset())
        _replace(data, {**kept, **told, **more})
    return left


def sources_of(data: Mapping[str, Any]) -> list[str]:
    """The sources of an edge, by their IRIs."""
    told = data.get("sources")
    known = told if isinstance(told, list | tuple | set | frozenset) else ()
    return [source for source in known if isinstance(source, str) and source]


def cited(note: SourceNote) -> str:
    """A source in one line: title, publisher, date, address."""
    return ", ".join(part for part in (note.title, note.publisher, note.issued, note.url) if part)


def _documents(data: Mapping[str, Any], view: View | None) -> dict[str, list[str]]:
    notes = view.notes if view is not None else {}
    found = [cited(notes[source]) for source in sources_of(data) if source in notes]
    return {"documents": found} if found else {}


def _replace(data: dict[str, Any], by: Mapping[str, Any]) -> None:
    data.clear()
    data.update(by)


def _clean(data: Mapping[str, Any], without: frozenset[str]) -> dict[str, Any]:
    return {name: _clean_value(value) for name, value in data.items() if name not in without}


def _clean_value(value: object) -> object:
    if isinstance(value, str):
        return without_contacts(value)
    if isinstance(value, list | tuple):
        return [_clean_value(item) for item in value]
    return value


def _without_contacts(note: SourceNote) -> SourceNote:
    texts: Iterable[str] = (note.title, note.publisher, note.url)
    title, publisher, url = (without_contacts(text) for text in texts)
    return replace(note, title=title, publisher=publisher, url=url)
