"""A canvas on a page, as its reader meets it."""

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

PAGES = Path(__file__).resolve().parent / "pages"
WHEEL = PAGES / "wheel.py"
GARDEN = PAGES / "garden.py"
HOSTILE = PAGES / "hostile.py"
HOST = "[...document.querySelectorAll('*')].find((e) => e.networkCanvas)?.networkCanvas"
FRAMES = "await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));"

OpenCanvas = Callable[..., "Canvas"]


class Canvas:
    """A canvas on a page, as its reader meets it."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.host = HOST
        self.root = page.locator(".canvas-root")
        self.stage = page.locator(".canvas-stage")
        self.menu = page.get_by_role("menu")
        self.spoken = page.locator(".canvas-spoken[aria-live]")

    def read(self, script: str, *values: object) -> object:
        """What ``script``, a function of the board and ``values``, gives once all is drawn."""
        return self.page.evaluate(
            f"async (values) => {{ {FRAMES} return ({script})({self.host}, ...values); }}",
            list(values),
        )

    def wait(self, count: int) -> "Canvas":
        """Waits until so many nodes are drawn."""
        test = f"(count) => {self.host}?.scene.discs.size === count"
        self.page.wait_for_function(test, arg=count, timeout=30_000)
        return self

    def until(self, test: str) -> None:
        """Waits until ``test``, a function of the board, is true."""
        self.page.wait_for_function(f"() => ({test})({self.host})")

    def spot(self, id: str) -> tuple[float, float]:
        """Where a node, or the middle of an edge, is on the page."""
        found = self.read(
            """(board, id) => {
              const disc = board.scene.discs.get(id);
              const curve = board.scene.curves.get(id)?.curve;
              const at = disc ?? { x: (curve.x1 + curve.x2) / 2, y: (curve.y1 + curve.y2) / 2 };
              const box = board.stage.getBoundingClientRect();
              return [box.x + at.x, box.y + at.y];
            }""",
            id,
        )
        assert isinstance(found, list)
        return found[0], found[1]

    def click(self, id: str, **options: object) -> None:
        """Clicks a node or an edge."""
        self.page.mouse.click(*self.spot(id), **options)

    def click_nothing(self) -> None:
        """Clicks where there is only paper."""
        box = self.box(self.stage)
        self.page.mouse.click(box["x"] + 15, box["y"] + 15)

    def focus(self, id: str | None = None) -> None:
        """Brings the keyboard to the canvas, and to a node."""
        self.stage.focus()
        if id is not None:
            self.read("(board, id) => board.reader.walkTo(id)", id)

    def drag(self, id: str, by: tuple[float, float]) -> None:
        """Drags a node by so many pixels."""
        x, y = self.spot(id)
        self.page.mouse.move(x, y)
        self.page.mouse.down()
        self.page.mouse.move(x + by[0] / 2, y + by[1] / 2, steps=4)
        self.page.mouse.move(x + by[0], y + by[1], steps=4)
        self.page.mouse.up()

    def box(self, part: Locator) -> dict[str, float]:
        """The rectangle of a part of the page."""
        box = part.bounding_box()
        assert box is not None
        return dict(box)

    def places(self) -> dict[str, list[float]]:
        """Where every node is, in pixels from the middle of the canvas."""
        found = self.read(
            """(board) => [...board.scene.discs.values()].map(({ id, x, y }) =>
              [id, x - board.stage.clientWidth / 2, y - board.stage.clientHeight / 2])"""
        )
        assert isinstance(found, list)
        return {id: [x, y] for id, x, y in found}

    def radii(self) -> dict[str, float]:
        """How large every node is, in pixels."""
        found = self.read("(board) => [...board.scene.discs.values()].map(({ id, r }) => [id, r])")
        assert isinstance(found, list)
        return dict(found)

    def scale(self) -> float:
        """The zoom."""
        found = self.read("(board) => board.network.getScale()")
        assert isinstance(found, int | float)
        return float(found)

    def colour(self, id: str, dx: float = 0, dy: float = 0) -> list[int]:
        """Red, green and blue at a node, or so many radii beside its middle; white is paper."""
        found = self.read(
            """(board, id, dx, dy) => {
              const { x, y, r } = board.scene.discs.get(id);
              const sharp = devicePixelRatio;
              const ctx = board.canvas.getContext("2d");
              const seen = ctx.getImageData((x + dx * r) * sharp, (y + dy * r) * sharp, 1, 1);
              const [red, green, blue, ink] = seen.data;
              return [red, green, blue].map((c) => Math.round(c + ((255 - c) * (255 - ink)) / 255));
            }""",
            *(id, dx, dy),
        )
        assert isinstance(found, list)
        return found

    def names(self) -> list[str]:
        """The names written, in alphabetical order."""
        found = self.read("(board) => board.labels.drawn.map((one) => one.name.lines.join(' '))")
        assert isinstance(found, list)
        return sorted(found)

    def told(self, *lines: str) -> None:
        """Waits until Python has had exactly these events."""
        expect(self.page.get_by_text(f"{len(lines)} événements")).to_be_visible(timeout=15_000)
        if lines:
            expect(self.page.get_by_text(lines[-1]).last).to_contain_text("\n".join(lines))

    def press(self, button: str) -> None:
        """Presses a button of the page."""
        self.page.get_by_role("button", name=button, exact=True).click()


def colour_of(code: str) -> list[int]:
    """``#0072b2`` as red, green and blue."""
    return [int(code[i : i + 2], 16) for i in (1, 3, 5)]
