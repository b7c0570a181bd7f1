"""``add`` and ``undo``: what documents say enters the graph, or leaves it again."""

import argparse
import getpass
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

from graph.cli.masking import without_contacts
from graph.cli.progress import told
from graph.cli.verbs import add_verb
from graph.errors import GraphError, InputError, ServiceError, StoreBroken, worded
from graph.settings import Settings

if TYPE_CHECKING:
    from graph.contributing.contribution import Accepting
    from graph.contributing.history import Contribution
    from graph.contributing.reading import Reading
    from graph.model.reading import ReadDocument

__all__ = ["add_verbs"]

_PATIENCE: Final = 5.0
"""How long another program may write the store before this one gives up, in seconds."""

_WORDS: Final = (
    ("resources", "ressource", "ressources"),
    ("entities", "entité nouvelle", "entités nouvelles"),
    ("links", "entité connue", "entités connues"),
    ("relations", "relation", "relations"),
    ("attributes", "valeur", "valeurs"),
)


def add_verbs(
    verbs: "argparse._SubParsersAction[argparse.ArgumentParser]", common: argparse.ArgumentParser
) -> None:
    """Declare the verbs of this module."""
    parser = add_verb(
        verbs,
        common,
        "add",
        _add,
        "Apporte des documents : une contribution chacun, que « undo » annule. Sans --accept, un "
        "brouillon à relire sur la page Contribuer.",
        "add page.txt --accept certain",
    )
    parser.add_argument("files", nargs="+", type=Path, metavar="FICHIER")
    parser.add_argument("--reader", default="", metavar="LECTEUR", help="au lieu de le deviner")
    parser.add_argument(
        "--accept",
        choices=("all", "certain"),
        help="accepter sans relire : tout, ou ce qui est assez sûr",
    )
    parser.add_argument(
        "--licence",
        default="",
        metavar="ADRESSE",
        help="des faits qui seront publics ; sans elle, ceux d'un tableau ou de RDF ne sortent pas",
    )
    parser.add_argument("--by", default="", metavar="NOM", help="qui apporte ; sinon le compte")
    parser = add_verb(verbs, common, "undo", _undo, "Annule une contribution.", "undo 3f2a9c41")
    parser.add_argument("id", metavar="ID")
    parser.add_argument("--by", default="", metavar="NOM", help="qui annule ; sinon le compte")


def _add(settings: Settings, arguments: argparse.Namespace) -> int:
    from graph.building.refreshing import refresh
    from graph.contributing.reading import Reading

    _check_licence(arguments.licence)
    _wait(settings)
    refresh(settings, _step)
    by = arguments.by or _account()
    with Reading.open(settings) as reading:
        if arguments.accept is None:
            return _prepare(settings, reading, arguments, by)
        return _accept(settings, reading, arguments, by)


def _prepare(settings: Settings, reading: "Reading", arguments: argparse.Namespace, by: str) -> int:
    """One draft a document; nothing enters the graph."""
    from graph.contributing.draft import proposals
    from graph.contributing.drafts import drop_draft, save_draft, start_draft

    begun: list[str] = []
    try:
        for document in _read(reading, arguments):
            draft = start_draft(settings, document, by)
            begun.append(draft.id)
            if arguments.licence:
                draft.licence = arguments.licence
                save_draft(settings, draft)
            count = sum(1 for _ in proposals(draft))
            _say(f"Brouillon {draft.id} : {_count(count, 'proposition', 'propositions')}.")
    except (GraphError, KeyboardInterrupt):
        for id in begun:
            drop_draft(settings, id)
        raise
    print("Rien n'est encore dans le graphe : relisez sur la page Contribuer (maillage serve).")
    return 0


def _accept(settings: Settings, reading: "Reading", arguments: argparse.Namespace, by: str) -> int:
    """One contribution a document, then the store once; all of them, or none."""
    from graph.building.refreshing import refresh
    from graph.contributing.contribution import Accepting
    from graph.questions.dataset import Dataset

    dataset = Dataset.open(settings)
    accepting = Accepting(settings, dataset)
    with _all_or_none(settings) as added:
        for document in _read(reading, arguments):
            _add_one(settings, accepting, document, arguments, by, added)
        refresh(settings, _step)
    for one in added:
        _say(_told(one))
    if added:
        print(f"Pour annuler : maillage undo {added[-1].key}")
    else:
        print("Rien n'a été ajouté.")
    return 0


