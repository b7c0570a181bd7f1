"""An analysis' tables as people read them: sheets, titles and kinds in words."""

from typing import Final

from graph.exports.tables import Table
from graph.network.kind_words import KIND_WORDS
from graph.network.measures.catalogue import MEASURES

__all__ = ["titled"]


def titled(table: Table, language: str) -> Table:
    """``table`` as people read it: titles and kinds in words."""
    titles, sheets = _TITLES[language], _SHEETS[language]
    header = [titles.get(name) or _label(name, language) for name in table.header]
    kinds = KIND_WORDS[language]
    rows = table.rows
    if "kind" in table.header:
        place = table.header.index("kind")
        rows = [
            [kinds[str(cell)][0] if at == place else cell for at, cell in enumerate(row)]
            for row in rows
        ]
    return Table(sheets[table.name], header, rows)


def _label(name: str, language: str) -> str:
    known = MEASURES.get(name.replace("_", "-"))
    return known.label[language] if known else name


_SHEETS: Final = {
    "fr": {
        "nodes": "Acteurs",
        "edges": "Paires liées",
        "relations": "Relations",
        "measures": "Mesures",
        "figures": "Réseau entier",
        "mixing": "Qui avec qui",
        "chance": "Face au hasard",
        "years": "Années",
        "overlaps": "Voisinages communs",
        "about": "Lisez-moi",
    },
    "en": {
        "nodes": "Actors",
        "edges": "Linked pairs",
        "relations": "Relations",
        "measures": "Measures",
        "figures": "Whole network",
        "mixing": "Who with whom",
        "chance": "Against chance",
        "years": "Years",
        "overlaps": "Common neighbourhoods",
        "about": "Read me",
    },
}
_TITLES: Final = {
    "fr": {
        "id": "Identifiant",
        "label": "Nom",
        "kind": "Type",
        "region": "Région",
        "documents": "Documents indépendants",
        "leiden": "Communauté (Leiden)",
        "leiden_changes": "Changements (Leiden)",
        "louvain": "Communauté (Louvain)",
        "louvain_changes": "Changements (Louvain)",
        "source": "De (identifiant)",
        "target": "Vers (identifiant)",
        "source_label": "De",
        "target_label": "Vers",
        "weight": "Poids",
        "relations": "Relations",
        "through": "Partagé",
        "subject": "Sujet (identifiant)",
        "predicate": "Relation (identifiant)",
        "object": "Objet (identifiant)",
        "subject_label": "Sujet",
        "predicate_label": "Relation",
        "object_label": "Objet",
        "certainty": "Certitude",
        "since": "Vrai depuis",
        "until": "Vrai jusque",
        "first_said": "Dit la première fois",
        "independent": "Sources indépendantes",
        "access": "Accès",
        "name": "Nom court",
        "reading": "Comment la lire",
        "caution": "Attention",
        "formula": "Formule",
        "reference": "D'après",
        "spearman_documents": "Corrélation avec le nombre de documents (Spearman)",
        "compared": "Acteurs comparés",
        "documentation_may_explain": "La documentation peut l'expliquer",
        "value": "Valeur",
        "by": "Selon",
        "from": "De",
        "to": "Vers",
        "share": "Part des bouts de liens",
        "model": "Modèle de hasard",
        "statistic": "Mesure",
        "observed": "Ici",
        "mean": "Moyenne au hasard",
        "deviation": "Écart-type au hasard",
        "z": "Écart (z)",
        "lowest": "Plus basse au hasard",
        "highest": "Plus haute au hasard",
        "as_high": "Part du hasard aussi haute",
        "jaccard": "Jaccard",
        "coefficient": "Recouvrement",
        "linked": "Liés",
        "shared": "Voisins partagés",
        "clock": "Horloge",
        "year": "Année",
        "nodes": "Acteurs",
        "new": "Nouvelles relations",
        "ended": "Relations finies",
        "arrived": "Acteurs nouveaux",
        "components": "Morceaux",
        "largest": "Acteurs du plus grand",
    },
    "en": {
        "id": "Identifier",
        "label": "Name",
        "kind": "Kind",
        "region": "Région",
        "documents": "Independent documents",
        "leiden": "Community (Leiden)",
        "leiden_changes": "Changes (Leiden)",
        "louvain": "Community (Louvain)",
        "louvain_changes": "Changes (Louvain)",
        "source": "From (identifier)",
        "target": "To (identifier)",
        "source_label": "From",
        "target_label": "To",
        "weight": "Weight",
        "relations": "Relations",
        "through": "Shared",
        "subject": "Subject (identifier)",
        "predicate": "Relation (identifier)",
        "object": "Object (identifier)",
        "subject_label": "Subject",
        "predicate_label": "Relation",
        "object_label": "Object",
        "certainty": "Certainty",
        "since": "True since",
        "until": "True until",
        "first_said": "First said",
        "independent": "Independent sources",
        "access": "Access",
        "name": "Short name",
        "reading": "How to read it",
        "caution": "Caution",
        "formula": "Formula",
        "reference": "After",
        "spearman_documents": "Correlation with the number of documents (Spearman)",
        "compared": "Actors compared",
        "documentation_may_explain": "Documentation may explain it",
        "value": "Value",
        "by": "By",
        "from": "From",
        "to": "To",
        "share": "Share of ends of links",
        "model": "Random model",
        "statistic": "Measure",
        "observed": "Here",
        "mean": "Mean by chance",
        "deviation": "Deviation by chance",
        "z": "z score",
        "lowest": "Lowest by chance",
        "highest": "Highest by chance",
        "as_high": "Share by chance as high",
        "jaccard": "Jaccard",
        "coefficient": "Overlap",
        "linked": "Linked",
        "shared": "Shared neighbours",
        "clock": "Clock",
        "year": "Year",
        "nodes": "Actors",
        "new": "New relations",
        "ended": "Ended relations",
        "arrived": "New actors",
        "components": "Pieces",
        "largest": "Actors of the largest",
    },
}
