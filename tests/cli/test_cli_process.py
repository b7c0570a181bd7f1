"""The program as a program: exit codes, pipes, signals, and a server that starts and stops."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from cli_running import Built
from made_sources import PROJECT, MadeSources

PYTHON = (sys.executable, "-m", "graph")


def environment(**more: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("MAILLAGE_")}
    return {
        **kept,
        "PYTHONPATH": str(PROJECT),
        "MAILLAGE_ONTOLOGY": str(PROJECT / "ontology"),
        **more,
    }


def program(*words: str | bytes, **more: object) -> "subprocess.CompletedProcess[bytes]":
    given = {"env": environment(), "capture_output": True, "timeout": 120, "check": False, **more}
    return subprocess.run([*PYTHON, *words], **given)  # type: ignore[call-overload,no-any-return]  # tests choose the streams


def test_exit_codes_and_streams(built: Built, tmp_path: Path) -> None:
    store = ("--store", str(built.store))
    bad = tmp_path / "faux.ttl"
    bad.write_text(
        "<https://w3id.org/maillage/id/person/x-test> a <http://xmlns.com/foaf/0.1/Person> ; "
        "<http://xmlns.com/foaf/0.1/mbox> <mailto:x@exemple-test.invalid> ."
    )
    for code, words in (
        (0, ("show", *store, "SET")),
        (1, ("check", str(bad))),
        (2, ("show", *store, "Inconnu-Test")),
        (3, ("show", "--store", str(tmp_path / "absent"), "SET")),
    ):
        done = program(*words)
        assert done.returncode == code, (words, done.stderr)
        assert bool(done.stdout) == (code < 2)
        assert bool(done.stderr) == (code > 1)
        assert b"Traceback" not in done.stderr


def test_bytes_that_are_no_text_and_a_terminal_without_accents(built: Built) -> None:
    done = program(
        "show", "--store", str(built.store), b"\xff\xfe", env=environment(LC_ALL="C", LANG="C")
    )
    assert done.returncode == 2
    assert done.stderr.startswith(b"maillage : ")
    assert b"Traceback" not in done.stderr


def test_accents_come_out_whatever_the_terminal(built: Built) -> None:
    done = program(
        "show",
        "--store",
        str(built.store),
        "98002",
        env=environment(LC_ALL="C", PYTHONIOENCODING="ascii", PYTHONUTF8="0"),
    )
    assert "L'Été-sur-Test" in done.stdout.decode()


def test_a_query_that_fells_the_engine_leaves_one_sentence(built: Built) -> None:
    done = program(
        "ask", "--store", str(built.store), "--sparql", "-", input=b"ASK {" + b"(" * 200_000
    )
    assert done.returncode == 2
    assert done.stderr.startswith(b"maillage : ")
    assert len(done.stderr.splitlines()) == 1, done.stderr[:500]


def test_a_pipe_that_closes_early_is_no_error(built: Built) -> None:
    words = (*PYTHON, "show", "--store", str(built.store), "Exempleville")
    with subprocess.Popen(
        words, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        said = process.stderr.read()
        process.wait(60)
    assert said == b""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
@pytest.mark.parametrize("words", [("settings",), ("ask",), ("show", "SET"), ("check",)])
def test_an_output_that_is_full(words: tuple[str, ...], built: Built) -> None:
    with Path("/dev/full").open("wb") as full:
        done = program(
            words[0],
            "--store",
            str(built.store),
            *words[1:],
            capture_output=False,
            stdout=full,
            stderr=subprocess.PIPE,
        )
    assert done.returncode == 3
    assert len(done.stderr.splitlines()) == 1, done.stderr


@pytest.mark.parametrize("step", ["lecture des sources", "contrôles", "écriture du graphe"])
def test_a_build_killed_at_any_moment_leaves_the_old_store(step: str, tmp_path: Path) -> None:
    made = MadeSources(tmp_path / "data")
    store = tmp_path / "store"
    words = ("--data", str(made.write()), "--store", str(store))
    assert program("build", *words).returncode == 0
    before = (store / "generation").read_text()
    page = "https://pages.exemple-test.invalid/c"
    for number in range(2000):  # enough for the steps after the one that is waited for
        made.add("collected-facts", "concepts.csv", id=f"c{number}", label_fr=f"Test {number}",
                 label_en="Test", kind="theme", source_url=page)  # fmt: skip
    made.write()
    with subprocess.Popen(
        [*PYTHON, "build", *words],
        env=environment(PYTHONUNBUFFERED="1"),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stderr is not None
        for line in process.stderr:
            if line.decode().startswith(step):
                process.kill()
                break
        process.wait(60)
    assert process.returncode == -signal.SIGKILL
    assert (store / "generation").read_text() == before
    assert program("show", "--store", str(store), "SET").returncode == 0
    assert program("build", *words).returncode == 0
    assert not list(store.glob("unfinished-*"))


@pytest.fixture
def port() -> int:
    with socket.create_server(("localhost", 0)) as listening:
        number: int = listening.getsockname()[1]
        return number


@pytest.fixture
def server(built: Built, port: int, tmp_path: Path) -> Iterator["subprocess.Popen[bytes]"]:
    words = ("--data", str(built.data), "--store", str(built.store), "--port", str(port))
    with (
        (tmp_path / "serve.log").open("wb") as log,
        subprocess.Popen(
            [*PYTHON, "serve", *words], env=environment(), stdout=log, stderr=log, cwd=tmp_path
        ) as process,
    ):
        try:
            yield process
        finally:
            process.kill()
            process.wait(30)


def answered(address: str, seconds: float = 60) -> bytes:
    end = time.monotonic() + seconds
    while True:
        try:
            with urllib.request.urlopen(address, timeout=10) as answer:
                content: bytes = answer.read()
                return content
        except (urllib.error.URLError, ConnectionError):
            if time.monotonic() > end:
                raise
            time.sleep(0.2)


def test_serve_answers_and_stops_when_asked(
    server: "subprocess.Popen[bytes]", port: int, tmp_path: Path
) -> None:
    health = answered(f"http://localhost:{port}/_stcore/health")
    assert health == b"ok"
    assert b"<html" in answered(f"http://localhost:{port}/").lower()
    server.terminate()
    server.wait(30)
    with pytest.raises(OSError), socket.create_connection(("localhost", port), timeout=2):
        pass
    said = (tmp_path / "serve.log").read_text()
    assert f"Maillage : http://localhost:{port}" in said
    assert "Traceback" not in said


def test_serve_on_a_port_that_is_taken(built: Built) -> None:
    with socket.create_server(("localhost", 0)) as listening:
        taken = str(listening.getsockname()[1])
        done = program(
            "serve", "--data", str(built.data), "--store", str(built.store), "--port", taken
        )
    assert done.returncode == 2
    assert f"localhost:{taken}: ce port est déjà pris" in done.stderr.decode()


@pytest.mark.parametrize("words", [("--port", "99999"), ("--host", "hôte..invalide")])
def test_serve_where_one_cannot_listen(words: tuple[str, ...], built: Built) -> None:
    done = program("serve", "--data", str(built.data), "--store", str(built.store), *words)
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1, done.stderr
    assert "on ne peut pas écouter à cette adresse" in done.stderr.decode()


def test_serve_never_opens_the_internal_store_to_the_public(built: Built) -> None:
    done = program(
        "serve", "--data", str(built.data), "--store", str(built.store), "--audience", "public"
    )
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1, done.stderr
    assert "aucun instantané public n'est publié" in done.stderr.decode()
