"""What the review says, and how it calls and draws kinds and relations."""

import re
from typing import Final

from graph.model.iris import Iris
from graph.model.vocabulary import Kind, term
from graph.network.sentences import Patterns
from graph.views.palette import STYLES
from graph.views.shapes import outline
from graph.widgets.language import _, _n

__all__ = [
    "attribute_word",
    "drawing_of",
    "kind_words",
    "predicate_word",
    "predicate_words",
    "texts",
]

_PREDICATES: Final = (
    *("shareholderOf", "founded", "carries", "leads", "funds", "supports", "partnerOf"),
    *("memberOf", "customerOf", "subsidiaryOf", "participatesIn", "speaksAt", "hasRole"),
    *("develops", "aimsAt", "hasLabel", "hasLegalForm", "locatedIn", "areaServed"),
    *("published", "about", "mentions", "isPartOf"),
)
"""The relations a person may choose, the strongest first."""

_ELSEWHERE: Final = {
    "hasLegalForm": "rov:orgType",
    "areaServed": "schema:areaServed",
    "about": "schema:about",
    "mentions": "schema:mentions",
    "isPartOf": "dcterms:isPartOf",
}
"""Relations of other vocabularies under the names readings give them."""

_TAG: Final = re.compile(r"<(\w+) ([^>]*?)/?>")
_ATTRIBUTE: Final = re.compile(r'([\w-]+)="([^"]*)"')


def kind_words(spoken: str, dark: bool) -> list[dict[str, object]]:
    """Every kind a person may choose: ``kind, label, drawing, colour, ink``."""
    kinds = (
        *(Kind.ORGANISATION, Kind.COLLECTIVITE, Kind.PERSON, Kind.PROJECT, Kind.EVENT),
        *(Kind.CONCEPT, Kind.TERRITORY, Kind.RESOURCE),
    )
    own = {
        Kind.ORGANISATION: _n("organisation", "organisations", 1),
        Kind.RESOURCE: _n("document", "documents", 1),
    }
    return [
        {
            "kind": kind.value,
            "label": own.get(kind) or STYLES[kind.value].name(spoken),
            "drawing": drawing_of(kind.value, dark),
            "colour": STYLES[kind.value].look(dark).fill,
            "ink": STYLES[kind.value].look(dark).border,
        }
        for kind in kinds
    ]


def drawing_of(kind: str, dark: bool) -> list[dict[str, object]]:
    """The shape of a kind as SVG elements: ``tag`` and ``attributes``."""
    style = STYLES[kind]
    look = style.look(dark)
    drawn = outline(style.shape, 9, 9, 7, look.fill, look.border)
    return [
        {"tag": tag, "attributes": dict(_ATTRIBUTE.findall(rest))}
        for tag, rest in _TAG.findall(drawn)
    ]


def predicate_words(words: Patterns, iris: Iris, spoken: str) -> list[dict[str, object]]:
    """Every relation a person may choose: ``name`` and ``label``, « est sociétaire de »."""
    labels = {name: words.label(_iri(name, iris), spoken) for name in _PREDICATES}
    labels["published"] = _("a publié")
    return [{"name": name, "label": label} for name, label in labels.items()]


def predicate_word(name: str, words: Patterns, iris: Iris, spoken: str) -> str:
    """What a relation is called, by the name readings give it; the name itself if it has none."""
    known = {str(one["name"]): str(one["label"]) for one in predicate_words(words, iris, spoken)}
    return known.get(name, name)


def attribute_word(name: str) -> str:
    """What an attribute is called."""
    known = {
        "founding_year": _("année de création"),
        "website": _("site"),
        "start_date": _("date de début"),
        "end_date": _("date de fin"),
        "address": _("adresse"),
        "siren": "SIREN",
    }
    return known.get(name) or name.replace("_", " ")


def _iri(name: str, iris: Iris) -> str:
    return term(_ELSEWHERE[name]).value if name in _ELSEWHERE else iris.mai(name).value


