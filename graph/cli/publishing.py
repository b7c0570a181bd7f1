"""``publish``."""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

from graph.cli.masking import without_contacts
from graph.cli.verbs import add_verb
from graph.errors import said, worded
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
        told = said(_CHECKS.get(step, step), words)
        print(f"{start}{told}…", end=end, file=sys.stderr, flush=True)

    try:
        published = publish(settings, arguments.output, report=report)
    except PublicationRefused as error:
        _show_violations(error, settings.language)
        raise
    finally:
        if terminal:
            print("\r\033[K", end="", file=sys.stderr)
    for indent, sentence in _told(published):
        print(f"{indent}{said(sentence, words)}")
    return 0


def _show_violations(error: PublicationRefused, language: str) -> None:
    found = list(error.report)
    for one in found[:_SHOWN]:
        where = " ".join(part for part in (one.focus, one.path, one.value) if part)
        told = without_contacts(f"{one.message(language)} {where}")
        print(f"{one.shape} : {told}", file=sys.stderr)
    if len(found) > _SHOWN:
        rest = worded("… et {n} autres.", n=len(found) - _SHOWN)
        print(said(rest, read_catalogue(language).text), file=sys.stderr)


def _told(published: "Published") -> Iterator[tuple[str, str]]:
    """Version, folder, counts, and what changed since the version before."""
    snapshot, changes = published.snapshot, published.changes
    if not published.is_new:
        told = worded("Rien n'a changé : la version {version} reste.", version=snapshot.version)
        yield from (("", told), ("", str(snapshot.folder)))
        return
    yield "", worded("Version {version} publiée.", version=snapshot.version)
    yield "", str(snapshot.folder)
    yield "", f"SHA-256 : {snapshot.digest}"
    for name, count in snapshot.counts.items():
        yield "  ", worded("{what} : {n}", what=_COUNTED.get(name, name), n=count)
    if not changes.since:
        yield "", worded("Rien à comparer : c'est la première version de ce dossier.")
        return
    yield "", worded("Depuis la version {version} :", version=changes.since)
    lines = [
        (_COUNTED["statements"], changes.added, 0, changes.removed),
        (_COUNTED["entities"], *(changes.total(change) for change in _CHANGES)),
        (_COUNTED["relations"], *(changes.total(change, "relations") for change in _CHANGES)),
    ]
    for what, added, changed, removed in lines:
        yield (
            "  ",
            worded(
                "{what} : + {added}, modifiées {changed}, - {removed}",
                what=what,
                added=added,
                changed=changed,
                removed=removed,
            ),
        )


_COUNTED: Final = {
    "statements": worded("affirmations"),
    "entities": worded("entités"),
    "relations": worded("relations"),
    "collectivite": worded("collectivités"),
    "organisation": worded("organisations"),
    "person": worded("personnes"),
    "project": worded("projets"),
    "event": worded("événements"),
    "concept": worded("notions"),
    "resource": worded("documents"),
    "place": worded("territoires"),
    "attributes": worded("caractéristiques"),
    "sources": worded("sources"),
}
_CHECKS: Final = {
    "base": worded("contrôle des identifiants"),
    "statements": worded("contrôle de chaque affirmation"),
    "integrity": worded("contrôle de l'ensemble"),
    "licences": worded("contrôle des licences"),
    "shapes": worded("contrôle des formes"),
}
