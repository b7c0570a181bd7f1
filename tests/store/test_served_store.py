"""A build on a server: all or what has changed is sent, readers are told, a killed one healed."""

import io
import os
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from small_data import append, write_small_data
from store_servers import OXIGRAPH, SERVERS, VIRTUOSO, addresses, emptied

from graph.building.pipeline import build
from graph.building.refreshing import refresh
from graph.errors import InputError, StoreLocked, StoreMissing
from graph.exports.whole import write_whole_dataset
from graph.model.terms import Literal, NamedNode, Quad
from graph.questions.ask import ask
from graph.questions.dataset import Dataset, in_use
from graph.questions.served import forget, served_store
from graph.settings import Settings
from graph.store.marker import marked, read_version
from graph.store.remote import RemoteStore

Served = tuple[Settings, RemoteStore]
NEW = ("sources/collected-facts/organisations.csv", "scic-zorgluk", "Zorgluk Exemple-Test")


@pytest.fixture
def on_server(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[str], Served]:
    """Small data, whose store is an empty server of some name."""

    def made(name: str) -> Served:
        emptied(request, name).close()
        query, update = addresses(request, name)
        settings = replace(write_small_data(tmp_path), store_update=update).with_store(query)
        fresh = RemoteStore(query, update)
        return settings, fresh

    return made


@pytest.mark.parametrize("name", SERVERS)
def test_what_is_built_on_a_server_is_what_a_folder_would_hold(
    on_server: Callable[[str], Served], name: str
) -> None:
    settings, fresh = on_server(name)
    report = build(settings)
    assert settings.address and read_version(fresh) == report.version
    local = replace(settings, server="", store=settings.store)
    mine, theirs = Dataset.open(local), Dataset.open(settings)
    assert set(fresh.quads()) == set(mine.store.quads())
    assert len(fresh) == len(mine.store)
    published = [write_whole_dataset(one.store, one.iris, io.BytesIO()) for one in (mine, theirs)]
    assert published[0] == published[1]
    assert isinstance(theirs.store, RemoteStore)
    if name == VIRTUOSO:
        return  # questions on Virtuoso: tests/questions/test_question_engines.py
    wanted, found = (ask(one, "sources-recentes", {}).rows for one in (mine, theirs))
    assert wanted and Counter(map(repr, found)) == Counter(map(repr, wanted))
    assert not build(settings).changed
    theirs.names.close()
    mine.names.close()
    fresh.close()


