"""Pictures as PNG files."""

import struct

from graph.views.png import to_png

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="30" height="20">'
    '<rect width="30" height="20" fill="#0072B2"/></svg>'
)


def size(png: bytes) -> tuple[int, int]:
    """Width and height of the header (PNG specification, 11.2.2)."""
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", png[16:24])
    return width, height


def test_a_picture_is_drawn_at_its_size_times_the_zoom() -> None:
    assert size(to_png(SVG, zoom=1)) == (30, 20)
    assert size(to_png(SVG)) == (60, 40)


def test_the_same_picture_gives_the_same_bytes() -> None:
    assert to_png(SVG) == to_png(SVG)
