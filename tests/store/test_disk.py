"""Folders of statements: shared, held, missing, broken."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from graph.errors import StoreBroken, StoreLocked, StoreMissing
from graph.model.terms import Literal, NamedNode, Quad
from graph.store import EmbeddedStore

COUNT = 20_000
READ = """
import sys
from pathlib import Path
from graph.store import EmbeddedStore
store = EmbeddedStore.open(Path(sys.argv[1]))
print(len(store), flush=True)
sys.stdin.readline()
print(len(list(store.quads())))
"""


def reading(folder: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", READ, folder]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def statements(count: int = COUNT) -> list[Quad]:
    base = "https://exemple-test.invalid/"
    name, page = NamedNode(base + "name"), NamedNode(base + "page")
    return [Quad(NamedNode(f"{base}{i}"), name, Literal(f"n{i}"), page) for i in range(count)]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder that holds statements and is not open."""
    made = tmp_path / "locked-block" / "graph"
    made.parent.mkdir()
    EmbeddedStore.create(made).write(statements())
    return made


def test_two_processes_read_one_folder_at_once(folder: Path) -> None:
    with reading(folder) as one, reading(folder) as other:
        for reader in (one, other):
            assert reader.stdout is not None
            assert reader.stdout.readline() == f"{COUNT}\n"
        for reader in (one, other):
            assert reader.communicate("go\n", timeout=30)[0] == f"{COUNT}\n"


def test_a_folder_may_be_read_while_it_is_written(folder: Path) -> None:
    writer = EmbeddedStore.create(folder)
    reader = EmbeddedStore.open(folder)
    writer.write([Quad(NamedNode("a:a"), NamedNode("a:b"), Literal("new"))])
    assert len(reader) == COUNT
    assert len(EmbeddedStore.open(folder)) == COUNT + 1


def test_a_folder_is_written_by_one_at_a_time(folder: Path) -> None:
    writer = EmbeddedStore.create(folder)
    with pytest.raises(StoreLocked) as caught:
        EmbeddedStore.create(folder)
    assert str(caught.value) == (
        f"{folder}: un autre programme écrit ce graphe. "
        "Attendez qu'il finisse, ou arrêtez-le, puis recommencez."
    )
    script = "import sys; from pathlib import Path; from graph.store import EmbeddedStore\n"
    script += "EmbeddedStore.create(Path(sys.argv[1]))"
    other = subprocess.run(
        [sys.executable, "-c", script, folder], capture_output=True, text=True, check=False
    )
    assert "graph.errors.StoreLocked" in other.stderr
    del writer
    EmbeddedStore.create(folder)


@pytest.mark.parametrize("name", ["nothing", "empty", "file"])
def test_a_folder_without_a_store_is_said(tmp_path: Path, name: str) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "file").write_text("x")
    with pytest.raises(StoreMissing) as caught:
        EmbeddedStore.open(tmp_path / name)
    assert caught.value.where == str(tmp_path / name)
    assert "maillage build" in caught.value.advice
    assert not (tmp_path / "nothing").exists()


def no_newline(folder: Path) -> None:
    (folder / "CURRENT").write_bytes(b"")


def garbage(folder: Path) -> None:
    (folder / "CURRENT").write_bytes(b"garbage\n")


def no_manifest(folder: Path) -> None:
    for path in folder.glob("MANIFEST-*"):
        path.unlink()


def no_tables(folder: Path) -> None:
    for path in folder.glob("*.sst"):
        path.unlink()


def cut_tables(folder: Path) -> None:
    for path in folder.glob("*.sst"):
        path.write_bytes(path.read_bytes()[:100])


def flipped_ends(folder: Path) -> None:
    for path in folder.glob("*.sst"):
        content = path.read_bytes()
        path.write_bytes(
            content[:-200] + bytes(byte ^ 0xFF for byte in content[-200:-100]) + content[-100:]
        )


DAMAGES = [no_newline, garbage, no_manifest, no_tables, cut_tables, flipped_ends]


def read_all(folder: Path) -> None:
    store = EmbeddedStore.open(folder)
    len(store)
    list(store.quads())
    list(store.select("SELECT * { GRAPH ?g { ?s ?p ?o } }")[1])
    list(store.construct("CONSTRUCT { ?s ?p ?o } WHERE { GRAPH ?g { ?s ?p ?o } }"))


@pytest.mark.parametrize("damage", DAMAGES)
@pytest.mark.parametrize("use", [read_all, EmbeddedStore.create])
def test_a_damaged_folder_is_said(
    folder: Path, damage: Callable[[Path], None], use: Callable[[Path], object]
) -> None:
    damage(folder)
    with pytest.raises(StoreBroken) as caught:
        use(folder)
    said = str(caught.value)
    assert said.startswith(f"{folder}: le graphe ne peut pas être lu ou écrit (")
    assert said.endswith("puis relancez : maillage build") and "\n" not in said


@pytest.mark.parametrize(
    "read",
    [
        len,
        lambda store: list(store.quads()),
        lambda store: list(store.select("SELECT * { GRAPH ?g { ?s ?p ?o } }")[1]),
        lambda store: list(store.construct("CONSTRUCT { ?s ?p ?o } { GRAPH ?g { ?s ?p ?o } }")),
    ],
)
def test_damage_found_in_the_middle_of_an_answer_is_said(
    folder: Path, read: Callable[[EmbeddedStore], object]
) -> None:
    for path in folder.glob("*.sst"):
        content = bytearray(path.read_bytes())
        if len(content) > 10_000:  # the rows; what the store reads as it opens stays whole
            for place in range(0, len(content) // 2, 64):
                content[place] ^= 0xFF
            path.write_bytes(content)
    store = EmbeddedStore.open(folder)
    with pytest.raises(StoreBroken, match="checksum"):
        read(store)


@pytest.mark.parametrize("inside", ["file", "file/graph"])
def test_a_file_where_a_folder_should_be_is_said(tmp_path: Path, inside: str) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(StoreBroken):
        EmbeddedStore.create(tmp_path / inside)


def test_a_place_nobody_may_write_is_said() -> None:
    with pytest.raises(StoreBroken):
        EmbeddedStore.create(Path("/proc/graph"))


def test_a_full_disk_is_said(tmp_path: Path) -> None:
    mount = ["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(tmp_path)]
    if subprocess.run(mount, capture_output=True).returncode:
        pytest.skip("a small disk cannot be mounted here")
    try:
        store = EmbeddedStore.create(tmp_path / "graph")
        with pytest.raises(StoreBroken) as told:
            store.write(statements(100_000))
        del store
    finally:
        subprocess.run(["umount", "--lazy", str(tmp_path)], check=True)
    assert str(told.value) == (
        f"{tmp_path / 'graph'}: le disque est plein. "
        "Libérez de la place ou changez de disque, puis recommencez."
    )
