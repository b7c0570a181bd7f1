"""Which of the overlapping places found stay."""

from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator

from graph.mentions.found import Found
from graph.model.vocabulary import Kind

__all__ = ["settle"]


_SURE = 0.5
_TOLD = 64
"""From this strength on the text itself tells what a thing is, whatever the graph knows."""

_PLACED = frozenset((Kind.COLLECTIVITE, Kind.TERRITORY))
_FORMS = frozenset(("scheme/legal-forms", "scheme/labels", "scheme/levels"))


def settle(found: Iterable[Found]) -> list[Found]:
    """The strongest of what overlaps, then the longest; in the order of the text.

    Inside a title or a name that says so (``holds``), other things stay; and the legal form or
    label that opens a name stays beside it.
    """
    ranked = sorted(
        _known_first(dict.fromkeys(found)),
        key=lambda one: (-one.strength, one.start - one.end, one.start),
    )
    kept: list[Found] = []
    taken: list[tuple[int, int]] = []
    for one in ranked:
        if one.holds:
            if not any(_is_same_place(one, other) for other in kept if other.holds):
                kept.append(one)
        elif _is_free(one, taken) or _opens(one, kept):
            kept.append(one)
            insort(taken, (one.start, one.end))
    return sorted(kept, key=lambda one: (one.start, -one.end))


def _known_first(found: Iterable[Found]) -> Iterator[Found]:
    """Of what stands in the very same place, only what the graph knows, if it knows one."""
    places: dict[tuple[int, int], list[Found]] = {}
    for one in found:
        places.setdefault((one.start, one.end), []).append(one)
    for several in places.values():
        known = [one for one in several if one.known and one.confidence >= _SURE]
        told = [one for one in several if one.strength >= _TOLD or one.kind in _PLACED]
        yield from (*known, *(one for one in told if one not in known)) if known else several


def _is_same_place(one: Found, other: Found) -> bool:
    return one.start < other.end and other.start < one.end


def _is_free(one: Found, taken: list[tuple[int, int]]) -> bool:
    """Whether nothing in ``taken``, whose members do not overlap, overlaps ``one``."""
    place = bisect_left(taken, (one.start, one.end))
    before = taken[place - 1] if place else None
    after = taken[place] if place < len(taken) else None
    return (before is None or before[1] <= one.start) and (after is None or after[0] >= one.end)


def _opens(one: Found, kept: list[Found]) -> bool:
    """« PTCE » at the beginning of « PTCE Zorgluk » is the label as well."""
    if one.kind is not Kind.CONCEPT or not any(_FORMS & known.within for known in one.known):
        return False
    return any(
        other.start == one.start and other.end > one.end and other.kind is not Kind.CONCEPT
        for other in kept
    )
