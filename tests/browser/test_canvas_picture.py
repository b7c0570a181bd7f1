"""The picture a reader keeps: twice the resolution, with legend and caption, nothing run."""

import struct
from pathlib import Path

import pytest
from canvas_page import Canvas

from graph.widgets.canvas import TEXTS

pytestmark = pytest.mark.browser


def save(canvas: Canvas) -> tuple[str, bytes]:
    """Name and content of the file."""
    with canvas.page.expect_download() as waiting:
        canvas.page.get_by_role("button", name=TEXTS["picture"]).click()
    path = waiting.value.path()
    return waiting.value.suggested_filename, Path(path).read_bytes()


def size(png: bytes) -> tuple[int, int]:
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    width, height = struct.unpack(">II", png[16:24])
    return width, height


@pytest.mark.parametrize("dark", [False, True])
def test_picture_is_twice_as_fine_on_paper_with_legend_and_caption(open_garden, dark):
    canvas = open_garden(dark=dark)
    name, png = save(canvas)
    assert name == "maillage .. exemple 1.png", "no folder, no colon"
    stage = canvas.box(canvas.stage)
    width, height = size(png)
    assert width == 2 * round(stage["width"])
    assert 2 * stage["height"] + 60 < height < 2 * stage["height"] + 200
    pixels = canvas.page.evaluate(
        """async (bytes) => {
          const blob = new Blob([new Uint8Array(bytes)], { type: "image/png" });
          const image = await createImageBitmap(blob);
          const canvas = new OffscreenCanvas(image.width, image.height);
          const ctx = canvas.getContext("2d");
          ctx.drawImage(image, 0, 0);
          const { data } = ctx.getImageData(0, 0, image.width, image.height);
          const start = (x, y) => 4 * (y * image.width + x);
          const at = (x, y) => [...data.subarray(start(x, y), start(x, y) + 4)];
          const paper = at(2, 2);
          const differs = (y0, y1) => {
            let count = 0;
            for (let y = y0; y < y1; y += 1) {
              for (let x = 0; x < image.width; x += 1) {
                count += at(x, y).some((value, i) => Math.abs(value - paper[i]) > 60);
              }
            }
            return count;
          };
          const bottom = image.height;
          return [paper, differs(bottom - 110, bottom - 52), differs(bottom - 48, bottom - 8)];
        }""",
        list(png),
    )
    paper, legend, caption = pixels
    assert paper == ([23, 22, 20, 255] if dark else [255, 255, 255, 255])
    assert legend > 500
    assert caption > 500


def test_hostile_texts_are_only_drawn(open_garden):
    canvas = open_garden("?evil=1")
    _, png = save(canvas)
    assert size(png)[0] > 0
    assert canvas.page.evaluate("() => window.hacked") is None
    assert canvas.root.locator("img, script, a, iframe").count() == 0


def test_a_picture_changes_nothing_on_the_page(open_garden):
    canvas = open_garden()
    before = canvas.places(), canvas.names()
    save(canvas)
    assert (canvas.places(), canvas.names()) == before
