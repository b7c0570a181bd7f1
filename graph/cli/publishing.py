"""``publish``."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from graph.cli.masking import without_contacts
from graph.cli.verbs import add_verb
from graph.publishing.refusal import PublicationRefused
from graph.settings import Settings
from graph.widgets.catalogue import read_catalogue

if TYPE_CHECKING:
    from graph.publishing import Published

__all__ = ["add_verbs"]

_SHOWN = 20
_CHANGES = ("added", "changed", "removed")


def add_verbs(
    verbs: "argparse._SubParsersAction[argparse.ArgumentParser]", common: argparse.ArgumentParser
) -> None:
    """Declare the verb of this module."""
    parser = add_verb(
        verbs,
        common,
        "publish",
        _publish,
        "Publie une version datée de ce qui est public : fichiers, catalogue, graphe.",
        "publish --output publications",
    )
    parser.add_argument(
        "--output", type=Path, metavar="DOSSIER", help="dossier des versions (MAILLAGE_PUBLISHED)"
    )


def _publish(settings: Settings, arguments: argparse.Namespace) -> int:
    from graph.publishing import publish

    words = read_catalogue(settings.language).text
    terminal = sys.stderr.isatty()

    def report(step: str) -> None:
        start, end = ("\r\033[K", "") if terminal else ("", "\n")
        print(f"{start}{words(step)}…", end=end, file=sys.stderr, flush=True)

    try:
        published = publish(settings, arguments.output, report=report)
    except PublicationRefused as error:
        _show_violations(error, settings.language)
        raise
    finally:
        if terminal:
            print("\r\033[K", end="", file=sys.stderr)
    _show(published, settings.language)
    return 0


def _show_violations(error: PublicationRefused, language: str) -> None:
    found = list(error.report)
    for one in found[:_SHOWN]:
        where = " ".join(part for part in (one.focus, one.path, one.value) if part)
        told = without_contacts(f"{one.message(language)} {where}")
        print(f"{one.shape} : {told}", file=sys.stderr)
    if len(found) > _SHOWN:
        rest = read_catalogue(language).text("… et {n} autres.")
        print(rest.format(n=len(found) - _SHOWN), file=sys.stderr)


def _show(published: "Published", language: str) -> None:
    """Version, folder, counts, and what changed since the version before."""
    words, snapshot, changes = read_catalogue(language).text, published.snapshot, published.changes
    if not published.is_new:
        told = words("Rien n'a changé : la version {version} reste.")
        print(told.format(version=snapshot.version))
        print(snapshot.folder)
        return
    print(words("Version {version} publiée.").format(version=snapshot.version))
    print(snapshot.folder)
    print(f"SHA-256 : {snapshot.digest}")
    for name, count in snapshot.counts.items():
        print(f"  {words(_COUNTED.get(name, name))} : {count}")
    if not changes.since:
        print(words("Première version : rien à comparer."))
        return
    print(words("Depuis {version} :").format(version=changes.since))
    lines = [
        ("affirmations", changes.added, 0, changes.removed),
        ("entités", *(changes.total(change) for change in _CHANGES)),
        ("relations", *(changes.total(change, "relations") for change in _CHANGES)),
    ]
    for what, added, changed, removed in lines:
        told = words("{what} : {added} ajoutées, {changed} modifiées, {removed} retirées").format(
            what=words(what), added=added, changed=changed, removed=removed
        )
        print(f"  {told}")


_COUNTED = {
    "statements": "affirmations",
    "collectivite": "collectivités",
    "organisation": "organisations",
    "person": "personnes",
    "project": "projets",
    "event": "événements",
    "concept": "notions",
    "resource": "documents",
    "place": "territoires",
    "attributes": "caractéristiques",
}
