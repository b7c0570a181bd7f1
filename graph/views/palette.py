"""How each kind looks: a shape and a colour, for light and for dark backgrounds.

Colours are those of Okabe and Ito (https://jfly.uni-koeln.de/color/), told apart by people who
see colours differently; the dark ones are lighter tints of the same hues. Borders give every
shape a contrast of at least 3 to 1 with the background (WCAG 2.2, criterion 1.4.11).
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from graph.model.vocabulary import Kind
from graph.network.build import Network
from graph.network.kind_words import kind_name

__all__ = [
    "DARK_PAPER",
    "LIGHT_PAPER",
    "SHAPES",
    "STYLES",
    "Look",
    "Style",
    "dark_colours",
    "legend",
    "node_size",
    "style_key",
]

_SPOKEN: Final = ("fr", "en")

LIGHT_PAPER: Final = "#ffffff"
DARK_PAPER: Final = "#171614"

SHAPES: Final = (
    "square",
    "ring",
    "dot",
    "diamond",
    "triangle",
    "hexagon",
    "page",
    "star",
)
"""The shapes used. All are vis-network's own but ``ring`` (a disc in a circle) and ``page``."""


@dataclass(frozen=True, slots=True)
class Look:
    """Colours on one background: ``fill`` inside, ``border`` around."""

    fill: str
    border: str


@dataclass(frozen=True, slots=True)
class Style:
    """How one kind is drawn and called.

    Parameters
    ----------
    shape: one of ``SHAPES``.
    scale: size against the others, 1 unless a kind is drawn smaller.
    fr, en: its name; fr_plural, en_plural for a legend.
    """

    shape: str
    light: Look
    dark: Look
    fr: str
    en: str
    fr_plural: str
    en_plural: str
    scale: float = 1.0

    def look(self, dark: bool) -> Look:
        """The colours for a dark or a light background."""
        return self.dark if dark else self.light

    def name(self, language: str, *, plural: bool = False) -> str:
        """What the kind is called."""
        if language == "en":
            return self.en_plural if plural else self.en
        return self.fr_plural if plural else self.fr


def _style(kind: str, shape: str, light: Look, dark: Look, scale: float = 1.0) -> Style:
    """The style of ``kind``, called what it is called in sentences."""
    fr, en = (kind_name(kind, language) for language in _SPOKEN)
    fr_plural, en_plural = (kind_name(kind, language, plural=True) for language in _SPOKEN)
    return Style(shape, light, dark, fr, en, fr_plural, en_plural, scale)


STYLES: Final[Mapping[str, Style]] = MappingProxyType(
    {
        Kind.COLLECTIVITE.value: _style(
            Kind.COLLECTIVITE.value,
            "square",
            Look("#0072B2", "#00466E"),
            Look("#3F9BD8", "#CFE6F7"),
        ),
        "scic": _style(
            "scic",
            "ring",
            Look("#009E73", "#00664A"),
            Look("#33C79C", "#BFF0E0"),
        ),
        Kind.ORGANISATION.value: _style(
            Kind.ORGANISATION.value,
            "dot",
            Look("#56B4E9", "#1F6E9C"),
            Look("#8CCDF2", "#D6EEFB"),
        ),
        Kind.PERSON.value: _style(
            Kind.PERSON.value,
            "dot",
            Look("#CC79A7", "#8C3D69"),
            Look("#E3A6C8", "#F6DDEA"),
            scale=0.7,
        ),
        Kind.PROJECT.value: _style(
            Kind.PROJECT.value,
            "diamond",
            Look("#E69F00", "#8A5F00"),
            Look("#F5BD4F", "#FBE3B5"),
        ),
        Kind.EVENT.value: _style(
            Kind.EVENT.value,
            "triangle",
            Look("#D55E00", "#843A00"),
            Look("#F08A45", "#FAD3B8"),
        ),
        Kind.CONCEPT.value: _style(
            Kind.CONCEPT.value,
            "hexagon",
            Look("#999999", "#595959"),
            Look("#B8B8B8", "#E6E6E6"),
        ),
        Kind.TERRITORY.value: _style(
            Kind.TERRITORY.value,
            "star",
            Look("#000000", "#000000"),
            Look("#E8E4DC", "#FFFFFF"),
            scale=0.85,
        ),
        Kind.RESOURCE.value: _style(
            Kind.RESOURCE.value,
            "page",
            Look("#F0E442", "#5C5600"),
            Look("#F5EE8A", "#FFFBD1"),
        ),
        "": _style(
            "",
            "square",
            Look("#FFFFFF", "#595959"),
            Look("#3A3835", "#C9C4BB"),
            scale=0.6,
        ),
    }
)
"""By kind, ``scic`` beside them, and an empty text for what has no kind; in legend order."""


def style_key(attributes: Mapping[str, object]) -> str:
    """The key in ``STYLES`` for a node's attributes."""
    kind = str(attributes.get("kind") or "")
    if kind == Kind.ORGANISATION.value and attributes.get("scic") is True:
        return "scic"
    return kind if kind in STYLES else ""


def node_size(key: str, degree: int, members: int = 0) -> float:
    """The radius of a node in pixels: 9 for one relation, 30 at most, 46 for a large group.

    Parameters
    ----------
    members: how many entities a group stands for; 0 for an entity.
    """
    if members > 0:
        return round(min(46.0, 16.0 + 3.0 * math.sqrt(members)), 1)
    return round(min(30.0, 6.5 + 2.5 * math.sqrt(max(0, degree))) * STYLES[key].scale, 1)


def dark_colours() -> dict[str, str]:
    """The fill of each kind on a dark background."""
    return {key: style.dark.fill for key, style in STYLES.items()}


def legend(net: Network, language: str = "fr", *, dark: bool = False) -> list[dict[str, object]]:
    """One entry a kind that ``net`` holds: ``kind, label, count, shape, color, border``.

    A group is counted once, with the kind most of its members have, and the label says so.
    """
    counts: dict[str, int] = {}
    groups: dict[str, int] = {}
    for _, attributes in net.nodes(data=True):
        key = style_key(attributes)
        counts[key] = counts.get(key, 0) + 1
        groups[key] = groups.get(key, 0) + bool(attributes.get("members"))
    return [
        {
            "kind": key,
            "label": _label(style, counts[key], groups[key], language),
            "count": counts[key],
            "shape": style.shape,
            "color": style.look(dark).fill,
            "border": style.look(dark).border,
        }
        for key, style in STYLES.items()
        if key in counts
    ]


def _label(style: Style, count: int, groups: int, language: str) -> str:
    name = style.name(language, plural=count > 1 or groups > 0)
    if not groups:
        return name
    if groups < count:
        return f"{name} and groups" if language == "en" else f"{name} et groupes"
    return f"groups, mostly {name}" if language == "en" else f"groupes, surtout {name}"
