"""The Explorer as its reader meets it, on the real data."""

import re
from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Locator, Page, expect

BOARD = "[...document.querySelectorAll('*')].find((e) => e.networkCanvas)?.networkCanvas"
WAIT = 20_000

Place = tuple[float, float]

_ON_LINE = """(board, one, other) => {
  const item = [...board.scene.curves.values()].find(({ edge }) =>
    (edge.from.endsWith(one) && edge.to.endsWith(other)) ||
    (edge.from.endsWith(other) && edge.to.endsWith(one)));
  const at = ({ x1, y1, cx, cy, x2, y2 }, t) => ({
    x: (1 - t) ** 2 * x1 + 2 * t * (1 - t) * cx + t ** 2 * x2,
    y: (1 - t) ** 2 * y1 + 2 * t * (1 - t) * cy + t ** 2 * y2,
  });
  const steps = [...Array(81).keys()].map((i) => i / 80);
  const away = (point, list, reach) => Math.min(...list.map((q) =>
    Math.hypot(q.x - point.x, q.y - point.y) - reach(q)));
  const others = [...board.scene.curves.values()].filter((one) => one !== item && !one.curve.loop)
    .flatMap(({ curve }) => steps.map((t) => at(curve, t)));
  const discs = [...board.scene.discs.values()];
  const room = (point) => Math.min(
    away(point, discs, (disc) => disc.r), away(point, others, () => 0), 30);
  const best = steps.filter((t) => t > 0.1 && t < 0.9).map((t) => at(item.curve, t))
    .reduce((a, b) => (room(b) > room(a) + 0.5 ? b : a));
  const box = board.stage.getBoundingClientRect();
  return [box.x + best.x, box.y + best.y];
}"""
"""A point of the line between two nodes where nothing else is near."""


