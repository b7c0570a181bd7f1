"""Files of N-Quads are loaded in pieces, and nothing is lost where they are cut."""

from pathlib import Path

import pytest

from graph.store import EmbeddedStore
from graph.store.pieces import pieces

BASE = "https://exemple-test.invalid/"
LINES = [
    *(f'<{BASE}{i}> <{BASE}name> "Exemple {i}" <{BASE}page> .' for i in range(100)),
    f"<{BASE}first> <{BASE}at> _:c14n0 <{BASE}page> .",
    *(f'<{BASE}{i}> <{BASE}name> "Été _: {i}" .' for i in range(100, 200)),
    f'_:c14n0 <{BASE}name> "Ici" <{BASE}page> .',
]


@pytest.fixture
def nquads(tmp_path: Path) -> Path:
    path = tmp_path / "exemple-test.nq"
    path.write_text("".join(f"{line}\n" for line in LINES), "utf-8")
    return path


@pytest.mark.parametrize("size", [1, 100, 1_000, 1_000_000])
def test_every_line_is_in_one_piece(nquads: Path, size: int) -> None:
    lines = [line for piece in pieces(nquads, size) for line in piece.decode().splitlines()]
    assert sorted(lines) == sorted(LINES)


@pytest.mark.parametrize("size", [1, 100])
def test_a_blank_node_is_named_in_one_piece_only(nquads: Path, size: int) -> None:
    assert sum(b"_:c14n0" in piece for piece in pieces(nquads, size)) == 1


def test_a_file_is_loaded_whole(nquads: Path, tmp_path: Path) -> None:
    store = EmbeddedStore.create(tmp_path / "graph")
    store.load(nquads)
    here = f"GRAPH <{BASE}page> {{ ?first <{BASE}at> ?place . ?place <{BASE}name> 'Ici' }}"
    assert len(store) == len(LINES)
    assert store.ask(f"ASK {{ {here} }}")
