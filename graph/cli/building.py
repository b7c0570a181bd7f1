"""``build`` and ``check``."""

import argparse
import sys
from pathlib import Path

from graph.building.pipeline import BuildReport, Refused, build
from graph.cli.masking import without_contacts
from graph.cli.verbs import add_verb
from graph.errors import InputError
from graph.settings import Settings

__all__ = ["add_verbs"]

_SHOWN = 20


def add_verbs(
    verbs: "argparse._SubParsersAction[argparse.ArgumentParser]", common: argparse.ArgumentParser
) -> None:
    """Declare the verbs of this module."""
    parser = add_verb(
        verbs, common, "build", _build, "Construit le graphe et l'index des noms.", "build"
    )
    parser.add_argument("--force", action="store_true", help="même si rien n'a changé")
    parser = add_verb(
        verbs,
        common,
        "check",
        _check,
        "Contrôle le graphe, ou des fichiers RDF, avec les formes SHACL.",
        "check mes-donnees.ttl",
    )
    parser.add_argument("files", nargs="*", type=Path, metavar="FICHIER")


def _build(settings: Settings, arguments: argparse.Namespace) -> int:
    terminal = sys.stderr.isatty()

    def progress(step: str) -> None:
        print(
            f"\r\033[K{step}…" if terminal else f"{step}…",
            end="" if terminal else "\n",
            file=sys.stderr,
            flush=True,
        )

    try:
        report = build(settings, progress, force=arguments.force)
    except Refused as error:
        _show_violations(error)
        raise
    finally:
        if terminal:
            print("\r\033[K", end="", file=sys.stderr)
    _show(report)
    return 0


def _show_violations(error: Refused) -> None:
    for issue in error.violations[:_SHOWN]:
        message = without_contacts(issue.message)
        print(f"{issue.source}/{issue.locator} : {message}", file=sys.stderr)
    if len(error.violations) > _SHOWN:
        print(f"… et {len(error.violations) - _SHOWN} autres.", file=sys.stderr)


def _show(report: BuildReport) -> None:
    if not report.changed:
        print(f"Rien n'a changé : la version {report.version} reste en service.")
        return
    print(f"Version {report.version}, construite en {report.seconds:.1f} s.")
    for source, count in report.sources.items():
        print(f"  {source} : {count} énoncés")
    levels = ", ".join(f"{count} {level}" for level, count in report.issues.items())
    print(f"  remarques : {levels}")


def _refuse_empty(files: list[Path]) -> None:
    """A folder or an empty file holds nothing to find fault with: that is no clean report."""
    for path in files:
        if path.is_dir():
            raise InputError("c'est un dossier.", where=str(path), advice="Donnez ses fichiers.")
        if path.is_file() and path.stat().st_size == 0:
            raise InputError("ce fichier est vide.", where=str(path), advice="Donnez-en un autre.")


def _check(settings: Settings, arguments: argparse.Namespace) -> int:
    from graph.building.checking import check_store
    from graph.checks.shapes import check_files

    if arguments.files:
        _refuse_empty(arguments.files)
        report = check_files(arguments.files, settings.ontology, settings.base)
    else:
        report = check_store(settings)
    for finding in report.findings[:_SHOWN]:
        where = " ".join(part for part in (finding.focus, finding.path, finding.value) if part)
        print(f"{finding.severity} {finding.shape} : {finding.message_fr} {where}")
    if len(report.findings) > _SHOWN:
        print(f"… et {len(report.findings) - _SHOWN} autres.")
    print(", ".join(f"{count} {level}" for level, count in report.counts().items()))
    return 0 if report.conforms else 1
