"""What the statements between two entities, and what is deduced, make of a crossing."""

from collections.abc import Collection, Iterable, Mapping
from typing import Final

from graph.model.terms import NamedNode
from graph.model.vocabulary import Kind, kind_of, term
from graph.network.build import strongest
from graph.network.claims import ClaimView
from graph.network.kind_words import SCIC, kind_key
from graph.network.matrix import Crossing, Entry, Mark
from graph.network.origins import independent
from graph.network.relations import STRENGTHS, Wording
from graph.questions.dataset import Dataset

__all__ = ["crossing_of", "entries_of", "scics_of"]

_LAST: Final = 99


def crossing_of(
    claims: Collection[ClaimView],
    wordings: Mapping[str, Wording],
    deduced: Iterable[Mark] = (),
    through: Iterable[str] = (),
    sources: Iterable[str] = (),
    origins: Mapping[str, str] | None = None,
) -> Crossing:
    """The crossing of two entities.

    Parameters
    ----------
    claims: the statements that join them.
    deduced: the marks of what no statement says; through: what it passes by.
    sources: what the deduction stands on; not counted where there are statements.
    origins: from :func:`graph.network.origins.read_origins`.
    """
    certainties: dict[str, list[str]] = {}
    for claim in claims:
        certainties.setdefault(claim.predicate, []).append(claim.certainty)
    stated = [
        Mark(relation, wordings[relation].kind if relation in wordings else "", strongest(found))
        for relation, found in certainties.items()
    ]
    marks = [*stated, *dict.fromkeys(deduced)]
    cited = sorted({claim.source for claim in claims if claim.source} or set(sources))
    known = {claim.source: claim.origin or claim.source for claim in claims}

    def order(mark: Mark) -> tuple[bool, int, int, str]:
        wording = wordings.get(mark.relation)
        strength = STRENGTHS.get(mark.kind, STRENGTHS[""])
        return mark.is_deduced, strength, wording.rank if wording else _LAST, mark.relation

    return Crossing(
        tuple(sorted(marks, key=order)),
        tuple(claims),
        tuple(through),
        tuple(cited),
        independent(cited, {**(origins or {}), **known}),
    )


def entries_of(dataset: Dataset, names: Mapping[str, str]) -> tuple[Entry, ...]:
    """Entities with their names and kinds, by name.

    Parameters
    ----------
    names: by IRI; one without a name is called by the end of its identifier.
    """
    scics = scics_of(dataset)
    found = []
    for iri, name in names.items():
        kind = kind_of(iri, dataset.iris)
        label = name.strip() or dataset.iris.short(iri).rpartition("/")[2] or iri
        found.append(Entry(iri, label, kind_key(kind.value if kind else "", iri in scics)))
    return tuple(sorted(found, key=lambda one: (one.label, one.iri)))


def scics_of(dataset: Dataset) -> frozenset[str]:
    """The IRIs of the organisations that a source gives that legal form, or one under it."""
    forms, waiting = set[NamedNode](), [dataset.iris.concept(SCIC)]
    while waiting:
        form = waiting.pop()
        forms.add(form)
        narrower = dataset.store.quads(None, term("skos:broader"), form, None)
        found = {quad.subject for quad in narrower if isinstance(quad.subject, NamedNode)}
        waiting += sorted(found - forms, key=lambda one: one.value)
    return frozenset(
        quad.subject.value
        for form in sorted(forms, key=lambda one: one.value)
        for quad in dataset.store.quads(None, term("rov:orgType"), form, None)
        if isinstance(quad.subject, NamedNode)
        and kind_of(quad.subject.value, dataset.iris) is Kind.ORGANISATION
    )
