"""The guides for partners who ask over HTTP: their commands run against the real data."""

import re
import shutil
import subprocess
from dataclasses import replace

import pytest
from documents import PROJECT, blocks

from graph.api import lifespan, routes
from tests.api.reconcile_server import serving

GUIDES = ("query-with-curl", "openrefine", "json-ld-in-a-page")


@pytest.fixture(scope="module")
def address(real_settings, tmp_path_factory):
    """Of a server of the real data, without the explorer; nothing is published yet.

    Served as a snapshot is: making the public part of it takes a minute, and is tested elsewhere.
    """
    published = tmp_path_factory.mktemp("published")
    settings = replace(real_settings, published=published, audience="public")
    with serving(routes(settings), lifespan=lifespan(settings)) as client:
        yield str(client.base_url)


@pytest.mark.parametrize("name", GUIDES)
def test_the_commands_of_a_guide_answer_what_it_shows(name, address, tmp_path):
    if not shutil.which("curl") or not shutil.which("bash"):
        pytest.skip("no curl or bash here")
    said, ran = "", 0
    for block in blocks(PROJECT / "docs" / "how-to" / f"{name}.md"):
        if block.file:
            (tmp_path / block.file).write_text(block.text, "utf-8")
        elif block.language == "bash":
            done = subprocess.run(
                ["bash", "-euo", "pipefail", "-c", block.text],
                cwd=tmp_path,
                env={"MAILLAGE": address, "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"},
                capture_output=True,
                text=True,
                timeout=60,
            )
            said, ran = done.stdout, ran + 1
            assert done.returncode == 0, done.stderr
            assert '{"error"' not in said or "SERVICE" in block.text, said
        elif not block.language and said:
            shown = re.escape(block.text.strip()).replace("…", ".*")
            assert re.match(shown, said, re.DOTALL), said[:2000]
            said = ""
    assert ran