class Explorer:
    """One page of the Explorer; nodes are named by the end of their IRI."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.card = page.locator(".st-key-card")
        self.told = page.locator(".st-key-heading [role=status]")
        self.stage = page.locator(".canvas-stage")
        self.menu = page.get_by_role("menu")
        self.undo = page.locator(".st-key-undo button:visible")
        self.redo = page.locator(".st-key-redo button:visible")

    # ---- the drawing

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

    def has(self, *ends: str) -> "Explorer":
        """Wait until nodes whose IRIs end so are drawn."""
        return self.until(
            """(board, ends) => ends.every((end) =>
              [...board.scene.discs.keys()].some((id) => id.endsWith(end)))""",
            ends,
        )

    def lacks(self, *ends: str) -> "Explorer":
        """Wait until no node whose IRI ends so is drawn."""
        return self.until(
            """(board, ends) => !ends.some((end) =>
              [...board.scene.discs.keys()].some((id) => id.endsWith(end)))""",
            ends,
        )

    def nodes(self) -> set[str]:
        """The IRIs of what is drawn."""
        return set(self._list("(board) => [...board.scene.discs.keys()]"))

    def node(self, end: str) -> dict[str, object]:
        """What is known of the node whose IRI ends so: label, left, opened, pinned, members."""
        found = self.read(
            "(board, end) => [...board.nodes.values()].find(({ id }) => id.endsWith(end))", end
        )
        assert isinstance(found, dict), end
        return found

    def lines(self) -> list[dict[str, object]]:
        """Every line drawn: from, to, label, title, width, dashes, arrow, through."""
        return self._list("(board) => [...board.scene.curves.values()].map(({ edge }) => edge)")

    def places(self) -> dict[str, Place]:
        """Where each node is in the drawing, whatever the zoom."""
        found = self._list(
            """(board) => [...board.scene.discs.keys()].map((id) => {
              const { x, y } = board.places.at.get(id);
              return [id, x, y];
            })"""
        )
        return {id: (x, y) for id, x, y in found}

    def spot(self, end: str) -> Place:
        """Where a node whose IRI ends so is on the page."""
        found = self._list(
            """(board, end) => {
              const disc = [...board.scene.discs.values()].find((one) => one.id.endsWith(end));
              const box = board.stage.getBoundingClientRect();
              return [box.x + disc.x, box.y + disc.y];
            }""",
            end,
        )
        return found[0], found[1]

    def line(self, one: str, other: str) -> Place:
        """A point of the line between two nodes, on the page."""
        found = self._list(_ON_LINE, one, other)
        return found[0], found[1]

    def chosen(self) -> set[str]:
        """The ids of what is selected."""
        return set(self._list("(board) => [...board.choice.chosen]"))

    def _list(self, script: str, *values: object) -> list:
        found = self.read(script, *values)
        assert isinstance(found, list)
        return found

    # ---- what the reader does

    def click(self, end: str, *, shift: bool = False) -> None:
        """One click on a node."""
        if shift:
            self.page.keyboard.down("Shift")
        self.page.mouse.click(*self.spot(end))
        if shift:
            self.page.keyboard.up("Shift")

    def open_card(self, end: str) -> Locator:
        """One click on a node, until its card is there."""
        label = str(self.node(end)["label"])
        self.click(end)
        expect(self.card.get_by_role("heading", name=label, exact=True)).to_be_visible(timeout=WAIT)
        self.settled()
        return self.card

    def expand(self, end: str) -> "Explorer":
        """Two clicks on a node, until its neighbours are there."""
        before = self.nodes()
        self.page.mouse.dblclick(*self.spot(end))
        return self.until(
            "(board, before) => board.scene.discs.size > before", len(before)
        ).settled()

    def open_menu(self, end: str) -> Locator:
        """The other button on a node, until the menu holds what Python adds to it."""
        self.page.mouse.click(*self.spot(end), button="right")
        expect(self.menu).to_be_visible()
        return self.menu

    def drag(self, end: str, dx: float, dy: float) -> None:
        """Take a node elsewhere."""
        x, y = self.spot(end)
        mouse = self.page.mouse
        mouse.move(x, y)
        mouse.down()
        mouse.move(x + dx / 2, y + dy / 2, steps=4)
        mouse.move(x + dx, y + dy, steps=4)
        mouse.up()

    def press(self, button: str | re.Pattern[str]) -> None:
        """Press a button of the page."""
        self.page.get_by_role("button", name=button).first.click()

    def key(self, key: str) -> None:
        """Press a key while the drawing has the focus."""
        self.stage.focus()
        self.page.keyboard.press(key)

    def open(self, drawer: str) -> Locator:
        """Open what a button of the tools opens: « Filtrer », « Regrouper », « Enregistrer »."""
        body = self.page.locator(".st-key-drawer")
        button = self.page.locator(".st-key-tools").get_by_role("button", name=drawer)
        if button.get_attribute("kind") != "primary":
            button.click()
            expect(button).to_have_attribute("kind", "primary", timeout=WAIT)
        expect(body).to_be_visible(timeout=WAIT)
        return body

    def close(self) -> None:
        """Close what is open."""
        self.page.locator(".st-key-tools button[kind=primary]").click()
        expect(self.page.locator(".st-key-drawer")).to_be_hidden(timeout=WAIT)

    def settled(self) -> "Explorer":
        """Wait until the page has nothing left to do and shows nothing of the run before."""
        self.page.locator("[data-test-script-state='notRunning']").wait_for(timeout=WAIT)
        expect(self.page.locator("[data-stale='true']")).to_have_count(0, timeout=WAIT)
        return self

    def groups(self) -> dict[str, int]:
        """How many entities each group drawn holds."""
        return {
            one: int(str(self.node(one)["members"]))
            for one in self.nodes()
            if one.startswith("group:")
        }

    def counts(self) -> list[int]:
        """The numbers of the line that counts."""
        return [int(found) for found in re.findall(r"\d+", self.told.inner_text())]

    # ---- the address

    def params(self) -> dict[str, str]:
        """The parameters of the address."""
        return {name: texts[0] for name, texts in parse_qs(urlsplit(self.page.url).query).items()}

    def await_param(self, name: str, text: str) -> None:
        """Wait until a parameter of the address holds ``text``."""
        expect(self.page).to_have_url(
            re.compile(rf"[?&]{name}=[^&]*{re.escape(text)}"), timeout=WAIT
        )

    def await_no_param(self, name: str) -> None:
        """Wait until the address has no such parameter."""
        expect(self.page).not_to_have_url(re.compile(rf"[?&]{name}="), timeout=WAIT)

    def count_is(self, *parts: str | re.Pattern[str]) -> None:
        """Wait until the line that counts says all this."""
        for part in parts:
            expect(self.told).to_contain_text(part, timeout=WAIT)


OpenExplorer = Callable[..., Explorer]
OpenSite = Callable[..., Page]
