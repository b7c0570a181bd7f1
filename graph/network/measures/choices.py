"""The words of what one chooses and compares: methods, weights, random networks, clocks."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from graph.network.measures.whole_catalogue import WHOLE_MEASURES

__all__ = ["CLOCK_WORDS", "METHOD_WORDS", "MODEL_WORDS", "STATISTIC_WORDS", "WEIGHT_WORDS", "Words"]


@dataclass(frozen=True, slots=True)
class Words:
    """What something is called and how to read it, by language (``fr``, ``en``).

    Parameters
    ----------
    formula: as text, where it has one. source: the paper, where there is one.
    """

    label: Mapping[str, str]
    reading: Mapping[str, str]
    formula: str = ""
    source: str = ""


METHOD_WORDS: Final[Mapping[str, Words]] = MappingProxyType(
    {
        "leiden": Words(
            {"fr": "Leiden", "en": "Leiden"},
            {
                "fr": "Les acteurs d'une communauté ont plus de liens entre eux que le hasard n'en "
                "donnerait ; chaque communauté est d'un seul tenant.",
                "en": "Actors of a community have more links to each other than chance would give; "
                "every community holds together.",
            },
            "Q = Σ_c [ L(c)/m − (K(c)/2m)² ]",
            "Traag, Waltman & van Eck (2019), From Louvain to Leiden, Scientific Reports 9, 5233",
        ),
        "louvain": Words(
            {"fr": "Louvain", "en": "Louvain"},
            {
                "fr": "Les acteurs d'une communauté ont plus de liens entre eux que le hasard n'en "
                "donnerait ; méthode plus ancienne, et la plus citée.",
                "en": "Actors of a community have more links to each other than chance would give; "
                "an older method, and the most cited.",
            },
            "Q = Σ_c [ L(c)/m − (K(c)/2m)² ]",
            "Blondel, Guillaume, Lambiotte & Lefebvre (2008), Fast unfolding of communities in "
            "large networks, J. Stat. Mech. P10008",
        ),
    }
)

WEIGHT_WORDS: Final[Mapping[str, Words]] = MappingProxyType(
    {
        "newman": Words(
            {"fr": "Partage de Newman", "en": "Newman's share"},
            {
                "fr": "Chaque intermédiaire commun compte d'autant moins qu'il relie plus de monde "
                ": 1 s'il n'en relie que deux.",
                "en": "Each shared intermediary counts the less the more it joins: 1 if it joins "
                "only two.",
            },
            "w(i,j) = Σ_m 1/(k(m)−1)",
            "Newman (2001), Scientific collaboration networks II, Phys. Rev. E 64, 016132",
        ),
        "count": Words(
            {"fr": "Nombre en commun", "en": "Number shared"},
            {
                "fr": "Combien d'intermédiaires les deux ont en commun.",
                "en": "How many intermediaries the two share.",
            },
            "w(i,j) = |N(i) ∩ N(j)|",
            "Breiger (1974), The duality of persons and groups, Social Forces 53(2)",
        ),
        "jaccard": Words(
            {"fr": "Indice de Jaccard", "en": "Jaccard index"},
            {
                "fr": "Part des intermédiaires de l'un ou de l'autre qu'ils ont en commun.",
                "en": "Of the intermediaries of either, the share that both have.",
            },
            "|N(i) ∩ N(j)| / |N(i) ∪ N(j)|",
            "Jaccard (1901), Bull. Soc. vaudoise des sciences naturelles 37",
        ),
        "cosine": Words(
            {"fr": "Cosinus", "en": "Cosine"},
            {
                "fr": "Comme Jaccard, mais moins sévère quand l'un en a beaucoup plus que l'autre.",
                "en": "As Jaccard, but less severe where one has many more than the other.",
            },
            "|N(i) ∩ N(j)| / √(k(i) k(j))",
            "Salton & McGill (1983), Introduction to Modern Information Retrieval",
        ),
    }
)

MODEL_WORDS: Final[Mapping[str, Words]] = MappingProxyType(
    {
        "degrees": Words(
            {"fr": "Mêmes degrés", "en": "Same degrees"},
            {
                "fr": "Au hasard, mais chaque acteur garde son nombre de liens.",
                "en": "At random, but every actor keeps its number of links.",
            },
            source="Maslov & Sneppen (2002), Specificity and stability in topology of protein "
            "networks, Science 296; Fosdick, Larremore, Nishimura & Ugander (2018), SIAM Review 60",
        ),
        "kinds": Words(
            {"fr": "Mêmes degrés et mêmes types", "en": "Same degrees and kinds"},
            {
                "fr": "Au hasard, mais chaque acteur garde son nombre de liens avec chaque type : "
                "deux personnes ne deviennent pas liées.",
                "en": "At random, but every actor keeps its number of links with each kind: two "
                "persons do not become linked.",
            },
            source="Maslov & Sneppen (2002), Science 296",
        ),
        "density": Words(
            {"fr": "Même densité", "en": "Same density"},
            {
                "fr": "Au hasard, avec autant d'acteurs et de liens, et rien d'autre.",
                "en": "At random, with as many actors and links, and nothing else.",
            },
            source="Erdős & Rényi (1959), On random graphs I, Publ. Math. Debrecen 6",
        ),
    }
)

CLOCK_WORDS: Final[Mapping[str, Words]] = MappingProxyType(
    {
        "true": Words(
            {"fr": "Vrai quand", "en": "True when"},
            {
                "fr": "Un lien est là de l'année où une source le dit vrai à celle où elle dit "
                "qu'il cesse ; sans fin connue, il reste.",
                "en": "A link is there from the year a source says it is true to the year it says "
                "it ends; with no known end it stays.",
            },
        ),
        "said": Words(
            {"fr": "Dit quand", "en": "Said when"},
            {
                "fr": "Un lien est là depuis le premier document daté qui en parle.",
                "en": "A link is there since the first dated document that speaks of it.",
            },
        ),
    }
)

_NEWMAN: Final = "Newman (2003), Mixing patterns in networks, Phys. Rev. E 67, 026126"

STATISTIC_WORDS: Final[Mapping[str, Words]] = MappingProxyType(
    {
        **{
            one.name: Words(one.label, one.reading, one.formula, one.source)
            for one in WHOLE_MEASURES
        },
        "largest-component": Words(
            {"fr": "Taille du plus grand morceau", "en": "Size of the largest piece"},
            {
                "fr": "Combien d'acteurs sont dans le plus grand morceau.",
                "en": "How many actors are in the largest piece.",
            },
            "max |C|",
        ),
        "kind-assortativity": Words(
            {"fr": "Assortativité par type", "en": "Assortativity by kind"},
            {
                "fr": "1 si les liens ne joignent que des acteurs du même type, 0 comme au hasard, "
                "négative s'ils joignent surtout des types différents.",
                "en": "1 if links only join actors of one kind, 0 as at random, negative if they "
                "mostly join different kinds.",
            },
            "r = (Σ eᵢᵢ − Σ aᵢbᵢ) / (1 − Σ aᵢbᵢ)",
            _NEWMAN,
        ),
        "region-assortativity": Words(
            {"fr": "Assortativité par région", "en": "Assortativity by region"},
            {
                "fr": "1 si les liens ne joignent que des acteurs d'une même région, 0 comme au "
                "hasard ; seuls comptent les liens dont les deux bouts ont une région connue.",
                "en": "1 if links only join actors of one region, 0 as at random; only links whose "
                "two ends have a known region count.",
            },
            "r = (Σ eᵢᵢ − Σ aᵢbᵢ) / (1 − Σ aᵢbᵢ)",
            _NEWMAN,
        ),
        "modularity": Words(
            {"fr": "Modularité", "en": "Modularity"},
            {
                "fr": "Part des liens internes aux communautés, au-delà de ce que le hasard "
                "donnerait ; un réseau clairsemé en a toujours beaucoup.",
                "en": "The share of links inside communities, beyond what chance would give; a "
                "sparse network always has much.",
            },
            "Q = Σ_c [ L(c)/m − (K(c)/2m)² ]",
            "Newman & Girvan (2004), Finding and evaluating community structure in networks, "
            "Phys. Rev. E 69, 026113; Guimerà, Sales-Pardo & Amaral (2004), Phys. Rev. E 70",
        ),
    }
)
"""Of every name of ``STATISTICS``, and of the measures of a whole network."""
