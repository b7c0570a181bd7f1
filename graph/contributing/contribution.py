"""Accepting a draft writes one file; undoing moves it aside. The store follows (``refresh``)."""

from dataclasses import replace
from pathlib import Path
from secrets import token_hex

from graph.contributing.draft import Draft, now
from graph.contributing.existing import Existing
from graph.contributing.folder import find_file, keep, locked, move_out, name_of
from graph.contributing.history import Contribution, line_of
from graph.contributing.judging import forget_judgements, keep_judgements
from graph.contributing.made import Made
from graph.contributing.making import make
from graph.contributing.quoting import without_contacts
from graph.contributing.respecting import Waiting, rules_of
from graph.contributing.safe_files import remove
from graph.contributing.trig import to_trig, trig_bytes
from graph.errors import InputError
from graph.linking.name_judgements import FILE
from graph.model.iris import Iris
from graph.questions.dataset import Dataset
from graph.settings import Settings
from graph.sources.contributions import contribution_files, key_of, read_contribution

__all__ = ["Accepting", "accept_draft", "undo", "withdraw"]


class Accepting:
    """Accepts drafts one after the other; what every one of them needs is read once.

    Parameters
    ----------
    dataset: the graph that is added to, as it was before the first of them.
    """

    def __init__(self, settings: Settings, dataset: Dataset) -> None:
        self._settings = settings
        self._existing = Existing.of(dataset)
        self._waiting = Waiting(settings, dataset)
        self._rules = rules_of(settings, dataset, self._waiting)

    def accept(self, draft: Draft, by: str) -> Contribution:
        """Write what was accepted of ``draft`` as a contribution; the draft itself stays.

        Raises
        ------
        InputError: nothing was decided, or the folder cannot be written.
        StoreLocked: somebody else is writing. StoreBroken: the disk is full or fails.
        In every case nothing was written.
        """
        settings, iris = self._settings, self._existing.iris
        name = without_contacts(by).strip()
        with locked(settings) as folder:
            self._waiting.update()
            key = _free_key(settings)
            made = make(draft, self._existing, self._rules, key=key, by=name, at=now())
            if not made.recorded and not made.quads:
                raise InputError(
                    "rien n'a été accepté ni refusé.", advice="Décidez au moins d'une proposition."
                )
            keep_judgements(settings.data / FILE, draft, iris, name, _reason(key))
            return _kept(folder, made, iris)


def accept_draft(settings: Settings, draft: Draft, by: str) -> Contribution:
    """Write what was accepted of ``draft`` as a contribution; see :meth:`Accepting.accept`.

    Raises
    ------
    StoreMissing: nothing has been built.
    """
    dataset = Dataset.open(settings)
    try:
        return Accepting(settings, dataset).accept(draft, by)
    finally:
        dataset.names.close()


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
        return line_of(move_out(folder, path, content), iris)


def withdraw(settings: Settings, key: str) -> None:
    """Take back a contribution that could not be brought into the store, as if it had never been.

    Raises
    ------
    InputError: there is no such contribution in force. StoreBroken: the disk fails.
    """
    with locked(settings):
        remove(find_file(settings, key))


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
    return line_of(keep(folder, name, to_trig(made, iris)), iris)


def _broken_out(folder: Path, path: Path, by: str) -> Contribution:
    """A file that does not read can be undone too: it is put aside as it is."""
    try:
        content = path.read_bytes()
    except OSError:
        content = b""
    move_out(folder, path, content)
    blank = Contribution(key_of(path), "", "", "", path.name, "", "", (), {})
    return replace(blank, undone_by=by, undone_at=now())
