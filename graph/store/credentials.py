"""A name and a password, given only to a server that asks for them, the way it asks."""

from collections.abc import Generator
from typing import Final

import httpx

__all__ = ["Credentials"]

_DIGEST: Final = "digest"


class Credentials(httpx.Auth):
    """Basic (RFC 7617) or Digest (RFC 7616), whichever a server's 401 asks for.

    The first request goes without; the way that was asked for is kept for the next ones.
    """

    def __init__(self, user: str = "", password: str = "") -> None:
        self._basic = httpx.BasicAuth(user, password) if user or password else None
        self._digest = httpx.DigestAuth(user, password) if user or password else None
        self._kept: httpx.Auth | None = None

    def __repr__(self) -> str:
        return "Credentials(…)" if self._basic else "Credentials()"

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        """See ``httpx.Auth``."""
        if self._kept is not None:
            yield from self._kept.auth_flow(request)
            return
        response = yield request
        if response.status_code != httpx.codes.UNAUTHORIZED or self._basic is None:
            return
        asked = response.headers.get("www-authenticate", "").lower()
        if asked.startswith(_DIGEST) and self._digest is not None:
            self._kept = self._digest
            yield from self._digest.auth_flow(request)
        else:
            self._kept = self._basic
            yield from self._basic.auth_flow(request)
