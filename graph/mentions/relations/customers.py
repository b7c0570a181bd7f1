"""« est client de, achète à »: purchases, public ones included."""

import re

from graph.mentions.relations.patterns import (
    ACTORS,
    Active,
    Listed,
    Nominal,
    Passive,
    Pattern,
    listed,
    told,
    verbs,
)
from graph.model.vocabulary import Kind

__all__ = ["PATTERNS"]

_SELLER = frozenset({Kind.ORGANISATION})

PATTERNS: tuple[Pattern, ...] = (
    Listed(
        "customerOf.listed",
        "customerOf",
        told("clients?", "clientes", "donneurs d'ordre", "commanditaires", "acheteurs"),
        subjects=ACTORS,
        objects=_SELLER,
    ),
    Active(
        "customerOf.orders",
        "customerOf",
        verbs("passer"),
        objects=_SELLER,
        prepositions=("à", "auprès"),
        particle=("commande",),
    ),
    Active(
        "customerOf.account",
        "customerOf",
        verbs("travailler"),
        subjects=_SELLER,
        objects=ACTORS,
        prepositions=("de",),
        swap=True,
        particle=("pour", "le", "compte"),
    ),
    Passive(
        "customerOf.rented", "customerOf", verbs("louer acheter"), agents=ACTORS, themes=_SELLER
    ),
    Nominal(
        "customerOf.noun", "customerOf", told("client(?:e|s|es)?"), objects=_SELLER, implied=True
    ),
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
        verbs("acheter commander"),
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
