"""Which of several entities of one name is meant, when one of them stands out."""

from collections.abc import Sequence
from dataclasses import replace

from graph.model.iris import folded
from graph.model.vocabulary import Kind
from graph.search.entries import is_part_of_commune
from graph.search.reading import Hit

__all__ = ["find_dominant", "one_a_place", "told_apart"]


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


def find_dominant(hits: Sequence[Hit]) -> Hit | None:
    """The one of ``hits`` that stands out, if there is one.

    It is alone; or the only one with relations; or, none or several having relations, the only
    one that is not a part of a commune.
    """
    linked = [hit for hit in hits if hit.degree]
    whole = [hit for hit in hits if not is_part_of_commune(hit.detail)]
    for few in (hits, linked, whole):
        if len(few) == 1:
            return few[0]
    return None


def told_apart(hits: Sequence[Hit]) -> list[str]:
    """``label (detail)`` of each, and a code or the identifier where that is not enough."""
    shown = [f"{hit.label} ({hit.detail})" if hit.detail else hit.label for hit in hits]
    return [
        text if shown.count(text) == 1 else f"{text} [{min(hit.codes, default=hit.iri)}]"
        for text, hit in zip(shown, hits, strict=True)
    ]


def _is_council_of(council: Hit, place: Hit) -> bool:
    if place.kind is not Kind.TERRITORY:
        return False
    if council.codes or place.codes:
        return not council.codes.isdisjoint(place.codes)
    return council.detail == place.detail and folded(council.label) == folded(place.label)
