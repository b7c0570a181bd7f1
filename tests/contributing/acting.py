"""What people do with a draft, in one call each."""

import json
from collections.abc import Callable
from pathlib import Path

from made_pages import SCIC

from graph.building.pipeline import build
from graph.building.refreshing import refresh
from graph.contributing import draft as drafting
from graph.contributing.contribution import accept_draft
from graph.contributing.draft import Correction, Draft
from graph.contributing.drafts import start_draft
from graph.contributing.history import Contribution
from graph.model.reading import ReadDocument
from graph.model.terms import Quad
from graph.network.claims import claims_about
from graph.questions.dataset import Dataset
from graph.search.entries import NameEntry
from graph.search.updating import read_entries
from graph.settings import Settings
from graph.store import EmbeddedStore
from graph.store.generations import open_generation

__all__ = ["add", "content", "draft_of", "found", "issues", "quads", "rebuilt", "told"]


def draft_of(settings: Settings, document: ReadDocument, by: str = "Ada") -> Draft:
    """A draft with everything accepted, the ambiguous organisation said to be the SCIC."""
    draft = start_draft(settings, document, by)
    if any(one.key == "0/e5" for one in drafting.proposals(draft)):
        drafting.correct(draft, "0/e5", by, Correction(iri=SCIC))
    drafting.accept_all(draft, by=by)
    return draft


def add(
    settings: Settings,
    document: ReadDocument,
    change: Callable[[Draft], object] = lambda draft: None,
    by: str = "Ada",
) -> Contribution:
    """Accept ``document`` as ``change`` leaves its draft, and bring the store up to it."""
    draft = draft_of(settings, document, by)
    change(draft)
    made = accept_draft(settings, draft, by)
    refresh(settings)
    return made


def quads(settings: Settings) -> set[Quad]:
    """Every statement of the store in use."""
    return set(EmbeddedStore.open(open_generation(settings.store).graph).quads())


def content(settings: Settings) -> tuple[set[Quad], list[NameEntry], object, object]:
    """Statements, names in their order, issues and counts of the store in use."""
    generation = open_generation(settings.store)
    told = generation.read("build.json")
    return (
        quads(settings),
        read_entries(generation.names),
        generation.read("issues.json"),
        [told[name] for name in ("sources", "things", "issues", "contributions")],
    )


def rebuilt(settings: Settings, store: Path) -> tuple[set[Quad], list[NameEntry], object, object]:
    """What a whole build of the same data gives."""
    anew = Settings(settings.data, store, settings.ontology, settings.base)
    build(anew, force=True)
    return content(anew)


def found(settings: Settings, text: str) -> list[str]:
    """The short identifiers a name leads to."""
    dataset = Dataset.open(settings)
    try:
        return [dataset.iris.short(match.iri) for match in dataset.names.find(text)]
    finally:
        dataset.names.close()


def issues(settings: Settings) -> list[dict[str, str]]:
    """What the last build remarked."""
    path = open_generation(settings.store).folder / "issues.json"
    return list(json.loads(path.read_text("utf-8")))


def told(settings: Settings, subject: str, predicate: str) -> list[str]:
    """Who is said to be what to ``subject``, with the words that say it."""
    dataset = Dataset.open(settings)
    views = claims_about(dataset.store, dataset.iris, subject)
    return [
        f"{view.subject_label} {view.object_label}: {view.quote}"
        for view in views
        if view.predicate.endswith(predicate)
    ]
