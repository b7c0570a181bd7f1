"""The forms of a French verb that state a fact: third persons, participles, infinitive.

Forms of the conditional are told too, to be recognised as not stated. Only what resource sheets
use is made: third persons and « nous », no subjunctive of its own.
"""

from enum import StrEnum
from functools import lru_cache

__all__ = ["Form", "forms"]


class Form(StrEnum):
    """What a form of a verb is."""

    FINITE = "finite"
    FUTURE = "future"
    CONDITIONAL = "conditional"
    INFINITIVE = "infinitive"
    PAST = "past participle"
    PRESENT = "present participle"


_FIRST = {
    Form.FINITE: ("e", "ent", "ait", "aient", "a", "èrent", "ons", "ions"),
    Form.PAST: ("é", "ée", "és", "ées"),
    Form.PRESENT: ("ant",),
}
_FUTURE = ("a", "ont")
_CONDITIONAL = ("ait", "aient")

_MODELS: dict[str, tuple[str, str, str, str]] = {
    # ending: present, stem of the imperfect, past participle, stem of the future
    "tenir": ("tient tiennent tint tinrent", "ten", "tenu", "tiendr"),
    "venir": ("vient viennent vint vinrent", "ven", "venu", "viendr"),
    "cueillir": ("cueille cueillent cueillit cueillirent", "cueill", "cueilli", "cueiller"),
    "courir": ("court courent courut coururent", "cour", "couru", "courr"),
    "offrir": ("offre offrent offrit offrirent", "offr", "offert", "offrir"),
    "ouvrir": ("ouvre ouvrent ouvrit ouvrirent", "ouvr", "ouvert", "ouvrir"),
    "mouvoir": ("meut meuvent mut murent", "mouv", "mu", "mouvr"),
    "cevoir": ("çoit çoivent çut çurent", "cev", "çu", "cevr"),
    "duire": ("duit duisent duisit duisirent", "duis", "duit", "duir"),
    "truire": ("truit truisent truisit truisirent", "truis", "truit", "truir"),
    "scrire": ("scrit scrivent scrivit scrivirent", "scriv", "scrit", "scrir"),
    "mettre": ("met mettent mit mirent", "mett", "mis", "mettr"),
    "prendre": ("prend prennent prit prirent", "pren", "pris", "prendr"),
    "joindre": ("joint joignent joignit joignirent", "joign", "joint", "joindr"),
    "connaître": ("connaît connaissent connut connurent", "connaiss", "connu", "connaîtr"),
    "naître": ("naît naissent naquit naquirent", "naiss", "né", "naîtr"),
    "faire": ("fait font fit firent", "fais", "fait", "fer"),
    "quérir": ("quiert quièrent quit quirent", "quér", "quis", "querr"),
    "conclure": ("conclut concluent", "conclu", "conclu", "conclur"),
    "inclure": ("inclut incluent", "inclu", "inclus", "inclur"),
    "dre": ("d dent dit dirent", "d", "du", "dr"),
    "ir": ("it issent it irent", "iss", "i", "ir"),
}


@lru_cache(maxsize=1024)
def forms(infinitive: str) -> dict[str, frozenset[Form]]:
    """Each form of ``infinitive``, in lower case, with what it may be.

    Raises
    ------
    ValueError: the ending is of no model this module knows.
    """
    made = _first_group(infinitive) if infinitive.endswith("er") else _other(infinitive)
    known: dict[str, set[Form]] = {}
    for form, texts in made.items():
        for text in texts:
            known.setdefault(text, set()).add(form)
    return {text: frozenset(those) for text, those in known.items()}


def _first_group(infinitive: str) -> dict[Form, tuple[str, ...]]:
    stem = infinitive[:-2]
    made = {
        form: tuple(_joined(stem, ending) for ending in endings) for form, endings in _FIRST.items()
    }
    silent = _open(stem)
    made[Form.INFINITIVE] = (infinitive,)
    made[Form.FUTURE] = tuple(f"{base}er{end}" for base in {stem, silent} for end in _FUTURE)
    made[Form.CONDITIONAL] = tuple(
        f"{base}er{end}" for base in {stem, silent} for end in _CONDITIONAL
    )
    return made


def _joined(stem: str, ending: str) -> str:
    """Stem and ending, spelled as they sound: lançait, partageait, mène, gère."""
    if ending in ("e", "ent"):
        return _open(stem) + ending
    if ending.startswith(("a", "o")):
        if stem.endswith("c"):
            return f"{stem[:-1]}ç{ending}"
        if stem.endswith("g"):
            return f"{stem}e{ending}"
    return stem + ending


def _open(stem: str) -> str:
    """The stem before a silent ending: mener -> mèn, gérer -> gèr, appeler -> appell."""
    if stem.endswith(("appel", "jet")):
        return stem + stem[-1]
    if stem.endswith(("oy", "uy")):
        return f"{stem[:-1]}i"
    if stem[-2:-1] in ("e", "é") and stem[-1] not in "aeiouéèyx":
        return f"{stem[:-2]}è{stem[-1]}"
    return stem


def _other(infinitive: str) -> dict[Form, tuple[str, ...]]:
    for ending, (present, imperfect, past, future) in _MODELS.items():
        if not infinitive.endswith(ending):
            continue
        stem = infinitive[: -len(ending)]
        participle = stem + past
        plural = "" if participle.endswith("s") else "s"
        return {
            Form.INFINITIVE: (infinitive,),
            Form.FINITE: tuple(stem + one for one in present.split())
            + tuple(stem + imperfect + end for end in (*_CONDITIONAL, "ons", "ions")),
            Form.PRESENT: (f"{stem}{imperfect}ant",),
            Form.PAST: (participle, f"{participle}e", f"{participle}{plural}", f"{participle}es"),
            Form.FUTURE: tuple(stem + future + end for end in _FUTURE),
            Form.CONDITIONAL: tuple(stem + future + end for end in _CONDITIONAL),
        }
    raise ValueError(f"no model for the verb {infinitive}")
