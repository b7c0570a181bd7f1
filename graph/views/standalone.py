"""A network as one HTML file that opens with a double click, anywhere, without a network."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from jinja2 import BaseLoader, ChoiceLoader, DictLoader, Environment, FileSystemLoader
from markupsafe import Markup

from graph.network.build import Network
from graph.network.periods import period
from graph.network.sentences import Patterns
from graph.views.drawing import to_pyvis
from graph.views.palette import STYLES, legend
from graph.views.shapes import outline
from graph.views.text import shown

__all__ = ["to_html"]

_NAME: Final = "network.html"

_PAGE: Final = """\
<!doctype html>
<html lang="{{ page.language }}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; \
script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:">
<title>{{ page.title }}</title>
<style>{% include 'lib/vis-9.1.2/vis-network.css' %}</style>
<style>{% include 'standalone.css' %}</style>
</head>
<body>
<header><h1 dir="auto">{{ page.title }}</h1><p class="count">{{ page.count }}</p></header>
<main>
<ul id="legend" aria-label="{{ page.words.legend }}">
{%- for entry in page.legend %}
<li><button type="button" aria-pressed="true" data-kind="{{ entry.kind }}">\
<svg class="light" viewBox="0 0 18 18" aria-hidden="true">{{ entry.light }}</svg>\
<svg class="dark" viewBox="0 0 18 18" aria-hidden="true">{{ entry.dark }}</svg>\
{{ entry.label }} ({{ entry.count }})</button></li>
{%- endfor %}
</ul>
<div class="frame">
<div id="network" tabindex="0" role="application" aria-label="{{ page.title }} : \
{{ page.words.also }}"></div>
<div id="tools">
<button type="button" id="nearer" aria-label="{{ page.words.nearer }}">+</button>
<button type="button" id="further" aria-label="{{ page.words.further }}">−</button>
<button type="button" id="whole" aria-label="{{ page.words.whole }}">⤢</button>
</div>
</div>
<noscript><p>{{ page.words.noscript }}</p></noscript>
<details>
<summary>{{ page.words.list }} ({{ page.rows|length }})</summary>
<div class="scroll"><table>
<thead><tr>{% for head in page.words.columns %}<th scope="col">{{ head }}</th>{% endfor %}</tr>\
</thead>
<tbody>
{%- for row in page.rows %}
<tr>{% for cell in row %}<td><bdi>{{ cell }}</bdi></td>{% endfor %}</tr>
{%- endfor %}
</tbody>
</table></div>
</details>
{%- if page.sources %}
<details>
<summary>{{ page.words.sources }} ({{ page.sources|length }})</summary>
<ol>{% for source in page.sources %}<li><bdi>{{ source }}</bdi></li>{% endfor %}</ol>
</details>
{%- endif %}
</main>
<footer>
<p>{{ page.words.cite }} {{ page.citation }}</p>
<p>{{ page.words.licence }} {{ page.licence }}</p>
</footer>
<script type="application/json" id="data">\
{"nodes": {{ nodes|tojson }}, "edges": {{ edges|tojson }}, "styles": {{ page.styles|tojson }}}\
</script>
<script>{% include 'lib/vis-9.1.2/vis-network.min.js' %}</script>
<script>{% include 'standalone.js' %}</script>
</body>
</html>
"""

_WORDS: Final[Mapping[str, Mapping[str, Any]]] = {
    "fr": {
        "legend": "Légende : cliquer pour masquer ou montrer",
        "also": "le même réseau est donné en liste sous le dessin",
        "nearer": "Rapprocher",
        "further": "Éloigner",
        "whole": "Tout voir",
        "noscript": "Le dessin demande JavaScript ; la liste ci-dessous dit la même chose.",
        "list": "Liste des liens",
        "columns": ("De", "Relation", "Vers", "Période", "Sources indépendantes"),
        "sources": "Sources",
        "cite": "Pour citer :",
        "licence": "Licence :",
        "count": "{nodes} entités, {edges} liens",
    },
    "en": {
        "legend": "Legend: click to hide or show",
        "also": "the same network is given as a list below the drawing",
        "nearer": "Zoom in",
        "further": "Zoom out",
        "whole": "See everything",
        "noscript": "The drawing needs JavaScript; the list below says the same.",
        "list": "List of links",
        "columns": ("From", "Relation", "To", "Period", "Independent sources"),
        "sources": "Sources",
        "cite": "To cite:",
        "licence": "Licence:",
        "count": "{nodes} entities, {edges} links",
    },
}


@dataclass(frozen=True, slots=True)
class _Page:
    """What the page says around the drawing; every text is escaped where it is printed."""

    language: str
    title: str
    count: str
    citation: str
    licence: str
    legend: list[dict[str, object]]
    rows: list[tuple[str, ...]]
    sources: list[str]
    styles: dict[str, dict[str, object]]
    words: Mapping[str, Any]


def to_html(
    net: Network,
    positions: Mapping[str, tuple[float, float]],
    *,
    title: str,
    citation: str,
    licence: str,
    language: str = "fr",
    patterns: Patterns | None = None,
    sources: Sequence[str] = (),
) -> str:
    """The page: drawing, legend that filters, list of links, citation and licence.

    pyvis fills the page with vis-network in line. Its own template is replaced by ours: that
    one loads Bootstrap from the web, prints the heading unescaped, and reads titles as HTML
    when one of them holds ``href``. A content security policy forbids every outside load.

    Parameters
    ----------
    positions: pixels, by node.
    title, citation, licence: plain texts, shown as they are.
    sources: one line a source, as it should be cited.
    """
    spoken = language if language in _WORDS else "fr"
    drawing = to_pyvis(net, positions, language=spoken, patterns=patterns)
    drawing.path = _NAME
    drawing.templateEnv = _environment(Path(drawing.template_dir))
    words = _WORDS[spoken]
    drawing.templateEnv.globals["page"] = _Page(
        language=spoken,
        title=shown(title),
        count=str(words["count"]).format(nodes=net.number_of_nodes(), edges=net.number_of_edges()),
        citation=shown(citation),
        licence=shown(licence),
        legend=_legend(net, spoken),
        rows=_rows(net, spoken),
        sources=[shown(source) for source in sources],
        styles=_styles(),
        words=words,
    )
    return str(drawing.generate_html(_NAME))


def _environment(bundled: Path) -> Environment:
    """Templates: the page above, our script and style, and what pyvis brings with it."""
    loaders: list[BaseLoader] = [
        DictLoader({_NAME: _PAGE}),
        FileSystemLoader(Path(__file__).parent),
        FileSystemLoader(bundled),
    ]
    return Environment(loader=ChoiceLoader(loaders), autoescape=True)


def _legend(net: Network, language: str) -> list[dict[str, object]]:
    """The legend with its marks, which are drawn from the palette alone: no given text."""
    return [
        {**day, "light": Markup(_mark(day)), "dark": Markup(_mark(night))}
        for day, night in zip(legend(net, language), legend(net, language, dark=True), strict=True)
    ]


def _mark(entry: Mapping[str, object]) -> str:
    return outline(str(entry["shape"]), 9, 9, 7, str(entry["color"]), str(entry["border"]))


def _rows(net: Network, language: str) -> list[tuple[str, ...]]:
    rows = []
    for one, other, data in net.edges(data=True):
        when = period(str(data.get("since", "")), str(data.get("until", "")), language)
        ends = [shown(net.nodes[node].get("label") or node) for node in (one, other)]
        weight = str(data.get("weight", 1))
        rows.append((ends[0], shown(data.get("label", "")), ends[1], shown(when), shown(weight)))
    return sorted(rows)


def _styles() -> dict[str, dict[str, object]]:
    return {
        key: {
            "shape": style.shape,
            "light": {"fill": style.light.fill, "border": style.light.border},
            "dark": {"fill": style.dark.fill, "border": style.dark.border},
        }
        for key, style in STYLES.items()
    }
