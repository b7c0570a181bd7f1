"""The folder of a store: whole generations side by side, and a pointer to the one in use.

::

    store/
      generation        the name of the generation in use (replaced in one step)
      lock              held while a generation is being written
      3f2a9c41d07b/     graph/ (Oxigraph), names.sqlite, build.json, issues.json
        base/           the same before what people brought in: it shares its files

A generation is written under another name and renamed when it is whole; killed at any moment,
the pointer still names the old one, which nothing touches.
"""

import fcntl
import json
import shutil
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graph.errors import StoreBroken, StoreMissing, worded
from graph.store.placing import only_writer, put_in_place, put_on_disk

__all__ = ["Generation", "find_generation", "is_being_written", "open_generation", "writing"]

_POINTER, _LOCK, _UNFINISHED = "generation", "lock", "unfinished-"


@dataclass(frozen=True, slots=True)
class Generation:
    """One whole build."""

    folder: Path

    @property
    def version(self) -> str:
        """The hash of what it was built from (see ``graph.building.gathering.inputs_digest``)."""
        return self.folder.name.partition("-")[0]

    @property
    def graph(self) -> Path:
        """The Oxigraph folder."""
        return self.folder / "graph"

    @property
    def names(self) -> Path:
        """The name index."""
        return self.folder / "names.sqlite"

    @property
    def base(self) -> "Generation":
        """What the sources alone give, from which contributions are laid over anew."""
        return Generation(self.folder / "base")

    def read(self, name: str) -> Any:
        """The content of ``build.json`` or ``issues.json``.

        Raises
        ------
        StoreBroken: it cannot be read.
        """
        path = self.folder / name
        try:
            return json.loads(path.read_text("utf-8"))
        except (OSError, ValueError) as error:
            raise StoreBroken(
                "ce fichier du graphe ne se lit pas.",
                where=str(path),
                advice="Relancez : maillage build",
            ) from error

    def write(self, name: str, content: object) -> None:
        """Write ``build.json`` or ``issues.json``."""
        text = json.dumps(content, ensure_ascii=False, indent=1)
        (self.folder / name).write_text(text, "utf-8")


def find_generation(store: Path) -> Generation | None:
    """The generation in use in the folder ``store``, if there is one."""
    try:
        name = (store / _POINTER).read_text("utf-8").strip()
    except (OSError, UnicodeDecodeError):
        return None
    folder = store / name
    return Generation(folder) if name and folder.is_dir() else None


def open_generation(store: Path) -> Generation:
    """The generation in use in the folder ``store``.

    Raises
    ------
    StoreMissing: nothing has been built there.
    """
    found = find_generation(store)
    if found is None:
        raise StoreMissing(
            "aucun graphe n'est construit ici.", where=str(store), advice="Lancez : maillage build"
        )
    return found


def is_being_written(store: Path) -> bool:
    """Whether another process is writing a generation in the folder ``store`` now."""
    try:
        with (store / _LOCK).open("r") as lock:
            fcntl.flock(lock.fileno(), fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    except OSError:
        return False
    return False


@contextmanager
def writing(store: Path, name: str = "") -> Iterator[Generation]:
    """Write a generation; it comes into use when the block ends without error, or not at all.

    Parameters
    ----------
    name: its version; without one, that of the ``build.json`` it is given. A second build of one
        version gets ``-2`` after it.

    Raises
    ------
    StoreLocked: another process is writing in this folder.
    StoreBroken: the folder cannot be written.
    """
    try:
        store.mkdir(parents=True, exist_ok=True)
        busy = worded("une autre construction écrit ce graphe (verrou pris).")
        with only_writer(store / _LOCK, busy):
            _sweep(store)
            draft = Generation(store / f"{_UNFINISHED}{name or 'build'}")
            draft.folder.mkdir()
            try:
                yield draft
                _come_into_use(store, draft, name or draft.read("build.json")["version"])
            finally:
                shutil.rmtree(draft.folder, ignore_errors=True)
    except OSError as error:
        raise StoreBroken(
            worded(
                "le graphe ne peut pas être écrit ({strerror}).", strerror=error.strerror or error
            ),
            where=str(error.filename or store),
            advice="Vérifiez l'espace et les droits du disque. L'ancien graphe reste en service.",
        ) from error


def _come_into_use(store: Path, draft: Generation, name: str) -> None:
    previous = find_generation(store)
    final = store / name
    if previous is not None and previous.folder == final:
        final = store / f"{name}-2"
    if final.exists():
        shutil.rmtree(final)
    put_in_place(draft.folder, final)
    pointer = store / f"{_POINTER}.new"
    pointer.write_text(final.name, "utf-8")
    put_on_disk(pointer)
    pointer.replace(store / _POINTER)
    put_on_disk(store)
    _sweep(store, keep={final, previous.folder if previous else final})


def _sweep(store: Path, keep: Collection[Path] = ()) -> None:
    """Remove what killed builds left; and, told what to keep, older generations.

    The generation before the one in use stays: a running server may still read it.
    """
    for folder in filter(Path.is_dir, list(store.iterdir())):
        is_old = bool(keep) and folder not in keep and (folder / "build.json").is_file()
        if is_old or folder.name.startswith(_UNFINISHED):
            shutil.rmtree(folder)
