"""A client refused again and again waits; others do not."""

import asyncio
import time

from graph.api.slowing import Slowing


def test_refusals_beyond_the_free_ones_are_told_later() -> None:
    slowing = Slowing(clock=lambda: 0.0, pause=0.05)

    def told(client: str, status: int) -> bool:
        """Whether it had to wait."""
        begun = time.monotonic()
        asyncio.run(slowing.refuse(client, status))
        return time.monotonic() - begun >= 0.05

    assert not any(told("a", 403) for _ in range(30))
    assert told("a", 429)
    assert not told("b", 429)
    assert not told("a", 404)


def test_a_minute_later_all_is_forgotten() -> None:
    now = [0.0]
    slowing = Slowing(clock=lambda: now[0])
    assert [slowing.count("a") for _ in range(3)] == [1, 2, 3]
    now[0] = 61.0
    assert slowing.count("a") == 1


def test_clients_without_number_are_not_all_kept() -> None:
    slowing = Slowing(clock=lambda: 0.0)
    for number in range(10_001):
        slowing.count(str(number))
    assert len(slowing._refused) == 1
