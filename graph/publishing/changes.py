"""What changed between two snapshots (thin: counts of statements)."""

from dataclasses import dataclass

__all__ = ["Changes"]


@dataclass(frozen=True, slots=True)
class Changes:
    """What changed since the snapshot before.

    Parameters
    ----------
    since: the version before, or an empty text for a first snapshot.
    added, removed: how many statements.
    """

    since: str = ""
    added: int = 0
    removed: int = 0
