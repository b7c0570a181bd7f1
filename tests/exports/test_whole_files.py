"""A file is written whole or not at all, and a failure is one sentence."""

import errno
import os
import stat
from pathlib import Path

import pytest

from graph.errors import InputError, StoreBroken
from graph.exports import write_whole


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def write(out):
    out.write("été".encode())
    return 3


def test_written_whole(tmp_path):
    path = tmp_path / "f.ttl"
    assert write_whole(path, write) == 3
    assert path.read_text("utf-8") == "été"
    assert names(tmp_path) == ["f.ttl"]


def test_rights_follow_the_umask_then_the_old_file(tmp_path):
    path = tmp_path / "f.ttl"
    before = os.umask(0o022)
    try:
        write_whole(path, write)
    finally:
        os.umask(before)
    assert stat.S_IMODE(path.stat().st_mode) == 0o644
    path.chmod(0o600)
    write_whole(path, write)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.parametrize("error", [RuntimeError("x"), KeyboardInterrupt(), InputError("faux")])
def test_a_failure_leaves_what_was_there(tmp_path, error):
    path = tmp_path / "f.ttl"
    path.write_text("avant")

    def fail(out):
        out.write(b"moiti")
        raise error

    with pytest.raises(type(error)):
        write_whole(path, fail)
    assert path.read_text() == "avant" and names(tmp_path) == ["f.ttl"]


def test_paths_that_cannot_be(tmp_path):
    (tmp_path / "file").write_text("x")
    loop = tmp_path / "loop"
    loop.symlink_to(loop)
    for path in ("none/f.ttl", "file/f.ttl", ".", "a" * 300, "a\0b", "loop"):
        with pytest.raises(InputError) as caught:
            write_whole(tmp_path / path, write)
        assert caught.value.advice and str(tmp_path) in str(caught.value)
    assert names(tmp_path) == ["file", "loop"]


@pytest.mark.parametrize(
    ("number", "kind", "words"),
    [
        (errno.ENOSPC, StoreBroken, "plein"),
        (errno.EIO, StoreBroken, "pas pu"),
        (errno.EACCES, InputError, "écrit"),
        (errno.EROFS, InputError, "lecture seule"),
    ],
)
def test_errors_of_the_disk(tmp_path, number, kind, words):
    def fail(out):
        raise OSError(number, os.strerror(number))

    with pytest.raises(kind, match=words):
        write_whole(tmp_path / "f.ttl", fail)
    assert names(tmp_path) == []


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is read-only for root")
def test_read_only_folder(tmp_path):
    tmp_path.chmod(0o500)
    with pytest.raises(InputError):
        write_whole(tmp_path / "f.ttl", write)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no such device here")
def test_a_device_is_written_not_replaced():
    with pytest.raises(StoreBroken, match="plein"):
        write_whole(Path("/dev/full"), write)
    assert Path("/dev/full").is_char_device()
    assert write_whole(Path("/dev/null"), write) == 3
    assert Path("/dev/null").is_char_device()


def test_links_are_followed(tmp_path):
    target, link = tmp_path / "f.ttl", tmp_path / "latest.ttl"
    target.write_text("avant")
    link.symlink_to(target)
    write_whole(link, write)
    assert link.is_symlink() and target.read_text("utf-8") == "été"
