"""Requests to a SPARQL server: pooled, tried again where safe, their failures in one sentence.

Protocol: SPARQL 1.1 Protocol (W3C Rec. 2013), queries by URL-encoded POST (§2.1.2) and updates by
POST of the text itself (§2.2.2). ``Accept`` is always said: what a server answers without it is
its own affair. Redirections are not followed: credentials go to the address they were given for.
"""

import ssl
import time
import weakref
from collections.abc import Mapping
from contextlib import closing
from typing import Final

import httpx

from graph.errors import InputError, StoreBroken, worded
from graph.store.address import Address
from graph.store.credentials import Credentials

__all__ = ["PROMPT", "Exchange", "UpdateRefused"]

PROMPT: Final = 20.0
"""Seconds in which a server that is well answers what takes no search: pages wait for it."""

_TRIES: Final = 4
_FIRST_PAUSE: Final = 0.2
_LONGEST_PAUSE: Final = 5.0
_BUSY: Final = frozenset((429, 502, 503, 504))
"""Statuses after which a server may be asked again (RFC 9110 §15.6, RFC 6585 §4)."""

_NOT_AGAIN: Final = (httpx.ConnectTimeout, httpx.ReadTimeout, httpx.UnsupportedProtocol)
"""What waiting has not helped, or never will."""

_CONNECT_SECONDS: Final = 5.0
_LONGEST_REASON: Final = 300


class UpdateRefused(StoreBroken):
    """A server says that an update is wrong, or too long for it."""


class Exchange:
    """One server's query and update addresses, behind a pool of connections; any thread may ask.

    Parameters
    ----------
    seconds: how long the server may stay silent before it is given up.
    """

    def __init__(
        self, query: Address, update: Address | None, credentials: Credentials, seconds: float
    ) -> None:
        self.query_address, self._update_address = query, update
        self._seconds = seconds
        self._client = httpx.Client(
            auth=credentials,
            timeout=httpx.Timeout(seconds, connect=_CONNECT_SECONDS, pool=seconds),
            limits=httpx.Limits(max_connections=64, max_keepalive_connections=16),
            headers={"User-Agent": "maillage"},
        )
        # Not __del__: at the end of the process, modules may go before this does.
        weakref.finalize(self, self._client.close)

    def asked(self, query: str, accept: str, seconds: float = 0.0) -> httpx.Response:
        """The response to a query, its body not read yet: whoever asks closes it.

        Parameters
        ----------
        accept: media types, as in an ``Accept`` header. seconds: less patience than usual.

        Raises
        ------
        InputError: the server says that the query is wrong. StoreBroken: it does not answer.
        """
        request = self._client.build_request(
            "POST",
            self.query_address.url,
            data={"query": query},
            headers={"Accept": accept},
            timeout=self._patience(seconds),
        )
        response = self._sent(request, self.query_address)
        if not response.is_success:
            with closing(response):
                self._refuse(response, self.query_address)
        return response

    def update(self, text: str) -> None:
        """Have an update done. Those of this package may be done twice without harm.

        Raises
        ------
        InputError: no address takes updates. StoreBroken: the server does not do it.
        """
        address = self._update_address
        if address is None:
            raise InputError(
                "ce serveur n'a pas d'adresse de mise à jour.",
                where=self.query_address.shown,
                advice="Donnez-la dans MAILLAGE_STORE_UPDATE.",
            )
        request = self._client.build_request(
            "POST",
            address.url,
            content=text.encode(),
            headers={"Content-Type": "application/sparql-update", "Accept": "*/*"},
        )
        with closing(self._sent(request, address)) as response:
            if response.status_code == httpx.codes.BAD_REQUEST:
                raise UpdateRefused(
                    worded(
                        "le serveur SPARQL refuse l'écriture ({reason}).", reason=_said(response)
                    ),
                    where=address.shown,
                )
            self._refuse(response, address)
            try:
                response.read()
            except httpx.HTTPError as error:
                raise unanswered(error, address, self._seconds) from error

    def close(self) -> None:
        """Let every connection go."""
        self._client.close()

    def broken(self, error: Exception, seconds: float = 0.0) -> StoreBroken:
        """What to say of an answer that stopped half-way."""
        if isinstance(error, httpx.HTTPError):
            return unanswered(error, self.query_address, seconds or self._seconds)
        return StoreBroken(
            "la réponse du serveur SPARQL est coupée ou mal formée.",
            where=self.query_address.shown,
            advice="Recommencez ; sinon, demandez moins à la fois.",
        )

    def _patience(self, seconds: float) -> httpx.Timeout:
        patience = min(seconds, self._seconds) if seconds else self._seconds
        return httpx.Timeout(patience, connect=_CONNECT_SECONDS)

    def _sent(self, request: httpx.Request, address: Address) -> httpx.Response:
        """The response, after a few tries if need be; a time-out is not tried again."""
        pause = _FIRST_PAUSE
        for rest in reversed(range(_TRIES)):
            try:
                response = self._client.send(request, stream=True)
            except httpx.TransportError as error:
                if not rest or isinstance(error, _NOT_AGAIN):
                    seconds = request.extensions["timeout"]["read"]
                    raise unanswered(error, address, seconds) from error
            else:
                if not rest or response.status_code not in _BUSY:
                    return response
                pause = max(pause, _asked_pause(response.headers))
                response.close()
            time.sleep(min(pause, _LONGEST_PAUSE))
            pause *= 2
        raise AssertionError("the last try returns or raises")

    def _refuse(self, response: httpx.Response, address: Address) -> None:
        """Raise what a status that is not a success means."""
        status, where = response.status_code, address.shown
        if response.is_success:
            return
        if status in (401, 403, 407):
            raise StoreBroken(
                worded("le serveur SPARQL refuse l'accès ({status}).", status=status),
                where=where,
                advice="Vérifiez MAILLAGE_STORE_USER et MAILLAGE_STORE_PASSWORD.",
            )
        if status == httpx.codes.BAD_REQUEST:
            raise InputError(
                worded("le serveur SPARQL refuse la requête ({reason}).", reason=_said(response)),
                where="SPARQL",
            )
        if 300 <= status < 500:
            raise StoreBroken(
                worded(
                    "cette adresse n'est pas celle d'un serveur SPARQL ({status}).", status=status
                ),
                where=where,
                advice="Vérifiez MAILLAGE_STORE et que ce serveur est démarré.",
            )
        raise StoreBroken(
            worded("le serveur SPARQL a échoué ({status}).", status=status),
            where=where,
            advice="Réessayez, ou voyez le journal de ce serveur.",
        )