def _add_one(
    settings: Settings,
    accepting: "Accepting",
    document: "ReadDocument",
    arguments: argparse.Namespace,
    by: str,
    added: "list[Contribution]",
) -> None:
    from graph.contributing.draft import accept_all, accept_resources
    from graph.contributing.drafts import new_draft
    from graph.model.reading import CERTAIN

    draft = new_draft(settings, document, by)
    draft.licence = arguments.licence or draft.licence
    at_least = CERTAIN if arguments.accept == "certain" else 0.0
    accept_all(draft, at_least=at_least, by=by, automatic=True)
    accept_resources(draft, by, automatic=True)
    if draft.decisions:
        added.append(accepting.accept(draft, by))


@contextmanager
def _all_or_none(settings: Settings) -> "Iterator[list[Contribution]]":
    """The contributions added so far: if one fails, those before it are taken back."""
    from graph.contributing.contribution import withdraw

    added: list[Contribution] = []
    try:
        yield added
    except (GraphError, KeyboardInterrupt):
        for one in added:
            withdraw(settings, one.key)
        raise


def _read(reading: "Reading", arguments: argparse.Namespace) -> "Iterator[ReadDocument]":
    """The documents; a terminal is told how far the reading is, and what could not be read."""
    for document in told(reading.read_files(arguments.files, arguments.reader), arguments.files):
        if document.readings:
            yield document
        else:
            _unread(document)


def _unread(document: "ReadDocument") -> None:
    for issue in document.issues:
        print(f"{issue.locator} : {without_contacts(issue.message)}", file=sys.stderr)


def _undo(settings: Settings, arguments: argparse.Namespace) -> int:
    from graph.building.refreshing import refresh
    from graph.contributing.contribution import undo

    _wait(settings)
    told = undo(settings, arguments.id, arguments.by or _account())
    try:
        refresh(settings, _step)
    except ServiceError as error:
        raise StoreBroken(
            worded(
                "la contribution est annulée, mais le graphe n'a pas suivi : {what}",
                what=error.what,
            ),
            where=error.where,
            advice="Relancez ensuite : maillage build",
        ) from error
    _say(f"Contribution {told.key} annulée : « {told.title} », de {told.by or 'personne'}.")
    return 0


def _wait(settings: Settings) -> None:
    """Before anything is written, let another program finish with the store.

    Raises
    ------
    InputError: it is a server that is only read. StoreLocked: the other does not finish.
    """
    import time

    from graph.building.sending import has_server
    from graph.errors import StoreLocked
    from graph.store.generations import is_being_written

    has_server(settings)
    until = time.monotonic() + _PATIENCE
    while is_being_written(settings.store):
        if time.monotonic() > until:
            raise StoreLocked(
                "un autre programme écrit ce graphe.",
                where=str(settings.store),
                advice="Attendez qu'il finisse, puis recommencez.",
            )
        time.sleep(0.1)


def _told(one: "Contribution") -> str:
    counts = [
        _count(one.counts.get(name, 0), singular, plural) for name, singular, plural in _WORDS
    ]
    left = f" ; laissé de côté : {len(one.left_out)}" if one.left_out else ""
    return f"Contribution {one.key} : « {one.title} » : {', '.join(counts)}{left}."


def _count(number: int, singular: str, plural: str) -> str:
    return f"{number} {singular if number < 2 else plural}"


def _say(sentence: str) -> None:
    print(without_contacts(sentence))


def _step(step: str) -> None:
    if sys.stderr.isatty():
        print(f"\r\033[K{step}…", end="", file=sys.stderr, flush=True)


def _check_licence(address: str) -> None:
    """Raise ``InputError`` for an address that is that of no licence we know."""
    from graph.publishing.licences import KNOWN, find_licence

    if address and find_licence(address) is None:
        raise InputError(
            worded("cette licence n'est pas connue : « {address} ».", address=address[:200]),
            advice=worded("Par exemple : {names}.", names=", ".join(one.address for one in KNOWN)),
        )


def _account() -> str:
    """The name of the account that runs the program, if it has one."""
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return ""
