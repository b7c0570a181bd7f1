"""Accounts of clients: what they may spend, how they get it back, who counts as one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.requests import Request

from graph.api.limiting import Limiter, client_of
from graph.api.refusals import Refusal


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def is_let_in(limiter: Limiter, client: str = "a", cost: float = 0.0) -> bool:
    try:
        with limiter.admitted(client) as charge:
            charge(cost)
            return True
    except Refusal as refusal:
        assert refusal.status == 429
        assert int(refusal.headers["Retry-After"]) >= 1
        return False


def test_requests_come_back_with_time() -> None:
    clock = Clock()
    limiter = Limiter(60, 0, 10, clock)
    assert [is_let_in(limiter) for _ in range(121)].count(True) == 120
    assert is_let_in(limiter, "b")
    clock.now += 1.01
    assert is_let_in(limiter)
    assert not is_let_in(limiter)
    clock.now += 10_000
    assert [is_let_in(limiter) for _ in range(121)].count(True) == 120


def test_work_is_paid_for() -> None:
    clock = Clock()
    limiter = Limiter(0, 60, 10, clock)
    assert is_let_in(limiter, cost=130)
    assert not is_let_in(limiter)
    clock.now += 9
    assert not is_let_in(limiter)
    clock.now += 2
    assert is_let_in(limiter)


def test_some_at_once_and_no_more() -> None:
    limiter = Limiter(0, 0, 2)
    with limiter.admitted("a"), limiter.admitted("a"):
        assert not is_let_in(limiter)
        assert is_let_in(limiter, "b")
    assert is_let_in(limiter)


def test_a_request_that_fails_is_over_too() -> None:
    limiter = Limiter(0, 0, 1)
    with pytest.raises(ZeroDivisionError), limiter.admitted("a"):
        raise ZeroDivisionError
    assert is_let_in(limiter)


def test_clients_without_end_take_no_memory_without_end() -> None:
    limiter = Limiter(10, 10, 1)
    with limiter.admitted("first"):
        for number in range(11_000):
            assert is_let_in(limiter, str(number))
        assert len(limiter._accounts) <= 10_002
        assert not is_let_in(limiter, "first")


@given(st.lists(st.tuples(st.floats(0, 60), st.floats(0, 30)), max_size=30))
def test_nobody_spends_more_than_the_rate_and_the_burst(steps: list[tuple[float, float]]) -> None:
    clock = Clock()
    limiter = Limiter(0, 60, 1, clock)
    spent = last = 0.0
    for pause, cost in steps:
        clock.now += pause
        if is_let_in(limiter, cost=cost):
            spent, last = spent + cost, cost
            assert spent - last <= 120 + clock.now


@pytest.mark.parametrize(
    ("host", "client"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2::9", "2001:db8:1:2::/64"),
        ("fe80::1%eth0", "fe80::/64"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("testclient", "testclient"),
        ("", ""),
    ],
)
def test_who_is_one_client(host: str, client: str) -> None:
    assert client_of(Request({"type": "http", "client": (host, 1) if host else None})) == client
