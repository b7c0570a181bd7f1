"""What the sources alone give: read, linked, checked and written."""

from collections.abc import Iterable

from graph.building.gathering import Gathered, gather
from graph.building.names import name_entries
from graph.building.refused import refuse
from graph.building.report import BuildReport, Progress
from graph.building.statements import Statements
from graph.checks.integrity import check_quads, claimed_relations
from graph.model.issues import Issue, count_levels
from graph.model.terms import Quad
from graph.search.index import NameIndex
from graph.settings import Settings
from graph.store.embedded import EmbeddedStore
from graph.store.generations import Generation

__all__ = ["write_base"]


def write_base(settings: Settings, base: Generation, version: str, progress: Progress) -> None:
    """Write what the sources of ``settings`` give in the folder of ``base``.

    Raises
    ------
    InputError: a source cannot be read.
    Refused: the data break a rule.
    StoreBroken: the store cannot be written.
    """
    progress("lecture des sources")
    gathered = gather(settings)
    refuse(gathered.issues)
    base.folder.mkdir()
    report = _write(gathered, settings, base, progress)
    report.version = report.base = version
    base.write("build.json", report.described(settings))


def _write(
    gathered: Gathered, settings: Settings, draft: Generation, progress: Progress
) -> BuildReport:
    progress("liens et affirmations")
    statements = Statements(gathered)
    quads = list(statements.quads())
    issues = [*gathered.issues, *statements.issues]
    refuse(issues)
    progress("contrôles")
    issues.extend(_findings(quads, gathered, settings))
    refuse(issues)
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


def _kinds(gathered: Gathered) -> dict[str, int]:
    counts: dict[str, int] = {}
    for thing in gathered.identity.things.values():
        counts[thing.kind.value] = counts.get(thing.kind.value, 0) + 1
    counts["territory"] = len(gathered.official[1].territories)
    return counts
