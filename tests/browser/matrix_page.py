"""A matrix as its reader meets it."""

from playwright.sync_api import Locator, Page

WAIT = 20_000
BOARD = "[...document.querySelectorAll('*')].find((e) => e.matrixBoard)?.matrixBoard"


class Matrix:
    """One page with a matrix; rows and columns are named by the end of their identifiers."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.stage = page.locator(".matrix-stage")
        self.side = page.locator(".st-key-matrix_side")
        self.tooltip = page.locator(".matrix-tooltip")
        self.cell = page.get_by_role("gridcell")

    def read(self, script: str, *values: object) -> object:
        """What ``script``, a function of the board and ``values``, gives."""
        return self.page.evaluate(f"(values) => ({script})({BOARD}, ...values)", list(values))

    def drawn(self) -> "Matrix":
        """Wait until cells are drawn and the page has nothing left to do."""
        self.page.wait_for_function(f"{BOARD}?.model?.count > 0", timeout=WAIT)
        self.page.locator("[data-test-script-state='notRunning']").wait_for(timeout=WAIT)
        return self

    def spot(self, row: str, column: str) -> tuple[float, float]:
        """The middle of a cell on the page, scrolled into sight."""
        self.stage.scroll_into_view_if_needed()
        found = self.read(
            """(board, row, column) => {
              const find = (ids, end) => ids.findIndex((id) => id.endsWith(end));
              const at = {
                row: find(board.model.rows.ids, row),
                column: find(board.model.columns.ids, column),
              };
              board.reveal(at);
              const { x, y } = board.geometry.corner(at.row, at.column, board.scroll);
              const box = board.stage.getBoundingClientRect();
              const half = board.geometry.size / 2;
              return [box.x + x + half, box.y + y + half];
            }""",
            row,
            column,
        )
        assert isinstance(found, list)
        return float(found[0]), float(found[1])

    def click(self, row: str, column: str) -> None:
        """Click a cell."""
        self.page.mouse.click(*self.spot(row, column))

    def chosen(self) -> object:
        """The identifiers of the chosen cell."""
        return self.read(
            """(board) => [
              board.model.rows.ids[board.chosen.row],
              board.model.columns.ids[board.chosen.column],
            ]"""
        )

    def button(self, name: str) -> Locator:
        """A button of the matrix or of the page."""
        return self.page.get_by_role("button", name=name, exact=True)
