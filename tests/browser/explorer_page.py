"""The Explorer as its reader meets it, on the real data."""

import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Locator, Page, expect

PROJECT = Path(__file__).resolve().parents[2]
BOARD = "[...document.querySelectorAll('*')].find((e) => e.networkCanvas)?.networkCanvas"
WAIT = 20_000


class Explorer:
    """One page of the Explorer; nodes are named by the end of their IRI."""

    def __init__(self, page: Page) -> None:
        self.page = page

    @property
    def card(self) -> Locator:
        """What stands beside the drawing."""
        return self.page.locator(".st-key-card")

    @property
    def told(self) -> Locator:
        """The line that counts."""
        return self.page.locator(".st-key-heading [role=status]")

    def read(self, script: str, *values: object) -> object:
        """What ``script``, a function of the board and ``values``, gives."""
        return self.page.evaluate(f"(values) => ({script})({BOARD}, ...values)", list(values))

    def until(self, condition: str, *values: object) -> "Explorer":
        """Wait until ``condition``, a function of the board, holds."""
        self.page.wait_for_function(
            f"(values) => {BOARD} && ({condition})({BOARD}, ...values)",
            arg=list(values),
            timeout=WAIT,
        )
        return self

    def drawn(self, least: int = 2) -> "Explorer":
        """Wait for a drawing of at least so many nodes."""
        return self.until("(board, least) => board.scene.discs.size >= least", least)

    def nodes(self) -> set[str]:
        """The IRIs of what is drawn."""
        found = self.read("(board) => [...board.nodes.keys()]")
        assert isinstance(found, list)
        return set(found)

    def places(self) -> dict[str, tuple[float, float]]:
        """Where each node is in the drawing, whatever the zoom."""
        found = self.read(
            """(board) => [...board.nodes.keys()].map((id) => {
              const { x, y } = board.camera.place(id);
              return [id, Math.round(x * 10) / 10, Math.round(y * 10) / 10];
            })"""
        )
        assert isinstance(found, list)
        return {id: (x, y) for id, x, y in found}

    def spot(self, end: str) -> tuple[float, float]:
        """Where a node whose IRI ends so is on the page."""
        found = self.read(
            """(board, end) => {
              const disc = [...board.scene.discs.values()].find((one) => one.id.endsWith(end));
              const box = board.stage.getBoundingClientRect();
              return [box.x + disc.x, box.y + disc.y];
            }""",
            end,
        )
        assert isinstance(found, list)
        return found[0], found[1]

    def line(self, one: str, other: str) -> tuple[float, float]:
        """The middle of the line between two nodes, on the page."""
        found = self.read(
            """(board, one, other) => {
              const { curve } = [...board.scene.curves.values()].find(({ edge }) =>
                (edge.from.endsWith(one) && edge.to.endsWith(other)) ||
                (edge.from.endsWith(other) && edge.to.endsWith(one)));
              const box = board.stage.getBoundingClientRect();
              return [box.x + (curve.x1 + 2 * curve.cx + curve.x2) / 4,
                      box.y + (curve.y1 + 2 * curve.cy + curve.y2) / 4];
            }""",
            one,
            other,
        )
        assert isinstance(found, list)
        return found[0], found[1]

    def click(self, end: str) -> None:
        """One click on a node."""
        self.page.mouse.click(*self.spot(end))

    def expand(self, end: str) -> "Explorer":
        """Two clicks on a node, until its neighbours are there."""
        before = len(self.nodes())
        self.page.mouse.dblclick(*self.spot(end))
        return self.until("(board, before) => board.scene.discs.size > before", before)

    def press(self, button: str | re.Pattern[str]) -> None:
        """Press a button of the page."""
        self.page.get_by_role("button", name=button).first.click()

    def params(self) -> dict[str, str]:
        """The parameters of the address."""
        return {name: texts[0] for name, texts in parse_qs(urlsplit(self.page.url).query).items()}

    def await_param(self, name: str, text: str) -> None:
        """Wait until a parameter of the address holds ``text``."""
        expect(self.page).to_have_url(re.compile(rf"[?&]{name}=[^&]*{re.escape(text)}"), timeout=WAIT)


OpenExplorer = Callable[..., Explorer]
