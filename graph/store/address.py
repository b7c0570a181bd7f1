"""The address of a server: what is used, and what may be shown of it."""

from dataclasses import dataclass, field
from urllib.parse import unquote, urlsplit, urlunsplit

from graph.errors import InputError

__all__ = ["Address", "is_address"]


def is_address(text: str) -> bool:
    """Whether ``text`` is a web address rather than a folder."""
    return text.lower().startswith(("http://", "https://"))


@dataclass(frozen=True, slots=True)
class Address:
    """An ``http`` or ``https`` address.

    Parameters
    ----------
    url: without the name and password it may have been written with.
    user, password: those, decoded; never shown.
    """

    url: str
    user: str = ""
    password: str = field(default="", repr=False)

    @classmethod
    def read(cls, text: str, where: str = "MAILLAGE_STORE") -> "Address":
        """The address in ``text`` (RFC 3986 §3).

        Parameters
        ----------
        where: what the text was given for, told if it is wrong.

        Raises
        ------
        InputError: it is not an address.
        """
        try:
            parts = urlsplit(text.strip())
            port, host = parts.port, parts.hostname
        except ValueError:
            port, host = None, None
        if not host or not is_address(text.strip()):
            raise InputError(
                "ce n'est pas l'adresse d'un serveur.",
                where=where,
                advice="Écrivez-la comme https://exemple.fr/sparql.",
            )
        netloc = f"[{host}]" if ":" in host else host
        if port is not None:
            netloc = f"{netloc}:{port}"
        url = urlunsplit((parts.scheme.lower(), netloc, parts.path or "/", parts.query, ""))
        return cls(url, unquote(parts.username or ""), unquote(parts.password or ""))

    @property
    def shown(self) -> str:
        """What an error or a page may tell: no credentials, nothing after the path."""
        parts = urlsplit(self.url)
        return urlunsplit((parts.scheme, parts.netloc, parts.path, "", ""))
