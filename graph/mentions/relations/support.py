"""« soutient »: help of any kind, money apart (``funding``)."""

import re

from graph.mentions.relations.patterns import (
    ACTORS,
    Active,
    Nominal,
    Passive,
    Pattern,
    Told,
    listed,
    verbs,
)
from graph.model.vocabulary import Kind

__all__ = ["PATTERNS"]

_VERBS = verbs(
    "soutenir appuyer épauler aider accompagner parrainer encourager conseiller outiller héberger "
    "incuber seconder"
)
_HELP = r"(?:soutien|appui|concours|aide|accompagnement|parrainage|support)s?"
_KIND = r"(?: (?:financier|technique|logistique|actif|politique|précieux|fort|constant)s?)?"

PATTERNS: tuple[Pattern, ...] = (
    Active(
        "supports.recommends",
        "supports",
        verbs("recommander préconiser"),
        objects=frozenset({Kind.CONCEPT}),
        prepositions=("", "des", "à"),
        skip=listed("de recourir le recours l'"),
    ),
    Active("supports.active", "supports", _VERBS),
    Active(
        "supports.concept",
        "supports",
        verbs("nourrir favoriser promouvoir renforcer défendre valoriser stimuler faciliter"),
        subjects=ACTORS | {Kind.PROJECT},
        objects=frozenset({Kind.CONCEPT}),
    ),
    Active(
        "supports.gives",
        "supports",
        verbs("apporter donner offrir fournir"),
        prepositions=("à",),
        skip=listed("son un leur soutien appui aide concours une"),
    ),
    Passive("supports.passive", "supports", _VERBS - {"aider", "conseiller", "outiller"}),
    Passive("supports.helped", "supports", verbs("aider conseiller outiller")),
    Told(
        "supports.with",
        "supports",
        re.compile(rf"\b(?:avec|grâce à|par) l(?:e |es |'){_HELP}{_KIND}"),
    ),
    Told(
        "supports.benefits",
        "supports",
        re.compile(rf"\bbénéfici\w+ d(?:u |e l'|'un ){_HELP}{_KIND}"),
    ),
    Nominal(
        "supports.noun",
        "supports",
        re.compile(r"\b(?:soutien|marraine|parrain|mécène)s?\b"),
        subjects=ACTORS,
    ),
)
