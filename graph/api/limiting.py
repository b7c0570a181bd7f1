"""How much one client may ask: requests and processor time by minute, and how many at once.

A client is an address; of IPv6, a whole network of 64 bits, which one subscriber has (RFC 6177).
Behind a reverse proxy, uvicorn takes the address from ``X-Forwarded-For`` when the proxy is among
``FORWARDED_ALLOW_IPS`` (127.0.0.1 unless told otherwise).
"""

import ipaddress
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from starlette.requests import HTTPConnection

from graph.api.refusals import Refusal
from graph.errors import worded

__all__ = ["Limiter", "client_of"]

_MINUTE = 60.0
_BURST_MINUTES = 2
"""A client that was quiet may spend so many minutes' worth at once."""

_MOST_CLIENTS = 10_000
_LOOKED_AT = 3
"""How many old accounts a request may cause to be dropped."""


def client_of(request: HTTPConnection) -> str:
    """The client a request comes from."""
    host = request.client.host if request.client else ""
    try:
        address = ipaddress.ip_address(host.partition("%")[0])
    except ValueError:
        return host
    if isinstance(address, ipaddress.IPv6Address):
        if address.ipv4_mapped:
            return str(address.ipv4_mapped)
        return str(ipaddress.ip_network((address, 64), strict=False))
    return str(address)


@dataclass(slots=True)
class _Account:
    """What a client has left, as of ``at``."""

    requests: float
    seconds: float
    at: float
    running: int = 0


class Limiter:
    """Accounts of clients, as token buckets; the clients heard of longest ago are forgotten.

    Parameters
    ----------
    requests: how many a client may send by minute, the burst aside; 0 for as many as it likes.
    seconds: how many seconds of work it may cause by minute; 0 for any.
    at_once: how many of its requests may be under way, waiting or being sent included.
    clock: seconds, never going back.
    """

    def __init__(
        self,
        requests: float,
        seconds: float,
        at_once: int,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._requests = requests
        self._seconds = seconds
        self._at_once = at_once
        self._clock = clock
        self._accounts: OrderedDict[str, _Account] = OrderedDict()
        self._lock = threading.Lock()

    @contextmanager
    def admitted(self, client: str) -> Iterator[Callable[[float], None]]:
        """Let a request of ``client`` in until the block ends; gives what to tell its cost to.

        Raises
        ------
        Refusal: 429 with Retry-After (RFC 6585, section 4): too many, too dear, or too many at
            once.
        """
        with self._lock:
            account = self._account(client)
            self._check(account)
            account.requests -= 1
            account.running += 1
        try:
            yield lambda seconds: self._charge(client, seconds)
        finally:
            with self._lock:
                account.running -= 1

    def _account(self, client: str) -> _Account:
        now = self._clock()
        account = self._accounts.pop(client, None)
        if account is None:
            burst = _BURST_MINUTES
            account = _Account(self._requests * burst, self._seconds * burst, now)
        self._accounts[client] = account
        minutes = (now - account.at) / _MINUTE
        account.at = now
        for name, rate in (("requests", self._requests), ("seconds", self._seconds)):
            left = getattr(account, name) + rate * minutes
            setattr(account, name, min(left, rate * _BURST_MINUTES))
        self._forget()
        return account

    def _forget(self) -> None:
        """Drop the oldest account of too many; one with something under way is not yet old."""
        for _ in range(min(_LOOKED_AT, len(self._accounts) - _MOST_CLIENTS)):
            client, account = self._accounts.popitem(last=False)
            if account.running:
                self._accounts[client] = account

    def _check(self, account: _Account) -> None:
        if account.running >= self._at_once:
            raise _refusal(1)
        if self._requests and account.requests < 1:
            raise _refusal((1 - account.requests) * _MINUTE / self._requests)
        if self._seconds and account.seconds <= 0:
            raise _refusal(-account.seconds * _MINUTE / self._seconds)

    def _charge(self, client: str, seconds: float) -> None:
        with self._lock:
            account = self._accounts.get(client)
            if account is not None:
                account.seconds -= seconds


def _refusal(seconds: float) -> Refusal:
    wait = max(1, int(-(-seconds // 1)))
    return Refusal(
        429,
        worded("vous demandez trop à la fois ; recommencez dans {wait} s.", wait=wait),
        {"Retry-After": str(wait)},
    )
