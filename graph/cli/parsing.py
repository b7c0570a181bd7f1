"""Arguments that are wrong, told as everything else that is: one French sentence."""

import argparse
import re
from typing import Final, NoReturn

from graph.errors import InputError, worded

__all__ = ["Parser"]

_BLANKS: Final = dict.fromkeys("abc", "")
_SENTENCES: Final = (
    (r"the following arguments are required: (.+)", worded("il manque : {a}.", **_BLANKS)),
    (
        r"argument (.+): expected (?:one|at least one) argument",
        worded("{a} attend une valeur.", **_BLANKS),
    ),
    (
        r"argument (.+): invalid choice: (.+) \(choose from (.+)\)",
        worded("{a} ne peut pas être {b} : {c}.", **_BLANKS),
    ),
    (
        r"argument (.+): invalid int value: (.+)",
        worded("{a} attend un nombre entier, pas {b}.", **_BLANKS),
    ),
    (
        r"argument (.+): ignored explicit argument (.+)",
        worded("{a} ne prend pas de valeur : {b}.", **_BLANKS),
    ),
    (
        r"argument (.+): not allowed with argument (.+)",
        worded("{a} ne va pas avec {b}.", **_BLANKS),
    ),
    (r"ambiguous option: (.+) could match (.+)", worded("{a} peut être {b}.", **_BLANKS)),
    (r"unrecognized arguments: (.+)", worded("argument inconnu : {a}.", **_BLANKS)),
)
_LONGEST = 200


class Parser(argparse.ArgumentParser):
    """An argument parser that raises ``InputError`` instead of ending the program."""

    def error(self, message: str) -> NoReturn:
        """Raise what argparse found wrong; it has no French of its own."""
        raise InputError(
            _sentence(" ".join(message.split())),
            where=self.prog.removeprefix("maillage").strip(),
            advice=worded("Voir : {prog} --help", prog=self.prog),
        )


def _sentence(message: str) -> str:
    for pattern, sentence in _SENTENCES:
        found = re.fullmatch(pattern, message)
        if found is not None:
            parts = (part[:_LONGEST] for part in found.groups(""))
            return worded(sentence.template, **dict(zip("abc", parts, strict=False)))
    return f"{message[:_LONGEST]}."
