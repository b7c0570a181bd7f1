"""What a build did, told to people and kept beside the store."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from graph.settings import Settings

__all__ = ["BuildReport", "Progress"]

Progress = Callable[[str], None]
"""Is told the name of each step as it begins."""


@dataclass(slots=True)
class BuildReport:
    """What a build did.

    Parameters
    ----------
    version: name of the generation in use after it.
    changed: whether anything was written.
    sources: statements by source.
    things: how many things of each kind. issues: how many of each level.
    contributions: identifiers of the contributions in force.
    base: version of what the sources alone give.
    seconds: how long it took.
    """

    version: str
    changed: bool
    sources: dict[str, int] = field(default_factory=dict)
    things: dict[str, int] = field(default_factory=dict)
    issues: dict[str, int] = field(default_factory=dict)
    contributions: tuple[str, ...] = ()
    base: str = ""
    seconds: float = 0.0

    def described(self, settings: Settings) -> dict[str, object]:
        """Plain values, as written to ``build.json``."""
        return {
            "version": self.version,
            "base_version": self.base,
            "base": settings.base,
            "built": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()),
            "sources": self.sources,
            "things": self.things,
            "issues": self.issues,
            "contributions": list(self.contributions),
            "seconds": round(self.seconds, 2),
        }

    @classmethod
    def read(cls, said: Mapping[str, Any]) -> "BuildReport":
        """The report that ``build.json`` holds, nothing having changed since.

        Raises
        ------
        KeyError, TypeError: it is another version's.
        """
        return cls(
            said["version"],
            False,
            dict(said["sources"]),
            dict(said["things"]),
            dict(said["issues"]),
            tuple(said["contributions"]),
            said["base_version"],
        )
