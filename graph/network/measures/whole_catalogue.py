"""The measures of a whole network, with their words."""

from typing import Final

from graph.network.measures import assortativity, cohesion
from graph.network.measures.measure import Measure

__all__ = ["WHOLE_MEASURES"]

_FREEMAN: Final = "Freeman (1978), Centrality in social networks, Social Networks 1(3)"
_TEXTBOOK: Final = "Wasserman & Faust (1994), Social Network Analysis, Cambridge University Press"
_MISSING: Final = {
    "fr": "Un lien que personne n'a écrit manque ici.",
    "en": "A link nobody wrote about is missing here.",
}
_READ: Final = {
    "fr": "Il grandit avec le nombre de pages lues.",
    "en": "It grows with the number of pages read.",
}

WHOLE_MEASURES: Final = (
    Measure(
        "nodes",
        {"fr": "Acteurs", "en": "Actors"},
        {"fr": "Combien d'acteurs ont un lien au moins.", "en": "How many actors have a link."},
        _READ,
        "n",
        _TEXTBOOK,
        cohesion.nodes,
        per_node=False,
    ),
    Measure(
        "relations",
        {"fr": "Paires liées", "en": "Linked pairs"},
        {
            "fr": "Combien de paires d'acteurs sont liées, par une relation ou plusieurs.",
            "en": "How many pairs of actors are linked, by one relation or several.",
        },
        _READ,
        "m",
        _TEXTBOOK,
        cohesion.relations,
        per_node=False,
    ),
    Measure(
        "mean-degree",
        {"fr": "Degré moyen", "en": "Mean degree"},
        {
            "fr": "À combien d'autres un acteur est lié en moyenne.",
            "en": "How many others an actor is linked to on average.",
        },
        _MISSING,
        "2m/n",
        _TEXTBOOK,
        cohesion.mean_degree,
        per_node=False,
    ),
    Measure(
        "density",
        {"fr": "Densité", "en": "Density"},
        {
            "fr": "Part des paires d'acteurs qui sont liées.",
            "en": "The share of pairs of actors that are linked.",
        },
        {
            "fr": "Elle baisse quand le réseau grandit : ne comparez que des tailles proches.",
            "en": "It falls as a network grows: compare only similar sizes.",
        },
        "2m/(n(n−1))",
        _TEXTBOOK,
        cohesion.density,
        per_node=False,
    ),
    Measure(
        "components",
        {"fr": "Morceaux", "en": "Pieces"},
        {
            "fr": "En combien de morceaux sans lien entre eux le réseau se divise.",
            "en": "How many pieces without a link between them the network is in.",
        },
        {
            "fr": "Beaucoup de petits morceaux sont des acteurs dont une seule page parle.",
            "en": "Many small pieces are actors only one page speaks of.",
        },
        "c(G)",
        _TEXTBOOK,
        cohesion.components,
        per_node=False,
    ),
    Measure(
        "largest-share",
        {"fr": "Plus grand morceau", "en": "Largest piece"},
        {
            "fr": "Part des acteurs qui sont dans le plus grand morceau.",
            "en": "The share of actors that are in the largest piece.",
        },
        _MISSING,
        "max |C| / n",
        _TEXTBOOK,
        cohesion.largest_share,
        per_node=False,
    ),
    Measure(
        "mean-distance",
        {"fr": "Distance moyenne", "en": "Mean distance"},
        {
            "fr": "Nombre d'étapes entre deux acteurs du plus grand morceau, en moyenne.",
            "en": "Steps between two actors of the largest piece, on average.",
        },
        {
            "fr": "Chaque lien qui manque l'allonge.",
            "en": "Every missing link makes it longer.",
        },
        "⟨d(i,j)⟩",
        "Watts & Strogatz (1998), Nature 393",
        cohesion.mean_distance,
        per_node=False,
    ),
    Measure(
        "diameter",
        {"fr": "Diamètre", "en": "Diameter"},
        {
            "fr": "Nombre d'étapes entre les deux acteurs du plus grand morceau les plus éloignés.",
            "en": "Steps between the two actors of the largest piece that are farthest apart.",
        },
        {
            "fr": "Il dépend d'une seule paire d'acteurs.",
            "en": "It depends on a single pair of actors.",
        },
        "max d(i,j)",
        _TEXTBOOK,
        cohesion.diameter,
        per_node=False,
    ),
    Measure(
        "transitivity",
        {"fr": "Transitivité", "en": "Transitivity"},
        {
            "fr": "Quand deux acteurs ont un voisin en commun, part des cas où ils sont liés.",
            "en": "Where two actors share a neighbour, the share of cases where they are linked.",
        },
        {
            "fr": "Deux personnes, ou deux projets, ne sont presque jamais liés ici : comparez au "
            "hasard qui garde les types.",
            "en": "Two persons, or two projects, are hardly ever linked here: compare with chance "
            "that keeps kinds.",
        },
        "3 × triangles / triplets",
        "Newman, Watts & Strogatz (2002), Random graph models of social networks, PNAS 99",
        cohesion.transitivity,
        per_node=False,
    ),
    Measure(
        "average-clustering",
        {"fr": "Regroupement moyen", "en": "Average clustering"},
        {
            "fr": "Moyenne du regroupement local des acteurs.",
            "en": "The mean local clustering of actors.",
        },
        {
            "fr": "Les acteurs d'un seul voisin comptent pour zéro.",
            "en": "Actors with a single neighbour count as zero.",
        },
        "1/n · Σᵢ c(i)",
        "Watts & Strogatz (1998), Nature 393",
        cohesion.average_clustering,
        per_node=False,
    ),
    Measure(
        "centralisation",
        {"fr": "Centralisation", "en": "Centralisation"},
        {
            "fr": "1 si tout tient à un seul acteur (étoile), 0 si tous ont autant de liens.",
            "en": "1 if everything hangs on one actor (a star), 0 if all have as many links.",
        },
        {
            "fr": "Celui dont on a lu le site entier est au centre.",
            "en": "The one whose whole site was read is in the centre.",
        },
        "Σᵢ (max k − k(i)) / ((n−1)(n−2))",
        _FREEMAN,
        cohesion.centralisation,
        per_node=False,
    ),
    Measure(
        "degree-assortativity",
        {"fr": "Assortativité par degré", "en": "Degree assortativity"},
        {
            "fr": "Positive si les acteurs très liés le sont entre eux ; négative s'ils le sont "
            "surtout à des acteurs peu liés.",
            "en": "Positive if well linked actors are linked to each other; negative if mostly to "
            "actors with few links.",
        },
        {
            "fr": "Une liste de membres donne une étoile, donc une valeur négative.",
            "en": "A list of members makes a star, hence a negative value.",
        },
        "r = corr(k(i), k(j))",
        "Newman (2002), Assortative mixing in networks, Phys. Rev. Lett. 89, 208701",
        assortativity.degree_assortativity,
        per_node=False,
    ),
)
