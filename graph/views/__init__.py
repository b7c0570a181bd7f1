"""Networks drawn: for the canvas of the page, as a file of its own, as a picture."""
