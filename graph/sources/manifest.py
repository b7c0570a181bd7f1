"""``source.toml``: what a source is, who publishes it under what licence, what must be in it."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from graph.errors import InputError, worded
from graph.model.iris import safe_address

__all__ = ["FileSpec", "Manifest", "find_manifests", "read_manifest"]

_PREFIX = re.compile(r"[a-z][a-z0-9-]*")
_WEB = ("http://", "https://")


@dataclass(frozen=True, slots=True)
class FileSpec:
    """One file of a source.

    Parameters
    ----------
    columns: the expected columns, in any order; every one is used or knowingly ignored.
    minimum: how many rows there must be at least.
    sha256: checksum of the file as last looked at.
    """

    name: str
    columns: tuple[str, ...]
    minimum: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """A source folder's ``source.toml``.

    Parameters
    ----------
    reader: which reader understands its files.
    licence: address of the licence.
    address: where the source comes from.
    retrieved: the day it was read there, ``YYYY-MM-DD``.
    prefix: what its local names are called in judgements, ``prefix:local-name``.
    """

    name: str
    folder: Path
    reader: str
    title: str
    publisher: str
    licence: str
    address: str
    retrieved: str
    prefix: str
    files: tuple[FileSpec, ...]

    def file(self, name: str) -> FileSpec:
        """The file called ``name``.

        Raises
        ------
        InputError: ``source.toml`` does not list it.
        """
        for spec in self.files:
            if spec.name == name:
                return spec
        raise InputError(
            worded("le fichier {name} manque à la liste [[files]].", name=name),
            where=str(self.folder / "source.toml"),
            advice="Ajoutez-le avec ses colonnes et son nombre minimal de lignes.",
        )


def find_manifests(data: Path) -> list[Manifest]:
    """The manifests of every source under ``data/sources``, in the order of their names.

    Raises
    ------
    InputError: there is no source, a manifest is wrong, or two have one prefix.
    """
    folders = sorted(path.parent for path in (data / "sources").glob("*/source.toml"))
    if not folders:
        raise InputError(
            "aucune source : il n'y a pas de sources/<nom>/source.toml.",
            where=str(data),
            advice="Donnez le dossier des données avec --data.",
        )
    manifests = [read_manifest(folder) for folder in folders]
    folder_of: dict[str, Path] = {}
    for one in manifests:
        other = folder_of.setdefault(one.prefix, one.folder)
        if other != one.folder:
            raise InputError(
                worded(
                    "le préfixe « {prefix} » est déjà celui de {name}.",
                    prefix=one.prefix,
                    name=other.name,
                ),
                where=str(one.folder / "source.toml"),
                advice="Donnez à chaque source un préfixe à elle.",
            )
    return manifests


def read_manifest(folder: Path) -> Manifest:
    """The manifest of the source in ``folder``.

    Raises
    ------
    InputError: it is missing, is not TOML, or lacks a field.
    """
    path = folder / "source.toml"
    try:
        raw = tomllib.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise InputError(
            worded("ce manifeste ne se lit pas ({error}).", error=error),
            where=str(path),
            advice="Corrigez-le : c'est du TOML en UTF-8.",
        ) from error
    try:
        manifest = _manifest(folder, raw)
    except (KeyError, TypeError, ValueError) as error:
        raise InputError(
            worded("le champ {error} manque ou n'a pas la bonne forme.", error=error),
            where=str(path),
            advice="Voir docs/how-to/add-a-source.md.",
        ) from error
    wrong = next(_wrong_fields(manifest), None)
    if wrong is not None:
        raise InputError(wrong, where=str(path), advice="Voir docs/how-to/add-a-source.md.")
    return manifest


def _wrong_fields(manifest: Manifest) -> Iterator[str]:
    """What would make statements nobody can read."""
    for name, value in (("licence", manifest.licence), ("address", manifest.address)):
        if not value.startswith(_WEB) or value != safe_address(value):
            yield worded(
                "{name} doit être une adresse, http:// ou https:// : « {value} ».",
                name=name,
                value=value[:80],
            )
    if not _PREFIX.fullmatch(manifest.prefix):
        yield worded(
            "prefix doit être un mot en minuscules : « {value} ».", value=manifest.prefix[:40]
        )
    if not _is_day(manifest.retrieved):
        yield worded(
            "retrieved doit être un jour, AAAA-MM-JJ : « {value} ».", value=manifest.retrieved[:40]
        )


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _manifest(folder: Path, raw: dict[str, Any]) -> Manifest:
    return Manifest(
        name=folder.name,
        folder=folder,
        reader=str(raw["reader"]),
        title=str(raw["title"]),
        publisher=str(raw["publisher"]),
        licence=str(raw["licence"]),
        address=str(raw["address"]),
        retrieved=str(raw["retrieved"]),
        prefix=str(raw.get("prefix", folder.name)),
        files=tuple(
            FileSpec(
                name=str(item["name"]),
                columns=tuple(str(column) for column in item["columns"]),
                minimum=int(item["minimum"]),
                sha256=str(item["sha256"]),
            )
            for item in raw["files"]
        ),
    )
