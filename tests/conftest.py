"""What a whole test run shares: the real data built once, and one Chromium."""

import fcntl
import gc
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import hypothesis
import pytest
from playwright.sync_api import Browser, Playwright, sync_playwright

from graph.questions.dataset import Dataset
from graph.settings import Settings
from graph.store.generations import find_generation

# A busy machine is no failure: speed is measured in benchmarks/.
hypothesis.settings.register_profile("no deadline", deadline=None)
hypothesis.settings.load_profile("no deadline")

PROJECT = Path(__file__).resolve().parents[1]
ARGUMENTS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A test in a real browser that fails is tried once more, and shown as such (« R »).

    A page is drawn in several steps: on a busy machine, a click may fall between two of them.
    """
    for item in items:
        if item.get_closest_marker("browser"):
            item.add_marker(pytest.mark.flaky(reruns=1))


def pytest_collection_finish() -> None:
    """The thousands of tests found are no garbage, but walked through after each page."""
    gc.freeze()


@pytest.fixture(scope="session")
def real_settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """The settings of a store of the real data, shared by every process of the test run."""
    folder = _folder_of_the_run(tmp_path_factory) / "real-data"
    folder.mkdir(exist_ok=True)
    settings = Settings(
        data=PROJECT / "data", store=folder / "store", ontology=PROJECT / "ontology"
    )
    with (folder / "building").open("w") as turn:
        fcntl.flock(turn, fcntl.LOCK_EX)
        if find_generation(settings.store) is None:
            # Imported here: tests that need no real data stay clear of the whole build.
            from graph.building.pipeline import build

            build(settings)
    return settings


@pytest.fixture(scope="session")
def dataset(real_settings: Settings) -> Iterator[Dataset]:
    """The real data, open for questions; read only."""
    opened = Dataset.open(real_settings)
    yield opened
    opened.names.close()


@pytest.fixture(scope="session")
def launching() -> dict[str, Any]:
    """How Chromium is started; the tests that need it are skipped on a machine without one."""
    found = shutil.which("chromium") or shutil.which("chromium-browser")
    if found is None:
        pytest.skip("no chromium on this machine")
    return {"executable_path": found, "args": ARGUMENTS}


@pytest.fixture(scope="session")
def driver() -> Iterator[Playwright]:
    """What drives browsers: one for the whole session."""
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="session")
def chromium(driver: Playwright, launching: dict[str, Any]) -> Iterator[Browser]:
    """One Chromium for the whole session."""
    browser = driver.chromium.launch(**launching)
    yield browser
    browser.close()


def _folder_of_the_run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The temporary folder all workers of pytest-xdist share, or that of the only process."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
