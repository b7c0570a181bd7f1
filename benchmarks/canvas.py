"""Our canvas in a Streamlit page against vis-network on a bare page, and the Explorer's expansion.

The bare page has the same vendored library, nodes, edges, places and labels; physics is off and
lines are straight. Both pages come from this machine, in turn, each time to a fresh profile.
"""

import json
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import Any

from playwright.sync_api import Browser, Page
from playwright.sync_api import TimeoutError as TooLong

from benchmarks.browsing import ROOT, chromium, serving, serving_files
from benchmarks.canvas_data import bare_data
from benchmarks.measuring import Ratio
from benchmarks.pages import EMPTY, effect
from graph.settings import Settings

_HERE = Path(__file__).resolve().parent
_ENGINE = "vis-network-10.1.5.min.js"
_ASSETS = ROOT / "graph" / "widgets" / "canvas" / "assets"
_RUNS = 7
_ELEMENTS = (100, 1000, 3000)
"""Half of them nodes, half of them edges."""

_MOVED = (300, 450)
"""Nodes and edges of the network that is moved."""

_GESTURES = 40
_EXPANDED = 9
_OPENED = "organisation/rtes"

Opener = Callable[[int, int], Page]


def measure(settings: Settings) -> Iterator[Ratio]:
    """First draw at three sizes, then frames a second while the view moves."""
    sizes = [(count // 2, count // 2) for count in _ELEMENTS]
    files = _bare_files([*sizes, _MOVED])
    with (
        chromium() as browser,
        serving(_HERE / "canvas_page.py") as (address, _),
        serving_files(files) as bare,
    ):
        pages = _ours(browser, address), _bare(browser, bare)
        for nodes, edges in sizes:
            yield from _first_draw(nodes, edges, *pages)
        yield from _frames(*pages)


def measure_expansion(settings: Settings) -> Iterator[Ratio]:
    """From the second click on an entity to the picture with its neighbours, on the real data.

    In the same run, an empty page is run again as often: that is what Streamlit itself takes.
    """
    times: list[float] = []
    empty: list[float] = []
    with tempfile.TemporaryDirectory() as scratch, chromium() as browser:
        script = Path(scratch) / "empty.py"
        script.write_text(EMPTY, "utf-8")
        with serving(ROOT / "app.py") as (address, _), serving(script) as (peer, _):
            page = _watched(browser.new_page(viewport={"width": 1280, "height": 900}))
            page.goto(f"{address}/explorer?id={_OPENED}")
            page.wait_for_function("window.marks?.drawn", timeout=60_000)
            tried: set[str] = set()
            while len(times) < _EXPANDED and (target := _target(page, tried)):
                tried.add(target)
                taken = _expanded(page, target)
                if taken is not None:
                    times.append(taken)
                    empty.append(_again(browser, peer))
    name = f"double click to neighbours drawn, {len(times)} entities"
    yield Ratio(f"{name} / 300 ms", median(times), 0.3, "<= 1", 1.0)
    yield _told(f"{name} / empty page rerun", median(times), median(empty))


def _again(browser: Browser, address: str) -> float:
    """Seconds from a click on an empty page to its effect."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(address)
    page.get_by_text("again").wait_for()
    page.wait_for_timeout(500)
    taken = effect(page, "again", "done")
    context.close()
    return taken


# ---- first draw


def _first_draw(nodes: int, edges: int, ours: Opener, bare: Opener) -> Iterator[Ratio]:
    """From data and scripts at hand to the first picture; and from the address to it."""
    drawn: tuple[list[float], list[float]] = [], []
    whole: tuple[list[float], list[float]] = [], []
    for run in range(_RUNS + 1):
        for side, opened in enumerate((ours, bare)):
            page = opened(nodes, edges)
            marks = page.evaluate("window.marks")
            page.context.close()
            if run:
                drawn[side].append((marks["drawn"] - marks["start"]) / 1000)
                whole[side].append(marks["drawn"] / 1000)
    name = f"{nodes + edges:,} elements ({nodes:,} nodes)"
    mine, peer = map(median, drawn)
    yield Ratio(f"first draw of {name} / bare vis-network", mine, peer, "<= 1.3", 1.3)
    mine, peer = map(median, whole)
    yield _told(f"address to picture, {name} / bare page", mine, peer)


def _ours(browser: Browser, address: str) -> Opener:
    """Opens our page and waits for its first picture; it starts when data and library are there."""

    def opened(nodes: int, edges: int) -> Page:
        context = browser.new_context(viewport={"width": 1280, "height": 720})
        page = _watched(context.new_page())
        page.goto(f"{address}/?nodes={nodes}&edges={edges}")
        page.wait_for_function("window.marks?.drawn", timeout=60_000)
        page.evaluate("marks.start = Math.max(marks.called, marks.engine)")
        return page

    return opened


def _watched(page: Page) -> Page:
    """``page`` with the times of what happens in the canvas in ``window.marks``."""
    page.add_init_script((_HERE / "watch.js").read_text("utf-8"))
    return page


def _bare(browser: Browser, address: str) -> Opener:
    def opened(nodes: int, edges: int) -> Page:
        context = browser.new_context(viewport={"width": 1280, "height": 720})
        page = context.new_page()
        page.goto(f"{address}/{nodes}-{edges}/page.html")
        page.wait_for_function("window.marks?.drawn", timeout=60_000)
        return page

    return opened


def _bare_files(sizes: list[tuple[int, int]]) -> dict[str, bytes]:
    page, engine = (_HERE / "bare.html").read_bytes(), (_ASSETS / _ENGINE).read_bytes()
    files = {}
    for nodes, edges in sizes:
        folder = f"{nodes}-{edges}"
        data = json.dumps(bare_data(nodes, edges))
        files[f"{folder}/page.html"] = page
        files[f"{folder}/vis-network.js"] = engine
        files[f"{folder}/data.js"] = f"const DATA = {data};".encode()
    return files


# ---- moving the view


def _frames(ours: Opener, bare: Opener) -> Iterator[Ratio]:
    """Frames a second of both while the wheel turns and while the view is dragged."""
    for gesture, move in (("zoom", _zoomed), ("pan", _panned)):
        rates: tuple[list[float], list[float]] = [], []
        for _ in range(3):
            for side, opened in enumerate((ours, bare)):
                page = opened(*_MOVED)
                page.wait_for_timeout(600)
                with _counting(page) as frames:
                    move(page)
                page.context.close()
                rates[side].append(len(frames) / (frames[-1] - frames[0]) * 1000)
        mine, peer = map(median, rates)
        name = f"{gesture} at {_MOVED[0]} nodes: bare frames a second / ours"
        yield Ratio(name, peer, mine, "<= 1.1", 1.1, "/s")


@contextmanager
def _counting(page: Page) -> Iterator[list[float]]:
    """The times of all frames inside the block, there once it has ended."""
    frames: list[float] = []
    page.evaluate(
        """() => {
          window.frames_ = [];
          const note = (time) => {
            frames_.push(time);
            window.noting = requestAnimationFrame(note);
          };
          window.noting = requestAnimationFrame(note);
        }"""
    )
    yield frames
    frames += page.evaluate("() => { cancelAnimationFrame(noting); return frames_; }")


def _zoomed(page: Page) -> None:
    page.mouse.move(560, 380)
    for turn in range(_GESTURES):
        page.mouse.wheel(0, -120 if turn % 20 < 10 else 120)
        page.wait_for_timeout(30)


def _panned(page: Page) -> None:
    page.mouse.move(640, 400)
    x, y = _empty_spot(page)
    page.mouse.move(x, y)
    page.mouse.down()
    for step in range(_GESTURES):
        page.mouse.move(x + 6 * (step % 20), y + 4 * (step % 20))
        page.wait_for_timeout(30)
    page.mouse.up()


def _empty_spot(page: Page) -> tuple[float, float]:
    """A point of the page, in the canvas, with no node near."""
    x, y = page.evaluate(
        """() => {
          const canvas = window.board?.canvas ?? document.querySelector("canvas");
          const box = canvas.getBoundingClientRect();
          const places = window.board
            ? [...board.scene.discs.values()]
            : Object.values(network.getPositions()).map((at) => network.canvasToDOM(at));
          let best = [0, 0, -1];
          for (let x = 60; x < box.width - 160; x += 15) {
            for (let y = 40; y < box.height - 120; y += 15) {
              const near = Math.min(...places.map((at) => Math.hypot(at.x - x, at.y - y)));
              best = near > best[2] ? [x, y, near] : best;
            }
          }
          return [box.x + best[0], box.y + best[1]];
        }"""
    )
    return float(x), float(y)


# ---- expanding


def _target(page: Page, tried: set[str]) -> str | None:
    """The best linked entity in view that was not tried; a document brings few others."""
    found: str | None = page.evaluate(
        """(tried) => board.order.find((id) => {
          const [node, disc] = [board.nodes.get(id), board.scene.discs.get(id)];
          return node.kind !== "resource" && !tried.includes(id) && disc &&
            disc.x > 20 && disc.y > 20 && disc.x < board.stage.clientWidth - 60 &&
            disc.y < board.stage.clientHeight - 20;
        }) ?? null""",
        list(tried),
    )
    return found


def _expanded(page: Page, node: str) -> float | None:
    """Seconds from the second click on ``node`` to the picture with more nodes, if there is one."""
    x, y = page.evaluate(
        """(id) => {
          const { x, y } = board.scene.discs.get(id);
          const box = board.stage.getBoundingClientRect();
          return [box.x + x, box.y + y];
        }""",
        node,
    )
    page.mouse.move(x, y)
    page.wait_for_timeout(300)
    page.mouse.dblclick(x, y)
    page.wait_for_timeout(100)
    try:
        page.wait_for_function("window.marks.grown", timeout=3000)
    except TooLong:
        return None
    marks: dict[str, Any] = page.evaluate("window.marks")
    page.wait_for_function("!document.querySelector('[data-testid=stStatusWidget]')")
    page.wait_for_timeout(1200)
    return float(marks["grown"] - marks["pressed"]) / 1000


def _told(name: str, mine: float, peer: float) -> Ratio:
    """A figure without a promise."""
    return Ratio(name, mine, peer, "none", float("inf"))
