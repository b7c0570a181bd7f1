"""The build: every source read, linked, checked and written, or the old store kept."""

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from graph.building.gathering import Gathered, gather, inputs_digest
from graph.building.names import name_entries
from graph.building.statements import Statements
from graph.checks.integrity import check_quads, claimed_relations
from graph.errors import GraphError, StoreBroken, StoreMissing
from graph.model.issues import Issue, Level, count_levels
from graph.model.terms import Quad
from graph.search.index import NameIndex
from graph.settings import Settings
from graph.store.embedded import EmbeddedStore
from graph.store.generations import Generation, find_generation, writing

__all__ = ["BuildReport", "Progress", "Refused", "build"]

Progress = Callable[[str], None]


@dataclass(slots=True)
class BuildReport:
    """What a build did.

    Parameters
    ----------
    version: name of the generation in use after it.
    changed: whether anything was written.
    sources: statements by source.
    seconds: how long it took.
    """

    version: str
    changed: bool
    sources: dict[str, int] = field(default_factory=dict)
    things: dict[str, int] = field(default_factory=dict)
    issues: dict[str, int] = field(default_factory=dict)
    seconds: float = 0.0


class Refused(GraphError):
    """The data break a rule: nothing was written, the old store stays in use."""

    exit_code = 1

    def __init__(self, violations: list[Issue]) -> None:
        first = violations[0]
        super().__init__(
            f"{len(violations)} violation(s), la première : {first.message}",
            where=f"{first.source}/{first.locator}",
            advice="Rien n'a été écrit ; corrigez les lignes citées et recommencez.",
        )
        self.violations = violations


def build(
    settings: Settings, progress: Progress = lambda step: None, *, force: bool = False
) -> BuildReport:
    """Build the store of ``settings`` from its data.

    With nothing changed and a store that opens, nothing is done.

    Parameters
    ----------
    progress: told the name of each step as it begins.
    force: write even if nothing changed.

    Raises
    ------
    InputError: a source cannot be read.
    Refused: the data break a rule.
    StoreLocked, StoreBroken: the store cannot be written.
    """
    start = time.monotonic()
    version = inputs_digest(settings)
    known = None if force else _known(settings, version)
    if known is not None:
        return known
    with writing(settings.store, version) as draft:
        progress("lecture des sources")
        gathered = gather(settings)
        _refuse(gathered.issues)
        report = _write(gathered, settings, draft, progress)
        report.version = version
        report.seconds = time.monotonic() - start
        draft.write("build.json", _described(report, settings))
    return report


def _known(settings: Settings, version: str) -> BuildReport | None:
    """The report of the generation in use, if it is of this version and whole."""
    current = find_generation(settings.store)
    if current is None or current.version != version:
        return None
    try:
        EmbeddedStore.open(current.graph)
        NameIndex.open(current.names).close()
        said = current.read("build.json")
        return BuildReport(version, False, said["sources"], said["things"], said["issues"])
    except (StoreBroken, StoreMissing, KeyError, TypeError):
        return None


def _write(
    gathered: Gathered, settings: Settings, draft: Generation, progress: Progress
) -> BuildReport:
    progress("liens et affirmations")
    statements = Statements(gathered)
    quads = list(statements.quads())
    issues = [*gathered.issues, *statements.issues]
    _refuse(issues)
    progress("contrôles")
    issues.extend(_findings(quads, gathered, settings))
    _refuse(issues)
    progress("écriture du graphe")
    EmbeddedStore.create(draft.graph).write(quads)
    progress("index des noms")
    identity = gathered.identity
    NameIndex.build(
        draft.names,
        name_entries(
            gathered.iris,
            gathered.official[1],
            identity,
            statements.degree,
            frozenset(statements.public),
            gathered.vocabulary.names,
            gathered.vocabulary.schemes,
        ),
    )
    draft.write("issues.json", [issue.to_dict() for issue in issues])
    return BuildReport(
        version="",
        changed=True,
        sources=statements.counts,
        things=_kinds(gathered),
        issues=count_levels(issues),
    )


def _findings(quads: Iterable[Quad], gathered: Gathered, settings: Settings) -> list[Issue]:
    claimed = claimed_relations(settings.ontology, gathered.iris)
    report = check_quads(quads, gathered.iris, claimed)
    return [
        Issue(
            one.severity,
            "contrôles",
            one.shape,
            f"{one.message_fr} {one.path} {one.value}",
            one.focus,
        )
        for one in report.findings
    ]


def _refuse(issues: Iterable[Issue]) -> None:
    violations = [issue for issue in issues if issue.level is Level.VIOLATION]
    if violations:
        raise Refused(violations)


def _kinds(gathered: Gathered) -> dict[str, int]:
    counts: dict[str, int] = {}
    for thing in gathered.identity.things.values():
        counts[thing.kind.value] = counts.get(thing.kind.value, 0) + 1
    counts["territory"] = len(gathered.official[1].territories)
    return counts


def _described(report: BuildReport, settings: Settings) -> dict[str, object]:
    return {
        "version": report.version,
        "base": settings.base,
        "built": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()),
        "sources": report.sources,
        "things": report.things,
        "issues": report.issues,
        "seconds": round(report.seconds, 2),
    }
