"""``serve``."""

import argparse
import os
import subprocess
import sys
from pathlib import Path

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


def _serve(settings: Settings, arguments: argparse.Namespace) -> int:
    """Build if nothing is built, then run the app in a Streamlit server."""
    from graph.building.pipeline import build

    app = settings.ontology.resolve().parent / "app.py"
    if not app.is_file():
        raise InputError(
            "app.py n'est pas là.",
            where=str(app.parent),
            advice="Lancez la commande depuis le dossier du projet.",
        )
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
    print(f"Maillage : http://{arguments.host}:{arguments.port}", file=sys.stderr)
    return subprocess.run(command, env=environ, cwd=Path(app).parent, check=False).returncode
