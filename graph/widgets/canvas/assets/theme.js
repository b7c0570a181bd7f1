/* Colours: what Streamlit's theme says, and what is made from it. */

const FADED = 0.78;
const probe = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
const known = new Map();
probe.canvas.width = probe.canvas.height = 1;

/* Any CSS colour -> [red, green, blue], 0..255. */
function channels(colour) {
  let rgb = known.get(colour);
  if (!rgb) {
    rgb = /^#[0-9a-f]{6}$/i.test(colour) ? read(colour) : ask(colour);
    known.set(colour, rgb);
  }
  return rgb;
}

const read = (colour) => [1, 3, 5].map((i) => parseInt(colour.slice(i, i + 2), 16));

/* The browser knows all of them; what it does not know is grey. */
function ask(colour) {
  probe.clearRect(0, 0, 1, 1);
  probe.fillStyle = "#888888";
  probe.fillStyle = colour;
  probe.fillRect(0, 0, 1, 1);
  return [...probe.getImageData(0, 0, 1, 1).data.slice(0, 3)];
}

/* `share` of `other` stirred into `colour`. */
export function mix(colour, other, share) {
  const [a, b] = [channels(colour), channels(other)];
  const part = (i) => Math.round(a[i] * (1 - share) + b[i] * share);
  const mixed = [part(0), part(1), part(2)];
  const colourOf = `rgb(${mixed.join(", ")})`;
  known.set(colourOf, mixed);
  return colourOf;
}

function isDark(colour) {
  const [red, green, blue] = channels(colour);
  return 0.299 * red + 0.587 * green + 0.114 * blue < 128;
}

/* What can best be read on a colour (relative luminance, WCAG 2.2). */
function readableOn(colour) {
  const [red, green, blue] = channels(colour).map((part) => (part / 255) ** 2.2);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.18 ? "#000000" : "#ffffff";
}

/* The theme in force at `element`: ink, paper, accent, font, whether it is dark; edge: of all edges;
 * trail: of those that stand out; strong: their names. */
export function readTheme(element) {
  const style = getComputedStyle(element);
  const told = (name, otherwise) => style.getPropertyValue(name).trim() || otherwise;
  const paper = told("--st-background-color", "#ffffff");
  const ink = told("--st-text-color", "#222222");
  const dark = isDark(paper);
  return {
    paper,
    ink,
    dark,
    accent: told("--st-primary-color", "#0072b2"),
    font: told("--st-font", "sans-serif"),
    edge: mix(ink, paper, dark ? 0.42 : 0.5),
    trail: mix(ink, paper, 0.3),
    strong: mix(ink, paper, 0.12),
  };
}

/* How a node of this colour is painted: the line is darker than the fill, so that pale kinds show
 * on paper; `on` is what can be read on the fill. `faded` is the same thinned into the paper,
 * opaque, so that edges stay behind it. `stamps`: see shapes.js. */
export function lookOf(colour, theme) {
  const line = theme.dark ? mix(colour, theme.paper, 0.45) : mix(colour, "#000000", 0.34);
  const look = {
    fill: mix(colour, colour, 0), // a colour nobody knows has become grey
    line,
    ink: mix(theme.ink, colour, 0.15),
    on: readableOn(colour),
    paper: theme.paper,
    lineWidth: 1.2,
    stamps: new Map(),
  };
  const thin = (part) => mix(part, theme.paper, FADED);
  const faded = { fill: thin(look.fill), line: thin(look.line), ink: thin(look.ink) };
  return { ...look, faded: { ...look, ...faded, on: thin(look.on), stamps: new Map() } };
}
