"""An analysis as tables: actors with their measures, pairs, relations, words, figures, years.

Columns have the same names in every language, so that a program written for one file reads all;
the workbook is for people, and has titles in theirs.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from graph.exports.cells import Plain, plain_cell
from graph.exports.contacts import without_contacts
from graph.exports.licence import LICENCE_OUVERTE
from graph.exports.tables import Table
from graph.network.kind_words import kind_key
from graph.network.measures.assortativity import Assortativity
from graph.network.measures.baselines import Baseline
from graph.network.measures.catalogue import MEASURES
from graph.network.measures.communities import Stability
from graph.network.measures.documentation import Effect
from graph.network.measures.evolution import Evolution
from graph.network.measures.overlaps import Overlap
from graph.network.study import Studied
from graph.questions.answer import SourceNote

__all__ = ["Results", "tables_of"]


@dataclass(frozen=True, slots=True)
class Results:
    """What was computed of one network.

    Parameters
    ----------
    values: by measure, the value of each actor. effects: by measure.
    documents: independent documents that speak of each actor.
    regions: the name of each actor's région, an empty text where there is no single one.
    communities: by method. mixing: by ``kind`` and ``region``.
    years: by clock, ``true`` and ``said``.
    chance: by model of random network. overlaps: the pairs that share most neighbours.
    notes: every source by its IRI. labels: what relations are called, by IRI.
    title, address, version, issued: of this edition.
    """

    studied: Studied
    values: Mapping[str, Mapping[str, float]]
    effects: Mapping[str, Effect]
    whole: Mapping[str, float]
    documents: Mapping[str, int]
    regions: Mapping[str, str]
    communities: Mapping[str, Stability]
    mixing: Mapping[str, Assortativity]
    years: Mapping[str, Evolution]
    notes: Mapping[str, SourceNote]
    labels: Mapping[str, str]
    chance: Mapping[str, Sequence[Baseline]] = field(default_factory=dict)
    overlaps: Sequence[Overlap] = ()
    title: str = ""
    address: str = ""
    version: str = ""
    issued: date = date.min
    language: str = "fr"

    def restricted(self) -> int:
        """How many sources of the relations may not be passed on."""
        used = {
            source
            for *_ends, data in self.studied.net.edges(data=True)
            for source in data.get("sources") or ()
        }
        return sum(not _is_public(self.notes.get(source)) for source in used)


def tables_of(results: Results) -> dict[str, Table]:
    """Every table by its name: ``nodes``, ``edges``, ``relations``, ``measures``, ``figures``,
    ``mixing``, ``chance``, ``years``, ``overlaps``, ``about``. Rows are sorted; a value that is
    no number is left empty.
    """
    found = (
        _table("nodes", _node_header(results), _nodes(results)),
        _table("edges", _EDGES, _edges(results)),
        _table("relations", _RELATIONS, _relations(results)),
        _table("measures", _MEASURES, _measures(results)),
        _table("figures", ["name", "value"], _figures(results)),
        _table("mixing", ["by", "from", "to", "share"], _mixing(results)),
        _table("chance", ["model", *_CHANCE], _chance(results)),
        _table("years", _YEARS, _years(results)),
        _table("overlaps", _OVERLAPS, _overlaps(results)),
        _table("about", ["name", "value"], _about(results)),
    )
    return {table.name: table for table in found}


_EDGES: Final = [
    *("source", "target", "source_label", "target_label", "weight", "relations", "documents"),
    "through",
]
_RELATIONS: Final = [
    *("subject", "predicate", "object", "subject_label", "predicate_label", "object_label"),
    *("certainty", "since", "until", "first_said", "documents", "independent", "access"),
]
_MEASURES: Final = [
    *("name", "label", "reading", "caution", "formula", "reference", "weight"),
    *("spearman_documents", "compared", "documentation_may_explain"),
]
_CHANCE: Final = [
    *("statistic", "observed", "mean", "deviation", "z", "lowest", "highest", "as_high"),
]
_OVERLAPS: Final = [
    *("source", "target", "source_label", "target_label", "jaccard", "coefficient", "linked"),
    "shared",
]
_YEARS: Final = [
    *("clock", "year", "nodes", "relations", "new", "ended", "arrived", "components", "largest"),
]


def _table(name: str, header: list[str], rows: Iterator[list[object]]) -> Table:
    return Table(name, header, [[_cell(value) for value in row] for row in rows])


def _cell(value: object) -> Plain:
    return plain_cell(without_contacts(value) if isinstance(value, str) else value)


def _node_header(results: Results) -> list[str]:
    methods = [part for name in results.communities for part in (name, f"{name}_changes")]
    names = [name.replace("-", "_") for name in results.values]
    return ["id", "label", "kind", "region", "documents", *names, *methods]


def _nodes(results: Results) -> Iterator[list[object]]:
    parts = [(one.membership, one.changes) for one in results.communities.values()]
    for node, data in sorted(results.studied.graph.nodes(data=True)):
        yield [
            node,
            data.get("label", ""),
            kind_key(str(data.get("kind") or ""), data.get("scic")),
            results.regions.get(node, ""),
            results.documents.get(node),
            *(values.get(node) for values in results.values.values()),
            *(value for member, moved in parts for value in (member.get(node), moved.get(node))),
        ]


def _edges(results: Results) -> Iterator[list[object]]:
    graph = results.studied.graph
    labels: dict[str, str] = {
        node: str(data.get("label", "")) for node, data in results.studied.net.nodes(data=True)
    }
    for one, other, data in sorted(
        (*sorted((one, other)), data) for one, other, data in graph.edges(data=True)
    ):
        yield [
            *(one, other, labels.get(one, ""), labels.get(other, "")),
            data.get("weight"),
            data.get("relations"),
            len(data.get("origins") or ()),
            [labels.get(middle, middle) for middle in data.get("through") or ()],
        ]


def _relations(results: Results) -> Iterator[list[object]]:
    net = results.studied.net
    names = {node: str(data.get("label", "")) for node, data in net.nodes(data=True)}
    for one, other, key, data in sorted(net.edges(keys=True, data=True), key=lambda edge: edge[:3]):
        sources = list(data.get("sources") or ())
        notes = [results.notes.get(source) for source in sources]
        yield [
            *(one, key, other, names[one], results.labels.get(key, key), names[other]),
            *(data.get("certainty"), data.get("since"), data.get("until")),
            min((note.issued for note in notes if note and note.issued), default=""),
            *(len(sources), data.get("weight")),
            "public" if all(_is_public(note) for note in notes) else "restricted",
        ]


def _measures(results: Results) -> Iterator[list[object]]:
    spoken = results.language
    for name, one in MEASURES.items():
        effect = results.effects.get(name)
        yield [
            *(name.replace("-", "_"), one.label[spoken], one.reading[spoken], one.caution[spoken]),
            *(one.formula, one.source, one.weight),
            *((effect.correlation, effect.counted, effect.warns) if effect else (None,) * 3),
        ]


def _figures(results: Results) -> Iterator[list[object]]:
    """One value each: of the whole, of communities, of mixing."""
    for name, value in results.whole.items():
        yield [name.replace("-", "_"), value]
    for method, found in results.communities.items():
        yield [f"{method}_communities", len(found.best)]
        yield [f"{method}_modularity", found.modularity]
        yield [f"{method}_agreement", found.agreement]
        yield [f"{method}_lowest_agreement", found.lowest]
    for by, mixed in results.mixing.items():
        yield [f"{by}_assortativity", mixed.coefficient]
        yield [f"{by}_assortativity_error", mixed.error]
        yield [f"{by}_pairs_counted", mixed.counted]
    for clock, told in results.years.items():
        yield [f"relations_{clock}_dated", told.dated]
        yield [f"relations_{clock}_undated", told.undated]


def _mixing(results: Results) -> Iterator[list[object]]:
    for by, mixed in results.mixing.items():
        for one, row in zip(mixed.values, mixed.mixing, strict=True):
            for other, share in zip(mixed.values, row, strict=True):
                if share:
                    yield [by, one, other, share]


def _chance(results: Results) -> Iterator[list[object]]:
    for model, found in results.chance.items():
        for one in found:
            yield [model, *(getattr(one, name) for name in _CHANCE)]


def _overlaps(results: Results) -> Iterator[list[object]]:
    graph = results.studied.graph
    names = {node: str(data.get("label", "")) for node, data in graph.nodes(data=True)}
    for pair in results.overlaps:
        yield [
            *(pair.one, pair.other, names[pair.one], names[pair.other]),
            *(pair.jaccard, pair.coefficient, pair.linked),
            [names[node] for node in pair.shared],
        ]


def _years(results: Results) -> Iterator[list[object]]:
    for clock, told in results.years.items():
        for one in told.years:
            yield [
                *(clock, one.year, one.nodes, one.relations, one.new, one.ended),
                *(one.arrived, one.components, one.largest),
            ]


def _about(results: Results) -> Iterator[list[object]]:
    told: dict[str, Any] = {
        "title": results.title,
        "address": results.address,
        **results.studied.study.params(),
        "version": results.version,
        "issued": results.issued.isoformat(),
        "licence": LICENCE_OUVERTE.title,
        "licence_text": LICENCE_OUVERTE.url,
        "restricted_sources": results.restricted(),
    }
    for name, value in told.items():
        if value != "":
            yield [name, value]


def _is_public(note: SourceNote | None) -> bool:
    return note is None or note.access in ("", "public")
