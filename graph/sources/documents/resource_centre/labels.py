"""The block of fields of a resource: « Type de ressource », « Ressource privée », « Résumé »."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from graph.model.iris import folded
from graph.sources.documents.resource_centre.lines import Line

__all__ = ["LABELS", "FieldBlock", "field_blocks", "is_site_title"]

LABELS: Final = frozenset(("Catégorie", "Type de ressource", "Ressource privée", "Résumé"))
"""The labels of the form, as the site writes them."""

_SITE = re.compile(
    r"reseau des collectivites territoriales (engagees )?pour une economie solidaire"
)
_LABEL = re.compile(
    r"(?P<label>Catégories?|Type de ressources?|Ressources? privées?|Résumé)"
    r"\s*(?::\s*(?P<value>.*))?",
    re.IGNORECASE,
)
_SHORTEST_CUT = 6
"""A label cut by the end of the page is recognised from so many characters on."""

_PRIVATE = {"oui": True, "non": False}
_LONGEST_VALUE = 80


@dataclass(frozen=True, slots=True)
class FieldBlock:
    """The fields of one resource, lines ``first`` to ``after`` (excluded) of the page.

    Parameters
    ----------
    type: « Type de ressource » as given, or an empty text.
    private: nothing where the page does not say.
    has_summary: whether « Résumé » is there, so that what follows is the summary.
    """

    first: int
    after: int
    type: str = ""
    private: bool | None = None
    has_summary: bool = False


def is_site_title(line: Line) -> bool:
    """Whether ``line`` is the name of the site, in either of its two spellings."""
    return len(line.text) < 120 and _SITE.match(folded(line.text)) is not None


def field_blocks(lines: Sequence[Line]) -> Iterator[FieldBlock]:
    """Every block of fields among ``lines``, in order; a block may be cut by the end."""
    at = 0
    while at < len(lines):
        block = _block(lines, at)
        if block is None:
            at += 1
        else:
            yield block
            at = block.after


def _block(lines: Sequence[Line], at: int) -> FieldBlock | None:
    label, _ = _labelled(lines[at])
    follows = [_labelled(line)[0] for line in lines[at + 1 : at + 3]]
    begins = (
        label == "type"
        or (label == "categorie" and "type" in follows)
        or (label == "privee" and (_private_value(lines, at) is not None or "resume" in follows))
    )
    return _fields(lines, at) if begins else None


def _fields(lines: Sequence[Line], first: int) -> FieldBlock:
    at, kind, private = first, "", None
    while at < len(lines):
        label, value = _labelled(lines[at])
        if label == "resume":
            return FieldBlock(first, at + 1, kind, private, has_summary=True)
        if not label:
            break
        at += 1
        if not value and at < len(lines) and _is_value(label, lines[at]):
            value = lines[at].text
            at += 1
        if label == "type":
            kind = kind or value
        elif label == "privee":
            private = _PRIVATE.get(value.lower())
    return FieldBlock(first, at, kind, private)


def _is_value(label: str, line: Line) -> bool:
    if label == "privee":
        return line.text.lower() in _PRIVATE or line.last
    return not _labelled(line)[0] and len(line.text) <= _LONGEST_VALUE


def _private_value(lines: Sequence[Line], at: int) -> bool | None:
    _, value = _labelled(lines[at])
    if not value and at + 1 < len(lines):
        value = lines[at + 1].text
    return _PRIVATE.get(value.lower())


def _labelled(line: Line) -> tuple[str, str]:
    """The label a line is, folded to one word, and the value beside it."""
    found = _LABEL.fullmatch(line.text) if len(line.text) <= _LONGEST_VALUE + 20 else None
    if found is not None:
        return _name(found["label"]), (found["value"] or "").strip()
    return (_cut_label(line.text), "") if line.last else ("", "")


def _cut_label(text: str) -> str:
    if len(text) >= _SHORTEST_CUT:
        for label in ("Type de ressource", "Ressource privée"):
            if label.startswith(text):
                return _name(label)
    return ""


def _name(label: str) -> str:
    """``categorie``, ``type``, ``privee`` or ``resume``."""
    words = folded(label)
    known = {"c": "categorie", "t": "type"}.get(words[0])
    return known or ("privee" if words.startswith("ressource") else "resume")
