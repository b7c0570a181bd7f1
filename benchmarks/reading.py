"""Reading: a page against bare spaCy, a million names against forty thousand, memory."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from benchmarks.measuring import Ratio, in_turn
from graph.contributing.reading import Reading
from graph.mentions.language import load_language
from graph.model.vocabulary import Kind
from graph.search.entries import NameEntry
from graph.search.index import NameIndex
from graph.settings import Settings

_PROJECT = Path(__file__).resolve().parent.parent
_PAGES = _PROJECT / "tests" / "reading" / "held-out" / "pages"
_FEW, _MANY = 40_000, 1_000_000
_ONE_SIDE, _OTHER_SIDE = 100, 1000


def measure(settings: Settings) -> Iterator[Ratio]:
    """The page people bring, after loading; both read the same text once."""
    name, page = _page()
    language = load_language()
    with Reading.open(settings) as reading:
        text = page.decode("utf-8")
        ours, bare = in_turn(
            lambda: reading.read_bytes(page, name), lambda: language(text), runs=15, warm=3
        )
    yield Ratio("read a page / bare spaCy on its text", ours, bare, "<= 1.3", 1.3)


def measure_names(settings: Settings) -> Iterator[Ratio]:
    """The same pages looked up among a million names and among forty thousand."""
    name, page = _page()
    with tempfile.TemporaryDirectory() as scratch, Reading.open(settings) as reading:
        indexes = []
        for count in (_MANY, _FEW):
            path = Path(scratch) / f"{count}.sqlite"
            NameIndex.build(path, _names(count))
            indexes.append(NameIndex.open(path))
        with closing(indexes[0]), closing(indexes[1]):
            many, few = (reading.with_names(index) for index in indexes)
            ours, peer = in_turn(
                lambda: many.read_bytes(page, name),
                lambda: few.read_bytes(page, name),
                runs=9,
                warm=2,
            )
    yield Ratio("read with 1,000,000 names / with 40,000", ours, peer, "<= 2", 2.0)


def measure_reading_memory(settings: Settings) -> Iterator[Ratio]:
    """Peak memory of ``read`` over a thousand pages and over a hundred."""
    peaks = [_peak(settings, count) for count in (_OTHER_SIDE, _ONE_SIDE)]
    yield Ratio("memory of 1,000 pages / of 100", peaks[0], peaks[1], "<= 1.1", 1.1, "MB")


def _page() -> tuple[str, bytes]:
    given = sorted((_PROJECT.parent / "shared" / "seeds").glob("0*.txt"))
    if given:
        return given[0].name, given[0].read_bytes()
    pages = sorted(_PAGES.glob("*.txt"))
    return "pages.txt", b"\n\n".join(page.read_bytes() for page in pages)


def _names(count: int) -> Iterator[NameEntry]:
    kinds = (Kind.ORGANISATION, Kind.COLLECTIVITE, Kind.PROJECT, Kind.PERSON)
    for number in range(count):
        name = f"Zorgluk {_word(number)} {_word(number // 7 + 3)}"
        yield NameEntry(f"urn:test:{number}", kinds[number % 4], name, (f"Z{number}",))


def _word(number: int) -> str:
    letters = "bcdfghjlmnprstvz"
    return "".join(
        f"{letters[(number >> 4 * place) % 16]}aeiou"[: 2 + place % 2] for place in range(5)
    )


def _peak(settings: Settings, count: int) -> float:
    pages = sorted(_PAGES.glob("*.txt"))
    with tempfile.TemporaryDirectory() as scratch:
        for number in range(count):
            (Path(scratch) / f"{number:04}.txt").write_bytes(
                pages[number % len(pages)].read_bytes()
            )
        command = [sys.executable, "-m", "graph", "read", scratch, "--output", os.devnull]
        script = (
            "import resource, subprocess, sys; subprocess.run(sys.argv[1:], check=True);"
            "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
        )
        done = subprocess.run(
            [sys.executable, "-c", script, *command],
            env=os.environ | {"MAILLAGE_STORE": str(settings.store)},
            cwd=_PROJECT,
            capture_output=True,
            check=True,
            text=True,
        )
    return int(done.stdout.split()[-1]) / 1024
