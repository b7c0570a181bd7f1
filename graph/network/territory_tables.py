"""The sheet of a territory as tables: its actors, its relations, its figures beside others."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from graph.network.claims import ClaimView
from graph.network.territory_lineage import Scope
from graph.network.territory_people import Population
from graph.network.territory_rollup import Counts
from graph.network.territory_sheet import TerritorySheet
from graph.questions.answer import Answer, Cell, Column, NetworkColumns, SourceNote
from graph.questions.dataset import Dataset

__all__ = ["actor_table", "figure_table", "relation_table"]

_SCOPES: Final[Mapping[Scope, tuple[str, str]]] = {
    Scope.OWN: ("du territoire", "of the territory"),
    Scope.INSIDE: ("d'un lieu à l'intérieur", "of a place inside"),
    Scope.PARTLY: ("d'un lieu en partie à l'intérieur", "of a place partly inside"),
    Scope.FORMER: ("d'une ancienne collectivité", "of a former authority"),
}

_CLAIM: Final = (
    Column("role", "Fonction", "Role"),
    Column("depuis", "Dès", "From"),
    Column("jusque", "Jusque", "Until"),
    Column("certitude", "Certitude", "Certainty"),
    Column("sources", "Sources", "Sources", "sources"),
    Column("sources_url", "Sources : adresses", "Sources: addresses", "addresses"),
)


def actor_table(opened: Dataset, sheet: TerritorySheet, language: str = "fr") -> Answer:
    """Who is in the territory or acts there, a row a claim.

    Parameters
    ----------
    language: of names and words, ``fr`` or ``en``.
    """
    rows = [(claim, one.scope or Scope.INSIDE) for one in sheet.actors for claim in one.claims]
    titles = (("acteur", "Acteur", "Actor"), ("situation", "Situation", "Situation"))
    sentence = ("Acteurs de {name}", "Actors of {name}")
    columns = _columns(*titles, ("lieu", "Lieu", "Place"))
    return _answer(opened, "territoire-acteurs", sheet, rows, columns, sentence, language)


def relation_table(opened: Dataset, sheet: TerritorySheet, language: str = "fr") -> Answer:
    """The relations of its institutions and of those inside it, told apart, a row a claim."""
    rows = [(claim, Scope.OWN) for claim in sheet.own]
    rows += [(claim, _scope(claim, sheet)) for claim in sheet.inside]
    columns = _columns(
        ("sujet", "Sujet", "Subject"),
        ("relation", "Relation", "Relation"),
        ("objet", "Objet", "Object"),
    )
    sentence = ("Relations des collectivités de {name}", "Relations of the authorities of {name}")
    return _answer(opened, "territoire-relations", sheet, rows, columns, sentence, language)


def figure_table(
    opened: Dataset,
    counts: Mapping[str, Counts],
    people: Mapping[str, Population],
    language: str = "fr",
) -> Answer:
    """A row a territory: inhabitants and counts, with what they are for 100,000 inhabitants.

    Parameters
    ----------
    counts: of each territory (IRI), in the order of the rows.
    """
    names, columns = _labels(opened, counts, language), _figure_columns()
    rows: list[dict[str, Cell]] = []
    for territory, known in counts.items():
        inhabitants = people.get(territory)
        row: dict[str, Cell] = {
            "territoire": territory,
            "territoire_label": names[territory],
            "habitants": inhabitants.count if inhabitants else None,
        }
        for name in _COUNTED:
            count = getattr(known, name)
            rate = inhabitants.per_100_000(count) if inhabitants else None
            row[name] = count
            row[f"{name}_100000"] = None if rate is None else round(rate, 3)
        rows.append(row)
    return Answer("territoire-chiffres", {}, columns, rows)


_COUNTED: Final = {
    "organisations": ("Organisations", "Organisations"),
    "scics": ("SCIC", "SCICs"),
    "ptce": ("PTCE", "PTCEs"),
    "projects": ("Projets", "Projects"),
    "events": ("Événements", "Events"),
    "collectivites": ("Collectivités reliées", "Linked authorities"),
    "relations": ("Relations de ces collectivités", "Relations of these authorities"),
    "resources": ("Documents", "Documents"),
}


def _figure_columns() -> list[Column]:
    columns = [
        Column("territoire", "Territoire", "Territory", "entity"),
        Column("habitants", "Habitants", "Inhabitants"),
    ]
    for name, (french, english) in _COUNTED.items():
        columns.append(Column(name, french, english))
        rates = (f"{french} pour 100 000 habitants", f"{english} per 100,000 inhabitants")
        columns.append(Column(f"{name}_100000", *rates))
    return columns


def _columns(*ends: tuple[str, str, str]) -> list[Column]:
    """Subject, relation and object, then how each is known."""
    roles = ("entity", "concept", "entity")
    named = [Column(*titles, role) for titles, role in zip(ends, roles, strict=True)]
    return [Column("portee", "Dit", "Stated"), *named, *_CLAIM]


def _answer(
    opened: Dataset,
    name: str,
    sheet: TerritorySheet,
    rows: Sequence[tuple[ClaimView, Scope]],
    columns: list[Column],
    sentence: tuple[str, str],
    language: str,
) -> Answer:
    subject, relation, value = (column.name for column in columns[1:4])
    ends = {end for claim, _scope in rows for end in claim.triple}
    names = _labels(opened, [*sorted(ends), sheet.territory], language)
    spoken = sentence[language == "en"].format(name=names[sheet.territory])
    notes = opened.sources()
    cited = [notes[one] for one in dict.fromkeys(c.source for c, _ in rows) if one in notes]
    return Answer(
        name,
        {"territoire": sheet.territory},
        columns,
        [
            {
                "portee": _SCOPES[scope][language == "en"],
                **_named(subject, claim.subject, names),
                **_named(relation, claim.predicate, names),
                **_named(value, claim.object, names),
                **_told(claim, notes.get(claim.source)),
            }
            for claim, scope in rows
        ],
        cited,
        spoken,
        NetworkColumns(subject, value, relation),
    )


def _named(column: str, iri: str, names: Mapping[str, str]) -> dict[str, Cell]:
    return {column: iri, f"{column}_label": names[iri]}


def _told(claim: ClaimView, note: SourceNote | None) -> dict[str, Cell]:
    url = claim.address or (note.url if note else "")
    return {
        "role": claim.role or None,
        "depuis": claim.since or None,
        "jusque": claim.until or None,
        "certitude": claim.certainty,
        "sources": [claim.source],
        "sources_url": [url] if url else [],
    }


def _labels(opened: Dataset, iris: Iterable[str], language: str) -> dict[str, str]:
    wanted = list(iris)
    found = opened.labels(wanted, language)
    return {one: found.get(one) or opened.iris.short(one) for one in wanted}


def _scope(claim: ClaimView, sheet: TerritorySheet) -> Scope:
    """The nearest of its ends."""
    order = tuple(Scope)
    found = [sheet.scopes[end] for end in (claim.subject, claim.object) if end in sheet.scopes]
    return min(found, key=order.index)
