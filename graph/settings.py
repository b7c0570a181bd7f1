"""Every setting, read once by an entry point and passed down; nothing is read at import."""

import hashlib
from collections.abc import Mapping
from dataclasses import Field, dataclass, field, fields, replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from graph.errors import InputError, worded

__all__ = ["DEFAULT_BASE", "PREFIX", "Settings", "find_project"]

PREFIX = "MAILLAGE_"
DEFAULT_BASE = "https://w3id.org/maillage/"
_LONGEST_QUERY = 86_400


def find_project(start: Path) -> Path:
    """The project folder: ``start`` if it holds the ontology, else the package's parent.

    Parameters
    ----------
    start: the folder the command was run from.
    """
    for folder in (start, Path(__file__).resolve().parent.parent):
        if (folder / "ontology" / "maillage.ttl").is_file():
            return folder
    return start


@dataclass(frozen=True, slots=True)
class Settings:
    """What an entry point may be told; each field is the variable ``MAILLAGE_<NAME>``."""

    data: Path = field(default=Path("data"), metadata={"help": "Folder of the sources."})
    store: Path = field(
        default=Path("data/store"),
        metadata={
            "help": "Folder of the built store and name index; or address (http, https) of a "
            "SPARQL server."
        },
    )
    store_update: str = field(
        default="",
        metadata={"help": "Address where that server takes updates (none: it is only read)."},
    )
    store_user: str = field(default="", metadata={"help": "Name that server asks for, if it does."})
    store_password: str = field(
        default="", repr=False, metadata={"help": "Password it asks for; never shown."}
    )
    server: str = field(default="", repr=False, metadata={"derived": "store"})
    ontology: Path = field(
        default=Path("ontology"), metadata={"help": "Folder of the vocabulary and shapes."}
    )
    published: Path = field(
        default=Path("data/published"), metadata={"help": "Folder of the published snapshots."}
    )
    audience: str = field(
        default="internal",
        metadata={"help": "Who is served: internal, or public (a snapshot and nothing else)."},
    )
    base: str = field(
        default=DEFAULT_BASE, metadata={"help": "First part of every IRI, ending in / or #."}
    )
    language: str = field(default="fr", metadata={"help": "Language of pages and answers: fr, en."})
    publisher: str = field(
        default="Maillage", metadata={"help": "Who publishes the data, as catalogues name it."}
    )
    contact: str = field(
        default="",
        metadata={"help": "Web page where the publisher answers, no e-mail (else the base)."},
    )
    query_seconds: float = field(
        default=10.0, metadata={"help": "Time limit of a query written by hand, in seconds."}
    )
    client_requests: float = field(
        default=1200.0,
        metadata={"help": "Queries one client may send by minute over HTTP (0: any number)."},
    )
    client_seconds: float = field(
        default=60.0,
        metadata={"help": "Seconds of work one client's queries may take by minute (0: any)."},
    )

    @classmethod
    def read(cls, environ: Mapping[str, str], start: Path | None = None) -> "Settings":
        """The settings of this environment.

        Parameters
        ----------
        environ: usually ``os.environ``; only names beginning with ``MAILLAGE_`` are read.
        start: the folder relative defaults are looked for from (the current one if absent).

        Raises
        ------
        InputError: a value is not what the setting takes.
        """
        project = find_project(start or Path.cwd())
        values: dict[str, object] = {
            name: project / path for name, path in (("data", "data"), ("ontology", "ontology"))
        }
        for item in cls.told():
            raw = environ.get(PREFIX + item.name.upper())
            if raw:
                values[item.name] = _parsed(item.name, raw)
        for name in ("store", "published"):
            values.setdefault(name, Path(str(values["data"])) / name)
        found = cls(**values)  # type: ignore[arg-type]  # each value was parsed for its field
        told = environ.get(f"{PREFIX}STORE", "")
        return found.with_store(told) if told else found

    @classmethod
    def told(cls) -> "list[Field[Any]]":
        """The settings one may be told; what is worked out from them is left out."""
        return [item for item in fields(cls) if "derived" not in item.metadata]

    @classmethod
    def help_lines(cls) -> list[str]:
        """One line a setting: variable, default, help."""
        return [
            f"{PREFIX}{item.name.upper()} ({item.default}): {item.metadata['help']}"
            for item in cls.told()
        ]

    @property
    def address(self) -> str:
        """The address of the SPARQL server that is the store, empty if a folder is.

        It holds for the folder kept beside the server only: settings that were given another
        ``store`` since are those of a folder.
        """
        return self.server if self.server and self.store == _beside(self) else ""

    def with_store(self, told: str) -> "Settings":
        """The same with another store.

        Parameters
        ----------
        told: a folder, or the address of a SPARQL server. ``store`` is then the folder where the
            names of what it holds are kept.
        """
        if not told.lower().startswith(("http://", "https://")):
            return replace(self, store=Path(told), server="")
        served = replace(self, server=told)
        return replace(served, store=_beside(served))


def _beside(settings: Settings) -> Path:
    """Where the names and the build of a server's store are kept: one folder an address."""
    parts = urlsplit(settings.server)
    known = f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}{parts.path}?{parts.query}"
    return settings.data / "servers" / hashlib.sha256(known.encode()).hexdigest()[:12]


def _parsed(name: str, raw: str) -> object:
    if name in ("data", "store", "ontology", "published"):
        return Path(raw)
    if name == "query_seconds":
        try:
            seconds = float(raw)
        except ValueError:
            seconds = 0.0
        if not 0 < seconds <= _LONGEST_QUERY:
            raise InputError(
                worded("« {raw} » n'est pas un nombre de secondes.", raw=raw[:40]),
                where=PREFIX + name.upper(),
                advice=worded(
                    "Donnez un nombre plus grand que 0, jusqu'à {longest_query}.",
                    longest_query=_LONGEST_QUERY,
                ),
            )
        return seconds
    if name in ("client_requests", "client_seconds"):
        return _amount(name, raw)
    if name == "contact" and not raw.startswith(("https://", "http://")):
        raise InputError(
            "la page de contact doit être une adresse web, en https:// ou http://.",
            where=PREFIX + "CONTACT",
        )
    if name == "base" and not raw.endswith(("/", "#")):
        raise InputError("la base des IRI doit finir par / ou #.", where=PREFIX + "BASE")
    if name == "audience" and raw not in ("internal", "public"):
        raise InputError("les publics sont internal et public.", where=PREFIX + "AUDIENCE")
    if name == "language" and raw not in ("fr", "en"):
        raise InputError("les langues sont fr et en.", where=PREFIX + "LANGUAGE")
    return raw


def _amount(name: str, raw: str) -> float:
    """A number that is 0 or more."""
    try:
        amount = float(raw)
    except ValueError:
        amount = -1.0
    if not 0 <= amount < float("inf"):
        raise InputError(
            worded("« {raw} » n'est pas une quantité.", raw=raw[:40]),
            where=PREFIX + name.upper(),
            advice="Donnez un nombre ; 0 veut dire : sans limite.",
        )
    return amount
