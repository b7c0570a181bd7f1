"""Accepting a draft writes one file; undoing moves it aside. The store follows (``refresh``)."""

from collections.abc import Callable, Collection
from dataclasses import replace
from functools import cache
from pathlib import Path
from secrets import token_hex

from graph.contributing.draft import Draft, now
from graph.contributing.existing import Existing
from graph.contributing.fitting import Ends
from graph.contributing.folder import find_file, keep, locked, move_out, name_of
from graph.contributing.history import Contribution, contributed
from graph.contributing.judging import forget_judgements, keep_judgements
from graph.contributing.made import Made
from graph.contributing.making import Rules, make
from graph.contributing.quoting import without_contacts
from graph.contributing.safe_files import remove
from graph.contributing.trig import to_trig, trig_bytes
from graph.errors import InputError
from graph.linking.name_judgements import FILE
from graph.linking.suppressions import read_suppressions
from graph.model.iris import Iris
from graph.model.terms import NamedNode
from graph.questions.dataset import Dataset
from graph.settings import Settings
from graph.sources.contributions import contribution_files, key_of, read_contribution

__all__ = ["accept_draft", "rules_of", "undo", "withdraw"]


def accept_draft(settings: Settings, draft: Draft, by: str) -> Contribution:
    """Write what was accepted of ``draft`` as a contribution; the draft itself stays.

    Raises
    ------
    InputError: nothing was decided, or the folder cannot be written.
    StoreMissing: nothing has been built. StoreLocked: somebody else is writing.
    StoreBroken: the disk is full or fails. In every case nothing was written.
    """
    with locked(settings) as folder:
        dataset = Dataset.open(settings)
        try:
            made = make(
                draft,
                Existing.of(dataset),
                rules_of(settings, dataset),
                key=_free_key(settings),
                by=without_contacts(by).strip(),
                at=now(),
            )
        finally:
            dataset.names.close()
        iris = dataset.iris
        if not made.recorded and not made.quads:
            raise InputError(
                "rien n'a été accepté ni refusé.", advice="Décidez au moins d'une proposition."
            )
        keep_judgements(settings.data / FILE, draft, iris, made.by, _reason(made.key))
        return _kept(folder, made, iris)


def undo(settings: Settings, key: str, by: str) -> Contribution:
    """Undo the contribution ``key``; its file is kept aside, with who undid it and when.

    What it had put in the contact graph is not kept.

    Raises
    ------
    InputError: there is no such contribution in force.
    StoreLocked: somebody else is writing. StoreBroken: the disk fails; nothing has changed.
    """
    iris = Iris(settings.base)
    with locked(settings) as folder:
        path = find_file(settings, key)
        forget_judgements(settings.data / FILE, _reason(key))
        try:
            found = read_contribution(path, iris)
            record = {**found.record, "undone_by": without_contacts(by), "undone_at": now()}
            quads = [quad for quad in found.quads if quad.graph_name != iris.contacts]
            content = trig_bytes(record, found.decided, quads, iris)
        except InputError:
            return _broken_out(folder, path, by)
        return contributed(move_out(folder, path, content), iris)[0]


def withdraw(settings: Settings, key: str) -> None:
    """Take back a contribution that could not be brought into the store, as if it had never been.

    Raises
    ------
    InputError: there is no such contribution in force. StoreBroken: the disk fails.
    """
    with locked(settings):
        remove(find_file(settings, key))


def rules_of(settings: Settings, dataset: Dataset) -> Rules:
    """What a contribution to ``dataset`` must respect.

    Raises
    ------
    InputError: the list of suppressions, the vocabulary or a waiting contribution does not read.
    """
    return Rules(
        taken=_taken(settings, dataset),
        suppressions=read_suppressions(settings.data / "suppressions.csv"),
        ends=Ends.read(settings.ontology, dataset.iris),
    )


def _taken(settings: Settings, dataset: Dataset) -> Callable[[NamedNode], bool]:
    """Whether an identifier is that of something brought in since the store was made."""
    applied: Collection[str] = dataset.generation.read("build.json").get("contributions", [])

    @cache
    def waiting() -> frozenset[NamedNode]:
        found: set[NamedNode] = set()
        for path in contribution_files(settings.data):
            if key_of(path) not in applied:
                quads = read_contribution(path, dataset.iris).quads
                found |= {one.subject for one in quads if isinstance(one.subject, NamedNode)}
        return frozenset(found)

    return lambda node: node in waiting()


def _free_key(settings: Settings) -> str:
    used = {
        key_of(path)
        for undone in (False, True)
        for path in contribution_files(settings.data, undone=undone)
    }
    while (key := token_hex(4)) in used:
        continue
    return key


def _reason(key: str) -> str:
    """Why a judgement was kept, when a contribution brought it."""
    return f"contribution {key}"


def _kept(folder: Path, made: Made, iris: Iris) -> Contribution:
    name = name_of(made.at, made.title, made.key)
    return contributed(keep(folder, name, to_trig(made, iris)), iris)[0]


def _broken_out(folder: Path, path: Path, by: str) -> Contribution:
    """A file that does not read can be undone too: it is put aside as it is."""
    try:
        content = path.read_bytes()
    except OSError:
        content = b""
    move_out(folder, path, content)
    blank = Contribution(key_of(path), "", "", "", path.name, "", "", (), {})
    return replace(blank, undone_by=by, undone_at=now())
