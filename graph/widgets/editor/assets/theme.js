/* Whether Streamlit's theme in force at `element` is dark. */

const probe = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
probe.canvas.width = probe.canvas.height = 1;

export function isDark(element) {
  const paper = getComputedStyle(element).getPropertyValue("--st-background-color").trim();
  probe.fillStyle = "#ffffff";
  probe.fillStyle = paper || "#ffffff";
  probe.fillRect(0, 0, 1, 1);
  const [red, green, blue] = probe.getImageData(0, 0, 1, 1).data;
  return 0.299 * red + 0.587 * green + 0.114 * blue < 128;
}
