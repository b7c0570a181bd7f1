"""Sentences with their names marked, read as a resource: ``[Zorgluk|o] soutient [Zorgville|c]``.

Kinds: o organisation, c collectivité, t territory, p person, j project, e event, n concept,
d document. ``[l'asso|o=Zorgluk]`` is another name of Zorgluk.
"""

import re

from graph.mentions.language import parse
from graph.mentions.relations.finding import find_relations
from graph.model.reading import Mention, Part, Passage, ReadEntity, ReadRelation, ReadResource
from graph.model.vocabulary import Kind

KINDS = {
    "o": Kind.ORGANISATION,
    "c": Kind.COLLECTIVITE,
    "t": Kind.TERRITORY,
    "p": Kind.PERSON,
    "j": Kind.PROJECT,
    "e": Kind.EVENT,
    "n": Kind.CONCEPT,
    "d": Kind.RESOURCE,
}
_MARK = re.compile(r"\[([^\]|]+)\|([a-z])(?:=([^\]]+))?\]")


def read(marked: str, title: str = "", parts: dict[str, Part] | None = None) -> list[ReadRelation]:
    """The relations found in a marked text.

    Parameters
    ----------
    title: the marked title of the resource, read first.
    parts: what lines other than running text are for, by how they begin.
    """
    text, entities = unmarked(f"{title}\n\n{marked}" if title else marked)
    resource = _resource(text, bool(title), parts or {})
    body = next(one for one in resource.passages if one.part is Part.BODY)
    start = resource.passages[0].start
    doc = parse(text[start:])
    assert body.start >= start
    return find_relations(doc, start, entities, resource, text)


def facts(
    marked: str, title: str = "", parts: dict[str, Part] | None = None, least: float = 0.0
) -> set[str]:
    """The relations as « subject predicate object », by label."""
    _, entities = unmarked(f"{title}\n\n{marked}" if title else marked)
    label = {one.key: one.label for one in entities} | {"RESOURCE": "RESOURCE"}
    return {
        f"{label[one.subject]} {one.predicate} {label.get(one.object, one.object) or one.role}"
        for one in read(marked, title, parts)
        if one.confidence >= least
    }


def unmarked(marked: str) -> tuple[str, list[ReadEntity]]:
    """The text without its marks, and the entities they tell."""
    text, at = "", 0
    mentions: dict[str, list[Mention]] = {}
    kinds: dict[str, Kind] = {}
    for match in _MARK.finditer(marked):
        text += marked[at : match.start()]
        surface, kind, label = match[1], match[2], match[3] or match[1]
        kinds.setdefault(label, KINDS[kind])
        mentions.setdefault(label, []).append(Mention(len(text), len(text) + len(surface), surface))
        text, at = text + surface, match.end()
    text += marked[at:]
    return text, [
        ReadEntity(f"e{rank}", label, kinds[label], tuple(held))
        for rank, (label, held) in enumerate(mentions.items())
    ]


def _resource(text: str, titled: bool, parts: dict[str, Part]) -> ReadResource:
    passages, at = [], 0
    for rank, line in enumerate(text.split("\n")):
        part = Part.TITLE if titled and rank == 0 else Part.BODY
        part = next((one for start, one in parts.items() if line.startswith(start)), part)
        passages.append(Passage(part, at, at + len(line)))
        at += len(line) + 1
    title = text.split("\n")[0] if titled else ""
    return ReadResource(title, 0, len(text), passages=tuple(passages))
