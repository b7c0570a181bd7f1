"""Real pages in a real Chromium, cut off from everything but this machine."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from canvas_page import GARDEN, WHEEL, Canvas, OpenCanvas
from explorer_page import WAIT, Explorer, OpenExplorer, OpenSite
from playwright.sync_api import BrowserContext, Page, Playwright

from graph.settings import Settings

PROJECT = Path(__file__).resolve().parent.parent.parent
sys.path.append(str(PROJECT / "tests" / "app"))

from small_dataset import write_store  # noqa: E402  # beside the tests without a browser

START_SECONDS = 40
OPTIONS = {
    "server.address": "127.0.0.1",
    "server.headless": "true",
    "server.fileWatcherType": "none",
    "browser.gatherUsageStats": "false",
    "client.toolbarMode": "minimal",
}

DIRECT = urllib.request.build_opener(urllib.request.ProxyHandler({}))

Server = tuple[subprocess.Popen[bytes], str]
ServeScript = Callable[..., str]
OpenPage = Callable[..., Page]


@pytest.fixture(scope="session")
def serve_script(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServeScript]:
    """``serve_script(path, MAILLAGE_STORE="…")`` gives the address of a server running that script.

    One server for each script and environment, started at first use, stopped with the session.
    """
    running: dict[tuple[object, ...], Server] = {}

    def serve(script: Path, **environment: str) -> str:
        wanted = (script, *sorted(environment.items()))
        if wanted not in running:
            log = tmp_path_factory.mktemp("server") / "log.txt"
            running[wanted] = start_server(script, log, environment)
        return running[wanted][1]

    yield serve
    for process, _ in running.values():
        stop_server(process)


class Visitor:
    """A browser of its own whose cache stays warm; it notes what is asked of whom."""

    def __init__(self, context: BrowserContext) -> None:
        self.context = context
        self.asked: list[str] = []
        context.on("request", lambda request: self.asked.append(request.url))


@pytest.fixture(scope="session")
def visitors(
    driver: Playwright, launching: dict[str, Any], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Callable[[bool], Visitor]]:
    """``visitors(True)``: the visitor with a finger, or with a mouse, of the whole session.

    Its profile is on the disk: compiled scripts are kept there, and a page opens a third faster.
    """
    known: dict[bool, Visitor] = {}

    def visitor(touch: bool) -> Visitor:
        if touch not in known:
            context = driver.chromium.launch_persistent_context(
                tmp_path_factory.mktemp("profile"), has_touch=touch, **launching
            )
            known[touch] = Visitor(context)
            context.on("close", lambda: known.pop(touch))
        return known[touch]

    yield visitor
    for one in list(known.values()):
        one.context.close()


@pytest.fixture
def open_page(visitors: Callable[[bool], Visitor]) -> Iterator[OpenPage]:
    """``open_page(url, dark=False, width=1280, height=900)`` gives a page nothing is kept on.

    ``touch`` for a visitor with a finger instead of a mouse, ``still=False`` for one who has not
    asked for less motion.

    Afterwards, nothing may have been asked from outside this machine and no script may have
    failed.
    """
    pages: list[tuple[Visitor, Page]] = []
    failed: list[str] = []

    def open_(
        url: str,
        *,
        dark: bool = False,
        width: int = 1280,
        height: int = 900,
        touch: bool = False,
        still: bool = True,
    ) -> Page:
        visitor = visitors(touch)
        page = visitor.context.new_page()
        pages.append((visitor, page))
        page.set_viewport_size({"width": width, "height": height})
        page.emulate_media(
            color_scheme="dark" if dark else "light",
            reduced_motion="reduce" if still else "no-preference",
        )
        page.on("pageerror", lambda error: failed.append(str(error)))
        page.goto(url)
        return page

    yield open_
    outside = []
    for visitor, page in pages:
        if not page.is_closed():
            page.evaluate("localStorage.clear()")
            page.close()
        outside += filter(is_outside, visitor.asked)
        visitor.asked.clear()
    assert outside == []
    assert failed == []


@pytest.fixture(scope="session")
def real_site(serve_script: ServeScript, real_settings: Settings) -> str:
    """The address of the whole site on the real data, ending in a stroke."""
    address = serve_script(PROJECT / "app.py", MAILLAGE_STORE=str(real_settings.store))
    return f"{address}/"


@pytest.fixture
def open_explorer(real_site: str, open_page: OpenPage) -> OpenExplorer:
    """``open_explorer("explorer?id=…", dark=True)``: a page of the Explorer, drawn.

    ``least`` is how many nodes to wait for; other options are those of ``open_page``. The address
    may be a whole one.
    """

    def open_(address: str, *, least: int = 2, **options: object) -> Explorer:
        url = address if address.startswith("http") else f"{real_site}{address}"
        return Explorer(open_page(url, **options)).drawn(least).settled()

    return open_


@pytest.fixture
def open_canvas(serve_script: ServeScript, open_page: OpenPage) -> OpenCanvas:
    """``open_canvas("?slow=1", dark=True)``: the wheel of nine nodes, drawn.

    Another page by ``page``, with its number of nodes.
    """

    def open_(query: str = "", *, page: Path = WHEEL, count: int = 9, **options: object) -> Canvas:
        return Canvas(open_page(serve_script(page) + query, **options)).wait(count)

    return open_


@pytest.fixture
def open_garden(open_canvas: OpenCanvas) -> OpenCanvas:
    """``open_garden("?slow=1")``: nodes with all they can carry; twelve of them are shown."""

    def open_(query: str = "", *, count: int = 12, **options: object) -> Canvas:
        return open_canvas(query, page=GARDEN, count=count, **options)

    return open_


@pytest.fixture(scope="session")
def site_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Read only; shared by every test of a process."""
    store = tmp_path_factory.mktemp("site") / "store"
    write_store(store)
    return store


