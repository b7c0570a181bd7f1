"""The measures of a node, with their words."""

from typing import Final

from graph.network.measures import local, paths, spectral
from graph.network.measures.measure import Measure

__all__ = ["NODE_MEASURES"]

NODE_MEASURES: Final = (
    Measure(
        "degree",
        {"fr": "Degré", "en": "Degree"},
        {
            "fr": "À combien d'autres cet acteur est lié directement.",
            "en": "How many others this actor is directly linked to.",
        },
        {
            "fr": "Un acteur dont on a lu beaucoup de pages a plus de liens connus.",
            "en": "An actor many pages were read about has more known relations.",
        },
        "k(i) = Σⱼ aᵢⱼ",
        "Freeman (1978), Centrality in social networks, Social Networks 1(3)",
        local.degree,
    ),
    Measure(
        "weighted-degree",
        {"fr": "Degré pondéré", "en": "Weighted degree"},
        {
            "fr": "Le degré, où chaque lien compte pour son poids : le nombre de sources "
            "indépendantes, ou ce que deux acteurs partagent.",
            "en": "The degree, each link counting for its weight: the number of independent "
            "sources, or what two actors share.",
        },
        {
            "fr": "Il mesure la documentation autant que la coopération.",
            "en": "It measures documentation as much as cooperation.",
        },
        "s(i) = Σⱼ wᵢⱼ",
        "Barrat, Barthélemy, Pastor-Satorras & Vespignani (2004), The architecture of complex "
        "weighted networks, PNAS 101(11)",
        local.weighted_degree,
        weight="strength",
    ),
    Measure(
        "betweenness",
        {"fr": "Intermédiarité", "en": "Betweenness"},
        {
            "fr": "Part des plus courts chemins entre les autres qui passent par cet acteur.",
            "en": "The share of the shortest paths between others that pass by this actor.",
        },
        {
            "fr": "Un réseau qui publie la liste de ses membres devient le passage obligé entre "
            "eux, même s'ils se parlent directement.",
            "en": "A network that publishes its list of members becomes the only way between "
            "them, even if they talk directly.",
        },
        "b(i) = 2/((n−1)(n−2)) · Σ_{s<t} σₛₜ(i)/σₛₜ",
        "Freeman (1977), A set of measures of centrality based on betweenness, Sociometry 40(1); "
        "Brandes (2001), J. Math. Sociology 25(2)",
        paths.betweenness,
    ),
    Measure(
        "weighted-betweenness",
        {"fr": "Intermédiarité pondérée", "en": "Weighted betweenness"},
        {
            "fr": "L'intermédiarité, où un lien est d'autant plus court qu'il a plus de poids.",
            "en": "Betweenness, a link being shorter the more weight it has.",
        },
        {
            "fr": "Elle préfère les chemins bien documentés ; comparez-la à celle sans poids.",
            "en": "It prefers well documented paths; compare it with the one without weights.",
        },
        "b(i), ℓᵢⱼ = 1/wᵢⱼ",
        "Newman (2001), Scientific collaboration networks II, Phys. Rev. E 64, 016132; "
        "Opsahl, Agneessens & Skvoretz (2010), Social Networks 32(3)",
        paths.weighted_betweenness,
        weight="distance",
    ),
    Measure(
        "closeness",
        {"fr": "Proximité", "en": "Closeness"},
        {
            "fr": "Plus elle est haute, moins il faut d'étapes pour joindre les autres.",
            "en": "The higher it is, the fewer steps it takes to reach the others.",
        },
        {
            "fr": "Elle varie peu dans un petit réseau et reste basse hors du plus grand morceau.",
            "en": "It varies little in a small network and stays low outside the largest piece.",
        },
        "c(i) = (r/(n−1)) · (r/Σⱼ d(i,j)), r = |{j ≠ i : d(i,j) < ∞}|",
        "Wasserman & Faust (1994), Social Network Analysis, p. 201; Freeman (1978)",
        paths.closeness,
    ),
    Measure(
        "weighted-closeness",
        {"fr": "Proximité pondérée", "en": "Weighted closeness"},
        {
            "fr": "La proximité, où un lien est d'autant plus court qu'il a plus de poids.",
            "en": "Closeness, a link being shorter the more weight it has.",
        },
        {
            "fr": "Elle rapproche ceux dont on parle beaucoup.",
            "en": "It brings nearer those who are much written about.",
        },
        "c(i), ℓᵢⱼ = 1/wᵢⱼ",
        "Opsahl, Agneessens & Skvoretz (2010), Node centrality in weighted networks, "
        "Social Networks 32(3)",
        paths.weighted_closeness,
        weight="distance",
    ),
    Measure(
        "harmonic",
        {"fr": "Proximité harmonique", "en": "Harmonic closeness"},
        {
            "fr": "Moyenne de l'inverse du nombre d'étapes vers chacun ; 0 vers qui n'est pas "
            "joint.",
            "en": "The mean inverse number of steps to each other; 0 to one not reached.",
        },
        {
            "fr": "Elle compare des acteurs de morceaux différents, mais favorise les plus grands.",
            "en": "It compares actors of different pieces, but favours the larger ones.",
        },
        "h(i) = 1/(n−1) · Σⱼ 1/d(i,j)",
        "Marchiori & Latora (2000), Harmony in the small-world, Physica A 285; "
        "Boldi & Vigna (2014), Internet Mathematics 10",
        paths.harmonic,
    ),
    Measure(
        "eigenvector",
        {"fr": "Centralité de vecteur propre", "en": "Eigenvector centrality"},
        {
            "fr": "Haute si l'acteur est lié à des acteurs eux-mêmes bien liés.",
            "en": "High if the actor is linked to actors that are well linked themselves.",
        },
        {
            "fr": "Tout se concentre autour d'un seul grand acteur ; elle est nulle hors de son "
            "morceau.",
            "en": "All of it gathers around one large actor; it is zero outside its piece.",
        },
        "λ x(i) = Σⱼ aᵢⱼ x(j), ‖x‖ = 1",
        "Bonacich (1972), Factoring and weighting approaches to status scores, "
        "J. Math. Sociology 2",
        spectral.eigenvector,
    ),
    Measure(
        "pagerank",
        {"fr": "PageRank", "en": "PageRank"},
        {
            "fr": "Part du temps qu'on passerait chez cet acteur en suivant des liens au hasard, "
            "plus souvent ceux qui ont plus de poids.",
            "en": "The share of time one would spend at this actor following links at random, more "
            "often those of more weight.",
        },
        {
            "fr": "Sans direction, il suit de près le degré pondéré : il ajoute peu.",
            "en": "Without directions it closely follows the weighted degree: it adds little.",
        },
        "p(i) = (1−d)/n + d · Σⱼ p(j) wᵢⱼ/s(j), d = 85/100",
        "Brin & Page (1998), The anatomy of a large-scale hypertextual Web search engine, "
        "Computer Networks 30",
        spectral.pagerank,
        weight="strength",
    ),
    Measure(
        "clustering",
        {"fr": "Regroupement local", "en": "Local clustering"},
        {
            "fr": "Part des paires de voisins de cet acteur qui sont liées entre elles.",
            "en": "The share of pairs of this actor's neighbours that are linked to each other.",
        },
        {
            "fr": "Les sources disent peu les liens entre partenaires, et deux personnes ne sont "
            "presque jamais liées ici : elle est trop basse.",
            "en": "Sources seldom tell links between partners, and two persons are hardly ever "
            "linked here: it is too low.",
        },
        "c(i) = 2 t(i) / (k(i)(k(i)−1))",
        "Watts & Strogatz (1998), Collective dynamics of small-world networks, Nature 393",
        local.clustering,
    ),
    Measure(
        "core",
        {"fr": "Cœur (k)", "en": "Core (k)"},
        {
            "fr": "Le plus grand k tel que l'acteur fait partie d'un groupe où chacun a au moins k "
            "liens dans le groupe.",
            "en": "The highest k for which the actor is in a group whose members all have at "
            "least k links inside it.",
        },
        {
            "fr": "Un cœur peut n'être que les membres d'un projet bien raconté.",
            "en": "A core may be no more than the members of one well told project.",
        },
        "max {k : i ∈ Cₖ}",
        "Seidman (1983), Network structure and minimum degree, Social Networks 5(3)",
        local.core,
    ),
    Measure(
        "articulation",
        {"fr": "Point d'articulation", "en": "Articulation point"},
        {
            "fr": "1 si, sans cet acteur, une partie du réseau ne serait plus reliée au reste.",
            "en": "1 if, without this actor, a part of the network would be cut off.",
        },
        {
            "fr": "Un seul lien qui manque dans nos sources suffit à en faire un.",
            "en": "One link missing from our sources is enough to make one.",
        },
        "c(G − i) > c(G)",
        "Hopcroft & Tarjan (1973), Efficient algorithms for graph manipulation, CACM 16(6)",
        local.articulation,
    ),
    Measure(
        "constraint",
        {"fr": "Contrainte", "en": "Constraint"},
        {
            "fr": "Basse si l'acteur relie des acteurs qui ne se connaissent pas (trous "
            "structuraux) ; haute si ses voisins se connaissent ou s'il en a peu.",
            "en": "Low if the actor joins actors who do not know each other (structural holes); "
            "high if its neighbours do, or if they are few.",
        },
        {
            "fr": "Un trou peut être un lien que personne n'a écrit ; avec un seul voisin, elle "
            "vaut toujours 1.",
            "en": "A hole may be a link nobody wrote about; with a single neighbour it is always "
            "1.",
        },
        "C(i) = Σⱼ (pᵢⱼ + Σ_q pᵢ_q p_qⱼ)², pᵢⱼ = aᵢⱼ/k(i)",
        "Burt (1992), Structural Holes, Harvard University Press; Burt (2004), Am. J. Sociology "
        "110(2)",
        local.constraint,
    ),
    Measure(
        "effective-size",
        {"fr": "Taille effective", "en": "Effective size"},
        {
            "fr": "Nombre de voisins, moins ceux qui font double emploi parce qu'ils se "
            "connaissent.",
            "en": "The number of neighbours, less those that are redundant because they know each "
            "other.",
        },
        {
            "fr": "Comme peu de liens entre voisins sont écrits, elle suit de près le degré.",
            "en": "As few links between neighbours are written about, it closely follows degree.",
        },
        "E(i) = k(i) − 2 t(i)/k(i)",
        "Burt (1992), Structural Holes; Borgatti (1997), Connections 20(1)",
        local.effective_size,
    ),
)
