"""« est client de, achète à »: purchases, public ones included."""

import re

from graph.mentions.relations.patterns import Active, Nominal, Pattern, listed, verbs
from graph.model.vocabulary import Kind

__all__ = ["PATTERNS"]

_SELLER = frozenset({Kind.ORGANISATION})

PATTERNS: tuple[Pattern, ...] = (
    Nominal("customerOf.noun", "customerOf", re.compile(r"\bclient(?:e|s|es)?\b"), objects=_SELLER),
    Nominal(
        "customerOf.supplier",
        "customerOf",
        re.compile(r"\b(?:prestataire|fournisseur|fournisseuse|sous-traitant)s?\b"),
        subjects=_SELLER,
        swap=True,
    ),
    Active(
        "customerOf.buys",
        "customerOf",
        verbs("acheter commander louer"),
        objects=_SELLER,
        prepositions=("à", "auprès"),
        skip=listed(
            "des de ses les le la un une repas denrées produits services prestations auprès"
        ),
    ),
    Active(
        "customerOf.supplied",
        "customerOf",
        verbs("fournir approvisionner"),
        objects=_SELLER,
        prepositions=("auprès", "chez"),
        reflexive=True,
    ),
    Active(
        "customerOf.entrusts",
        "customerOf",
        verbs("confier"),
        objects=_SELLER,
        prepositions=("à",),
        skip=listed("la le les l' gestion une un mission réalisation collecte marché"),
    ),
)
