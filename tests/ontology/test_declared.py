"""Every term of our namespace that is used anywhere is declared in ``maillage.ttl``."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from rdflib.namespace import RDF
from vocabulary_files import MAI, PROJECT, vocabulary

FOLDERS = ("data/sources", "graph", "ontology", "docs")
SUFFIXES = {".ttl", ".trig", ".nq", ".nt", ".jsonld", ".rq", ".py", ".toml", ".md", ".csv"}
LARGEST = 2_000_000  # bytes
USED = re.compile(
    r"(?:(?<![\w/])mai:|" + re.escape(str(MAI)) + r"|\bmai\(\s*[\"'])([A-Za-z][A-Za-z0-9]*)"
)


def files() -> Iterator[Path]:
    """Every file that may use a term; folders not there yet are passed over."""
    for folder in FOLDERS:
        for path in sorted((PROJECT / folder).rglob("*")):
            if path.suffix in SUFFIXES and path.is_file() and path.stat().st_size < LARGEST:
                yield path


def used_terms() -> dict[str, set[str]]:
    """The files in which each local name is used."""
    found: dict[str, set[str]] = {}
    for path in files():
        for name in USED.findall(path.read_text(encoding="utf-8", errors="ignore")):
            found.setdefault(name, set()).add(str(path.relative_to(PROJECT)))
    return found


TERMS = used_terms()


@pytest.mark.parametrize("name", sorted(TERMS))
def test_used_term_is_declared(name: str):
    assert vocabulary().value(MAI[name], RDF.type) is not None, sorted(TERMS[name])
