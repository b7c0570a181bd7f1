"""The subject of a fiche: what its title names after its number."""

import re
from collections.abc import Iterator
from typing import Final

from graph.mentions.found import Found
from graph.mentions.gazetteer import Known
from graph.mentions.lexicon import words as lexicon
from graph.mentions.material import Material
from graph.model.iris import folded
from graph.model.vocabulary import Kind

__all__ = ["find_subjects"]

_STRENGTH: Final = 92
_AND = re.compile(r"\s+(?:&|et)\s+(?=(?:le|la|les|l['’])?\s*[A-ZÀ-Þ])")
_PROJECT_WORDS = re.compile(
    r"\b(?:projet|initiative|démarche|programme|dispositif|expérimentation|opération)\b",
    re.IGNORECASE,
)
_ORGANISATION_WORDS = re.compile(
    r"\b(?:entreprise|association|scic|scop|coopérative|société|réseau|structure|fondée?|créée?|"
    r"salariés|gérante?)\b",
    re.IGNORECASE,
)
_KINDS = (Kind.ORGANISATION, Kind.PROJECT, Kind.COLLECTIVITE)


def find_subjects(material: Material) -> Iterator[Found]:
    """Each name in the title of a « Déniché pour vous », of the kind the text gives it."""
    offset = material.subject
    if offset <= material.title[0]:
        return
    rest = material.text[offset : material.title[1]].rstrip()
    for piece_start, piece in _pieces(rest):
        name = re.sub(r"^(?:le|la|les|l['’])\s*(?=[A-ZÀ-Þ])", "", piece)
        place = offset + piece_start + len(piece) - len(name)
        yield from _subject(material, place, name)


def _pieces(rest: str) -> Iterator[tuple[int, str]]:
    position = 0
    for joint in _AND.finditer(rest):
        yield position, rest[position : joint.start()]
        position = joint.end()
    yield position, rest[position:]


def _subject(material: Material, start: int, name: str) -> Iterator[Found]:
    known = [
        one
        for one in material.gazetteer.lookup([name]).get(name, ())
        if one.kind in _KINDS and (one.exact or " " in name)
    ]
    kind, why = _kind(material, name, known)
    yield Found(
        start,
        start + len(name),
        kind,
        name,
        f"sujet de la fiche ; {why}",
        0.95,
        _STRENGTH,
        tuple(one for one in known if one.kind is kind),
    )


def _kind(material: Material, name: str, known: list[Known]) -> tuple[Kind, str]:
    if known:
        return known[0].kind, "nom connu du graphe"
    key = folded(name)
    if any(key.startswith(f"{head} ") for head in lexicon("projects", "named")):
        return Kind.PROJECT, "le nom commence par celui d'un projet"
    body = material.doc.text[material.title[1] - material.offset :][:600]
    project, organisation = _PROJECT_WORDS.search(body), _ORGANISATION_WORDS.search(body)
    if project and (organisation is None or project.start() < organisation.start()):
        return Kind.PROJECT, f"le texte parle d'un « {project[0].lower()} »"
    return Kind.ORGANISATION, "une organisation, à ce que dit le texte"
