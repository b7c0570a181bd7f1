"""The graph's own names, acronyms and codes, as the reading of texts asks for them."""

from collections.abc import Collection, Mapping, Sequence

from graph.mentions.gazetteer import Known
from graph.search.entries import Match
from graph.search.index import NameIndex

__all__ = ["IndexGazetteer"]


class IndexGazetteer:
    """A :class:`~graph.mentions.gazetteer.Gazetteer` over the name index.

    Nothing is loaded: every look-up is a few queries by key, so what it costs hangs on the text
    and hardly on the number of names. Restricted names count: a reading is internal.
    """

    def __init__(self, names: NameIndex) -> None:
        self._names = names

    def lookup(self, names: Collection[str]) -> Mapping[str, Sequence[Known]]:
        """What goes by each of ``names``, the best first.

        Raises
        ------
        StoreBroken: the index cannot be read.
        """
        return _known(self._names.named_all(names))

    def at_postcodes(self, codes: Collection[str]) -> Mapping[str, Sequence[Known]]:
        """The places at each of the postcodes ``codes``.

        Raises
        ------
        StoreBroken: the index cannot be read.
        """
        return _known(self._names.at_postcodes(codes))


def _known(found: Mapping[str, Sequence[Match]]) -> dict[str, list[Known]]:
    return {name: [_as_known(one) for one in matches] for name, matches in found.items()}


def _as_known(match: Match) -> Known:
    code = min(match.codes, key=lambda one: (len(one), one), default="")
    return Known(
        iri=match.iri,
        label=match.label,
        kind=match.kind,
        detail=match.detail,
        code=code,
        name=match.matched,
        exact=match.score >= 1,
        degree=match.degree,
        within=match.within,
    )
