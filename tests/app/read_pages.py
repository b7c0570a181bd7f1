"""Documents as the readers give them, all invented: one page, a long one, a hostile one."""

import re
from collections.abc import Sequence

from graph.model.reading import (
    RESOURCE,
    Candidate,
    Mention,
    Part,
    Passage,
    ReadAttribute,
    ReadDocument,
    ReadEntity,
    ReadRelation,
    ReadResource,
    ResourceReading,
)
from graph.model.vocabulary import Kind

METROPOLE = "https://w3id.org/maillage/id/collectivite/000000001"
SCIC = "https://w3id.org/maillage/id/organisation/scic-exemple-test"
NETWORK = "https://w3id.org/maillage/id/organisation/reseau-exemple"

PAGE = """\
La halle Zorgluk, une SCIC d'essai
La SCIC Exemple-Test a été créée en 2012 à Exempleville. Elle anime la halle Zorgluk, où passent \
trois cents personnes inventées chaque semaine.
La Métropole Exemple (MEX) est entrée à son capital en 2019. « Nous n'imaginions pas tant \
d'exemples », dit Ana Zorgluk, vice-présidente de la MEX.
Le projet Grains de Zorgluk est porté par la SCIC Exemple-Test, avec le Réseau Exemple \
et Saint-Essai.
Contact : ana.zorgluk@exemple.invalid, 01 23 45 67 89
Mots-clés
essai, halle inventée
"""

_NAMES = (
    ("e1", "SCIC Exemple-Test", Kind.ORGANISATION, ("SCIC Exemple-Test",), SCIC, 0.97),
    ("e2", "halle Zorgluk", Kind.PROJECT, ("halle Zorgluk",), "", 0.62),
    ("e3", "Exempleville", Kind.TERRITORY, ("Exempleville",), "", 0.9),
    (
        "e4",
        "Métropole Exemple (MEX)",
        Kind.COLLECTIVITE,
        ("Métropole Exemple", "MEX"),
        METROPOLE,
        0.98,
    ),
    ("e5", "Ana Zorgluk", Kind.PERSON, ("Ana Zorgluk",), "", 0.94),
    ("e6", "Grains de Zorgluk", Kind.PROJECT, ("Grains de Zorgluk",), "", 0.88),
    ("e7", "Réseau Exemple", Kind.ORGANISATION, ("Réseau Exemple",), NETWORK, 0.96),
    ("e8", "Saint-Essai", Kind.COLLECTIVITE, ("Saint-Essai",), "", 0.71),
)
_RELATIONS = (
    ("e1", "locatedIn", "e3", "La SCIC Exemple-Test a été créée", 0.83, {}),
    ("e1", "leads", "e2", "Elle anime", 0.78, {}),
    ("e4", "shareholderOf", "e1", "La Métropole Exemple (MEX)", 0.95, {"since": "2019"}),
    ("e5", "hasRole", "e4", "« Nous n'imaginions", 0.93, {"role": "vice-présidente"}),
    ("e1", "carries", "e6", "Le projet Grains", 0.96, {}),
    ("e8", "partnerOf", "e6", "Le projet Grains", 0.55, {}),
    (RESOURCE, "about", "e2", "La halle Zorgluk, une SCIC", 0.5, {}),
)


def page(text: str = PAGE, title: str = "", times: int = 1) -> ReadDocument:
    """``times`` resources, each with the names and relations of the invented page."""
    whole = text * times
    readings = tuple(
        _reading(whole, len(text) * number, text, title, number) for number in range(times)
    )
    return ReadDocument("page-inventee.txt", "rtes_page 1", whole, readings, checksum="0" * 64)


