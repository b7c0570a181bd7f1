"""The stand-alone page: its template and its words, in French and in English."""

from collections.abc import Mapping
from typing import Any, Final

__all__ = ["PAGE", "WORDS"]

PAGE: Final = """\
<!doctype html>
<html lang="{{ page.language }}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; \
script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:">
<meta name="referrer" content="no-referrer">
<meta name="generator" content="Maillage">
<meta name="dcterms.issued" content="{{ page.issued }}">
<meta name="dcterms.license" content="{{ page.licence }}">
<meta name="dcterms.bibliographicCitation" content="{{ page.citation }}">
<title>{{ page.title }}</title>
<style>{% include 'lib/vis-9.1.2/vis-network.css' %}</style>
<style>{% include 'standalone.css' %}</style>
</head>
<body>
<header>
<h1 dir="auto">{{ page.title }}</h1>
<p class="count">{{ page.count }}</p>
{%- if page.restricted %}
<p class="restricted">{{ page.words.restricted }}</p>
{%- endif %}
</header>
<main>
<ul id="legend" aria-label="{{ page.words.legend }}">
{%- for entry in page.legend %}
<li><button type="button" aria-pressed="true" data-kind="{{ entry.kind }}">\
<svg class="light" viewBox="0 0 18 18" aria-hidden="true">{{ entry.light }}</svg>\
<svg class="dark" viewBox="0 0 18 18" aria-hidden="true">{{ entry.dark }}</svg>\
{{ entry.label }} <span>{{ entry.count }}</span></button></li>
{%- endfor %}
</ul>
<div class="board">
<div class="frame">
<div id="network" data-label="{{ page.title }} : {{ page.words.also }}"></div>
<div id="tools">
<button type="button" id="nearer" aria-label="{{ page.words.nearer }}">+</button>
<button type="button" id="further" aria-label="{{ page.words.further }}">−</button>
<button type="button" id="whole" aria-label="{{ page.words.whole }}">⤢</button>
</div>
</div>
<section id="card" aria-live="polite" aria-label="{{ page.words.card }}">
<p class="hint">{{ page.words.hint }}</p>
</section>
</div>
<noscript><p>{{ page.words.noscript }}</p></noscript>
<details>
<summary>{{ page.words.list }} ({{ page.rows|length }})</summary>
<div class="scroll"><table>
<thead><tr>{% for head in page.words.columns %}<th scope="col">{{ head }}</th>{% endfor %}</tr>\
</thead>
<tbody>
{%- for row in page.rows %}
<tr>{% for cell in row.cells %}<td><bdi>{{ cell }}</bdi></td>{% endfor %}\
<td>{% for number in row.sources %}<a href="#s{{ number }}">{{ number }}</a> {% endfor %}</td></tr>
{%- endfor %}
</tbody>
</table></div>
</details>
{%- if page.sources %}
<details id="sources">
<summary>{{ page.words.sources }} ({{ page.sources|length }})</summary>
<ol>
{%- for source in page.sources %}
<li id="s{{ source.number }}" value="{{ source.number }}"><bdi>{{ source.text }}</bdi>\
{% if source.restricted %} <strong>{{ page.words.inside }}</strong>{% endif %}\
{% if source.link %}<br><a href="{{ source.link }}" rel="noopener noreferrer" \
target="_blank"><bdi>{{ source.address }}</bdi></a>\
{% elif source.address %}<br><bdi>{{ source.address }}</bdi>{% endif %}</li>
{%- endfor %}
</ol>
</details>
{%- endif %}
</main>
<footer>
<p>{{ page.words.cite }} {{ page.citation }}</p>
<p>{{ page.words.licence }} {{ page.licence }}</p>
</footer>
<script type="application/json" id="data">\
{"nodes": {{ nodes|tojson }}, "edges": {{ edges|tojson }}, "options": {{ page.options|tojson }}, \
"styles": {{ page.styles|tojson }}, "sources": {{ page.notes|tojson }}, \
"words": {{ page.words.script|tojson }}}\
</script>
<script>{% include 'lib/vis-9.1.2/vis-network.min.js' %}</script>
<script>{% include 'standalone.js' %}</script>
</body>
</html>
"""
"""Every ``{{ }}`` is escaped; what stands in the data is escaped for a script besides."""

WORDS: Final[Mapping[str, Mapping[str, Any]]] = {
    "fr": {
        "legend": "Légende : cliquer pour masquer ou montrer",
        "also": "le même réseau est donné en liste sous le dessin",
        "nearer": "Rapprocher",
        "further": "Éloigner",
        "whole": "Tout voir",
        "card": "Ce qui est choisi dans le dessin",
        "hint": "Choisissez une entité ou un lien : ce qu'en disent les sources s'écrit ici.",
        "noscript": "Le dessin demande JavaScript ; la liste ci-dessous dit la même chose.",
        "list": "Liste des liens",
        "columns": ("De", "Relation", "Vers", "Période", "Certitude", "Sources"),
        "sources": "Sources",
        "inside": "(interne)",
        "restricted": "Contient des sources internes : ne pas diffuser ce fichier.",
        "cite": "Pour citer :",
        "licence": "Licence :",
        "count": "{nodes} entités, {relations} relations",
        "script": {"source": "Source", "sources": "Sources", "relations": "Relations"},
    },
    "en": {
        "legend": "Legend: click to hide or show",
        "also": "the same network is given as a list below the drawing",
        "nearer": "Zoom in",
        "further": "Zoom out",
        "whole": "See everything",
        "card": "What is chosen in the drawing",
        "hint": "Choose an entity or a link: what the sources say is written here.",
        "noscript": "The drawing needs JavaScript; the list below says the same.",
        "list": "List of links",
        "columns": ("From", "Relation", "To", "Period", "Certainty", "Sources"),
        "sources": "Sources",
        "inside": "(internal)",
        "restricted": "Contains internal sources: do not pass this file on.",
        "cite": "To cite:",
        "licence": "Licence:",
        "count": "{nodes} entities, {relations} relations",
        "script": {"source": "Source", "sources": "Sources", "relations": "Relations"},
    },
}
