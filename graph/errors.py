"""Every error Maillage raises on purpose.

::

    GraphError                 what, where, what to do
    ├── InputError             something given is wrong: a file, a row, a name, a parameter
    │   ├── UnknownName        a name or identifier that nothing carries (with candidates)
    │   ├── AmbiguousName      a name that several things carry (with candidates)
    │   └── QuestionError      an unknown question or a wrong parameter
    └── ServiceError           something we depend on is not available
        ├── StoreMissing       there is no store yet
        ├── StoreLocked        another process is writing the store
        └── StoreBroken        the store or the disk does not answer as it should

Errors carry facts; only ``cli.run`` and the frame of the app turn them into sentences, in the
reader's language. A sentence is written in French: as it stands, or ``worded`` where it holds facts
(never an f-string, which no catalogue could hold).
"""

from collections.abc import Callable, Mapping, Sequence
from typing import ClassVar

__all__ = [
    "AmbiguousName",
    "GraphError",
    "InputError",
    "QuestionError",
    "ServiceError",
    "StoreBroken",
    "StoreLocked",
    "StoreMissing",
    "UnknownName",
    "Worded",
    "said",
    "worded",
]


class Worded(str):
    """A French sentence that remembers its ``template`` and the ``facts`` put into it."""

    template: str
    facts: Mapping[str, object]


def worded(template: str, /, **facts: object) -> Worded:
    """``template`` (see ``str.format``) with its facts, ready to be said in another language.

    Parameters
    ----------
    facts: plain values, as they are in every language, or ``Worded`` for words of ours.
    """
    sentence = Worded(template.format(**facts))
    sentence.template, sentence.facts = template, facts
    return sentence


def said(sentence: str, translate: Callable[[str], str]) -> str:
    """``sentence`` in the words ``translate`` gives for its template; its facts stay.

    A sentence without facts is its own template; what ``translate`` does not know stays French.
    """
    if not isinstance(sentence, Worded):
        return translate(sentence) if sentence else ""
    facts = {
        name: said(fact, translate) if isinstance(fact, Worded) else fact
        for name, fact in sentence.facts.items()
    }
    return translate(sentence.template).format(**facts)


def _words(sentence: str) -> Worded:
    """A plain sentence as one without facts, which may then be a fact of another."""
    if isinstance(sentence, Worded):
        return sentence
    plain = Worded(sentence)
    plain.template, plain.facts = sentence.replace("{", "{{").replace("}", "}}"), {}
    return plain


class GraphError(Exception):
    """One clear sentence: ``what`` went wrong, ``where``, and ``advice`` on what to do."""

    exit_code: ClassVar[int] = 2

    def __init__(self, what: str, *, where: str = "", advice: str = "") -> None:
        super().__init__(what)
        self.what = _words(what)
        self.where = where
        self.advice = _words(advice)

    def __str__(self) -> str:
        return self.told(str)

    def told(self, translate: Callable[[str], str]) -> str:
        """All of it on one line, in the words of ``translate`` (see ``said``)."""
        where, what, advice = (
            said(part, translate) for part in (self.where, self.what, self.advice)
        )
        place = f"{where}: " if where else ""
        return f"{place}{what} {advice}".rstrip()


class InputError(GraphError):
    """Something the caller gave is wrong; nothing was written."""


class UnknownName(InputError):
    """Nothing carries this name; ``candidates`` are the nearest labels."""

    def __init__(self, name: str, candidates: Sequence[str] = (), *, where: str = "") -> None:
        shown = name if len(name) <= 80 else f"{name[:80]}…"
        super().__init__(
            worded("rien ne porte le nom « {name} ».", name=shown),
            where=where,
            advice=worded("Le plus proche : {names}.", names=", ".join(candidates))
            if candidates
            else "Vérifiez l'orthographe, ou donnez un code INSEE ou un SIREN.",
        )
        self.name = name
        self.candidates = tuple(candidates)


class AmbiguousName(InputError):
    """Several things carry this name; ``candidates`` tell them apart."""

    def __init__(self, name: str, candidates: Sequence[str], *, where: str = "") -> None:
        super().__init__(
            worded(
                "« {name} » désigne plusieurs choses : {candidates}.",
                name=name,
                candidates=" ; ".join(candidates),
            ),
            where=where,
            advice="Précisez avec le code INSEE, le SIREN ou l'identifiant.",
        )
        self.name = name
        self.candidates = tuple(candidates)


class QuestionError(InputError):
    """The question is unknown, or one of its parameters does not fit."""


class ServiceError(GraphError):
    """A store, a disk or a server is not available."""

    exit_code: ClassVar[int] = 3


class StoreMissing(ServiceError):
    """No store has been built in this folder."""


class StoreLocked(ServiceError):
    """Another process is writing the store."""


class StoreBroken(ServiceError):
    """The store or the disk under it does not answer as it should."""
