"""What is drawn of an exploration: what was brought, less what is folded, filtered and hidden."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from graph.network.bridging import bridged
from graph.network.build import Network
from graph.network.claims import ClaimView
from graph.network.exploration.grower import Grower
from graph.network.exploration.growth import Growth
from graph.network.exploration.state import Expand, Exploration
from graph.network.grouping import grouped
from graph.network.layout import Positions
from graph.network.territories import territories_of

__all__ = ["Picture", "draw"]

KindOf = Callable[[Mapping[str, object]], str]
"""The kind the legend shows for a node's attributes."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A network with its places, and what it does not show.

    Parameters
    ----------
    network, positions: what is drawn. claims: every statement behind it.
    whole: the same before filters and hiding. said: the statements behind that.
    growth: what the steps placed.
    hidden: nodes put away one by one. filtered: how many nodes filters take away.
    groups: the members of each group drawn.
    unbridged: how many entities taken away linked too many to be bridged.
    territories: the places of each node, read when they are asked for.
    """

    network: Network
    positions: Positions
    claims: tuple[ClaimView, ...]
    whole: Network
    said: tuple[ClaimView, ...]
    growth: Growth
    hidden: tuple[str, ...] = ()
    filtered: int = 0
    groups: Mapping[str, tuple[str, ...]] | None = None
    unbridged: int = 0


def draw(grower: Grower, exploration: Exploration, kind_of: KindOf) -> Picture:
    """The picture of ``exploration``: the same for the same exploration, place for place.

    Parameters
    ----------
    kind_of: what the legend calls a node.

    Raises
    ------
    graph.errors.QuestionError: no network can be made of the question's rows.
    graph.errors.UnknownName: nothing is said of the centre.
    """
    growth = grow(grower, exploration)
    drawn, around = _drawn(growth, exploration)
    said = growth.between(drawn, around)
    whole = grower.network(growth, drawn, said)
    notes = grower.dataset.sources()
    deduced = not exploration.filters.about_claims
    claims = [one for one in said if exploration.filters.lets(one, notes)]
    places = _places(grower, exploration, whole)
    passed = _passed(exploration, whole, claims, places, kind_of)
    shown = passed - exploration.hidden
    kept = [one for one in claims if one.subject in shown and one.object in shown]
    unbridged = 0
    if exploration.filters.bridges:
        full = grower.network(growth, drawn, claims, deduced=deduced)
        net, unbridged = bridged(full, shown, language=grower.language)
    else:
        net = grower.network(growth, shown, kept, deduced=deduced)
    positions = {node: growth.positions[node] for node in net}
    groups: Mapping[str, tuple[str, ...]] | None = None
    if exploration.grouping:
        net, positions, groups = grouped(
            net,
            positions,
            exploration.grouping,
            opened=exploration.opened,
            alone={*exploration.pinned, exploration.start.centre, exploration.start.target},
            territories=places,
            names=_names(grower, places),
            iris=grower.dataset.iris,
            language=grower.language,
        )
    _mark(net, growth, exploration, groups or {})
    return Picture(
        network=net,
        positions=positions,
        claims=tuple(kept),
        whole=whole,
        said=tuple(said),
        growth=growth,
        hidden=tuple(node for node in growth.nodes if node in drawn & exploration.hidden),
        filtered=len(drawn - passed),
        groups=groups,
        unbridged=unbridged,
    )


def grow(grower: Grower, exploration: Exploration) -> Growth:
    """What the steps of ``exploration`` placed, folded ones included."""
    steps = (
        replace(one, folded=False) if isinstance(one, Expand) else one for one in exploration.steps
    )
    return grower.grow(exploration.start, tuple(steps))


def _drawn(growth: Growth, exploration: Exploration) -> tuple[set[str], set[str]]:
    """What is not folded, and the part of it that expansions are about."""
    unfolded = (one for one in exploration.steps if isinstance(one, Expand) and not one.folded)
    around = growth.opened(unfolded)
    return {*growth.first, *around, *(exploration.pinned & growth.nodes.keys())}, around


def _places(
    grower: Grower, exploration: Exploration, whole: Network
) -> Mapping[str, frozenset[str]]:
    """The territories of each node, where a filter or a grouping needs them."""
    if exploration.filters.territory or exploration.grouping in ("territoire", "departement"):
        return territories_of(grower.dataset.store, grower.dataset.iris, whole)
    return {}


def _names(grower: Grower, places: Mapping[str, frozenset[str]]) -> Mapping[str, str]:
    return grower.dataset.labels(frozenset().union(*places.values()), grower.language)


def _passed(
    exploration: Exploration,
    whole: Network,
    claims: Iterable[ClaimView],
    places: Mapping[str, frozenset[str]],
    kind_of: KindOf,
) -> set[str]:
    """The nodes filters let through; where one starts from and what is pinned always pass."""
    filters = exploration.filters
    always = {*exploration.pinned, exploration.start.centre, exploration.start.target}
    passed = {node for node, data in whole.nodes(data=True) if kind_of(data) not in filters.without}
    if filters.about_claims:
        passed &= {end for one in claims for end in (one.subject, one.object)}
    if filters.territory:
        passed &= filters.inside(whole, places)
    return passed | (always & set(whole))


def _mark(
    net: Network,
    growth: Growth,
    exploration: Exploration,
    groups: Mapping[str, tuple[str, ...]],
) -> None:
    """What the drawing shows of each node: expanded, pinned, how many neighbours are not there."""
    opened = {one.node for one in exploration.steps if isinstance(one, Expand) and not one.folded}
    for node, data in net.nodes(data=True):
        data["opened"] = node in opened
        data["pinned"] = node in exploration.pinned
        if node in growth.neighbours and (node in opened or node == exploration.start.centre):
            near = {*net.predecessors(node), *net.successors(node)} - {node}
            drawn = sum(len(groups.get(one, (one,))) for one in near)
            data["left"] = max(0, growth.neighbours[node] - drawn)
