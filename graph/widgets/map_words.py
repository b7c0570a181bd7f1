"""What a map says: titles, units, and what a reader must know of its outlines and figures."""

from graph.errors import InputError, worded
from graph.network.mapping import LEVELS, MEASURES
from graph.widgets.language import _, number
from graph.widgets.map_base import covered

__all__ = [
    "level_name",
    "level_note",
    "measure_name",
    "measure_notes",
    "measure_title",
    "per_100_000",
    "read_level",
    "read_measure",
]


def read_level(text: str, default: str = "departement") -> str:
    """The level an address names, or ``default``.

    Raises
    ------
    graph.errors.InputError: there is no such level.
    """
    if text and text not in LEVELS:
        raise InputError(
            worded("« {given} » n'est pas un niveau de la carte.", given=text[:40]),
            where="niveau",
            advice=worded("Niveaux : {known}.", known=", ".join(LEVELS)),
        )
    return text or default


def read_measure(text: str, default: str = "organisations") -> str:
    """What is counted as an address names it, or ``default``.

    Raises
    ------
    graph.errors.InputError: nothing like it can be counted.
    """
    if text and text not in MEASURES:
        raise InputError(
            worded("la carte ne sait pas compter « {given} ».", given=text[:40]),
            where="mesure",
            advice=worded("Elle compte : {known}.", known=", ".join(MEASURES)),
        )
    return text or default


def level_name(level: str) -> str:
    """« région », « département », « intercommunalité (EPCI) »."""
    words = {
        "region": _("région"),
        "departement": _("département"),
        "epci": _("intercommunalité (EPCI)"),
    }
    return words[level]


def measure_name(measure: str) -> str:
    """What is counted, after a number: « organisations »."""
    words = {
        "organisations": _("organisations"),
        "scics": _("SCIC"),
        "ptce": _("PTCE"),
        "projects": _("projets"),
        "events": _("événements"),
        "collectivites": _("collectivités reliées"),
        "relations": _("relations de collectivités"),
        "resources": _("documents"),
    }
    return words[measure]


def measure_title(counted: str, level: str, *, rate: bool) -> str:
    """The title of a map: what is counted, and by what."""
    said = per_100_000(counted) if rate else counted
    told = _("{counted}, par {level}").format(counted=said, level=level_name(level))
    return told[:1].upper() + told[1:]


def per_100_000(counted: str) -> str:
    """« SCIC pour 100 000 habitants »."""
    return _("{counted} pour 100 000 habitants").format(counted=counted)


def measure_notes(measure: str, level: str) -> list[str]:
    """How much of what is counted has a place at this level, and what the figures are."""
    known, total = covered(level, measure)
    notes = []
    if total:
        notes.append(
            _(
                "{known} sur {total} ({counted}) ont un lieu connu à cette échelle ; les autres ne "
                "sont sur aucun territoire de la carte."
            ).format(known=number(known), total=number(total), counted=measure_name(measure))
        )
    if measure == "relations":
        notes.append(_("Une relation entre deux territoires compte dans chacun des deux."))
    notes.append(
        _(
            "Ces nombres disent ce que racontent les documents lus : zéro n'est pas la preuve "
            "qu'il n'y a rien."
        )
    )
    return notes


def level_note(level: str) -> str:
    """Where the outlines come from."""
    official = _(
        "Contours des départements reçus avec le code officiel géographique 2026 (Licence Ouverte "
        "2.0), simplifiés ; leur producteur n'est pas consigné."
    )
    if level == "epci":
        more = _(
            "Limites des intercommunalités approchées : chaque point du département revient à la "
            "commune dont la mairie est la plus proche."
        )
    elif level == "region":
        more = _("Les régions sont des départements réunis.")
    else:
        more = ""
    frames = _("Outre-mer en médaillons, chacun à son échelle.")
    return " ".join(part for part in (official, more, frames) if part)
