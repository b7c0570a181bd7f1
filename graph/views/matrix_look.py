"""How the links of a matrix look: a shape and a colour a kind, hollow where nothing states them.

The colours are Paul Tol's muted scheme (SRON/EPS technical note 09-002, 2021), told apart by
people who see colours differently, and others than those of the kinds of entities; the dark ones
are lighter tints of the same hues. Every one has a contrast of at least 3 to 1 with the paper
(WCAG 2.2, criterion 1.4.11) and 4.5 to 1 with the letters on it (1.4.3).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from graph.network.matrix import LinkKey, Mark, Matrix
from graph.network.matrix_words import code_of, link_name
from graph.network.sentences import Patterns

__all__ = ["LINK_LOOKS", "LinkLook", "MarkLook", "link_legend", "link_look", "mark_look"]


@dataclass(frozen=True, slots=True)
class LinkLook:
    """How one strength of link is drawn.

    Parameters
    ----------
    shape: ``square``, ``disc``, ``diamond``, ``hexagon``, ``house`` or ``page``.
    light, dark: its colour on a light and on a dark paper.
    """

    shape: str
    light: str
    dark: str

    def colour(self, dark: bool) -> str:
        """The colour on one paper."""
        return self.dark if dark else self.light


@dataclass(frozen=True, slots=True)
class MarkLook:
    """How one relation of a crossing is drawn and told.

    Parameters
    ----------
    hollow: no source states it. dashed: a reader or a program concludes it from a source.
    code: two letters, or none. told: its name.
    """

    look: LinkLook
    hollow: bool
    dashed: bool
    code: str
    told: str


LINK_LOOKS: Final[Mapping[str, LinkLook]] = MappingProxyType(
    {
        "capital": LinkLook("square", "#882255", "#E58FB6"),
        "direct": LinkLook("disc", "#117733", "#6CCB8A"),
        "": LinkLook("hexagon", "#20677F", "#7CC4DD"),
        "partage": LinkLook("diamond", "#332288", "#ACA2F2"),
        "territoire": LinkLook("house", "#7A5C00", "#D8BE62"),
        "co-mention": LinkLook("page", "#5A5A5A", "#BDBDBD"),
    }
)
"""By strength of link, the strongest first; a strength that is not here looks like none."""


def link_look(kind: str) -> LinkLook:
    """How a strength of link is drawn."""
    return LINK_LOOKS.get(kind, LINK_LOOKS[""])


def mark_look(mark: Mark, patterns: Patterns | None = None, language: str = "fr") -> MarkLook:
    """How a mark is drawn: a deduced one has no letters, it is no relation a source states."""
    known = patterns or Patterns()
    label = known.label(mark.relation, language) if mark.relation else ""
    if mark.is_deduced:
        return MarkLook(link_look(mark.kind), True, False, "", link_name(mark.key, language))
    return MarkLook(
        link_look(mark.kind),
        hollow=False,
        dashed=mark.certainty not in ("stated", "reviewed"),
        code=code_of(mark.relation, label, language),
        told=label or link_name(mark.key, language),
    )


def link_legend(matrix: Matrix, language: str = "fr") -> list[tuple[LinkKey, LinkLook, str, int]]:
    """What a matrix shows: each kind of link, its look, its name, and in how many crossings."""
    return [
        (key, link_look(key[0]), link_name(key, language), count)
        for key, count in matrix.links().items()
    ]
