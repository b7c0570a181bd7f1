"""The public statements in use: found anew when they change, made before anybody asks."""

import asyncio
import os
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from graph.api import preparing
from graph.api.opened import public_dataset
from graph.errors import StoreMissing
from graph.model.statements import name_quads
from graph.model.terms import Quad, french
from graph.model.vocabulary import Kind, term
from graph.search.entries import NameEntry
from graph.search.index import NameIndex
from graph.settings import PREFIX, Settings
from graph.store.embedded import EmbeddedStore
from graph.store.generations import writing
from tests.api.reconcile_world import HELD, IRIS, SCIC, SECRET, write_world
from tests.api.snapshot_world import write_snapshot

NEW = IRIS.entity("organisation", "nouvelle-zorgluf")
DOCUMENT = IRIS.resource("document-nouveau")


def write_next(settings: Settings) -> None:
    """A build that replaces the one in use."""
    about = (
        (term("rdf:type"), IRIS.mai("Source")),
        (term("dcterms:title"), french("Document nouveau")),
        (term("dcterms:accessRights"), IRIS.concept("public")),
    )
    with writing(settings.store, "suite") as draft:
        EmbeddedStore.create(draft.graph).write(
            [*name_quads(NEW, DOCUMENT, "Nouvelle"), *(Quad(DOCUMENT, p, o) for p, o in about)]
        )
        NameIndex.build(draft.names, [NameEntry(NEW.value, Kind.ORGANISATION, "Nouvelle")])
        draft.write("build.json", {"version": "suite", "base": IRIS.base})
        draft.write("issues.json", [])


def test_a_build_or_a_snapshot_is_seen_at_once(tmp_path: Path) -> None:
    settings = write_world(tmp_path)
    first = public_dataset(settings)
    assert public_dataset(settings) is first
    assert first.store.ask(f"ASK {{ GRAPH ?g {{ {SCIC} ?p ?o }} }}")
    assert not first.store.ask(
        f"ASK {{ {{ {HELD} ?p ?o }} UNION {{ GRAPH ?g {{ {HELD} ?p ?o }} }} }}"
    )
    assert not first.names.search(SECRET)
    snapshot = write_snapshot(settings)
    published = public_dataset(settings)
    assert published.generation.folder.parent == snapshot.store
    write_next(settings)
    last = public_dataset(settings)
    assert last is not published
    assert last.store.ask(f"ASK {{ GRAPH ?g {{ {NEW} ?p ?o }} }}")
    assert not last.store.ask(f"ASK {{ GRAPH ?g {{ {SCIC} ?p ?o }} }}")


def test_nothing_is_built(tmp_path: Path) -> None:
    settings = Settings(data=tmp_path, store=tmp_path / "store", published=tmp_path / "published")
    for one in (settings, replace(settings, audience="public")):
        with pytest.raises(StoreMissing):
            public_dataset(one)


def test_it_is_made_before_anybody_asks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = write_world(tmp_path)
    monkeypatch.setattr(preparing, "_FIRST", 0.0)
    monkeypatch.setattr(preparing, "_EVERY", 0.05)

    async def wait() -> None:
        task = asyncio.create_task(preparing.keep_ready(settings))
        async with asyncio.timeout(30):
            while not (settings.store / "public" / "generation").exists():
                await asyncio.sleep(0.05)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task

    asyncio.run(wait())
    assert public_dataset(settings).generation.folder.parent == settings.store / "public"


def test_what_makes_it_ends_with_its_parent(tmp_path: Path) -> None:
    """Another process than its parent is named, as if the parent were gone."""
    program = "import sys, time; from graph.api import preparing; "
    program += "preparing.public_settings = lambda settings: time.sleep(60); "
    program += "sys.exit(preparing.main(1))"
    environ = {**os.environ, f"{PREFIX}DATA": str(tmp_path)}
    started = time.monotonic()
    done = subprocess.run([sys.executable, "-c", program], env=environ, timeout=50, check=False)
    assert done.returncode == 1
    assert time.monotonic() - started < 30
