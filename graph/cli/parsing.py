"""Arguments that are wrong, told as everything else that is: one French sentence."""

import argparse
import re
from typing import Final, NoReturn

from graph.errors import InputError, worded

__all__ = ["Parser"]

_SENTENCES: Final = (
    (r"the following arguments are required: (.+)", r"il manque : \1."),
    (r"argument (.+): expected (?:one|at least one) argument", r"\1 attend une valeur."),
    (r"argument (.+): invalid choice: (.+) \(choose from (.+)\)", r"\1 ne peut pas être \2 : \3."),
    (r"argument (.+): invalid int value: (.+)", r"\1 attend un nombre entier, pas \2."),
    (r"argument (.+): ignored explicit argument (.+)", r"\1 ne prend pas de valeur : \2."),
    (r"argument (.+): not allowed with argument (.+)", r"\1 ne va pas avec \2."),
    (r"ambiguous option: (.+) could match (.+)", r"\1 peut être \2."),
    (r"unrecognized arguments: (.+)", r"argument inconnu : \1."),
)
_LONGEST = 300


class Parser(argparse.ArgumentParser):
    """An argument parser that raises ``InputError`` instead of ending the program."""

    def error(self, message: str) -> NoReturn:
        """Raise what argparse found wrong; it has no French of its own."""
        said = f"{message}."
        for pattern, sentence in _SENTENCES:
            found = re.fullmatch(pattern, message, re.DOTALL)
            if found is not None:
                said = found.expand(sentence)
        raise InputError(
            " ".join(said[:_LONGEST].split()),
            where=self.prog.removeprefix("maillage").strip(),
            advice=worded("Voir : {prog} --help", prog=self.prog),
        )
