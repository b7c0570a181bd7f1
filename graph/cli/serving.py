"""``serve``."""

import argparse
import errno
import os
import socket
import sys

from graph.cli.verbs import add_verb
from graph.errors import InputError
from graph.settings import PREFIX, Settings
from graph.store.generations import open_generation

__all__ = ["add_verbs"]


def add_verbs(
    verbs: "argparse._SubParsersAction[argparse.ArgumentParser]", common: argparse.ArgumentParser
) -> None:
    """Declare the verb of this module."""
    parser = add_verb(verbs, common, "serve", _serve, "Ouvre l'explorateur.", "serve --port 8501")
    parser.add_argument("--host", default="localhost")
    parser.add_argument("--port", type=int, default=8501)
    parser.add_argument(
        "--audience",
        choices=("internal", "public"),
        default="internal",
        help="public : seulement un instantané publié, jamais le graphe interne",
    )


def _serve(settings: Settings, arguments: argparse.Namespace) -> int:
    """Build if something changed, then let a Streamlit server take the place of this process."""
    from graph.building.pipeline import build

    if arguments.audience == "public":
        raise InputError(
            "aucun instantané public n'est publié : il n'y a rien à montrer au public.",
            where=str(settings.data / "published"),
            advice="Sans --audience, l'explorateur interne s'ouvre sur cette machine.",
        )
    app = settings.ontology.resolve().parent / "app.py"
    if not app.is_file():
        raise InputError(
            "app.py n'est pas là.",
            where=str(app.parent),
            advice="Lancez la commande depuis le dossier du projet.",
        )
    _check_free(arguments.host, arguments.port)
    build(settings, lambda step: print(f"{step}…", file=sys.stderr))
    open_generation(settings.store)
    environ = {
        **os.environ,
        f"{PREFIX}STORE": str(settings.store.resolve()),
        f"{PREFIX}DATA": str(settings.data.resolve()),
        f"{PREFIX}ONTOLOGY": str(settings.ontology.resolve()),
    }
    command = [sys.executable, "-m", "streamlit", "run", str(app)]
    command += ["--server.address", arguments.host, "--server.port", str(arguments.port)]
    command += ["--browser.gatherUsageStats", "false", "--server.headless", "true"]
    print(f"Maillage : http://{arguments.host}:{arguments.port}", file=sys.stderr, flush=True)
    os.chdir(app.parent)
    os.execve(command[0], command, environ)


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
