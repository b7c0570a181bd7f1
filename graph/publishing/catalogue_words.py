"""What the catalogue says of the dataset in words, in French and English."""

from typing import Final

from graph.model.terms import Literal
from graph.publishing.describing import both

__all__ = ["DATASET_DESCRIPTION", "DATASET_TITLE", "KEYWORDS", "PROVENANCE"]

DATASET_TITLE: Final = both(
    "Maillage : coopérations entre collectivités et économie sociale et solidaire",
    "Maillage: cooperation between local authorities and the social and solidarity economy",
)
DATASET_DESCRIPTION: Final = both(
    "Organisations de l'économie sociale et solidaire, collectivités, territoires, projets, "
    "événements, ressources, personnes par leurs fonctions publiques, et les relations entre eux. "
    "Chaque relation nomme le document qui l'affirme.",
    "Organisations of the social and solidarity economy, local authorities, territories, projects, "
    "events, documents, people by their public roles, and the relations between them. Each "
    "relation names the document that states it.",
)
PROVENANCE: Final = both(
    "Faits relevés sur des pages publiques, avec l'adresse de chaque page, et code officiel "
    "géographique. Chaque document source est un graphe nommé, décrit avec son éditeur et sa "
    "licence.",
    "Facts read on public pages, with the address of each page, and the official geographic code. "
    "Each source document is a named graph, described with its publisher and its licence.",
)
_FRENCH: Final = (
    "collectivités",
    "coopération",
    "données liées",
    "économie sociale et solidaire",
    "SCIC",
    "territoires",
)
_ENGLISH: Final = (
    "cooperation",
    "linked data",
    "local authorities",
    "social and solidarity economy",
    "territories",
)
KEYWORDS: Final = [
    *(Literal(word, language="fr") for word in _FRENCH),
    *(Literal(word, language="en") for word in _ENGLISH),
]
