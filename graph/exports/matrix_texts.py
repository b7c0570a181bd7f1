"""The words of a matrix's tables, in French and in English."""

from typing import Final

__all__ = ["ABOUT", "HEADERS", "WORDS"]

WORDS: Final[dict[str, dict[str, str]]] = {
    "fr": {
        "cross": "Matrice",
        "numbers": "Sources indépendantes",
        "links": "Liens",
        "sources": "Sources",
        "about": "Lisez-moi",
        "stated": "affirmé",
        "reviewed": "relu par une personne",
        "implied": "sous-entendu",
        "extracted": "repéré par un programme",
        "deduced": "déduit, sans affirmation",
        "public": "public",
        "restricted": "interne",
        "identifier": "identifiant",
    },
    "en": {
        "cross": "Matrix",
        "numbers": "Independent sources",
        "links": "Links",
        "sources": "Sources",
        "about": "Read me",
        "stated": "stated",
        "reviewed": "reviewed by a person",
        "implied": "implied",
        "extracted": "found by a program",
        "deduced": "deduced, not a statement",
        "public": "public",
        "restricted": "internal",
        "identifier": "identifier",
    },
}
HEADERS: Final[dict[str, dict[str, list[str]]]] = {
    "fr": {
        "links": [
            *("Ligne", "Colonne", "Lien", "De", "Vers", "Certitude", "Depuis", "Jusqu'à"),
            *("Sources (numéros)", "Sources (titres)", "Sources (adresses)"),
            *("Type de la ligne", "Type de la colonne"),
            *("Ligne (identifiant)", "Colonne (identifiant)", "Relation (identifiant)"),
        ],
        "sources": ["Numéro", "Titre", "Éditeur", "Date", "Adresse", "Accès", "Identifiant"],
        "about": ["Rubrique", "Valeur"],
    },
    "en": {
        "links": [
            *("Row", "Column", "Link", "From", "To", "Certainty", "Since", "Until"),
            *("Sources (numbers)", "Sources (titles)", "Sources (addresses)"),
            *("Kind of the row", "Kind of the column"),
            *("Row (identifier)", "Column (identifier)", "Relation (identifier)"),
        ],
        "sources": ["Number", "Title", "Publisher", "Date", "Address", "Access", "Identifier"],
        "about": ["Item", "Value"],
    },
}
ABOUT: Final[dict[str, dict[str, str]]] = {
    "fr": {
        "title": "Titre",
        "citation": "Pour citer",
        "address": "Adresse de la vue",
        "version": "Version du jeu de données",
        "issued": "Date du fichier",
        "licence": "Licence",
        "terms": "Texte de la licence",
        "rows": "Lignes",
        "columns": "Colonnes",
        "cells": "Cases remplies",
        "cross": "Feuille Matrice",
        "crossed": "les relations affirmées ; entre crochets, ce qui est déduit et qu'aucune "
        "source n'affirme ; entre parenthèses, le nombre de sources indépendantes",
        "numbers": "Feuille Sources indépendantes",
        "numbered": "combien de sources indépendantes affirment un lien ; 0 où il n'est que "
        "déduit ; vide où il n'y en a pas",
        "inside": "Diffusion",
        "restricted": "contient des sources internes : ne pas diffuser ce fichier",
    },
    "en": {
        "title": "Title",
        "citation": "To cite",
        "address": "Address of the view",
        "version": "Dataset version",
        "issued": "Date of the file",
        "licence": "Licence",
        "terms": "Licence text",
        "rows": "Rows",
        "columns": "Columns",
        "cells": "Cells that hold something",
        "cross": "Sheet Matrix",
        "crossed": "the relations stated; in square brackets, what is deduced and no source "
        "states; in parentheses, the number of independent sources",
        "numbers": "Sheet Independent sources",
        "numbered": "how many independent sources state a link; 0 where it is only deduced; empty "
        "where there is none",
        "inside": "Passing on",
        "restricted": "contains internal sources: do not pass this file on",
    },
}