def unanswered(error: httpx.HTTPError, address: Address, seconds: float) -> StoreBroken:
    """What to say of a server that was not reached, or stopped answering."""
    if isinstance(error, httpx.ConnectTimeout | httpx.PoolTimeout):
        reason: str = worded("connexion trop longue")
    elif isinstance(error, httpx.TimeoutException):
        reason = worded("pas de réponse en {seconds:g} secondes", seconds=seconds)
    elif isinstance(error, httpx.ConnectError):
        reason = _unreached(error)
    else:
        reason = worded("connexion coupée")
    return StoreBroken(
        worded("le serveur SPARQL ne répond pas ({reason}).", reason=reason),
        where=address.shown,
        advice="Vérifiez MAILLAGE_STORE et que ce serveur est démarré.",
    )


def _unreached(error: httpx.ConnectError) -> str:
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, ssl.SSLError):
            return worded("certificat refusé")
        if isinstance(cause, ConnectionRefusedError):
            return worded("connexion refusée")
        cause = cause.__cause__ or cause.__context__
    return worded("machine introuvable")


def _asked_pause(headers: Mapping[str, str]) -> float:
    """``Retry-After`` in seconds (RFC 9110 §10.2.3); a date there is not waited for."""
    said = headers.get("retry-after", "")
    return float(said) if said.isdecimal() and len(said) < len("10000") else 0.0


def _said(response: httpx.Response) -> str:
    """The first words of what a server says is wrong, on one line."""
    try:
        text = response.read().decode("utf-8", "replace")
    except httpx.HTTPError:
        return str(response.status_code)
    line = " ".join(text.partition("SPARQL query:")[0].split())
    return line[:_LONGEST_REASON] or str(response.status_code)
