"""What a person decided: the same, not the same, no longer, not in the code, or still open."""

import csv
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from graph.errors import InputError, worded

__all__ = ["Judgement", "Judgements", "Verdict", "read_judgements"]

_COLUMNS = ["subject", "verdict", "target", "by", "date", "reason"]


class Verdict(StrEnum):
    """A decision on one thing."""

    SAME = "same"
    """It is the target: an official code's path, or another source's thing."""
    FORMER = "former"
    """It was what the target succeeded to; it is kept as what it was."""
    NOT_IN_CODE = "not-in-code"
    """The official code does not hold it."""
    DIFFERENT = "different"
    """It is not the target, however alike they look."""
    OPEN = "open"
    """Nobody can tell from what we have; the targets are candidates."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """One line of ``judgements.csv``."""

    subject: str
    verdict: Verdict
    target: str
    by: str
    date: str
    reason: str
    line: int


@dataclass(frozen=True, slots=True)
class Judgements:
    """Every judgement by its subject (``facts:ville-de-lille``)."""

    by_subject: dict[str, Judgement]

    def get(self, subject: str) -> Judgement | None:
        """The judgement on ``subject``, if there is one."""
        return self.by_subject.get(subject)


def read_judgements(path: Path) -> Judgements:
    """The judgements of a file; none if there is no such file.

    Raises
    ------
    InputError: a column is missing, a row is too long or too short, a verdict is unknown, a
        subject is missing or judged twice.
    """
    if not path.exists():
        return Judgements({})
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            return Judgements(_read(path, csv.DictReader(lines, strict=True)))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise InputError(
            worded("ce fichier ne se lit pas ({error}).", error=error),
            where=str(path),
            advice="Il doit être un CSV en UTF-8.",
        ) from error


def _read(path: Path, rows: "csv.DictReader[str]") -> dict[str, Judgement]:
    if rows.fieldnames != _COLUMNS:
        raise InputError(
            "les colonnes ne sont pas celles attendues.",
            where=f"{path}:1",
            advice=worded("Attendues : {names}.", names=", ".join(_COLUMNS)),
        )
    found: dict[str, Judgement] = {}
    for row in rows:
        where = f"{path}:{rows.line_num}"
        if len(row) != len(_COLUMNS) or None in row.values():
            raise InputError(
                worded("il faut {n} valeurs, une par colonne.", n=len(_COLUMNS)),
                where=where,
                advice="Vérifiez les virgules et les guillemets de cette ligne.",
            )
        values = {name: row[name].strip() for name in _COLUMNS}
        if not values["subject"]:
            raise InputError("subject est vide.", where=where, advice="Dites sur quoi il porte.")
        if values["verdict"] not in set(Verdict):
            raise InputError(
                worded("verdict inconnu : « {verdict} ».", verdict=values["verdict"][:40]),
                where=where,
                advice=worded("Verdicts : {names}.", names=", ".join(Verdict)),
            )
        if values["subject"] in found:
            raise InputError(
                worded(
                    "{subject} est déjà jugé ligne {line}.",
                    subject=values["subject"],
                    line=found[values["subject"]].line,
                ),
                where=where,
                advice="Gardez une seule ligne.",
            )
        found[values["subject"]] = Judgement(
            subject=values["subject"],
            verdict=Verdict(values["verdict"]),
            target=values["target"],
            by=values["by"],
            date=values["date"],
            reason=values["reason"],
            line=rows.line_num,
        )
    return found
