"""What a column of a table may be."""

from dataclasses import dataclass
from typing import Final

from graph.model.vocabulary import Kind

__all__ = ["ATTRIBUTES", "FIELDS", "PROPERTIES", "RELATIONS", "Property"]


@dataclass(frozen=True, slots=True)
class Property:
    """A meaning a column can have.

    Parameters
    ----------
    label: in French.
    kind: of a relation: what the cell names, unless the mapping says otherwise.
    headers: folded names of columns that usually mean it.
    """

    label: str
    kind: Kind | None = None
    headers: tuple[str, ...] = ()


FIELDS: Final[dict[str, Property]] = {
    "name": Property(
        "nom",
        headers=(
            "nom",
            "nom de la structure",
            "nom de l organisme",
            "nom de l organisation",
            "structure",
            "organisation",
            "organisme",
            "denomination",
            "raison sociale",
            "intitule",
            "libelle",
            "acteur",
            "nom complet",
            "name",
            "titre",
            "nom du projet",
            "projet",
            "nom de la collectivite",
            "nom prenom",
            "prenom nom",
        ),
    ),
    "alias": Property(
        "autre nom", headers=("sigle", "acronyme", "alias", "autre nom", "nom court")
    ),
    "kind": Property("sorte", headers=("sorte", "categorie", "kind", "nature")),
    "code": Property(
        "code INSEE ou SIREN",
        headers=(
            "siren",
            "siret",
            "code",
            "code insee",
            "insee",
            "numero siren",
            "n siren",
            "n siret",
        ),
    ),
    "first_name": Property("prénom", headers=("prenom", "first name")),
    "relation": Property(
        "nom de la relation", headers=("relation", "lien", "type de lien", "predicat")
    ),
    "object": Property("autre bout de la relation", headers=("cible", "objet", "target", "vers")),
    "since": Property("depuis", headers=("depuis", "since", "date d adhesion", "annee d adhesion")),
    "until": Property("jusqu'à", headers=("jusqu a", "jusqu au", "until", "date de sortie")),
    "role": Property("rôle", headers=("role", "fonction", "mandat", "poste", "qualite")),
}
"""What is said of the row itself, or of all its relations."""

ATTRIBUTES: Final[dict[str, Property]] = {
    "founding_year": Property(
        "année de création",
        headers=("annee de creation", "date de creation", "creation", "fondation", "founded"),
    ),
    "website": Property(
        "site internet",
        headers=("site", "site internet", "site web", "url", "website", "lien internet"),
    ),
    "start_date": Property("date de début", headers=("date de debut", "debut")),
    "end_date": Property("date de fin", headers=("date de fin", "fin")),
}

RELATIONS: Final[dict[str, Property]] = {
    "shareholderOf": Property(
        "est sociétaire de",
        Kind.ORGANISATION,
        ("societaire de", "prise de participation", "participation au capital"),
    ),
    "memberOf": Property(
        "est membre de",
        Kind.ORGANISATION,
        ("membre de", "adherent de", "adhere a", "reseau", "reseaux", "federation"),
    ),
    "partnerOf": Property(
        "est partenaire de",
        Kind.ORGANISATION,
        ("partenaire", "partenaires", "partenaire de"),
    ),
    "supports": Property("soutient", Kind.ORGANISATION, ("soutient",)),
    "funds": Property("finance", Kind.ORGANISATION, ("finance",)),
    "founded": Property("est à l'origine de", Kind.ORGANISATION, ("a fonde", "fondateur de")),
    "carries": Property("porte", Kind.PROJECT, ("porte", "projet porte", "projets portes")),
    "leads": Property("pilote, anime", Kind.PROJECT, ("pilote", "anime")),
    "participatesIn": Property(
        "participe à",
        Kind.PROJECT,
        ("participe a", "projets", "participation"),
    ),
    "speaksAt": Property("intervient à", Kind.EVENT, ("intervient a",)),
    "develops": Property("développe", Kind.CONCEPT, ("developpe", "activite", "activites")),
    "customerOf": Property("est client de", Kind.ORGANISATION, ("client de",)),
    "subsidiaryOf": Property("est une filiale de", Kind.ORGANISATION, ("filiale de",)),
    "locatedIn": Property(
        "est situé à",
        Kind.TERRITORY,
        ("commune", "ville", "localisation", "lieu", "siege", "departement", "region"),
    ),
    "areaServed": Property(
        "agit sur",
        Kind.TERRITORY,
        (
            "territoire",
            "zone d action",
            "zone d intervention",
            "perimetre",
        ),
    ),
    "hasLegalForm": Property(
        "a pour forme juridique",
        Kind.CONCEPT,
        ("statut", "statut juridique", "forme juridique", "forme", "type de structure"),
    ),
    "hasLabel": Property(
        "est labellisé",
        Kind.CONCEPT,
        ("label", "labels", "agrement", "agrements", "labellisation"),
    ),
    "hasRole": Property(
        "a un rôle dans",
        Kind.ORGANISATION,
        ("employeur", "organisation de rattachement", "structure de rattachement"),
    ),
    "aimsAt": Property("vise", Kind.CONCEPT, ("vise", "objectif", "objectifs")),
}
"""The relations of model.md a cell can be the object of; ``inverse`` swaps the ends."""

INVERSES: Final[dict[str, str]] = {
    "societaires": "shareholderOf",
    "membres": "memberOf",
    "adherents": "memberOf",
    "financeurs": "funds",
    "financeur": "funds",
    "finance par": "funds",
    "soutiens": "supports",
    "soutenu par": "supports",
    "porteur": "carries",
    "porteur de projet": "carries",
    "structure porteuse": "carries",
    "porte par": "carries",
    "pilote par": "leads",
    "anime par": "leads",
    "fondateur": "founded",
    "fondateurs": "founded",
    "clients": "customerOf",
    "filiales": "subsidiaryOf",
    "intervenants": "speaksAt",
}
"""Folded names of columns whose cells name the subject of the relation."""

PROPERTIES: Final[dict[str, Property]] = {**FIELDS, **ATTRIBUTES, **RELATIONS}
