"""The guides for partners who load a snapshot: what they say to run is run, on a small one."""

import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from documents import PROJECT, blocks

from graph.publishing import publish
from tests.api.reconcile_world import write_world

GUIDES = {
    "load-in-oxigraph": ("oxigraph", "bash"),
    "load-in-pandas": (),
    "load-in-rdflib": (),
    "load-in-virtuoso": ("virtuoso-t", "isql-vt", "curl", "bash"),
    "open-in-gephi": (),
}
"""Each guide with the programs it needs."""


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory):
    """A snapshot of a small invented store."""
    settings = write_world(tmp_path_factory.mktemp("partners"))
    return publish(settings).snapshot


@pytest.mark.parametrize("name", GUIDES)
def test_what_a_guide_says_to_run_runs(name, snapshot, tmp_path, request):
    programs = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
    if missing := [one for one in GUIDES[name] if not shutil.which(one, path=programs)]:
        pytest.skip(f"not here: {', '.join(missing)}")
    told = blocks(PROJECT / "docs" / "how-to" / f"{name}.md")
    environment = {
        "PATH": programs,
        "LC_ALL": "C.UTF-8",
        "FOLDER": str(tmp_path / "virtuoso"),
        "OXIGRAPH": str(tmp_path / "oxigraph"),
        "SQL": str(free_port()),
        "HTTP": str(free_port()),
    }
    said = ""
    if "isql-vt" in GUIDES[name]:
        stop = ["isql-vt", environment["SQL"], "dba", "dba", "exec=shutdown();"]
        request.addfinalizer(lambda: subprocess.run(stop, capture_output=True, timeout=30))
    for language, command in (("bash", ["bash", "-euo", "pipefail"]), ("python", [sys.executable])):
        text = "\n".join(block.text for block in told if block.language == language)
        if text:
            done = subprocess.run(
                [*command, "-c", text],
                cwd=snapshot.folder,
                env=environment,
                capture_output=True,
                text=True,
                timeout=120,
            )
            assert done.returncode == 0, f"{done.stdout}\n{done.stderr}"
            said += done.stdout
    assert said
    if name in ("load-in-virtuoso", "load-in-oxigraph"):
        assert str(snapshot.counts["statements"]) in said
    if name != "open-in-gephi":
        assert "Zorgluf" in said


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
