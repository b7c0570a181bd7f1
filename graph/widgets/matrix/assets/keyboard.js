/* Keys: what each does to the board. */

const ARROWS = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};
const PAGE = 10;

/* Does what the key asks; says whether it asked anything. */
export function press(board, event) {
  const { model, focus } = board;
  const row = Math.max(0, focus.row);
  const column = Math.max(0, focus.column);
  const whole = event.ctrlKey || event.metaKey;
  const arrow = ARROWS[event.key];
  if (event.altKey || (whole && !["Home", "End"].includes(event.key))) {
    return false;
  }
  if (arrow) {
    const fresh = focus.row < 0 || focus.column < 0;
    const [down, right] = arrow;
    board.moveTo(
      ...(fresh
        ? [row, column]
        : event.shiftKey
          ? model.next(row, column, down, right)
          : [row + down, column + right]),
    );
    return true;
  }
  const action = {
    Home: () => board.moveTo(whole ? 0 : row, 0),
    End: () => board.moveTo(whole ? model.height - 1 : row, model.width - 1),
    PageUp: () => board.moveTo(row - PAGE, column),
    PageDown: () => board.moveTo(row + PAGE, column),
    Enter: () => board.choose(row, column),
    " ": () => board.choose(row, column),
    l: () => board.open("rows", row),
    c: () => board.open("columns", column),
    "+": () => board.zoom(1),
    "=": () => board.zoom(1),
    "-": () => board.zoom(-1),
    0: () => board.fit(),
    Escape: () => board.leave(),
    "?": () => board.keysPanel.show(model.texts),
  }[event.key.length === 1 ? event.key.toLowerCase() : event.key];
  action?.();
  return Boolean(action);
}