@pytest.fixture
def open_site(serve_script, open_page, site_store: Path) -> OpenSite:
    """``open_site("explorer?id=…", width=390)``: a page of the explorer, once it is shown."""

    def open_(address: str = "", **options: object) -> Page:
        url = serve_script(PROJECT / "app.py", MAILLAGE_STORE=str(site_store))
        page = open_page(f"{url}/{address}", **options)
        page.locator(".m-foot").wait_for(timeout=WAIT)
        Explorer(page).settled()
        return page

    return open_


def is_outside(url: str) -> bool:
    """Whether an address needs anything but this machine."""
    return not url.startswith(("http://127.0.0.1:", "ws://127.0.0.1:", "data:", "blob:"))


def start_server(script: Path, log: Path, environment: dict[str, str]) -> Server:
    """Streamlit running ``script`` on a free port, once it answers."""
    port = free_port()
    options = [f"--{name}={value}" for name, value in (OPTIONS | {"server.port": port}).items()]
    with log.open("wb") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "streamlit", "run", str(script), *options],
            cwd=PROJECT,
            env=without_proxies() | {"PYTHONPATH": str(PROJECT)} | environment,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    url = f"http://127.0.0.1:{port}"
    deadline = time.monotonic() + START_SECONDS
    while not is_healthy(url):
        if process.poll() is not None or time.monotonic() > deadline:
            stop_server(process)
            raise RuntimeError(f"the server of {script} did not start:\n{log.read_text('utf-8')}")
        time.sleep(0.1)
    return process, url


def stop_server(process: subprocess.Popen[bytes]) -> None:
    """Asks it to stop, then makes it."""
    process.terminate()
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def without_proxies() -> dict[str, str]:
    """This process's environment, with nothing that leads requests elsewhere."""
    return {name: value for name, value in os.environ.items() if "proxy" not in name.lower()}


def free_port() -> int:
    """A port nobody listens on."""
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def is_healthy(url: str) -> bool:
    """Whether the server answers."""
    try:
        with DIRECT.open(f"{url}/_stcore/health", timeout=2) as answer:
            return bool(answer.status == 200)
    except OSError:
        return False
