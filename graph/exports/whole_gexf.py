"""All relations of a dataset as GEXF 1.2, written while they are read."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from itertools import groupby
from operator import attrgetter
from typing import BinaryIO, Final
from xml.sax.saxutils import escape, quoteattr

from graph.exports.cells import joined
from graph.exports.dataset_names import DatasetNames
from graph.exports.dataset_relations import ToldRelation
from graph.exports.description import clean_text
from graph.exports.licence import LICENCE_OUVERTE, Licence
from graph.model.terms import NamedNode

__all__ = ["write_whole_gexf"]

_CERTAINTIES: Final = ("reviewed", "stated", "implied", "extracted")
_NODE: Final = ("kind", "iri")
_EDGE: Final = ("relation", "sources", "certainty", "since", "until")
_TWO: Final = 2


def write_whole_gexf(
    relations: Callable[[], Iterable[ToldRelation]],
    names: DatasetNames,
    out: BinaryIO,
    *,
    colours: Mapping[str, str],
    issued: date,
    licence: Licence = LICENCE_OUVERTE,
) -> int:
    """Write one edge a relation that some source claims, and give how many there are.

    Where the nodes go is left to whoever draws them.

    Parameters
    ----------
    relations: gives them all, in the order of their ends, each time it is called.
    colours: of each kind, as ``#0072B2``.
    issued: the day the file is dated.
    """
    nodes = {end for one in _claimed(relations) for end in (one.ends[0], one.ends[2])}
    out.write(_opening(issued, licence).encode())
    out.write(f'<nodes count="{len(nodes)}">\n'.encode())
    for node in sorted(nodes, key=str):
        out.write(_node(node, names, colours).encode())
    out.write(b"</nodes>\n<edges>\n")
    count = 0
    for ends, told in groupby(_claimed(relations), key=attrgetter("ends")):
        out.write(_edge(count, ends, list(told), names).encode())
        count += 1
    out.write(b"</edges></graph></gexf>\n")
    return count


def _claimed(relations: Callable[[], Iterable[ToldRelation]]) -> Iterator[ToldRelation]:
    return (one for one in relations() if one.claims)


def _opening(issued: date, licence: Licence) -> str:
    def declared(what: str, titles: Iterable[str]) -> Iterator[str]:
        yield f'<attributes class="{what}" mode="static">'
        for number, title in enumerate(titles):
            yield f'<attribute id="{number}" title="{title}" type="string"/>'
        yield "</attributes>"

    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<gexf xmlns="http://www.gexf.net/1.2draft" xmlns:viz="http://www.gexf.net/1.2draft/viz"'
        ' version="1.2">\n'
        f'<meta lastmodifieddate="{issued.isoformat()}"><creator>Maillage</creator>'
        f"<description>{escape(f'{licence.title} {licence.url}')}</description></meta>\n"
        '<graph defaultedgetype="directed" mode="static">\n'
        f"{''.join(declared('node', _NODE))}\n{''.join(declared('edge', _EDGE))}\n"
    )


def _edge(
    number: int,
    ends: tuple[NamedNode, NamedNode, NamedNode],
    told: list[ToldRelation],
    names: DatasetNames,
) -> str:
    subject, predicate, value = ends
    claims = [claim for one in told for claim in one.claims]
    sources = sorted({one.source.value for one in told})
    values = (
        predicate.value,
        joined(sources),
        _strongest({str(claim[0]) for claim in claims if claim[0]}),
        min((str(claim[1]) for claim in claims if claim[1]), default=""),
        max((str(claim[2]) for claim in claims if claim[2]), default=""),
    )
    return (
        f'<edge id="e{number}" source={_quoted(subject.value)} target={_quoted(value.value)} '
        f'label={_quoted(names.name(predicate))} weight="{len(sources)}">'
        f"{_values(values)}</edge>\n"
    )


def _strongest(certainties: set[str]) -> str:
    known = (name for name in _CERTAINTIES if name in certainties)
    return next(known, min(certainties, default="stated"))


def _node(node: NamedNode, names: DatasetNames, colours: Mapping[str, str]) -> str:
    kind = names.kind(node)
    name = kind.value if kind is not None else ""
    return (
        f"<node id={_quoted(node.value)} label={_quoted(names.name(node))}>"
        f"{_values((name, node.value))}{_colour(colours.get(name, ''))}</node>\n"
    )


def _colour(text: str) -> str:
    digits = text.removeprefix("#")
    if not digits:
        return ""
    red, green, blue = (int(digits[at : at + _TWO], 16) for at in (0, 2, 4))
    return f'<viz:color r="{red}" g="{green}" b="{blue}"/>'


def _values(values: Iterable[str]) -> str:
    told = "".join(
        f'<attvalue for="{number}" value={_quoted(value)}/>'
        for number, value in enumerate(values)
        if value
    )
    return f"<attvalues>{told}</attvalues>"


def _quoted(text: str) -> str:
    return quoteattr(clean_text(text))
