"""Our first page against an empty Streamlit page in real Chromium; memory of the server."""

import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from playwright.sync_api import Page

from benchmarks.browsing import ROOT, chromium, serving
from benchmarks.measuring import Ratio, seconds
from graph.questions.ask import ask
from graph.questions.dataset import Dataset
from graph.settings import Settings

__all__ = ["EMPTY", "effect", "measure", "measure_memory", "measure_rerun"]

EMPTY = "import streamlit as st\nst.title('x')\nif st.button('again'):\n    st.write('done')\n"


def _first_element(page: Page, address: str) -> float:
    start = time.perf_counter()
    page.goto(address)
    page.wait_for_selector("h1", timeout=30_000)
    page.wait_for_function("!document.querySelector('[data-testid=stStatusWidget]')")
    return time.perf_counter() - start


def measure(settings: Settings) -> Iterator[Ratio]:
    """Time from navigation to the finished page, each in a fresh browser context."""
    with tempfile.TemporaryDirectory() as scratch, chromium() as browser:
        empty = Path(scratch) / "empty.py"
        empty.write_text(EMPTY, "utf-8")
        with serving(ROOT / "app.py") as (ours, _), serving(empty) as (peer, _):
            pairs = []
            for run in range(6):
                pair = []
                for address in (ours, peer):
                    context = browser.new_context()
                    pair.append(_first_element(context.new_page(), address))
                    context.close()
                if run:
                    pairs.append(pair)
            mine, other = median(one[0] for one in pairs), median(one[1] for one in pairs)
            yield Ratio("first page / empty Streamlit page", mine, other, "<= 2", 2.0)


def measure_rerun(settings: Settings) -> Iterator[Ratio]:
    """From a click to its effect on the page, less the time the question itself takes."""
    dataset = Dataset.open(settings)
    given = {"territoire": "Hauts-de-France"}
    ask(dataset, "collectivites-scic", given)
    question = median(seconds(lambda: ask(dataset, "collectivites-scic", given)) for _ in range(5))
    with tempfile.TemporaryDirectory() as scratch, chromium() as browser:
        empty = Path(scratch) / "empty.py"
        empty.write_text(EMPTY, "utf-8")
        with serving(ROOT / "app.py") as (ours, _), serving(empty) as (peer, _):
            mine, other = [], []
            for _ in range(6):
                page = browser.new_page()
                page.goto(f"{ours}/questions?q=collectivites-scic&territoire=Hauts-de-France")
                page.get_by_text("Requête", exact=True).click(timeout=30_000)
                page.get_by_text("PREFIX").first.wait_for()
                page.get_by_text("Tableau", exact=True).click()
                page.locator("[data-testid=stDataFrame]").first.wait_for()
                page.wait_for_timeout(500)
                mine.append(effect(page, "Requête", "PREFIX"))
                page.close()
                page = browser.new_page()
                page.goto(peer)
                page.get_by_text("again").wait_for()
                page.wait_for_timeout(500)
                other.append(effect(page, "again", "done"))
                page.close()
    name = f"page rerun less the question ({question * 1000:.0f} ms) / empty page rerun"
    yield Ratio(name, max(0.0, median(mine[1:]) - question), median(other[1:]), "<= 1.5", 1.5)


def effect(page: Page, pressed: str, awaited: str) -> float:
    """Seconds from a press to the text it brings."""
    start = time.perf_counter()
    page.get_by_text(pressed, exact=True).click()
    page.get_by_text(awaited).first.wait_for()
    return time.perf_counter() - start


def measure_memory(settings: Settings) -> Iterator[Ratio]:
    """Resident memory of the serving process after the main pages, against 800 MB."""
    with chromium() as browser, serving(ROOT / "app.py") as (address, server):
        page = browser.new_page()
        for path in (
            "",
            "explorer?id=organisation/rtes",
            "questions?q=collectivites-scic",
            "ressources",
        ):
            page.goto(f"{address}/{path}")
            page.wait_for_timeout(4000)
        status = Path(f"/proc/{server.pid}/status").read_text("utf-8")
        line = next(line for line in status.splitlines() if line.startswith("VmRSS"))
        megabytes = int(line.split()[1]) / 1000
    yield Ratio("memory of the serving process / 800 MB", megabytes, 800.0, "<= 1", 1.0, "MB")
