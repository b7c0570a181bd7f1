"""Whole generations side by side: one comes into use in one step, or not at all."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from small_data import append, write_small_data

from graph.building.pipeline import build
from graph.errors import StoreBroken, StoreLocked, StoreMissing
from graph.settings import Settings
from graph.store import EmbeddedStore
from graph.store.generations import Generation, find_generation, open_generation, writing


def write(store: Path, name: str, content: str = "x") -> Path:
    with writing(store, name) as draft:
        draft.write("build.json", {"content": content})
        draft.graph.mkdir()
        (draft.graph / "file").write_text(content)
    found = find_generation(store)
    assert found is not None
    return found.folder


def folders(store: Path) -> set[str]:
    return {path.name for path in store.iterdir() if path.is_dir()}


def test_nothing_is_there_before_the_first(tmp_path: Path) -> None:
    for store in (tmp_path, tmp_path / "missing"):
        assert find_generation(store) is None
        with pytest.raises(StoreMissing, match="maillage build") as caught:
            open_generation(store)
        assert caught.value.where == str(store)


def test_a_generation_comes_into_use_when_it_is_whole(tmp_path: Path) -> None:
    with writing(tmp_path, "one") as draft:
        draft.write("build.json", {"a": "é"})
        assert find_generation(tmp_path) is None
    used = open_generation(tmp_path)
    assert used.folder == tmp_path / "one"
    assert used.version == "one"
    assert used.read("build.json") == {"a": "é"}
    assert (used.graph.name, used.names.name) == ("graph", "names.sqlite")


def test_the_one_before_stays_and_older_ones_go(tmp_path: Path) -> None:
    (tmp_path / "not-ours").mkdir()
    for name in ("one", "two", "three"):
        write(tmp_path, name)
    assert folders(tmp_path) == {"two", "three", "not-ours"}


def test_the_one_in_use_is_never_touched(tmp_path: Path) -> None:
    first = write(tmp_path, "one", "first")
    second = write(tmp_path, "one", "second")
    third = write(tmp_path, "one", "third")
    assert (first.name, second.name, third.name) == ("one", "one-2", "one")
    assert Generation(second).version == "one"
    assert (second / "graph" / "file").read_text() == "second"
    assert (third / "graph" / "file").read_text() == "third"


def test_what_fails_leaves_nothing(tmp_path: Path) -> None:
    write(tmp_path, "one")
    with pytest.raises(KeyError), writing(tmp_path, "two") as draft:
        draft.write("build.json", {})
        raise KeyError("on purpose")
    assert folders(tmp_path) == {"one"}
    assert open_generation(tmp_path).folder.name == "one"


def test_what_a_killed_build_left_is_swept_by_the_next(tmp_path: Path) -> None:
    write(tmp_path, "one")
    (tmp_path / "unfinished-zero").mkdir()
    (tmp_path / "unfinished-zero" / "file").write_text("x")
    (tmp_path / "generation.new").write_text("zero")
    write(tmp_path, "two")
    assert folders(tmp_path) == {"one", "two"}
    assert {path.name for path in tmp_path.iterdir() if path.is_file()} == {"generation", "lock"}


@pytest.mark.parametrize("pointer", [b"", b"gone", b"\xff\xfe", b"\0", b"\n"])
def test_a_pointer_to_nothing_is_no_generation(tmp_path: Path, pointer: bytes) -> None:
    write(tmp_path, "one")
    (tmp_path / "generation").write_bytes(pointer)
    assert find_generation(tmp_path) is None
    assert write(tmp_path, "two").name == "two"


def test_a_file_that_cannot_be_read_is_said(tmp_path: Path) -> None:
    write(tmp_path, "one")
    used = open_generation(tmp_path)
    (used.folder / "build.json").write_text("{")
    for name in ("build.json", "missing.json"):
        with pytest.raises(StoreBroken, match="ne se lit pas") as caught:
            used.read(name)
        assert caught.value.where == str(used.folder / name)


def test_two_builds_at_once_are_one_and_a_refusal(tmp_path: Path) -> None:
    script = f"""
import sys; from pathlib import Path
from graph.store.generations import writing
with writing(Path({str(tmp_path)!r}), "one") as draft:
    draft.write("build.json", {{}})
    print("writing", flush=True)
    sys.stdin.readline()
"""
    command = [sys.executable, "-c", script]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True) as first:
        assert first.stdout is not None
        assert first.stdout.readline() == "writing\n"
        with pytest.raises(StoreLocked) as caught, writing(tmp_path, "two"):
            pytest.fail("two write at once")
        first.communicate("go\n", timeout=30)
    assert str(caught.value) == (
        f"{tmp_path}: une autre construction écrit ce graphe (verrou pris). "
        "Attendez qu'elle finisse, puis recommencez."
    )
    assert first.returncode == 0
    assert open_generation(tmp_path).folder.name == "one"
    assert write(tmp_path, "two").name == "two"


@pytest.mark.parametrize("inside", ["file", "file/store"])
def test_a_place_that_cannot_be_written_is_said(tmp_path: Path, inside: str) -> None:
    (tmp_path / "file").write_text("x")
    settings = write_small_data(tmp_path)
    broken = Settings(settings.data, tmp_path / inside, settings.ontology)
    with pytest.raises(StoreBroken) as caught:
        build(broken)
    assert caught.value.exit_code == 3
    assert "L'ancien graphe reste en service." in str(caught.value)


def test_a_read_only_place_is_said(tmp_path: Path) -> None:
    """The kernel's own folder: even root writes nothing there."""
    settings = write_small_data(tmp_path)
    with pytest.raises(StoreBroken):
        build(Settings(settings.data, Path("/proc/store"), settings.ontology))


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of one megabyte, where this machine lets us have one."""
    place = tmp_path / "disk"
    place.mkdir()
    mount = shutil.which("mount")
    command = [mount or "mount", "-t", "tmpfs", "-o", "size=1m", "maillage-test", str(place)]
    if mount is None or subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("no right to mount a small disk here")
    yield place
    subprocess.run(["umount", "--lazy", str(place)], check=True)


def test_a_full_disk_is_said_and_leaves_nothing(small_disk: Path, tmp_path: Path) -> None:
    settings = write_small_data(tmp_path)
    with pytest.raises(StoreBroken) as caught:
        build(Settings(settings.data, small_disk / "store", settings.ontology))
    assert caught.value.what == "le disque est plein."
    assert "de la place" in caught.value.advice
    assert folders(small_disk / "store") == set()


def test_a_disk_that_fills_later_keeps_the_old_store(small_disk: Path, tmp_path: Path) -> None:
    settings = write_small_data(tmp_path)
    store = small_disk / "store"
    subprocess.run(["mount", "-o", "remount,size=40m", str(small_disk)], check=True)
    settings = Settings(settings.data, store, settings.ontology)
    version = build(settings).version
    append(settings, "sources/collected-facts/concepts.csv", "t,T-Test,,theme,,https://x.invalid/")
    (small_disk / "filler").write_bytes(b"x" * (shutil.disk_usage(small_disk).free - 200_000))
    with pytest.raises(StoreBroken):
        build(settings)
    assert open_generation(store).version == version
    assert len(EmbeddedStore.open(open_generation(store).graph)) > 1000
    (small_disk / "filler").unlink()
    assert build(settings).version != version