def hostile(line: int = 1_000_000) -> ReadDocument:
    """A page that tries to run, turns letters round, and has one endless line."""
    evil = "<img src=x onerror='window.hacked=1'></script><script>window.hacked=1</script>"
    text = f"{evil} \u202eelpmexe\u202c **gras**\n{'zorgluk ' * (line // 8)} {evil} fin\n"
    at = text.rindex("fin")
    end = text.index("\n")
    entities = (
        _entity("e1", evil, Kind.ORGANISATION, [(0, len(evil))], evidence=evil),
        _entity("e2", "fin \U0001f600", Kind.PROJECT, [(at, at + 3)]),
        _entity("e3", evil, Kind.PERSON, [(0, 5)], candidates=(_candidate(evil),)),
    )
    relation = ReadRelation("e1", evil, "e2", evil, 0, end, evil, 0.9, role=evil)
    attribute = ReadAttribute("e1", evil, evil, 0, end)
    resource = ReadResource(evil, 0, len(text), type=evil, keywords=(evil,))
    reading = ResourceReading(resource, entities, (relation,), (attribute,))
    return ReadDocument(evil, evil, text, (reading,), checksum="1" * 64)


def _reading(whole: str, at: int, text: str, title: str, number: int) -> ResourceReading:
    spans = {key: _places(text, forms, at) for key, _, _, forms, _, _ in _NAMES}
    entities = [
        _entity(key, label, kind, spans[key], iri=iri, confidence=sure)
        for key, label, kind, _, iri, sure in _NAMES
        if spans[key]
    ]
    if len(entities) == len(_NAMES):
        entities[-1] = _entity(
            "e8",
            "Saint-Essai",
            Kind.COLLECTIVITE,
            spans["e8"],
            confidence=0.71,
            candidates=(_candidate("Saint-Essai (59)"), _candidate("Saint-Essai (62)")),
        )
    known = {one.key for one in entities} | {RESOURCE}
    relations = [_relation(whole, text, at, one) for one in _RELATIONS if {one[0], one[2]} <= known]
    year = text.find("2012")
    attributes = (
        (ReadAttribute("e1", "founding_year", "2012", at + year, at + year + 4, 0.9),)
        if year >= 0
        else ()
    )
    resource = ReadResource(
        title or f"La halle Zorgluk, une SCIC d'essai{f' ({number + 1})' if number else ''}",
        at,
        at + len(text),
        type="Article",
        private=number % 2 == 1,
        date="2026-05",
        keywords=("essai", "halle inventée"),
        passages=_passages(text, at),
    )
    return ResourceReading(resource, tuple(entities), tuple(relations), attributes)


def _relation(
    whole: str, text: str, at: int, row: tuple[str, str, str, str, float, dict[str, str]]
) -> ReadRelation:
    subject, predicate, value, beginning, sure, rest = row
    start = at + text.index(beginning)
    stop = min(
        place for place in (whole.find(". ", start) + 1, whole.find("\n", start)) if place > 0
    )
    quote = whole[start:stop]
    return ReadRelation(
        subject, predicate, value, quote, start, stop, f"motif-{predicate}", sure, **rest
    )


def _places(text: str, forms: Sequence[str], at: int) -> list[tuple[int, int]]:
    pattern = "|".join(map(re.escape, forms))
    return [(at + one.start(), at + one.end()) for one in re.finditer(pattern, text)]


def _passages(text: str, at: int) -> tuple[Passage, ...]:
    found, start = [], 0
    for line in text.splitlines(keepends=True):
        part = Part.TITLE if start == 0 else Part.BODY
        if line.startswith("Contact"):
            part = Part.CONTACT
        if line.startswith(("Mots-clés", "essai,")):
            part = Part.KEYWORDS
        found.append(Passage(part, at + start, at + start + len(line)))
        start += len(line)
    return tuple(found)


def _entity(
    key: str, label: str, kind: Kind, spans: Sequence[tuple[int, int]], **rest: object
) -> ReadEntity:
    mentions = tuple(Mention(start, end, label) for start, end in spans)
    given = {"evidence": "« d'essai » le dit", "confidence": 0.9} | rest
    return ReadEntity(key, label, kind, mentions, **given)  # type: ignore[arg-type]


def _candidate(label: str) -> Candidate:
    key = re.sub(r"\W+", "-", label.lower()).strip("-")[:40]
    iri = f"https://w3id.org/maillage/id/collectivite/{key}"
    return Candidate(iri, label, Kind.COLLECTIVITE, label[-4:], "", 0.5, "même nom")
