"""Going back and forth between the states of an exploration."""

from dataclasses import dataclass
from typing import Final, Generic, TypeVar

__all__ = ["LONGEST", "History"]

LONGEST: Final = 100
"""How many steps can be taken back."""

State = TypeVar("State")


@dataclass(frozen=True)
class History(Generic[State]):
    """The states left behind and those taken back, the nearest last."""

    past: tuple[State, ...] = ()
    future: tuple[State, ...] = ()

    def done(self, left: State) -> "History[State]":
        """Something was done in the state ``left``: what was taken back is forgotten."""
        return History((*self.past, left)[-LONGEST:])

    def undo(self, now: State) -> "tuple[State, History[State]]":
        """The state before ``now``, or ``now`` itself when there is none."""
        if not self.past:
            return now, self
        return self.past[-1], History(self.past[:-1], (*self.future, now))

    def redo(self, now: State) -> "tuple[State, History[State]]":
        """The state taken back last, or ``now`` itself when there is none."""
        if not self.future:
            return now, self
        return self.future[-1], History((*self.past, now), self.future[:-1])
