"""The licence our data leaves under, and how a file says so."""

from dataclasses import dataclass
from typing import Final

__all__ = ["LICENCE_OUVERTE", "Licence"]


@dataclass(frozen=True, slots=True)
class Licence:
    """A licence as a reader sees it (``title``) and as a program follows it (``url``)."""

    title: str
    url: str


LICENCE_OUVERTE: Final = Licence(
    "Licence Ouverte 2.0 (Etalab)", "https://www.etalab.gouv.fr/licence-ouverte-open-licence"
)
