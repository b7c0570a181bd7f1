"""A small invented graph, its published snapshot, and the routes served over HTTP."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import httpx
import pytest

from graph.api import middleware, routes
from graph.publishing.snapshot import Snapshot, latest_snapshot
from graph.settings import Settings
from tests.api.reconcile_server import serving
from tests.api.reconcile_world import write_world
from tests.api.snapshot_world import write_snapshot


@pytest.fixture(scope="session")
def world(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """The settings of those inside, with a snapshot published from the generation in use."""
    settings = write_world(tmp_path_factory.mktemp("world"))
    write_snapshot(settings)
    return settings


@pytest.fixture(scope="session")
def snapshot(world: Settings) -> Snapshot:
    """What is published."""
    found = latest_snapshot(world.published)
    assert found is not None
    return found


@pytest.fixture(scope="session")
def public(world: Settings, snapshot: Snapshot) -> Settings:
    """The settings of a server for the public."""
    return replace(world, audience="public", store=snapshot.store, data=snapshot.folder)


@pytest.fixture(scope="session")
def service(public: Settings) -> Iterator[httpx.Client]:
    """A client of the routes of that server."""
    with serving(routes(public), middleware(public)) as client:
        yield client


@pytest.fixture(scope="session")
def unpublished(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    """A client of the routes inside, where nothing was published and nothing is built."""
    folder: Path = tmp_path_factory.mktemp("nothing")
    settings = Settings(data=folder, store=folder / "store", published=folder / "published")
    with serving(routes(settings)) as client:
        yield client
