"""Fast checks of a whole dataset, graph by graph: what shapes on one flattened graph cannot see."""

from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from graph.checks.findings import Finding, Report
from graph.checks.personal import address_holds_contact, has_contact
from graph.checks.shapes import read_quads
from graph.model.iris import Iris
from graph.model.issues import Level
from graph.model.terms import DefaultGraph, Literal, NamedNode, Quad, Triple, typed
from graph.model.vocabulary import term

__all__ = ["check_quads", "claimed_relations", "finding_of"]

_MESSAGES = {
    "DanglingIri": (
        "Cet identifiant est cité mais n'est décrit nulle part.",
        "This identifier is referred to but described nowhere.",
    ),
    "RelationInDefaultGraph": (
        "Cette relation n'est dans le graphe d'aucun document source.",
        "This relation stands in the graph of no source document.",
    ),
    "MissingClaim": (
        "Cette relation n'a pas d'affirmation dans le graphe de sa source.",
        "This relation has no claim in the graph of its source.",
    ),
    "ClaimWithoutRelation": (
        "Cette affirmation parle d'une relation que son graphe ne contient pas.",
        "This claim is about a relation its graph does not hold.",
    ),
    "UnknownSource": (
        "Ce graphe contient des affirmations mais n'est pas décrit comme document source.",
        "This graph holds statements but is not described as a source document.",
    ),
    "PersonalContact": (
        "Une adresse électronique ou un numéro de téléphone se trouve hors du graphe des contacts.",
        "An e-mail address or a phone number stands outside the contact graph.",
    ),
    "SirenCheckDigit": (
        "Ce SIREN a une faute : sa clé de contrôle ne correspond pas.",
        "This SIREN has a mistake: its check digit does not match.",
    ),
    "EndBeforeStart": (
        "Cette affirmation finit avant d'avoir commencé.",
        "This claim ends before it starts.",
    ),
}

_Triple = tuple[str, str, str]


def claimed_relations(ontology_dir: Path, iris: Iris) -> frozenset[str]:
    """The IRIs of the properties that need a claim beside each statement (``mai:needsClaim``).

    Parameters
    ----------
    ontology_dir: folder of ``maillage.ttl``.
    iris: mints the IRIs of the dataset; terms of our own follow its base.

    Raises
    ------
    InputError: the vocabulary is missing or does not parse.
    """
    default = Iris()
    needs_claim = default.mai("needsClaim")
    return frozenset(
        quad.subject.value.replace(default.base, iris.base)
        for quad in read_quads(ontology_dir / "maillage.ttl")
        if isinstance(quad.subject, NamedNode)
        and quad.predicate == needs_claim
        and quad.object == typed("true", "boolean")
    )


def check_quads(
    quads: Iterable[Quad],
    iris: Iris,
    claimed: Collection[str],
    skip: Collection[str] = (),
) -> Report:
    """What is wrong with the whole of a dataset.

    Parameters
    ----------
    quads: every statement, the ontology's graph included; read once.
    iris: mints the IRIs of the dataset.
    claimed: properties that need a claim, from ``claimed_relations``.
    skip: graphs in which contact data may stand; they are left out altogether.
    """
    tally = _Tally(iris, claimed)
    for quad in quads:
        graph = quad.graph_name
        name = "" if isinstance(graph, DefaultGraph) else graph.value
        if name not in skip:
            tally.add(quad, name)
    return Report.of(tally.findings())


