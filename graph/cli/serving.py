"""``serve``."""

import argparse
import errno
import os
import socket
import sys
from dataclasses import replace
from typing import Final

from graph.cli.verbs import add_verb
from graph.errors import InputError
from graph.settings import PREFIX, Settings

__all__ = ["add_verbs"]

_FOLDERS: Final = ("data", "store", "ontology", "published")
_SECRET: Final = (f"{PREFIX}STORE_",)
"""Beginnings of variables that say how the internal store is reached, and written."""

_PATIENCE: Final = 600.0
"""How long another program may be building, in seconds."""

_CLOSED: Final = ("--server.fileWatcherType", "none", "--server.maxUploadSize", "1")
"""A public server takes no file and watches none."""


def add_verbs(
    verbs: "argparse._SubParsersAction[argparse.ArgumentParser]", common: argparse.ArgumentParser
) -> None:
    """Declare the verb of this module."""
    parser = add_verb(
        verbs, common, "serve", _serve, "Ouvre l'explorateur et son API.", "serve --port 8501"
    )
    parser.add_argument("--host", default="localhost")
    parser.add_argument("--port", type=int, default=8501)
    parser.add_argument(
        "--audience",
        choices=("internal", "public"),
        help="public : seulement le dernier instantané publié, jamais le graphe interne",
    )


def _serve(settings: Settings, arguments: argparse.Namespace) -> int:
    """Let a Streamlit server take the place of this process; build first if something changed."""
    app = settings.ontology.resolve().parent / "app.py"
    if not app.is_file():
        raise InputError(
            "app.py n'est pas là.",
            where=str(app.parent),
            advice="Lancez la commande depuis le dossier du projet.",
        )
    audience = arguments.audience or settings.audience
    command = [sys.executable, "-m", "streamlit", "run", str(app)]
    command += ["--server.address", arguments.host, "--server.port", str(arguments.port)]
    command += ["--browser.gatherUsageStats", "false", "--server.headless", "true"]
    if audience == "public":
        served, version = _published(settings)
        command += _CLOSED
        told = f" ({version})"
        _check_free(arguments.host, arguments.port)
    else:
        _check_free(arguments.host, arguments.port)
        served, told = _built(settings), ""
    print(f"Maillage{told} : http://{arguments.host}:{arguments.port}", file=sys.stderr, flush=True)
    os.chdir(app.parent)
    os.execve(command[0], command, _environ(replace(served, audience=audience)))


def _built(settings: Settings) -> Settings:
    """The same settings, once their store holds what the sources say.

    Several may start at once on one folder: one builds, the others wait for it. A server that takes
    no updates is shown as it is.
    """
    from graph.building.refreshing import refresh
    from graph.questions.dataset import in_use

    if not settings.address or settings.store_update:
        refresh(settings, _told, patience=_PATIENCE)
    in_use(settings)
    return settings


def _told(step: str) -> None:
    print(f"{step}…", file=sys.stderr, flush=True)


def _published(settings: Settings) -> tuple[Settings, str]:
    """Settings that name the latest snapshot and nothing else, and its version.

    Raises
    ------
    InputError: there is none.
    graph.errors.StoreBroken: its store cannot be read.
    """
    from graph.publishing.snapshot import latest_snapshot
    from graph.questions.dataset import Dataset

    snapshot = latest_snapshot(settings.published)
    if snapshot is None:
        raise InputError(
            "aucun instantané public n'est publié : il n'y a rien à montrer au public.",
            where=str(settings.published),
            advice="Publiez-en un : maillage publish",
        )
    ontology = snapshot.folder / "ontology"
    served = replace(
        settings,
        data=snapshot.folder,
        store=snapshot.store,
        ontology=ontology if ontology.is_dir() else settings.ontology,
    )
    Dataset.open(served).names.close()
    return served, snapshot.version


def _environ(settings: Settings) -> dict[str, str]:
    """The environment of the server; one that serves the public is told of nothing internal."""
    folders = {name: getattr(settings, name) for name in _FOLDERS}
    if settings.audience == "public":
        folders["published"] = settings.data.parent
    kept = {
        name: value
        for name, value in os.environ.items()
        if settings.audience == "internal" or not name.startswith(_SECRET)
    }
    told = {f"{PREFIX}{name.upper()}": str(path.resolve()) for name, path in folders.items()}
    if settings.address:
        told[f"{PREFIX}STORE"] = settings.address
    return {**kept, **told, f"{PREFIX}AUDIENCE": settings.audience}


def _check_free(host: str, port: int) -> None:
    """Say so before anything is built if the address cannot be listened on."""
    try:
        with socket.create_server((host, port)):
            return
    except (OSError, OverflowError, TypeError, UnicodeError) as error:
        taken = isinstance(error, OSError) and error.errno == errno.EADDRINUSE
        raise InputError(
            "ce port est déjà pris." if taken else "on ne peut pas écouter à cette adresse.",
            where=f"{host}:{port}",
            advice="Donnez-en un autre avec --host et --port.",
        ) from error
