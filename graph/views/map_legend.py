"""What the legend of a map says and shows: classes with their bounds and sizes, zero, no figure."""

from dataclasses import dataclass
from typing import Final

from graph.views.map_picture import Picture, value_words
from graph.views.map_scale import class_of, ramp
from graph.views.palette import STYLES

__all__ = ["Inks", "Key", "KindKey", "area_colour", "inks", "kind_keys", "legend_keys", "link_keys"]


@dataclass(frozen=True, slots=True)
class Inks:
    """The colours of the base.

    Parameters
    ----------
    plain: an area of a map without values. zero: one with none. unknown: one without a figure.
    border, above, coast: lines. link, deduced: lines between actors. chosen: what is pointed out.
    """

    paper: str
    plain: str
    zero: str
    unknown: str
    border: str
    above: str
    coast: str
    link: str
    deduced: str
    chosen: str
    text: str
    soft: str


_INKS: Final = {
    False: Inks(
        *("#ffffff", "#efece6", "#f4f2ed", "#d6d2cb", "#b3aea5", "#7d786f", "#8b867d"),
        *("#b03a00", "#8a5f7a", "#d0006f", "#1f1f1f", "#595959"),
    ),
    True: Inks(
        *("#171614", "#2b2926", "#211f1c", "#4b4742", "#55514b", "#8f8a80", "#7d786f"),
        *("#ff9a5c", "#d6a3c4", "#ff6fb5", "#f0ede6", "#b9b4aa"),
    ),
}


@dataclass(frozen=True, slots=True)
class Key:
    """One line of the legend of areas: a colour, words, and how many areas have it."""

    colour: str
    text: str
    count: int
    hatched: bool = False


@dataclass(frozen=True, slots=True)
class KindKey:
    """One line of the legend of actors: a key of ``palette.STYLES``, its name, how many."""

    kind: str
    text: str
    count: int


def inks(dark: bool) -> Inks:
    """The colours of the base on a dark or a light page."""
    return _INKS[dark]


def area_colour(picture: Picture, key: str) -> str:
    """The colour of an area."""
    ink = inks(picture.dark)
    if not picture.values:
        return ink.plain
    value = picture.values.get(key)
    if value is None:
        return ink.unknown
    scale = picture.scale
    return ramp(len(scale.bounds), dark=picture.dark)[class_of(scale, value)] if value else ink.zero


def legend_keys(picture: Picture) -> list[Key]:
    """The lines for areas: zero, each class, then no figure; none for a plain base."""
    if not picture.values:
        return []
    ink, scale = inks(picture.dark), picture.scale
    words = {"fr": "pas de chiffre", "en": "no figure"}
    keys = [Key(ink.zero, "0", scale.zeros)] if scale.zeros else []
    colours = ramp(len(scale.bounds), dark=picture.dark)
    for (low, high), size, colour in zip(scale.bounds, scale.sizes, colours, strict=True):
        keys.append(Key(colour, _bounds(low, high, scale.decimals, picture.language), size))
    if scale.unknown:
        keys.append(Key(ink.unknown, words[picture.language], scale.unknown, hatched=True))
    return keys


def kind_keys(picture: Picture) -> list[KindKey]:
    """The lines for actors, each actor counted once."""
    shown = {mark.actor.key: mark.actor.kind for mark in picture.marks}
    counts = {kind: sum(one == kind for one in shown.values()) for kind in STYLES}
    return [
        KindKey(kind, style.name(picture.language, plural=counts[kind] > 1), counts[kind])
        for kind, style in STYLES.items()
        if counts[kind]
    ]


def link_keys(picture: Picture) -> list[Key]:
    """The lines for links whose ends are both drawn: stated by a source, then deduced."""
    ink, ends = inks(picture.dark), {mark.actor.key for mark in picture.marks}
    drawn = [one for one in picture.links if one.one in ends and one.other in ends]
    words = _LINKS["en" if picture.language == "en" else "fr"]
    found = []
    for colour, stated, (one, many) in ((ink.link, True, words[0]), (ink.deduced, False, words[1])):
        count = sum(link.stated is stated for link in drawn)
        if count:
            found.append(Key(colour, many if count > 1 else one, count))
    return found


_LINKS: Final = {
    "fr": (("lien affirmé", "liens affirmés"), ("lien déduit", "liens déduits")),
    "en": (("stated link", "stated links"), ("deduced link", "deduced links")),
}


def _bounds(low: float, high: float, decimals: int, language: str) -> str:
    """« 3 à 7 », or one number where both are the same."""
    first, last = (value_words(value, decimals, language) for value in (low, high))
    between = " to " if language == "en" else " à "
    return first if first == last else f"{first}{between}{last}"