class _Tally:
    """What one pass over the statements must remember."""

    def __init__(self, iris: Iris, claimed: Collection[str]) -> None:
        self._entities = f"{iris.base}id/"
        self._ontology = iris.ontology.value
        self._claimed = frozenset(claimed)
        self._type = term("rdf:type").value
        self._parts = {
            term(f"rdf:{part}").value: part for part in ("subject", "predicate", "object")
        }
        self._parts |= {iris.mai(part).value: part for part in ("validFrom", "validUntil")}
        self._siren = iris.mai("siren").value
        self._generated_by = term("prov:wasGeneratedBy").value  # a reader is only a name
        self._source = iris.mai("Source").value
        self._described: set[str] = set()
        self._sources: set[str] = set()
        self._graphs: set[str] = set()
        self._cited: dict[str, tuple[str, str]] = {}
        self._relations: dict[tuple[str, _Triple], None] = {}
        self._claims: dict[tuple[str, str], dict[str, str]] = {}
        self._found: list[Finding] = []

    def add(self, quad: Quad, graph: str) -> None:
        """Take one statement of ``graph`` (empty for the default graph) into account."""
        node, value = quad.subject, quad.object
        if isinstance(node, Triple) or isinstance(value, Triple):
            return
        subject, predicate = node.value, quad.predicate.value
        if graph:
            self._graphs.add(graph)
        if predicate in self._parts:
            self._claims.setdefault((graph, subject), {})[self._parts[predicate]] = value.value
        if isinstance(value, Literal):
            self._add_literal(subject, predicate, value.value)
        elif isinstance(value, NamedNode):
            self._add_link(subject, predicate, value.value, graph)

    def _add_literal(self, subject: str, predicate: str, text: str) -> None:
        if has_contact(text):
            self._report("PersonalContact", subject, predicate)
        if predicate == self._siren and text.isdigit() and not _has_valid_key(text):
            self._report("SirenCheckDigit", subject, predicate, text, Level.WARNING)

    def _add_link(self, subject: str, predicate: str, target: str, graph: str) -> None:
        if predicate == self._type:
            self._described.add(subject)
            if target == self._source:
                self._sources.add(subject)
        elif target.startswith(self._entities) and predicate != self._generated_by:
            self._cited.setdefault(target, (subject, predicate))
        elif address_holds_contact(target):
            self._report("PersonalContact", subject, predicate)
        if predicate in self._claimed:
            if graph:
                self._relations[(graph, (subject, predicate, target))] = None
            else:
                self._report("RelationInDefaultGraph", subject, predicate, target)

    def findings(self) -> Iterator[Finding]:
        """Everything found, once all statements were added."""
        yield from self._found
        for target in self._cited.keys() - self._described:
            yield finding_of("DanglingIri", target, self._cited[target][1], self._cited[target][0])
        for graph in self._graphs - self._sources - {self._ontology}:
            yield finding_of("UnknownSource", graph)
        yield from self._claim_findings()

    def _claim_findings(self) -> Iterator[Finding]:
        stated = set()
        for (graph, claim), parts in self._claims.items():
            triple = (parts.get("subject", ""), parts.get("predicate", ""), parts.get("object", ""))
            stated.add((graph, triple))
            if triple[1] in self._claimed and (graph, triple) not in self._relations:
                yield finding_of("ClaimWithoutRelation", claim, triple[1], triple[2])
            start, end = parts.get("validFrom", ""), parts.get("validUntil", "")
            if start and end and end[: len(start)] < start[: len(end)]:
                yield finding_of("EndBeforeStart", claim, "", f"{start} > {end}", Level.WARNING)
        for _, (subject, predicate, target) in self._relations.keys() - stated:
            yield finding_of("MissingClaim", subject, predicate, target)

    def _report(
        self, shape: str, focus: str, path: str, value: str = "", level: Level = Level.VIOLATION
    ) -> None:
        self._found.append(finding_of(shape, focus, path, value, level))


def finding_of(
    shape: str, focus: str, path: str = "", value: str = "", level: Level = Level.VIOLATION
) -> Finding:
    """The finding of one of these checks, in its words (``DanglingIri``...)."""
    french, english = _MESSAGES[shape]
    return Finding(level, shape, focus, path, value, french, english)


def _has_valid_key(siren: str) -> bool:
    """Whether the last digit is the one Luhn's algorithm asks for (ISO/IEC 7812-1)."""
    doubled = (int(digit) * (1 + rank % 2) for rank, digit in enumerate(reversed(siren)))
    return sum(number - 9 if number > 9 else number for number in doubled) % 10 == 0
