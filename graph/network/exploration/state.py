"""What a reader asked for so far: a value that never changes, and the steps that lead on from it.

Two equal explorations of one dataset are drawn the same, node for node and place for place. So
everything that moves a node is a step and steps are kept in order: what is drawn later is placed
around what was there, and a node that was placed once stays where it is.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Final, TypeAlias

from graph.network.exploration.filters import Filters

__all__ = ["STEP", "Arrange", "Expand", "Exploration", "Move", "Start", "Step"]

STEP: Final = 20
"""How many neighbours one expansion brings."""


@dataclass(frozen=True, slots=True)
class Start:
    """Where an exploration starts: an entity, two entities, or the answer to a question.

    Parameters
    ----------
    centre: an entity's IRI, or an empty text when it starts from a question.
    target: another entity's IRI: what is shown is then how the two are connected.
    question, given: the question and its parameters.
    limit: how many neighbours of the centre are shown at first.
    weak: whether chains may use the weakest links.
    """

    centre: str = ""
    target: str = ""
    question: str = ""
    given: tuple[tuple[str, str], ...] = ()
    limit: int = STEP
    weak: bool = False


@dataclass(frozen=True, slots=True)
class Expand:
    """The best neighbours of ``node`` are drawn.

    Parameters
    ----------
    relation: IRI of a property: only neighbours by this relation; all if empty.
    forward: with a relation, whether it goes out from ``node``.
    upto: how many of the best are drawn, those of earlier steps included.
    folded: the neighbours are put away, the places they were given are kept.
    """

    node: str
    relation: str = ""
    forward: bool = True
    upto: int = STEP
    folded: bool = False


@dataclass(frozen=True, slots=True)
class Move:
    """The reader put ``node`` at ``x``, ``y`` (pixels at zoom 1, y downwards)."""

    node: str
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Arrange:
    """Everything drawn so far is placed anew, with this seed of random numbers."""

    seed: int


Step: TypeAlias = Expand | Move | Arrange


@dataclass(frozen=True, slots=True)
class Exploration:
    """The whole state of a network on the page, its language and selection apart.

    Parameters
    ----------
    steps: what moved or brought nodes, in order.
    hidden: nodes put away one by one. pinned: nodes no filter and no fold takes away.
    grouping: ``type``, ``territoire``, ``departement``, ``communaute``, or an empty text.
    opened: groups whose members are drawn.
    """

    start: Start
    steps: tuple[Step, ...] = ()
    hidden: frozenset[str] = frozenset()
    pinned: frozenset[str] = frozenset()
    filters: Filters = field(default_factory=Filters)
    grouping: str = ""
    opened: frozenset[str] = frozenset()

    def expand(self, node: str, relation: str = "", forward: bool = True) -> "Exploration":
        """Draw the best neighbours of ``node``; asked again, the next ones.

        What was folded of the same kind is unfolded, and nothing more.
        """
        same = [
            one
            for one in self.steps
            if isinstance(one, Expand)
            and (one.node, one.relation, one.forward or not one.relation)
            == (node, relation, forward or not relation)
        ]
        if any(one.folded for one in same):
            opened = [replace(one, folded=False) if one in same else one for one in self.steps]
            return self._with(opened)
        first = self.start.limit if node == self.start.centre and not relation else 0
        upto = max([one.upto for one in same] or [first]) + STEP
        return self._with([*self.steps, Expand(node, relation, forward or not relation, upto)])

    def collapse(
        self, node: str, relation: str | None = None, forward: bool = True
    ) -> "Exploration":
        """Put away what expanding ``node`` brought, or what it brought by one relation."""

        def folds(one: Step) -> bool:
            return (
                isinstance(one, Expand)
                and one.node == node
                and (relation is None or (one.relation, one.forward) == (relation, forward))
            )

        return self._with(
            replace(one, folded=True) if isinstance(one, Expand) and folds(one) else one
            for one in self.steps
        )

    def expanded(self, node: str) -> tuple[Expand, ...]:
        """The expansions of ``node`` that are drawn."""
        return tuple(
            one
            for one in self.steps
            if isinstance(one, Expand) and one.node == node and not one.folded
        )

    def move(self, node: str, x: float, y: float) -> "Exploration":
        """Put ``node`` somewhere; an earlier move counts as long as something was placed by it."""
        steps = list(self.steps)
        for place in range(len(steps) - 1, -1, -1):
            step = steps[place]
            if not isinstance(step, Move):
                break
            if step.node == node:
                del steps[place]
        return self._with([*steps, Move(node, round(x), round(y))])

    def arrange(self) -> "Exploration":
        """Place everything anew; what was moved or folded before no longer counts."""
        seed = 1 + max([one.seed for one in self.steps if isinstance(one, Arrange)], default=1)
        kept = [one for one in self.steps if isinstance(one, Expand) and not one.folded]
        return self._with([*kept, Arrange(seed)])

    def hide(self, nodes: Iterable[str]) -> "Exploration":
        """Put these nodes away; they are still counted."""
        gone = frozenset(nodes)
        return replace(self, hidden=self.hidden | gone, pinned=self.pinned - gone)

    def show_all(self) -> "Exploration":
        """Bring back every node put away one by one."""
        return replace(self, hidden=frozenset())

    def show(self, node: str) -> "Exploration":
        """Bring back one node put away."""
        return replace(self, hidden=self.hidden - {node})

    def pin(self, node: str) -> "Exploration":
        """Keep ``node`` drawn whatever is filtered or folded; asked again, no longer."""
        return replace(self, pinned=self.pinned ^ {node}, hidden=self.hidden - {node})

    def group(self, by: str) -> "Exploration":
        """Draw one node for each group; an empty text draws every entity again."""
        return replace(self, grouping=by, opened=frozenset())

    def open_group(self, group: str) -> "Exploration":
        """Draw the members of ``group``; asked again, the group."""
        return replace(self, opened=self.opened ^ {group})

    def filter(self, filters: Filters) -> "Exploration":
        """Show only what passes ``filters``."""
        return replace(self, filters=filters)

    def _with(self, steps: Iterable[Step]) -> "Exploration":
        """These steps, without folded ones at the end: nothing was placed after them.

        They stay as long as something is pinned, which may be what they brought.
        """
        kept = list(steps)
        while not self.pinned and kept and isinstance(kept[-1], Expand) and kept[-1].folded:
            kept.pop()
        return replace(self, steps=tuple(kept))
