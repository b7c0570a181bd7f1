"""What the README and the changelog promise."""

import os
import re
import subprocess
import sys
import tomllib

import yaml
from documents import PROJECT, blocks

import graph


def test_python_of_the_readme_runs(documented_store):
    (block,) = (one for one in blocks(PROJECT / "README.md") if one.language == "python")
    assert len(block.text.splitlines()) <= 12
    done = subprocess.run(
        [sys.executable, "-c", block.text],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONUTF8": "1"},
    )
    assert (done.returncode, done.stderr) == (0, "")
    *rows, last = done.stdout.splitlines()
    counted = re.fullmatch(r"(\d+) rows from (\d+) sources", last)
    assert counted is not None
    assert int(counted[1]) == len(rows)
    assert any("Métropole Européenne de Lille Lien partagé CoopCircuits" in row for row in rows)


def test_the_two_commands_exist():
    verbs = re.findall(r"^([a-z]+):", (PROJECT / "Makefile").read_text("utf-8"), re.M)
    told = re.findall(
        r"(?:`|^    )make ([a-z]+)", (PROJECT / "CONTRIBUTING.md").read_text("utf-8"), re.M
    )
    assert {"run", "test"} <= set(verbs)
    assert set(told) <= set(verbs)


def test_changelog_has_the_current_version():
    version = graph.__version__
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text("utf-8"))["project"]
    assert project["version"] == version
    titles = re.findall(
        r"^## \[([^]]+)\] - (unreleased|\d{4}-\d{2}-\d{2})$",
        (PROJECT / "CHANGELOG.md").read_text("utf-8"),
        re.M,
    )
    assert titles[0][0] == version


def test_every_decision_is_listed():
    index = (PROJECT / "docs" / "index.md").read_text("utf-8")
    pages = (PROJECT / "docs" / "decisions").glob("*.md")
    assert [page.name for page in pages if f"decisions/{page.name}" not in index] == []


def test_hooks_need_no_network():
    hooks = yaml.safe_load((PROJECT / ".pre-commit-config.yaml").read_text("utf-8"))
    assert [repo["repo"] for repo in hooks["repos"]] == ["local"]
    assert {hook["language"] for repo in hooks["repos"] for hook in repo["hooks"]} == {"system"}


def test_licence_names_every_attribution():
    licence = (PROJECT / "LICENSE-DATA.md").read_text("utf-8")
    for path in (PROJECT / "data" / "sources").glob("*/source.toml"):
        source = tomllib.loads(path.read_text("utf-8"))
        assert source["licence"] in licence
        assert path.parent.name in licence
        for name in ("INSEE", "DGFiP", "La Poste", "IGN", "DILA"):
            assert name not in source["publisher"] or name in licence
