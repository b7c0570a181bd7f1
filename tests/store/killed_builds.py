"""Kill a build just before each of the changes it makes to its folder, one build a change.

Run as a script with a data folder, a prepared store, a folder to work in and an ontology. Builds
run in forked processes that find every module loaded; this one never opens a store, whose
threads no fork would survive. Prints how many builds were killed, or what was found wrong.
"""

import os
import shutil
import signal
import sys
import traceback
from collections.abc import Callable
from functools import partial
from pathlib import Path

from graph.building.pipeline import build
from graph.settings import Settings
from graph.store import EmbeddedStore
from graph.store.generations import open_generation

CHANGES = frozenset(
    ("os.mkdir", "os.rename", "os.remove", "os.rmdir", "shutil.rmtree", "fcntl.flock")
)


def names_of(settings: Settings) -> set[str]:
    """The names of organisations in the store in use, which must be whole."""
    store = EmbeddedStore.open(open_generation(settings.store).graph)
    assert len(list(store.quads())) == len(store) > 1000
    query = 'SELECT ?n { GRAPH ?g { ?s ?p ?n } FILTER(STRSTARTS(STR(?n), "SCIC ")) }'
    return {row[0].value for row in store.select(query)[1] if row[0] is not None}


def forked(run: Callable[[], object]) -> int:
    """Run something in a process of its own; its exit code, negative if it was killed."""
    child = os.fork()
    if child == 0:
        code = 1
        try:
            run()
            code = 0
        finally:
            if code:
                traceback.print_exc()
                sys.stderr.flush()
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def kill_before(change: int, settings: Settings) -> None:
    """Build, and die just before the change of this rank (0 for the first)."""
    seen = 0

    def count(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal seen
        writes = event == "open" and isinstance(arguments[1], str) and arguments[1][0] in "wxa"
        if event in CHANGES or writes:
            if seen == change:
                os.kill(os.getpid(), signal.SIGKILL)
            seen += 1

    sys.addaudithook(count)
    build(settings)


def check(settings: Settings, before: set[str], after: set[str]) -> None:
    """The store answers as before or as after, and the next build makes it as after."""
    found = names_of(settings)
    assert found in (before, after), found
    build(settings)
    assert names_of(settings) == after
    left = {path.name for path in settings.store.iterdir() if path.name.startswith("unfinished")}
    assert not left, left


def main(data: Path, prepared: Path, work: Path, ontology: Path) -> None:
    """Kill one build a change until a build ends."""
    settings = Settings(data, work, ontology)
    killed = 0
    while True:
        shutil.rmtree(work, ignore_errors=True)
        shutil.copytree(prepared, work)
        code = forked(partial(kill_before, killed, settings))
        assert code in (0, -signal.SIGKILL), code
        checked = forked(partial(check, settings, {"SCIC avant"}, {"SCIC après"}))
        assert checked == 0, f"change {killed}"
        if code == 0:
            break
        killed += 1
    print(f"killed {killed}")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
