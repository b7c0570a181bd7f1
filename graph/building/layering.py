"""From what the sources alone give to the store in use: what people brought in is laid over it."""

import os
import shutil
from typing import Any

from graph.building.contributed import BroughtIn, read_brought_in
from graph.building.gathering import version_of
from graph.building.overlay import SOURCE, Overlay, lay_over
from graph.building.refused import refuse
from graph.building.report import BuildReport, Progress
from graph.checks.integrity import claimed_relations
from graph.errors import StoreBroken, StoreMissing
from graph.model.iris import Iris
from graph.model.issues import Level
from graph.search.index import NameIndex
from graph.search.updating import update_index
from graph.settings import Settings
from graph.store.embedded import EmbeddedStore
from graph.store.generations import Generation

__all__ = ["has_base", "lay", "take_base"]

_FILES = ("build.json", "issues.json")


def has_base(generation: Generation, version: str) -> bool:
    """Whether ``generation`` holds what the sources give in this version, and it reads."""
    base = generation.base
    try:
        if BuildReport.read(base.read("build.json")).version != version:
            return False
        EmbeddedStore.open(base.graph)
        NameIndex.open(base.names).close()
    except (StoreBroken, StoreMissing, KeyError, TypeError):
        return False
    return True


def take_base(generation: Generation, draft: Generation) -> None:
    """Give ``draft`` what the sources give, from a generation that has it; files are shared.

    Raises
    ------
    StoreMissing, StoreBroken: it does not read, or the disk does not take it.
    """
    draft.base.folder.mkdir()
    EmbeddedStore.open(generation.base.graph).copy_to(draft.base.graph)
    _share(generation.base, draft.base)


def lay(settings: Settings, draft: Generation, progress: Progress) -> BuildReport:
    """Write the graph, the names and the issues of ``draft`` from its base.

    Raises
    ------
    InputError: a contribution does not read; says which.
    Refused: a contribution breaks a rule.
    StoreBroken: the disk does not take it.
    """
    base, iris = draft.base, Iris(settings.base)
    brought = read_brought_in(settings)
    EmbeddedStore.open(base.graph).copy_to(draft.graph)
    if brought:
        progress("contributions")
        overlay = _laid(settings, draft, brought, iris)
    else:
        overlay = Overlay()
        _share(base, draft)
    return _report(draft, brought, overlay)


def _laid(settings: Settings, draft: Generation, brought: BroughtIn, iris: Iris) -> Overlay:
    base = draft.base
    claimed = claimed_relations(settings.ontology, iris)
    store = EmbeddedStore.create(draft.graph)
    try:
        overlay = lay_over(store, base, brought, iris, claimed)
    finally:
        store.close()
    refuse(overlay.issues)
    update_index(base.names, draft.names, overlay.removed, overlay.changed)
    told = [_without(issue, overlay) for issue in base.read("issues.json")]
    told += [_without(issue.to_dict(), overlay) for issue in overlay.issues]
    draft.write("issues.json", told)
    return overlay


def _without(issue: dict[str, Any], overlay: Overlay) -> dict[str, Any]:
    """The issue without the names that must not be told, which are among its facts too."""
    told = {name: overlay.hidden.leave_out(issue[name]) for name in ("locator", "message")}
    if told.items() <= issue.items():
        return issue
    return {name: value for name, value in issue.items() if name != "worded"} | told


def _report(draft: Generation, brought: BroughtIn, overlay: Overlay) -> BuildReport:
    said = BuildReport.read(draft.base.read("build.json"))
    said.changed, said.version = True, version_of(said.base, brought.digest)
    if brought:
        said.sources = {**said.sources, SOURCE: overlay.quads}
    kinds = {**dict.fromkeys(overlay.things, 0), **said.things}
    said.things = {kind: count + overlay.things[kind] for kind, count in kinds.items() if kind}
    said.issues = _levels(draft.read("issues.json"))
    said.contributions = tuple(one.key for one in brought.contributions)
    return said


def _levels(issues: list[dict[str, Any]]) -> dict[str, int]:
    return {level.value: sum(one["level"] == level for one in issues) for level in Level}


def _share(source: Generation, target: Generation) -> None:
    """Give ``target`` the names and issues of ``source``, which neither will change."""
    shutil.copyfile(source.folder / "issues.json", target.folder / "issues.json")
    if not (target.folder / "build.json").exists() and target.folder.name == "base":
        shutil.copyfile(source.folder / "build.json", target.folder / "build.json")
    try:
        os.link(source.names, target.names)
    except OSError:  # a disk that cannot share files
        shutil.copyfile(source.names, target.names)
