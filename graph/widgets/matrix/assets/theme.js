/* Colours: what Streamlit's theme says, and what is made from it. */

const probe = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
probe.canvas.width = probe.canvas.height = 1;

function channels(colour) {
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
  return `rgb(${part(0)}, ${part(1)}, ${part(2)})`;
}

/* The theme in force at `element`. */
export function readTheme(element) {
  const style = getComputedStyle(element);
  const told = (name, otherwise) => style.getPropertyValue(name).trim() || otherwise;
  const paper = told("--st-background-color", "#ffffff");
  const ink = told("--st-text-color", "#222222");
  const [red, green, blue] = channels(paper);
  return {
    paper,
    ink,
    dark: 0.299 * red + 0.587 * green + 0.114 * blue < 128,
    accent: told("--st-primary-color", "#0072b2"),
    font: told("--st-font", "sans-serif"),
    soft: mix(ink, paper, 0.25),
    rule: mix(ink, paper, 0.86),
    group: mix(ink, paper, 0.55),
    band: mix(ink, paper, 0.92),
    head: told("--st-secondary-background-color", mix(ink, paper, 0.95)),
  };
}