def texts() -> dict[str, str]:
    """Every word of the review, by key."""
    return {**_decisions(), **_forms(), **_states(), **_sheet()}


def _decisions() -> dict[str, str]:
    return {
        "accept": _("Accepter"),
        "refuse": _("Refuser"),
        "correct": _("Corriger"),
        "link": _("Lier"),
        "create": _("Créer"),
        "undo": _("Annuler"),
        "reopen": _("Rouvrir"),
        "acceptAbove": _("Ce qui est sûr à"),
        "any": _("n'importe"),
        "acceptAll": _("Tout accepter ({n})"),
        "nothingAbove": _("Rien d'autre n'est aussi sûr."),
        "reasons": _(
            "Ce n'est pas dans le texte\nCe n'est pas la bonne entité\n"
            "Ce n'est pas la bonne relation\nTrop vague pour être utile\nC'est un doublon\n"
            "Ce n'est plus vrai"
        ),
        "reason": _("Raison du refus"),
        "otherReason": _("Autre raison, en quelques mots"),
        "noReason": _("Sans raison"),
    }


def _forms() -> dict[str, str]:
    return {
        "save": _("Enregistrer"),
        "cancel": _("Abandonner"),
        "kind": _("Type"),
        "name": _("Nom"),
        "subject": _("Qui"),
        "predicate": _("Relation"),
        "object": _("À quoi ou à qui"),
        "turn": _("Inverser le sens"),
        "since": _("Depuis"),
        "until": _("Jusqu'à"),
        "role": _("Fonction"),
        "value": _("Valeur"),
        "date": _("Une année ou une date : 2019, 2019-05, 2019-05-31."),
        "none": _("non dit"),
        "thisResource": _("cette ressource"),
        "search": _("Chercher dans le graphe"),
        "searching": _("Recherche…"),
        "nothing": _("Aucun nom ne ressemble à cela."),
        "candidates": _("Ce que cela peut être"),
        "newThing": _("Rien de cela : créer une nouvelle entité"),
        "access": _("Accès"),
        "public": _("public"),
        "restricted": _("restreint"),
    }


def _states() -> dict[str, str]:
    return {
        "open": _("à décider"),
        "accepted": _("acceptée"),
        "corrected": _("corrigée"),
        "refused": _("refusée"),
        "settled": _("décidée dans une contribution d'avant"),
        "blocked": _("tombe avec « {name} », refusée"),
        "waits": _("attend qu'on dise qui est « {name} »"),
        "known": _("déjà dans le graphe"),
        "new": _("nouvelle entité"),
        "ambiguous": _("plusieurs possibles : {n}"),
        "confidence": _("sûre à {n} %"),
        "pattern": _("repérée par {name}"),
        "saved": _("Tout est enregistré."),
        "saving": _("Enregistrement…"),
        "unsaved": _("Pas encore enregistré : {n}. Nouvel essai en cours."),
        "private": _("privée"),
    }


def _sheet() -> dict[str, str]:
    return {
        "text": _("Le texte"),
        "proposals": _("Les propositions"),
        "left": _("À décider"),
        "yes": _("acceptée\nacceptées"),
        "no": _("refusée\nrefusées"),
        "show": _("Montrer"),
        "everything": _("tout"),
        "onlyOpen": _("à décider"),
        "entities": _("entités"),
        "relations": _("relations"),
        "empty": _("Rien à montrer ici."),
        "done": _("Tout est décidé."),
        "cut": _("… suite du texte, sans proposition …"),
        "keys": _("Touches du clavier"),
        "close": _("Fermer"),
        "help": _(
            "A : accepter, avec les entités dont la relation parle\n"
            "R : refuser, puis un chiffre pour la raison\nC : corriger\n"
            "L : lier à une entité du graphe\nN : créer une nouvelle entité\n"
            "Z : annuler la dernière décision\nJ ou flèche bas : suivante\n"
            "K ou flèche haut : précédente\nO : prochaine à décider\nT : aller au texte\n"
            "Échap : fermer\n? : cette liste"
        ),
    }
