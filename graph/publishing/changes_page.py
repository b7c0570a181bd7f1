"""What changed, as a page to read: no script, nothing from elsewhere, every text escaped."""

from collections.abc import Mapping
from typing import Final

from jinja2 import Environment

from graph.publishing.changes import LISTED, Changes
from graph.publishing.changes_words import CHANGE_WORDS, KIND_WORDS, WORDS

__all__ = ["changes_page"]

_PAGE: Final = """\
<!doctype html>
<html lang="{{ language }}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{ word.title }} {{ changes.until }}</title>
<style>
:root { color-scheme: light dark; }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
table { border-collapse: collapse; }
th, td { text-align: left; padding: .2rem .8rem .2rem 0; border-bottom: 1px solid #8886; }
td.n { text-align: right; font-variant-numeric: tabular-nums; }
li { margin: .3rem 0; } small { opacity: .8; }
</style>
</head>
<body>
<main>
<h1>{{ word.title }}</h1>
<p>{{ word.version }} <strong>{{ changes.until }}</strong>.
{% if changes.since %}{{ word.since }} <strong>{{ changes.since }}</strong>.
{{ word.statements.format(added=changes.added, removed=changes.removed) }}
{% else %}{{ word.first }}{% endif %}</p>
{% if changes.since %}
{% if changes.entities %}
<h2>{{ word.counts }}</h2>
<table>
<thead><tr><th scope="col">{{ word.kind }}</th>
{% for change in order %}<th scope="col">{{ change_words[change] }}</th>{% endfor %}</tr></thead>
<tbody>
{% for kind, by in changes.entities.items() %}
<tr><th scope="row">{{ kinds.get(kind, kind) }}</th>
{% for change in order %}<td class="n">{{ by.get(change, 0) }}</td>{% endfor %}</tr>
{% endfor %}
<tr><th scope="row">{{ word.relations }}</th>
{% for change in order %}<td class="n">{{ changes.total(change, "relations") }}</td>{% endfor %}
</tr>
</tbody>
</table>
{% endif %}
{% for change in order %}
{% set found = changes.listed_entities | selectattr("change", "equalto", change) | list %}
{% if found %}
<h2>{{ word.entities }} : {{ change_words[change] }}</h2>
<ul>
{% for one in found %}
<li>{{ one.entity.label }} <small>({{ kinds.get(one.kind, one.kind) }})
{% if one.properties %}· {{ one.properties | map(attribute="label") | join(", ") }}{% endif %}
{% if one.sources %}· {{ word.sources }} {{ one.sources | map(attribute="label") | join(" ; ") }}
{% endif %}</small></li>
{% endfor %}
</ul>
{% endif %}
{% set found = changes.listed_relations | selectattr("change", "equalto", change) | list %}
{% if found %}
<h2>{{ word.relations }} : {{ change_words[change] }}</h2>
<ul>
{% for one in found %}
<li>{{ one.subject.label }} — {{ one.predicate.label }} — {{ one.object.label }}
{% if one.sources %}<small>· {{ word.sources }}
{{ one.sources | map(attribute="label") | join(" ; ") }}</small>{% endif %}</li>
{% endfor %}
</ul>
{% endif %}
{% endfor %}
{% if changes.unnamed %}<p>{{ word.unnamed.format(n=changes.unnamed) }}</p>{% endif %}
<p><small>{{ word.listed.format(n=listed) }}</small></p>
{% endif %}
</main>
</body>
</html>
"""


def changes_page(changes: Changes, language: str) -> str:
    """The page in ``language`` (``fr`` or ``en``); names stay in French."""
    template = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True).from_string(_PAGE)
    words: Mapping[str, str] = WORDS[language]
    return template.render(
        changes=changes,
        language=language,
        word=words,
        kinds=KIND_WORDS[language],
        change_words=CHANGE_WORDS[language],
        order=("added", "changed", "removed"),
        listed=LISTED,
    )