@pytest.mark.parametrize("name", SERVERS[:2])
def test_only_what_has_changed_is_sent(
    on_server: Callable[[str], Served], name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings, fresh = on_server(name)
    first = build(settings).version
    _add_one(settings)
    sent: list[str] = []
    exchange = served_store(settings).exchange
    update = exchange.update
    monkeypatch.setattr(exchange, "update", lambda text: (sent.append(text), update(text)))
    second = refresh(settings).version
    monkeypatch.undo()
    assert first != second == read_version(fresh)
    assert sum(map(len, sent)) < 40_000
    assert len(sent) == 1
    assert fresh.ask("ASK { GRAPH ?g { ?s ?p ?o FILTER(CONTAINS(STR(?o), 'Zorgluk')) } }")
    fresh.close()


def test_another_machine_reads_what_was_built(
    on_server: Callable[[str], Served], tmp_path: Path
) -> None:
    settings, fresh = on_server(OXIGRAPH)
    version = build(settings).version
    other = replace(settings, data=tmp_path / "elsewhere", store_update="")
    other = other.with_store(settings.server)
    dataset = Dataset.open(other)
    assert dataset.generation.version == version
    assert dataset.generation.read("build.json")["things"]
    assert not dataset.generation.graph.exists()
    assert dataset.names.search("exemple")
    with pytest.raises(InputError, match="ne fait que se lire"):
        build(other)
    dataset.names.close()
    _add_one(settings)
    second = build(settings).version
    forget(other)
    assert in_use(other).version == second
    fresh.close()


def test_while_it_is_written_readers_wait_and_a_build_heals_it(
    on_server: Callable[[str], Served],
) -> None:
    settings, fresh = on_server(OXIGRAPH)
    version = build(settings).version
    fresh.exchange.update(marked(fresh, None))
    forget(settings)
    with pytest.raises(StoreLocked, match="en train d'être remplacé") as caught:
        Dataset.open(settings)
    assert caught.value.exit_code == 3
    assert build(settings).version == version == read_version(fresh)
    Dataset.open(settings).names.close()
    fresh.close()


def test_a_build_killed_while_it_sends_is_told_and_done_again(
    on_server: Callable[[str], Served], tmp_path: Path
) -> None:
    settings, fresh = on_server(VIRTUOSO)
    script = (
        "import sys\nfrom pathlib import Path\nfrom graph.settings import Settings\n"
        "from graph.building.pipeline import build\n"
        "data, ontology, query, update = sys.argv[1:]\n"
        "one = Settings(data=Path(data), ontology=Path(ontology), store_update=update)\n"
        "build(one.with_store(query), lambda step: print(step, flush=True))\n"
    )
    arguments = [settings.data, settings.ontology, settings.server, settings.store_update]
    child = subprocess.Popen(
        [sys.executable, "-c", script, *map(str, arguments)], stdout=subprocess.PIPE, text=True
    )
    assert child.stdout is not None
    for line in child.stdout:
        if line.startswith("serveur 10"):
            os.kill(child.pid, signal.SIGKILL)
            break
    child.stdout.close()
    assert child.wait() == -signal.SIGKILL
    time.sleep(0.5)  # the update it was sending is still being done
    with pytest.raises(StoreLocked):
        read_version(fresh)
    report = build(settings)
    assert read_version(fresh) == report.version
    assert len(fresh) > 1000
    fresh.close()


def test_a_server_that_holds_something_else_is_left_alone(
    on_server: Callable[[str], Served],
) -> None:
    settings, fresh = on_server(OXIGRAPH)
    node = NamedNode("urn:zorgluk")
    fresh.write([Quad(node, node, Literal("à d'autres"), node)])
    with pytest.raises(InputError, match="déjà autre chose"):
        build(settings)
    assert len(fresh) == 1
    fresh.close()


def test_a_server_filled_by_hand_is_read(
    on_server: Callable[[str], Served], tmp_path: Path
) -> None:
    settings, fresh = on_server(OXIGRAPH)
    with pytest.raises(StoreMissing, match="ne contient rien"):
        Dataset.open(settings)
    local = replace(settings, server="", store=tmp_path / "local")
    build(local)
    fresh.write(Dataset.open(local).store.quads())
    forget(settings)
    dataset = Dataset.open(settings)
    assert dataset.generation.read("build.json")["base"] == settings.base
    assert dataset.names.search("exemple")
    dataset.names.close()
    fresh.close()


def test_the_public_is_never_served_from_a_server(on_server: Callable[[str], Served]) -> None:
    settings, fresh = on_server(OXIGRAPH)
    with pytest.raises(InputError, match="instantané publié"):
        Dataset.open(replace(settings, audience="public"))
    fresh.close()


def test_settings_tell_a_folder_from_an_address(tmp_path: Path) -> None:
    told = {
        "MAILLAGE_DATA": str(tmp_path),
        "MAILLAGE_STORE": "https://zorgluk:mot-de-passe@exemple-test.invalid/sparql",
        "MAILLAGE_STORE_PASSWORD": "mot-de-passe",
    }
    settings = Settings.read(told)
    assert settings.address == told["MAILLAGE_STORE"]
    assert settings.store.parent == tmp_path / "servers"
    assert "mot-de-passe" not in repr(settings)
    without = settings.with_store("https://exemple-test.invalid/sparql")
    assert without.store == settings.store
    assert replace(settings, store=tmp_path / "other").address == ""
    assert settings.with_store(str(tmp_path)).address == ""
    assert not any("mot-de-passe" in line for line in Settings.help_lines())


def _add_one(settings: Settings) -> None:
    """One more organisation in the data."""
    path = settings.data / NEW[0]
    first, second = path.read_text("utf-8").splitlines()[:2]
    names, values = first.split(","), [""] * len(first.split(","))
    values[names.index("id")], values[names.index("name")] = NEW[1], NEW[2]
    for name in ("kind", "source_url", "source"):
        if name in names:
            values[names.index(name)] = second.split(",")[names.index(name)]
    append(settings, NEW[0], ",".join(values))
