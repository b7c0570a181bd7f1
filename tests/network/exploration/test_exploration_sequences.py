"""Whatever a reader does, in whatever order: the drawing is that of its address, opened afresh."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.network.exploration.address import Address
from graph.network.exploration.filters import Filters
from graph.network.exploration.grower import MOST, Grower
from graph.network.exploration.history import History
from graph.network.exploration.picture import Picture, draw
from graph.network.exploration.state import Exploration, Start
from graph.network.sentences import Patterns
from graph.questions.dataset import Dataset
from graph.views.palette import style_key

STARTS = (
    Start(centre="organisation/rtes", limit=6),
    Start(centre="organisation/coopcircuits"),
    Start(question="ptce", given=()),
)
SEQUENCES = st.lists(
    st.tuples(
        st.sampled_from(
            [
                *("expand", "expand", "expand", "by relation", "collapse", "collapse", "hide"),
                *("show all", "pin", "move", "arrange", "undo", "undo", "redo"),
                *("without documents", "recent", "bridges", "no filter", "group", "no group"),
            ]
        ),
        st.integers(0, 10_000),
    ),
    min_size=1,
    max_size=9,
)


@pytest.fixture(scope="module")
def words(dataset: Dataset) -> Patterns:
    return Patterns.read(dataset.store, dataset.iris)


@pytest.fixture(scope="module")
def warm(dataset: Dataset, words: Patterns) -> Grower:
    """Kept from one sequence to the next, as the explorer keeps it from one reader to the next."""
    return Grower(dataset, words)


def long(dataset: Dataset, start: Start) -> Start:
    return replace(start, centre=dataset.iris.long(start.centre) if start.centre else "")


def act(name: str, number: int, now: Exploration, drawn: Picture) -> Exploration:
    """What a reader does: ``number`` chooses the node it is done to."""
    nodes = sorted(drawn.whole)
    node = nodes[number % len(nodes)]
    relations = sorted({key for *_ends, key in drawn.whole.edges(keys=True)})
    acts: dict[str, Callable[[], Exploration]] = {
        "expand": lambda: now.expand(node),
        "by relation": lambda: (
            now.expand(node, relations[number % len(relations)], number % 2 == 0)
            if relations
            else now
        ),
        "collapse": lambda: now.collapse(node),
        "hide": lambda: now.hide([node]),
        "show all": now.show_all,
        "pin": lambda: now.pin(node),
        "move": lambda: now.move(node, number % 700 - 350.4, number % 300),
        "arrange": now.arrange,
        "without documents": lambda: now.filter(replace(now.filters, without=("resource",))),
        "recent": lambda: now.filter(replace(now.filters, since=2020)),
        "bridges": lambda: now.filter(replace(now.filters, bridges=True)),
        "no filter": lambda: now.filter(Filters()),
        "group": lambda: now.group(("type", "territoire", "communaute")[number % 3]),
        "no group": lambda: now.group(""),
    }
    return acts[name]()


def told(drawn: Picture) -> object:
    """Everything that is seen."""
    return (
        sorted(drawn.network.nodes(data=True)),
        sorted(drawn.network.edges(keys=True, data=True), key=lambda edge: edge[:3]),
        sorted(drawn.positions.items()),
        drawn.hidden,
        drawn.filtered,
        drawn.groups,
    )


def is_still(name: str) -> bool:
    """Whether nothing that is drawn before and after may have moved."""
    return name not in ("move", "arrange", "undo", "redo", "group", "no group")


@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(start=st.sampled_from(STARTS), sequence=SEQUENCES)
def test_any_sequence_draws_what_its_address_draws(
    dataset: Dataset,
    words: Patterns,
    warm: Grower,
    start: Start,
    sequence: list[tuple[str, int]],
) -> None:
    begun = long(dataset, start)
    now, history = Exploration(begun), History[Exploration]()
    for name, number in sequence:
        before = draw(warm, now, style_key)
        if name in ("undo", "redo"):
            now, history = history.undo(now) if name == "undo" else history.redo(now)
        else:
            history, now = history.done(now), act(name, number, now, before)
        after = draw(warm, now, style_key)
        if is_still(name) and not now.grouping:
            common = before.positions.keys() & after.positions.keys()
            assert all(before.positions[node] == after.positions[node] for node in common), name
        assert len(after.network) <= MOST
    book = Address(dataset.iris)
    params = book.write(now)
    again = book.read(lambda name: params.get(name, ""), begun)
    assert again == now
    assert told(draw(Grower(dataset, words), again, style_key)) == told(draw(warm, now, style_key))


@settings(max_examples=40, deadline=None)
@given(names=st.lists(st.integers(0, 50), min_size=1, max_size=20))
def test_undoing_everything_leads_back(names: list[int]) -> None:
    history, now = History[int](), -1
    states = [now]
    for name in names:
        history, now = history.done(now), name
        states.append(now)
    for expected in reversed(states[:-1]):
        now, history = history.undo(now)
        assert now == expected
    for expected in states[1:]:
        now, history = history.redo(now)
        assert now == expected
    assert history.redo(now) == (now, history)
