"""What the browser is told of a sentence: its words, and the choices behind each gap."""

import re
from collections.abc import Callable, Mapping, Sequence

from graph.model.vocabulary import TERRITORY_SEGMENTS, Kind
from graph.questions.question import Parameter, Question
from graph.widgets.language import _, _n
from graph.widgets.offered import Choice

__all__ = ["GROUPS", "make_payload"]

GROUPS = (
    "country",
    "region",
    "departement",
    "epci",
    "commune",
    "commune-deleguee",
    "place",
)
"""The headings of a list of territories, in their order: the widest first."""

_GAP = re.compile(r"\{(\w+)\}")


def make_payload(
    question: Question,
    language: str,
    *,
    spoken: Mapping[str, str],
    given: Mapping[str, str],
    choices: Callable[[Parameter], Sequence[Choice]],
    everything: Callable[[str], int],
) -> dict[str, object]:
    """The sentence as the browser draws it.

    Parameters
    ----------
    spoken: the words for the parameters that are given.
    given: short identifiers or years.
    choices: what a picker offers; none where that is not known.
    everything: how many rows there would be without that parameter.
    """
    return {
        "language": language,
        "parts": _parts(question.sentences[language]),
        "gaps": {
            name: _gap(parameter, language, spoken.get(name, ""), given.get(name, ""))
            | _offered(choices(parameter), parameter, everything(name))
            for name, parameter in question.parameters.items()
        },
        "groups": {name: _heading(name) for name in GROUPS},
        "texts": _texts(),
    }


def _parts(sentence: str) -> list[dict[str, str]]:
    """The sentence cut at its gaps: ``{"text": …}`` and ``{"gap": name}``."""
    pieces = _GAP.split(sentence)
    found = [{"gap" if place % 2 else "text": piece} for place, piece in enumerate(pieces)]
    return [part for part in found if part.get("text", "…")]


def _gap(parameter: Parameter, language: str, spoken: str, given: str) -> dict[str, object]:
    label = parameter.labels[language]
    return {
        "label": label[:1].upper() + label[1:],
        "any": parameter.any.get(language, ""),
        "empty": parameter.any.get(language) or _("à choisir"),
        "required": parameter.required,
        "value": given,
        "shown": spoken,
    }


def _offered(choices: Sequence[Choice], parameter: Parameter, everything: int) -> dict[str, object]:
    grouped = parameter.kind == "territory"
    return {
        "known": bool(parameter.offered),
        "grouped": grouped,
        "everything": everything,
        "told": _n("{n} choix a une réponse", "{n} choix ont une réponse", len(choices)),
        "options": [
            [one.value, one.label, one.detail, one.rows, one.kind if grouped else _drawn(one.kind)]
            for one in (sorted(choices, key=_place) if grouped else choices)
        ],
    }


def _drawn(kind: str) -> str:
    return Kind.TERRITORY.value if kind in TERRITORY_SEGMENTS else kind


def _place(choice: Choice) -> int:
    """Where the heading of a territory stands; within it, the order given stays."""
    return GROUPS.index(choice.kind) if choice.kind in GROUPS else len(GROUPS)


def _heading(group: str) -> str:
    words = {
        "country": _("Pays"),
        "region": _("Régions"),
        "departement": _("Départements"),
        "epci": _("Intercommunalités"),
        "commune": _("Communes"),
        "commune-deleguee": _("Communes déléguées"),
        Kind.TERRITORY.value: _("Autres lieux"),
    }
    return words[group]


def _texts() -> dict[str, str]:
    return {
        "search": _("Chercher"),
        "close": _("Fermer"),
        "none": _("Rien de ce nom n'a de réponse ici."),
        "cut": _("{shown} sur {total} montrés : précisez le nom"),
        "rows": _("Le nombre est celui des lignes de la réponse."),
    }
