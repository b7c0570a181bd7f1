"""Collections stay short however much is kept, and nothing is lost for good."""

import gc
import weakref
from collections.abc import Iterator

import pytest

from graph.widgets import memory


class Ring:
    """Garbage that only the collector finds."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    before = list(gc.callbacks)
    gc.callbacks.clear()
    yield
    gc.callbacks[:] = before
    gc.unfreeze()


def test_what_is_kept_is_set_aside_once_a_collection_is_slow() -> None:
    memory.shorten_collections()
    memory.shorten_collections()
    assert len(gc.callbacks) == 1
    kept = [[] for _ in range(600_000)]
    gc.collect()
    assert gc.get_freeze_count() >= len(kept)


def test_garbage_that_was_set_aside_goes_at_the_next_look_at_everything(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    memory.shorten_collections()
    ring = Ring()
    gone = weakref.ref(ring)
    gc.freeze()
    del ring
    gc.collect()
    assert gone() is not None
    monkeypatch.setattr(memory, "_EVERYTHING", 0.0)
    gc.collect()
    assert gone() is None
