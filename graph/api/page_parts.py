"""The parts of a page about one thing: plain records, which the template writes."""

from dataclasses import dataclass, field

__all__ = ["Facts", "Group", "Note", "Property", "Shown"]


@dataclass(frozen=True, slots=True)
class Shown:
    """One value, or the other end of a relation.

    Parameters
    ----------
    href: an address here (``organisation/rtes``) if ``ours``, or of another site, or nothing.
    language: of the text, where it is not that of the page.
    detail: when and how surely. marks: the numbers of the documents that state it.
    """

    text: str
    href: str = ""
    ours: bool = False
    language: str = ""
    detail: str = ""
    marks: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Property:
    """The values of one property; ``iri`` is the property's own."""

    name: str
    iri: str
    values: tuple[Shown, ...]
    left: int = 0


@dataclass(frozen=True, slots=True)
class Group:
    """The relations that read the same: ``title`` is « Est membre de »."""

    title: str
    facts: tuple[Shown, ...]
    left: int = 0


@dataclass(frozen=True, slots=True)
class Note:
    """One document: its title, its own address, and who published it when."""

    number: int
    source: Shown
    url: str
    about: str


@dataclass(slots=True)
class Facts:
    """All of a page.

    Parameters
    ----------
    title: what the thing is called. kinds: what it is.
    """

    title: str = ""
    kinds: tuple[str, ...] = ()
    properties: list[Property] = field(default_factory=list)
    groups: list[Group] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
