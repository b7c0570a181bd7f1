"""A network as one HTML file that opens with a double click, anywhere, without a network."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from jinja2 import BaseLoader, ChoiceLoader, DictLoader, Environment, FileSystemLoader
from markupsafe import Markup

from graph.network.build import Network
from graph.network.periods import period
from graph.network.sentences import Patterns
from graph.questions.answer import SourceNote
from graph.views.drawing import to_pyvis
from graph.views.edges import Relation, lines
from graph.views.evidence import Cited, cited_in, told_of
from graph.views.palette import STYLES, legend
from graph.views.shapes import outline
from graph.views.standalone_page import PAGE, WORDS
from graph.views.telling import CERTAINTIES
from graph.views.text import clipped, shown

__all__ = ["to_html"]

_NAME: Final = "network.html"


@dataclass(frozen=True, slots=True)
class _Row:
    """One relation in the list: from, relation, to, period, certainty; its sources' numbers."""

    cells: tuple[str, ...]
    sources: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Page:
    """What the page says around the drawing; every text is escaped where it is printed."""

    language: str
    title: str
    count: str
    citation: str
    licence: str
    issued: str
    legend: list[dict[str, object]]
    rows: list[_Row]
    sources: list[Cited]
    notes: dict[int, dict[str, str]]
    styles: dict[str, dict[str, object]]
    options: dict[str, Any]
    words: Mapping[str, Any]

    @property
    def restricted(self) -> bool:
        """Whether a source of it may not be passed on."""
        return any(source.restricted for source in self.sources)


def to_html(
    net: Network,
    positions: Mapping[str, tuple[float, float]],
    *,
    title: str,
    citation: str,
    licence: str,
    language: str = "fr",
    patterns: Patterns | None = None,
    notes: Mapping[str, SourceNote] | None = None,
    centre: str | None = None,
    issued: str = "",
) -> str:
    """The page: drawing, legend that filters, evidence of what is clicked, lists, citation.

    pyvis fills the page with vis-network in line. Its own template is replaced by ours: that
    one loads Bootstrap from the web, prints the heading unescaped, and reads titles as HTML
    when one of them holds ``href``. A content security policy forbids every outside load.

    Parameters
    ----------
    positions: pixels, by node.
    title, citation, licence: plain texts, shown as they are.
    notes: how each source is cited, by its IRI.
    centre: the node whose name is written first.
    issued: the day of the file, as ``2026-01-31``.
    """
    spoken = language if language in WORDS else "fr"
    drawing = to_pyvis(net, positions, language=spoken, patterns=patterns, centre=centre)
    drawing.path = _NAME
    drawing.templateEnv = _environment(Path(drawing.template_dir))
    cited = cited_in(net, notes or {})
    told = told_of(lines(net), net, cited, patterns, spoken)
    for edge in drawing.edges:
        edge["told"] = told[edge["id"]]
    sources = sorted(cited.values(), key=lambda source: source.number)
    relations = [Relation.of(*edge) for edge in net.edges(keys=True, data=True)]
    drawing.templateEnv.globals["page"] = _Page(
        language=spoken,
        title=shown(title),
        count=_count(net, relations, spoken),
        citation=shown(citation),
        licence=shown(licence),
        issued=shown(issued),
        legend=_legend(net, spoken),
        rows=sorted((_row(net, one, cited, spoken) for one in relations), key=lambda r: r.cells),
        sources=sources,
        notes={
            source.number: {"text": source.text, "address": source.address, "link": source.link}
            for source in sources
        },
        styles=_styles(),
        options=json.loads(drawing.options.to_json()),
        words=WORDS[spoken],
    )
    return str(drawing.generate_html(_NAME))


def _environment(bundled: Path) -> Environment:
    """Templates: our page, our script and style, and what pyvis brings with it."""
    loaders: list[BaseLoader] = [
        DictLoader({_NAME: PAGE}),
        FileSystemLoader(Path(__file__).parent),
        FileSystemLoader(bundled),
    ]
    return Environment(loader=ChoiceLoader(loaders), autoescape=True)


def _count(net: Network, relations: list[Relation], language: str) -> str:
    stated = sum(one.statements for one in relations if not one.through)
    told = str(WORDS[language]["count"])
    return told.format(nodes=net.number_of_nodes(), relations=stated)


def _legend(net: Network, language: str) -> list[dict[str, object]]:
    """The legend with its marks, which are drawn from the palette alone: no given text."""
    return [
        {**day, "light": Markup(_mark(day)), "dark": Markup(_mark(night))}
        for day, night in zip(legend(net, language), legend(net, language, dark=True), strict=True)
    ]


def _mark(entry: Mapping[str, object]) -> str:
    return outline(str(entry["shape"]), 9, 9, 7, str(entry["color"]), str(entry["border"]))


def _row(net: Network, relation: Relation, cited: Mapping[str, Cited], language: str) -> _Row:
    data = relation.data
    when = period(str(data.get("since") or ""), str(data.get("until") or ""), language)
    ends = [
        clipped(net.nodes[node].get("label") or node)
        for node in (relation.subject, relation.object)
    ]
    many = f" ({relation.statements})" if relation.statements > 1 else ""
    certainty = "through" if relation.through else str(data.get("certainty"))
    known = CERTAINTIES.get(certainty, ("", ""))[language == "en"]
    cells = (ends[0], f"{clipped(data.get('label'))}{many}", ends[1], shown(when), known)
    sources = {} if relation.through else {s: cited[s].number for s in data.get("sources") or ()}
    return _Row(cells, tuple(sorted(sources.values())))


def _styles() -> dict[str, dict[str, object]]:
    return {
        key: {
            "shape": style.shape,
            "light": {"fill": style.light.fill, "border": style.light.border},
            "dark": {"fill": style.dark.fill, "border": style.dark.border},
        }
        for key, style in STYLES.items()
    }
