"""Kill additions: before each change they make to the disk, then at random moments.

Run as a script with a data folder that has its store, an ontology and how many random kills.
Everything happens in forked processes that find every module loaded; this one never opens a
store, whose threads no fork would survive. Prints how many were killed, or what was found wrong.
"""

import os
import random
import shutil
import signal
import sys
import time
import traceback
from collections.abc import Callable
from functools import partial
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1] / "cli"))  # where the invented sources are made

from acting import draft_of, found
from made_pages import page

from graph.building.refreshing import refresh
from graph.contributing.contribution import accept_draft, undo
from graph.contributing.history import list_contributions
from graph.settings import Settings
from graph.sources.contributions import contribution_files
from graph.store.generations import open_generation

CHANGES = frozenset(
    ("os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.link", "shutil.rmtree", "fcntl.flock")
)
SEED = 20261127


def forked(run: Callable[[], int | None], seconds: float | None = None) -> int:
    """Run something in a process of its own, killed after ``seconds``; its exit code.

    It is 0 if the run gave nothing, or 0; else what it gave.
    """
    child = os.fork()
    if child == 0:
        code = 1
        try:
            code = run() or 0
        except BaseException:
            traceback.print_exc()
            sys.stderr.flush()
            raise
        finally:
            os._exit(code)
    if seconds is not None:
        time.sleep(seconds)
        os.kill(child, signal.SIGKILL)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def add(settings: Settings, number: int) -> None:
    """Bring in the page of that number."""
    address = f"https://pages.exemple-test.invalid/{number}"
    document = page(title=f"Page numéro {number}", address=address, number=number)
    accept_draft(settings, draft_of(settings, document), "Ada")
    refresh(settings)


def take_back(settings: Settings, number: int) -> None:
    """Undo the page of that number."""
    key = next(one.key for one in lines(settings) if one.title == f"Page numéro {number}")
    undo(settings, key, "Bob")
    refresh(settings)


def lines(settings: Settings) -> list:
    return list_contributions(settings, undone=False)


def kill_before(change: int, run: Callable[[], int | None]) -> None:
    """Run, and die just before the change of this rank (0 for the first)."""
    seen = 0

    def count(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal seen
        writes = event == "open" and isinstance(arguments[1], str) and arguments[1][0] in "wxa"
        if event in CHANGES or writes:
            if seen == change:
                os.kill(os.getpid(), signal.SIGKILL)
            seen += 1

    sys.addaudithook(count)
    run()


def check(settings: Settings, kept: set[int], last: int, *, adding: bool) -> None:
    """All that was accepted is there; of the last, everything or nothing; the store follows."""
    before = open_generation(settings.store)
    assert before.read("build.json")["sources"]
    refresh(settings)
    there = {int(line.title.rpartition(" ")[2]) for line in lines(settings)}
    assert there - {last} == kept - {last}, (there, kept)
    told = open_generation(settings.store).read("build.json")["contributions"]
    assert sorted(told) == sorted(line.key for line in lines(settings))
    for number in sorted({*kept, last}):
        named = found(settings, f"Page numéro {number}")
        assert bool(named) is (number in there), (number, named)
    assert len(contribution_files(settings.data)) == len(there)
    if adding:
        for line in lines(settings):
            assert line.counts["relations"] == 6
    left = [one.name for one in settings.store.iterdir() if one.name.startswith("unfinished")]
    assert not left, left


def is_gone(settings: Settings, last: int) -> bool:
    """Whether the page of that number is not in force."""
    return all(one.title != f"Page numéro {last}" for one in lines(settings))


def every_change(settings: Settings, spare: Path) -> int:
    """One addition killed at each change it makes, then one undoing at every third one."""
    killed = 0
    for run, adding in ((add, True), (take_back, False)):
        change = 0
        while True:
            shutil.rmtree(settings.data)
            shutil.copytree(spare, settings.data, copy_function=os.link)
            if not adding:  # files are shared with the spare copy: none is ever changed in place
                assert forked(partial(add, settings, 1)) == 0
            code = forked(partial(kill_before, change, partial(run, settings, 1)))
            assert code in (0, -signal.SIGKILL), code
            assert forked(partial(check, settings, set(), 1, adding=adding)) == 0, change
            if code == 0:
                break
            change += 1 if adding else 3
            killed += 1
    return killed


def random_moments(settings: Settings, times: int) -> int:
    """Additions one after the other, each killed at a random moment, or let through."""
    kept: set[int] = set()
    chance, killed = random.Random(SEED), 0
    start = time.monotonic()
    assert forked(partial(add, settings, 0)) == 0
    longest = 1.2 * (time.monotonic() - start)
    kept.add(0)
    for number in range(1, times + 1):
        code = forked(partial(add, settings, number), chance.uniform(0, longest))
        assert code in (0, -signal.SIGKILL), code
        killed += code != 0
        assert forked(partial(check, settings, kept, number, adding=True)) == 0, number
        if forked(partial(is_gone, settings, number)) == 0:
            kept.add(number)
    return killed


def main(data: Path, ontology: Path, times: int) -> None:
    """Kill at each change, then at random moments."""
    settings = Settings(data, data / "store", ontology)
    spare = data.with_name("spare")
    shutil.copytree(data, spare)
    print(f"changes {every_change(settings, spare)}")
    shutil.rmtree(data)
    shutil.copytree(spare, data)
    print(f"moments {random_moments(settings, times)}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))
