"""Builds killed at any moment: the store in use always opens, and answers as before or after."""

import random
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from killed_builds import names_of
from small_data import PROJECT, write_small_data

from graph.building.pipeline import build
from graph.settings import Settings

KILLS = 8
BEFORE, AFTER = "SCIC avant", "SCIC après"
SCRIPT = """
import sys; from pathlib import Path
from graph.building.pipeline import build
from graph.settings import Settings
print("ready", flush=True)
build(Settings(Path(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3])), force=True)
"""


def name(settings: Settings, old: str, new: str) -> None:
    """Rename one organisation in the data."""
    path = settings.data / "sources/collected-facts/organisations.csv"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


@pytest.fixture
def changed(tmp_path: Path) -> Settings:
    """A store of data in which one organisation is a SCIC, which has another name since."""
    settings = write_small_data(tmp_path)
    for file in ("collected-facts/organisations.csv", "user-pages/entities.csv"):
        path = settings.data / "sources" / file
        path.write_text(path.read_text("utf-8").replace("SCIC ", "Coop "), "utf-8")
    name(settings, "Coop Exemple-Test", BEFORE)
    build(settings)
    assert names_of(settings) == {BEFORE}
    name(settings, BEFORE, AFTER)
    return settings


@contextmanager
def building(settings: Settings) -> Iterator[subprocess.Popen[str]]:
    """A build in a process of its own, from the moment it begins to its end."""
    command = [sys.executable, "-c", SCRIPT, settings.data, settings.store, settings.ontology]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=PROJECT) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        yield process


def test_a_build_killed_at_any_time_leaves_a_store_that_answers(
    changed: Settings, tmp_path: Path
) -> None:
    with building(Settings(changed.data, tmp_path / "timed", changed.ontology)):
        begun = time.monotonic()
    whole = time.monotonic() - begun
    moments = random.Random(1)
    for _ in range(KILLS):
        with building(changed) as process:
            time.sleep(moments.uniform(0, whole))
            process.kill()
        assert names_of(changed) in ({BEFORE}, {AFTER})
    build(changed, force=True)
    assert names_of(changed) == {AFTER}
    assert not list(changed.store.glob("unfinished-*"))


def test_a_build_killed_before_each_change_of_its_folder_harms_nothing(
    changed: Settings, tmp_path: Path
) -> None:
    script = Path(__file__).with_name("killed_builds.py")
    folders = (changed.data, changed.store, tmp_path / "work", changed.ontology)
    done = subprocess.run(
        [sys.executable, script, *folders],
        capture_output=True,
        text=True,
        cwd=PROJECT,
        timeout=90,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    word, count = done.stdout.split()
    assert word == "killed" and int(count) > 8
