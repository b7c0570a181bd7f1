"""Which of several entities of one name is meant, when one of them stands out."""

from collections.abc import Sequence
from dataclasses import replace

from graph.model.iris import folded
from graph.model.vocabulary import Kind
from graph.search.entries import is_part_of_commune
from graph.search.reading import Hit

__all__ = ["find_dominant", "one_a_place", "told_apart"]

_SHORT = 3
"""The longest a code of a région or a département is."""


def one_a_place(hits: Sequence[Hit]) -> list[Hit]:
    """``hits`` without the territories whose institution is there too.

    A commune and its council, an EPCI and its perimeter have one name: the institution stands
    for both, with the relations of both.
    """
    councils = [hit for hit in hits if hit.kind is Kind.COLLECTIVITE]
    kept = {hit.iri: hit for hit in hits}
    for place in hits:
        council = next((one for one in councils if _is_council_of(one, place)), None)
        if council is not None:
            del kept[place.iri]
            known = kept[council.iri]
            kept[council.iri] = replace(known, degree=known.degree + place.degree)
    return list(kept.values())


def find_dominant(hits: Sequence[Hit], *, by_code: bool = False) -> Hit | None:
    """The one of ``hits`` that stands out, if there is one.

    It is alone; or the only one with relations; or, none or several having relations, the only
    one that is not a part of a commune.

    Parameters
    ----------
    by_code: whether a code led to them. A région and a département may share one (75: the
        Nouvelle-Aquitaine, Paris), and that only one of them has relations says nothing then.
    """
    linked = [] if by_code else [hit for hit in hits if hit.degree]
    whole = [hit for hit in hits if not is_part_of_commune(hit.detail)]
    for few in (hits, linked, whole):
        if len(few) == 1:
            return few[0]
    return None


def told_apart(hits: Sequence[Hit], *, by_code: bool = False) -> list[str]:
    """``label (detail)`` of each, and a code or the identifier where that is not enough.

    Parameters
    ----------
    by_code: whether they share a code: only the identifier tells them apart then.
    """
    shown = [f"{hit.label} ({hit.detail})" if hit.detail else hit.label for hit in hits]
    if by_code:
        keys = ["/".join(hit.iri.rsplit("/", 2)[1:]) for hit in hits]
        return [f"{text} [{key}]" for text, key in zip(shown, keys, strict=True)]
    return [
        text if shown.count(text) == 1 else f"{text} [{min(hit.codes, default=hit.iri)}]"
        for text, hit in zip(shown, hits, strict=True)
    ]


def _is_council_of(council: Hit, place: Hit) -> bool:
    if place.kind is not Kind.TERRITORY:
        return False
    if council.codes or place.codes:
        shared = council.codes & place.codes
        # A région and a département may share a short code; what they are tells them apart.
        return any(len(code) > _SHORT for code in shared) or (
            bool(shared) and _after_kind(council) == _after_kind(place)
        )
    return council.detail == place.detail and folded(council.label) == folded(place.label)


def _after_kind(hit: Hit) -> str:
    """``région 75`` of « territoire, région 75 »."""
    return hit.detail.partition(", ")[2]
