"""The reference is what the program says today, and says the same everywhere."""

import subprocess
import sys

import pytest
from documents import PROJECT

_DOCS = str(PROJECT / "docs")


@pytest.fixture
def generate(monkeypatch):
    monkeypatch.syspath_prepend(_DOCS)
    import generate

    return generate


def test_reference_is_fresh():
    command = [sys.executable, "docs/generate.py", "--check"]
    done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_pages_do_not_depend_on_the_terminal(generate, monkeypatch):
    monkeypatch.setenv("COLUMNS", "40")
    narrow = generate.make_pages()
    monkeypatch.setenv("COLUMNS", "200")
    assert generate.make_pages() == narrow


def test_stale_missing_and_unknown_pages_are_named(generate, tmp_path):
    pages = {"a.md": "one\n", "b.md": "two\n"}
    generate.write_pages(pages, tmp_path)
    assert generate.stale_pages(pages, tmp_path) == []
    (tmp_path / "a.md").write_text("other\n")
    (tmp_path / "b.md").unlink()
    (tmp_path / "c.md").write_text("old\n")
    assert generate.stale_pages(pages, tmp_path) == ["a.md", "b.md", "c.md"]
    generate.write_pages(pages, tmp_path)
    assert generate.stale_pages(pages, tmp_path) == []


@pytest.mark.parametrize("verb", ["build", "ask", "show", "path", "check", "export", "serve"])
def test_every_verb_is_told(generate, verb):
    assert f"\n## {verb}\n" in generate.make_pages()["command-line.md"]
