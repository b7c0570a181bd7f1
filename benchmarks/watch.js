/* Runs before any script of a page with our canvas and notes in window.marks, in milliseconds:
 * called: the component's first call with data; engine: its library is there; drawn: its first
 * whole picture is finished; pressed, grown: a double click, and the first picture with more nodes
 * after it. It changes nothing of what is drawn. */

const marks = (window.marks = {});
const channel = new MessageChannel();
channel.port1.onmessage = ({ data }) => (marks[data] ??= performance.now());

/* The frame in which this is painted will be finished when the message arrives. */
const painted = (name) => name in marks || channel.port2.postMessage(name);

/* The first thing a new canvas does is to look for its root. */
const find = DocumentFragment.prototype.querySelector;
DocumentFragment.prototype.querySelector = function (selector) {
  if (selector === ".canvas-root") {
    marks.called ??= performance.now();
  }
  return find.call(this, selector);
};

/* The library names itself when its script starts; what is queued then runs when it has ended. */
let library;
Object.defineProperty(window, "vis", {
  configurable: true,
  get: () => library,
  set(value) {
    library = value;
    queueMicrotask(() => (marks.engine ??= performance.now()));
  },
});

/* A new canvas tells its element who it is. */
Object.defineProperty(Element.prototype, "networkCanvas", {
  configurable: true,
  set(board) {
    Object.defineProperty(this, "networkCanvas", { value: board, writable: true });
    window.board = board;
    watch(board);
  },
});

function watch(board) {
  const paint = board.paint.bind(board);
  board.paint = (ctx) => {
    paint(ctx);
    const count = board.scene.discs.size;
    if (board.opened && count > 0 && count === board.nodes.size) {
      painted("drawn");
      if (marks.pressed && count > marks.before) {
        painted("grown");
      }
    }
  };
  addEventListener("pointerdown", ({ timeStamp }) => (marks.down = timeStamp), true);
  addEventListener(
    "dblclick",
    () => {
      delete marks.grown;
      Object.assign(marks, { pressed: marks.down, before: board.scene.discs.size });
    },
    true,
  );
}
