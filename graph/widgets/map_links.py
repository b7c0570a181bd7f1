"""The links between the actors of a map, in words."""

from collections.abc import Collection, Iterable

from graph.network.answers import answer_links, deduced_edges
from graph.network.claims import ClaimView, claims_of
from graph.questions.answer import Answer
from graph.views.map_picture import Link
from graph.widgets.language import language
from graph.widgets.opened import dataset, patterns

__all__ = ["answer_arcs", "links_of"]

_SENTENCES = 3
"""How many relations of a pair are told; the card tells all."""


def links_of(keys: Collection[str]) -> tuple[Link, ...]:
    """What links two of the actors ``keys`` (short identifiers), a link a pair.

    As wide as the independent sources that say so.
    """
    opened = dataset()
    wanted = sorted(set(keys))
    return _stated(claims_of(opened.store, opened.iris, wanted, inside=True) if wanted else [])


def answer_arcs(answer: Answer, keys: Collection[str]) -> tuple[Link, ...]:
    """What the rows of an answer link, among the actors ``keys`` (short identifiers).

    Those with most sources first; those the question deduces last.
    """
    opened = dataset()
    links = answer_links(answer, opened.store, opened.iris)
    short = opened.iris.short
    deduced = {
        pair: middles
        for pair, middles in links.deduced.items()
        if all(short(end) in keys for end in pair)
    }
    edges = deduced_edges(deduced, opened.store, opened.iris, language())
    found = [*_stated(links.claims)]
    for one, other, _key, data in edges:
        found.append(Link(short(one), short(other), str(data["label"]), stated=False))
    kept = [link for link in found if link.one in keys and link.other in keys]
    return tuple(sorted(kept, key=lambda one: (not one.stated, -one.weight, one.one, one.other)))


def _stated(claims: Iterable[ClaimView]) -> tuple[Link, ...]:
    pairs: dict[tuple[str, str], list[ClaimView]] = {}
    for claim in claims:
        one, other = sorted((claim.subject, claim.object))
        if one != other:
            pairs.setdefault((one, other), []).append(claim)
    return tuple(_link(pair, found) for pair, found in sorted(pairs.items()))


def _link(pair: tuple[str, str], claims: Collection[ClaimView]) -> Link:
    short, told = dataset().iris.short, patterns()
    sentences = dict.fromkeys(
        told.sentence(
            told.name(claim.subject, claim.subject_label, language()),
            claim.predicate,
            told.name(claim.object, claim.object_label, language()),
            language(),
        )
        for claim in claims
    )
    lines = [*sentences][:_SENTENCES]
    if len(sentences) > len(lines):
        lines.append("…")
    sources = {claim.origin or claim.source for claim in claims}
    return Link(short(pair[0]), short(pair[1]), "\n".join(lines), len(sources))
