/* The view: zoom, fit, going to a node, coming back to where the reader was. */

const PADDING = { x: 70, y: 48 };
const EDGE_OF_VIEW = 30;
const ZOOM_LIMITS = [0.02, 8];
const FIT_LIMIT = 1.4;
const SETTLE = 160;

const still = () => matchMedia("(prefers-reduced-motion: reduce)").matches;
const within = (value, [low, high]) => Math.max(low, Math.min(high, value));

export class Camera {
  /* placeOf(id) -> {x, y}; settled() is called when the view has come to rest. */
  constructor(network, stage, placeOf, settled) {
    this.network = network;
    this.stage = stage;
    this.placeOf = placeOf;
    this.settled = settled;
    this.moving = false;
    /* whether the reader chose this view: then it is left alone */
    this.chosen = false;
    network.on("animationFinished", () => this.rest());
  }

  /* Screen = origin + scale * place. */
  now() {
    return { scale: this.network.getScale(), origin: this.network.canvasToDOM({ x: 0, y: 0 }) };
  }

  sees(id, margin = EDGE_OF_VIEW) {
    const at = this.network.canvasToDOM(this.placeOf(id));
    const { clientWidth: wide, clientHeight: high } = this.stage;
    return at.x > margin && at.y > margin && at.x < wide - margin && at.y < high - margin;
  }

  glide(view, duration) {
    const animation =
      duration > 0 && !still() ? { duration, easingFunction: "easeInOutQuad" } : false;
    this.size = undefined;
    this.network.moveTo({ ...view, animation });
    if (!animation) {
      this.rest();
    }
  }

  zoom(factor) {
    this.chosen = true;
    this.glide({ scale: within(this.network.getScale() * factor, ZOOM_LIMITS) }, 140);
  }

  /* Everything in `ids`, with room for the names at the edges. */
  fit(ids, duration) {
    const { clientWidth: wide, clientHeight: high } = this.stage;
    if (ids.length === 0 || wide === 0) {
      return;
    }
    const { left, right, top, bottom } = this.bounds(ids);
    const room = {
      x: wide - 2 * Math.min(PADDING.x, wide / 8),
      y: high - 2 * Math.min(PADDING.y, high / 8),
    };
    const scale = Math.min(FIT_LIMIT, room.x / (right - left || 1), room.y / (bottom - top || 1));
    this.chosen = false;
    this.glide(
      {
        scale: within(scale, ZOOM_LIMITS),
        position: { x: (left + right) / 2, y: (top + bottom) / 2 },
      },
      duration,
    );
  }

  bounds(ids) {
    const box = { left: Infinity, right: -Infinity, top: Infinity, bottom: -Infinity };
    for (const id of ids) {
      const { x, y } = this.placeOf(id);
      box.left = Math.min(box.left, x);
      box.right = Math.max(box.right, x);
      box.top = Math.min(box.top, y);
      box.bottom = Math.max(box.bottom, y);
    }
    return box;
  }

  bringIntoView(id) {
    if (!this.sees(id)) {
      this.chosen = true;
      this.glide({ position: { ...this.placeOf(id) }, scale: this.network.getScale() }, 220);
    }
  }

  /* The reader moves the view. */
  moves() {
    this.chosen = true;
    this.moving = true;
    this.size = undefined;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.rest(), SETTLE);
  }

  /* The same by wheel or fingers, which know no limits. */
  zoomed() {
    const scale = this.network.getScale();
    if (within(scale, ZOOM_LIMITS) !== scale) {
      this.glide({ scale: within(scale, ZOOM_LIMITS) }, 0);
    }
    this.moves();
  }

  rest() {
    this.moving = false;
    this.settled();
  }

  /* Remembers the view somebody wanted: vis-network stretches it when the size changes, and it is
   * gone with the size when the element has left the page. */
  note() {
    const size = `${this.stage.clientWidth} ${this.stage.clientHeight}`;
    if ((this.size ?? size) === size) {
      this.size = size;
      this.noted = {
        scale: this.network.getScale(),
        position: this.network.getViewPosition(),
      };
    }
  }

  /* The stage has a new size: the same middle at the same zoom. */
  hold() {
    if (this.noted) {
      this.glide(this.noted, 0);
    }
  }

  leave() {
    clearTimeout(this.timer);
    return { chosen: this.chosen && this.noted !== undefined, ...this.noted };
  }

  returnTo({ scale, position }) {
    this.chosen = true;
    this.glide({ scale, position }, 0);
  }
}
