"""The event a resource is about: its title says webinaire, voyage, journée..."""

import re
from collections.abc import Iterator
from typing import Final

from graph.mentions.found import Found
from graph.mentions.material import Material
from graph.mentions.naming import head_at
from graph.model.vocabulary import Kind

__all__ = ["find_events"]

_STRENGTH: Final = 95
_DATE = re.compile(r"\b(?:19|20)\d\d\b")
_STRAIGHT = re.compile(r"[\"“”]\s*([^\"“”]+?)\s*[\"“”]")
_DAYS = re.compile(
    r"(?:\s*[-–—,|]\s*|\s+(?:du|des|le|les)\s+|\s+)"
    r"(?P<days>(?:\d{1,2}(?:er)?(?:\s*(?:et|au|-|,)\s*\d{1,2})*\s+)?"
    r"(?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre)"
    r"\s+(?:19|20)\d\d)",
    re.IGNORECASE,
)
_REPORT = re.compile(
    r"(?:retours? sur|compte[- ]rendu d[eu]|replay d[eu]|synthèse d[eu]|actes d[eu])\s*"
    r"(?:les?\s+|la\s+|l['’]\s*|s\s+)?",
    re.IGNORECASE,
)
_QUOTATION = re.compile(r"[«“\"].+[»”\"]")


def find_events(material: Material) -> Iterator[Found]:
    """The event of the title, and where the text speaks of it: « le webinaire »."""
    words = material.words
    start, end = material.title
    opening = words.at(start) if start < end else None
    if opening is None:
        return
    report = _REPORT.match(material.text, start, end)
    if report is not None:
        opening = words.at(report.end())
    last = head_at(words, opening, "projects", "events") if opening is not None else None
    if opening is None or last is None:
        return
    start = words[opening].start
    title = material.text[start:end].strip()
    label = _label(title)
    if not (_DATE.search(title) or _QUOTATION.search(title) or _is_dated(material)):
        return
    head = words.surface(opening, last)
    yield Found(
        start,
        start + len(title),
        Kind.EVENT,
        label,
        f"« {head} » au début du titre",
        0.95,
        _STRENGTH,
        names=(head,),
        holds=True,
    )
    for number in range(last + 1, len(words)):
        same = head_at(words, number, "projects", "events")
        if same is not None and words.keys(number, same).split()[0] == words[opening].key:
            yield Found(
                words[number].start,
                words[same].end,
                Kind.EVENT,
                label,
                f"« {words.surface(number, same)} » : l'événement du titre",
                0.9,
                _STRENGTH - 50,
            )


def _label(title: str) -> str:
    """« Webinaire « X » (30 mai 2023) »: French quotation marks, the date in brackets."""
    label = _STRAIGHT.sub(r"« \1 »", title)
    date = _DAYS.search(label)
    if date is not None:
        label = f"{label[: date.start()].rstrip()}{label[date.end() :]} ({date['days']})"
    return label[0].upper() + label[1:]


def _is_dated(material: Material) -> bool:
    body = material.doc.text[material.title[1] - material.offset :][:400]
    return _DATE.search(body) is not None
