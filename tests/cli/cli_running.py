"""What a command did, and where the small store is."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

__all__ = ["Built", "Command", "Run"]


@dataclass(frozen=True)
class Run:
    """What one command did."""

    code: int
    out: str
    err: str

    @property
    def sentence(self) -> str:
        """The one line an error is told in."""
        lines = self.err.splitlines()
        assert len(lines) == 1, self.err
        assert lines[0].startswith("maillage : "), self.err
        assert "Traceback" not in self.err
        return lines[0].removeprefix("maillage : ")


Command = Callable[..., Run]


@dataclass(frozen=True)
class Built:
    """A data folder and the store built from it."""

    data: Path
    store: Path
