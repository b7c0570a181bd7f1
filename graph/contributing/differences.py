"""What accepting a draft would change, told before anything is written."""

from dataclasses import dataclass, field

from graph.contributing.draft import Draft, now
from graph.contributing.existing import Existing
from graph.contributing.made import Brought, LeftOut, Made, MadeGraph, Recorded, Stated
from graph.contributing.making import make
from graph.contributing.rereading import no_longer_read
from graph.contributing.respecting import rules_of
from graph.model.terms import Literal, NamedNode
from graph.model.vocabulary import term
from graph.questions.dataset import Dataset
from graph.settings import Settings

__all__ = ["Difference", "Known", "Other", "preview"]

_KEY = "preview"


@dataclass(frozen=True, slots=True)
class Known:
    """A relation the draft states and other documents state already."""

    stated: Stated
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Other:
    """A value the draft states where another document states another."""

    node: NamedNode
    predicate: NamedNode
    value: str
    others: tuple[str, ...]


@dataclass(slots=True)
class Difference:
    """What would change.

    Parameters
    ----------
    resources: its documents; those without a graph bring nothing.
    new_things: things the graph does not have. linked: things it has.
    new_relations: what no document states yet. known_relations: what some do already.
    attributes: how many values. conflicts: values that differ from those of other documents.
    left_out: what was accepted and cannot stand.
    no_longer: what earlier contributions of the same document stated and it no longer says, each
        with the contribution's key.
    labels: the names of the ends of relations, by IRI.
    """

    resources: list[MadeGraph]
    new_things: list[Brought]
    linked: list[Brought]
    attributes: int
    left_out: list[LeftOut]
    new_relations: list[Stated] = field(default_factory=list)
    known_relations: list[Known] = field(default_factory=list)
    conflicts: list[Other] = field(default_factory=list)
    no_longer: list[tuple[str, Recorded]] = field(default_factory=list)
    labels: dict[str, str] = field(default_factory=dict)

    @property
    def is_empty(self) -> bool:
        """Whether nothing would enter the graph."""
        return not any(one.graph for one in self.resources)


def preview(settings: Settings, draft: Draft, dataset: Dataset) -> Difference:
    """What accepting ``draft`` as decided so far would change in ``dataset``.

    Raises
    ------
    graph.errors.InputError: the list of suppressions or a contribution does not read.
    """
    existing = Existing.of(dataset)
    made = make(draft, existing, rules_of(settings, dataset), key=_KEY, by="", at=now())
    things = list({one.node: one for one in made.things}.values())
    told = Difference(
        resources=made.graphs,
        new_things=[one for one in things if one.is_new],
        linked=[one for one in things if not one.is_new],
        attributes=made.attributes,
        left_out=made.left_out,
        conflicts=_conflicts(made, existing),
        no_longer=no_longer_read(settings, draft.document),
        labels=_labels(made, dataset),
    )
    for stated in made.stated:
        sources = _sources(existing, stated)
        if sources:
            told.known_relations.append(Known(stated, sources))
        else:
            told.new_relations.append(stated)
    return told


def _sources(existing: Existing, stated: Stated) -> tuple[str, ...]:
    graphs = (quad.graph_name for quad in existing.statements(*stated.triple))
    return tuple(sorted({graph.value for graph in graphs if isinstance(graph, NamedNode)}))


def _conflicts(made: Made, existing: Existing) -> list[Other]:
    """Founding years that other documents give otherwise."""
    found, year = [], existing.iris.mai("foundingYear")
    for quad in made.quads:
        if quad.predicate != year or not isinstance(quad.subject, NamedNode):
            continue
        value = quad.object.value if isinstance(quad.object, Literal) else ""
        others = {
            one.object.value
            for one in existing.store.quads(quad.subject, year)
            if isinstance(one.object, Literal)
        }
        if others - {value}:
            found.append(Other(quad.subject, year, value, tuple(sorted(others - {value}))))
    return found


def _labels(made: Made, dataset: Dataset) -> dict[str, str]:
    ends = {end.value for stated in made.stated for end in stated.triple}
    labels = dataset.labels(ends)
    labels.update({one.node.value: one.label for one in made.things if one.is_new})
    labels.update({one.resource: one.title for one in made.graphs if one.is_new})
    french = term("skos:prefLabel")
    for quad in made.quads:
        if quad.predicate == french and isinstance(quad.object, Literal):
            labels.setdefault(str(getattr(quad.subject, "value", "")), quad.object.value)
    return labels
