"""Where a point of France stands in the picture of the map.

The mainland and Corsica are drawn in Lambert 93 (IGN, NTG 71: GRS 80, parallels 44° and 49°), which
keeps shapes and nearly keeps areas. Overseas départements, and Paris with the three départements
around it, stand in frames of their own, each with its own scale.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

__all__ = ["FRAMES", "HEIGHT", "INNER_PARIS", "WIDTH", "Frame", "Point", "home", "lambert_93"]

WIDTH: Final = 1000
HEIGHT: Final = 940
"""The size of the picture, in pixels at its own size."""

Point = tuple[float, float]
"""Longitude and latitude in degrees, or x and y in pixels, y downwards."""

_E: Final = 0.08181919104281579
_N, _C, _X, _Y = 0.7256077650532670, 11754255.426096, 700000.0, 12655612.049876
_LONGITUDE: Final = math.radians(3)
"""Constants of Lambert 93 (IGN, algorithm ALG0003)."""

_WEST, _NORTH, _METRES = 84_000.0, 7_124_000.0, 1161.0
"""Left and top of the picture in Lambert 93, and how many metres one pixel stands for."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A part of the world in a square of its own.

    Parameters
    ----------
    codes: the départements it shows. fr, en: what it is called.
    left, top, side: in pixels. west, east, south, north: in degrees.
    """

    codes: tuple[str, ...]
    fr: str
    en: str
    left: float
    top: float
    side: float
    west: float
    east: float
    south: float
    north: float

    def holds(self, longitude: float, latitude: float) -> bool:
        """Whether a point is in it."""
        return self.west <= longitude <= self.east and self.south <= latitude <= self.north

    def place(self, longitude: float, latitude: float) -> Point:
        """Where a point is drawn; a degree of longitude is as narrow as in the middle."""
        narrow = math.cos(math.radians((self.south + self.north) / 2))
        wide, high = (self.east - self.west) * narrow, self.north - self.south
        scale = self.side / max(wide, high)
        return (
            self.left + self.side / 2 + (longitude - (self.west + self.east) / 2) * narrow * scale,
            self.top + self.side / 2 - (latitude - (self.south + self.north) / 2) * scale,
        )

    def name(self, language: str) -> str:
        """What is written below it."""
        return self.en if language == "en" else self.fr


_SIDE, _LEFT, _TOP, _STEP_X, _STEP_Y = 84.0, 4.0, 578.0, 94.0, 112.0
_SEAS: Final[Sequence[tuple[str, str, float, float, float, float]]] = (
    ("971", "Guadeloupe", -61.85, -60.95, 15.80, 16.55),
    ("972", "Martinique", -61.28, -60.76, 14.36, 14.92),
    ("973", "Guyane", -54.75, -51.45, 2.00, 5.90),
    ("974", "La Réunion", 55.17, 55.88, -21.43, -20.83),
    ("976", "Mayotte", 44.98, 45.34, -13.04, -12.60),
)
INNER_PARIS: Final = ("75", "92", "93", "94")
FRAMES: Final = (
    Frame(
        INNER_PARIS,
        "Paris et petite couronne",
        "Paris, inner suburbs",
        *(4.0, 6.0, 168.0),
        *(2.13, 2.63, 48.67, 49.03),
    ),
    *(
        Frame(
            (code,),
            name,
            name,
            *(_LEFT + number % 2 * _STEP_X, _TOP + number // 2 * _STEP_Y, _SIDE),
            *bounds,
        )
        for number, (code, name, *bounds) in enumerate(_SEAS)
    ),
)
"""Paris first, which is also in its place; then overseas, which stand nowhere else."""


def lambert_93(longitude: float, latitude: float) -> Point:
    """Easting and northing in metres."""
    sine = math.sin(math.radians(latitude))
    height = math.atanh(sine) - _E * math.atanh(_E * sine)
    radius, angle = _C * math.exp(-_N * height), _N * (math.radians(longitude) - _LONGITUDE)
    return _X + radius * math.sin(angle), _Y - radius * math.cos(angle)


def home(longitude: float, latitude: float) -> Point | None:
    """Where a point is drawn on the large map or in its overseas frame; nothing for elsewhere."""
    for frame in FRAMES[1:]:
        if frame.holds(longitude, latitude):
            return frame.place(longitude, latitude)
    if not (-5.6 <= longitude <= 10 and 41 <= latitude <= 51.5):
        return None
    east, north = lambert_93(longitude, latitude)
    return (east - _WEST) / _METRES, (_NORTH - north) / _METRES
