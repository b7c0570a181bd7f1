"""Small pages and notes on one entity, type or property (Reconciliation API 0.2, sections 5, 6.5).

They are shown inside the pages of others: every text of the data is escaped by jinja2
(autoescape), and the policy forbids every script and everything from elsewhere.
"""

from base64 import b64encode
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Final

from jinja2 import Environment, Template
from markupsafe import Markup

from graph.api.reconciliation.properties import Property
from graph.api.reconciliation.register import Register
from graph.api.reconciliation.types import EntityType
from graph.api.reconciliation.words import said_in
from graph.model.terms import NamedNode
from graph.search.entries import Match

__all__ = ["HEIGHT", "WIDTH", "entity_note", "entity_page", "note", "policy"]

WIDTH, HEIGHT = 430, 300
"""The size in pixels of the frame a preview fits in."""

_SHOWN: Final = (
    "siren",
    "codeINSEE",
    "classification",
    "hasLegalForm",
    "commune",
    "departement",
    "type",
    "issued",
    "publisher",
    "memberOf",
    "^shareholderOf",
    "shareholderOf",
)
"""The properties of a preview, in order."""

_MOST_SHOWN, _MOST_VALUES = 6, 4
_MORE: Final = {"fr": "Tout ce qui en est dit, avec les sources", "en": "All that is said of it"}


@dataclass(frozen=True, slots=True)
class Line:
    """One property of a preview; ``left`` values are not shown."""

    name: str
    values: tuple[str, ...]
    left: int


def entity_page(register: Register, match: Match, base: str, language: str) -> str:
    """The preview of an entity, a whole HTML document that fits ``WIDTH`` by ``HEIGHT``."""
    return _template("preview.html").render(
        style=Markup(_style()),
        language=language,
        more=_MORE[language],
        address=f"{base}/page/{register.iris.short(match.iri)}",
        **_facts(register, match, language),
    )


def entity_note(register: Register, match: Match, language: str) -> str:
    """A few lines of HTML on an entity."""
    return _template("note.html").render(_facts(register, match, language))


def note(one: EntityType | Property, language: str) -> str:
    """A few lines of HTML on a type or a property."""
    meaning = said_in(one.definitions, language) if isinstance(one, Property) else ""
    return _template("note.html").render(title=said_in(one.names, language), detail=meaning)


@cache
def _style() -> str:
    """The style sheet of a preview."""
    return (files("graph.api.reconciliation") / "preview.css").read_text("utf-8")


@cache
def policy() -> str:
    """The Content-Security-Policy of a preview: any page may frame it, it loads nothing."""
    digest = b64encode(sha256(_style().encode()).digest()).decode()
    return (
        f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'; "
        "sandbox allow-popups allow-popups-to-escape-sandbox"
    )


def _facts(register: Register, match: Match, language: str) -> dict[str, object]:
    types = register.types.of(match.iri)[:2]
    lines = (_line(register, name, match, language) for name in _SHOWN)
    return {
        "title": register.label(match, language),
        "detail": match.detail or said_in(types[0].names, language) if types else match.detail,
        "id": register.iris.short(match.iri),
        "lines": [line for line in lines if line is not None][:_MOST_SHOWN],
    }


def _line(register: Register, name: str, match: Match, language: str) -> Line | None:
    known = register.properties.get(name)
    values = known.read(register.statements, match.iri) if known is not None else ()
    if known is None or not values:
        return None
    labels = register.labels((one.value for one in values if isinstance(one, NamedNode)), language)
    texts = sorted(dict.fromkeys(labels.get(one.value, one.value) for one in values))
    return Line(
        said_in(known.names, language), tuple(texts[:_MOST_VALUES]), len(texts[_MOST_VALUES:])
    )


@cache
def _template(name: str) -> Template:
    text = (files("graph.api.reconciliation") / name).read_text("utf-8")
    return Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True).from_string(text)
