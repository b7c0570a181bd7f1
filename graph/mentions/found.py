"""One place where a text names something, before places are put together into entities."""

from dataclasses import dataclass

from graph.mentions.gazetteer import Known
from graph.model.vocabulary import Kind

__all__ = ["Found"]


@dataclass(frozen=True, slots=True)
class Found:
    """What a rule found.

    Parameters
    ----------
    start, end: where, in the text of the document.
    kind: what it is.
    label: its name, as fully as this place gives it.
    evidence: what told its kind, in French.
    confidence: from 0 to 1, that it is a thing worth an entry, of this kind.
    strength: which of two overlapping ones stays: the stronger, then the longer.
    known: the things of the graph that go by this name and are of a kind that fits.
    names: other names this place gives it: the acronym of « Long form (ACRONYM) ».
    same: keys shared with other places that name the same thing, never shown: the bare name of
        « Ville de X » and of « conseil municipal de X ».
    holds: whether other things may be found inside it: the title of a document names some.
    """

    start: int
    end: int
    kind: Kind
    label: str
    evidence: str
    confidence: float
    strength: int
    known: tuple[Known, ...] = ()
    names: tuple[str, ...] = ()
    same: tuple[str, ...] = ()
    holds: bool = False
