"""Source folders to read: the golden ones of each reader, and small ones made for one test."""

import hashlib
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from graph.sources.manifest import FileSpec, Manifest

GOLDEN = Path(__file__).parent

MakeTable = Callable[..., Manifest]
CopySource = Callable[[str], Path]


@pytest.fixture
def golden() -> Callable[[str], dict[str, object]]:
    """What a reader must find in its golden folder."""
    return lambda name: json.loads((GOLDEN / name / "expected.json").read_text("utf-8"))


@pytest.fixture
def copy_source(tmp_path: Path) -> CopySource:
    """A copy of a reader's golden folder, to be spoilt."""

    def copied(name: str) -> Path:
        folder = tmp_path / name
        shutil.copytree(GOLDEN / name, folder)
        return folder

    return copied


@pytest.fixture
def make_table(tmp_path: Path) -> MakeTable:
    """The manifest of a source that holds one file ``t.csv`` of the given bytes."""

    def made(
        content: bytes | None, columns: tuple[str, ...] = ("id", "name"), minimum: int = 1
    ) -> Manifest:
        if content is not None:
            (tmp_path / "t.csv").write_bytes(content)
        checksum = hashlib.sha256(content or b"").hexdigest()
        return Manifest(
            name="exemple-test",
            folder=tmp_path,
            reader="collected_facts",
            title="Exemple-Test",
            publisher="Exemple-Test",
            licence="https://exemple-test.invalid/licence",
            address="https://exemple-test.invalid/",
            retrieved="2026-11-01",
            prefix="test",
            files=(FileSpec("t.csv", columns, minimum, checksum),),
        )

    return made
