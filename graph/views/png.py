"""A picture as PNG, from the SVG we draw ourselves (resvg, no browser and no network)."""

__all__ = ["to_png"]


def to_png(svg: str, *, zoom: int = 2) -> bytes:
    """The SVG picture ``svg`` as the bytes of a PNG file (ISO/IEC 15948).

    Parameters
    ----------
    svg: a whole document, with ``width`` and ``height`` in pixels, drawn by this
        program: never a picture somebody else brings.
    zoom: how many pixels of the file one pixel of the drawing takes; 2 is fit for print.
    """
    import resvg_py  # loaded when the first picture is asked for

    return bytes(resvg_py.svg_to_bytes(svg_string=svg, zoom=zoom))
