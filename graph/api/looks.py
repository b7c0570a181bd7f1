"""How pages outside the interface look, and what they may load: their style and nothing else."""

from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.resources import files

__all__ = ["policy", "style"]


@cache
def style() -> str:
    """The style sheet of every page."""
    return (files("graph.api") / "templates" / "page.css").read_text("utf-8")


@cache
def policy() -> str:
    """What allows that style alone: no script, nothing from elsewhere (CSP Level 3)."""
    digest = b64encode(sha256(style().encode()).digest()).decode()
    return (
        f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'; "
        "frame-ancestors 'none'"
    )
