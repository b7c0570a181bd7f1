"""The words of the pages of the vocabulary, in French and English, and how they look."""

PROPERTIES = {
    "http://purl.org/dc/terms/title": {"fr": "Titre", "en": "Title"},
    "http://purl.org/dc/terms/creator": {"fr": "Auteur", "en": "Creator"},
    "http://purl.org/dc/terms/issued": {"fr": "Publié le", "en": "Issued"},
    "http://purl.org/dc/terms/license": {"fr": "Licence", "en": "Licence"},
    "http://purl.org/dc/terms/description": {"fr": "Définition", "en": "Definition"},
    "http://www.w3.org/2002/07/owl#versionIRI": {
        "fr": "Identifiant de la version",
        "en": "Identifier of the version",
    },
    "http://www.w3.org/2002/07/owl#versionInfo": {"fr": "Version", "en": "Version"},
    "http://purl.org/vocab/vann/preferredNamespacePrefix": {"fr": "Préfixe", "en": "Prefix"},
    "http://purl.org/vocab/vann/preferredNamespaceUri": {
        "fr": "Espace de noms",
        "en": "Namespace",
    },
    "http://www.w3.org/2000/01/rdf-schema#isDefinedBy": {"fr": "Défini par", "en": "Defined by"},
    "http://www.w3.org/2000/01/rdf-schema#subClassOf": {"fr": "Sorte de", "en": "Kind of"},
    "http://www.w3.org/2000/01/rdf-schema#subPropertyOf": {
        "fr": "Cas particulier de",
        "en": "Special case of",
    },
    "http://www.w3.org/2004/02/skos/core#example": {"fr": "Se dit", "en": "Is told"},
    "https://schema.org/domainIncludes": {"fr": "Sujets", "en": "Subjects"},
    "https://schema.org/rangeIncludes": {"fr": "Objets", "en": "Objects"},
    "https://w3id.org/profile/ontdoc/inDomainIncludesOf": {
        "fr": "Sujet de",
        "en": "Subject of",
    },
    "https://w3id.org/profile/ontdoc/inRangeIncludesOf": {"fr": "Objet de", "en": "Object of"},
    "https://w3id.org/profile/ontdoc/superClassOf": {
        "fr": "Classes plus précises",
        "en": "Narrower classes",
    },
    "https://w3id.org/profile/ontdoc/superPropertyOf": {
        "fr": "Propriétés plus précises",
        "en": "Narrower properties",
    },
}

HEADINGS = {
    "Metadata": {"fr": "Le vocabulaire", "en": "The vocabulary"},
    "Classes": {"fr": "Classes", "en": "Classes"},
    "Object Properties": {
        "fr": "Propriétés entre deux choses",
        "en": "Properties between two things",
    },
    "Datatype Properties": {
        "fr": "Propriétés dont la valeur est un texte, un nombre ou une date",
        "en": "Properties whose value is a text, a number or a date",
    },
    "Annotation Properties": {
        "fr": "Propriétés d'annotation",
        "en": "Annotation properties",
    },
    "Namespaces": {"fr": "Espaces de noms", "en": "Namespaces"},
    "Legend": {"fr": "Légende", "en": "Legend"},
    "Table of Contents": {"fr": "Sommaire", "en": "Contents"},
    "OWL/RDFS Class": {"fr": "classe", "en": "class"},
    "OWL Object Property": {"fr": "propriété entre deux choses", "en": "property between things"},
    "OWL Datatype Property": {"fr": "propriété à valeur", "en": "property with a value"},
    "OWL Annotation Property": {"fr": "propriété d'annotation", "en": "annotation property"},
}

SENTENCES = {
    "title": {"fr": "Vocabulaire Maillage", "en": "Maillage vocabulary"},
    "toc": {"fr": "Sommaire", "en": "Contents"},
    "other": {"fr": "This page in English", "en": "Cette page en français"},
    "made": {
        "fr": "Page faite avec pyLODE à partir de ontology/maillage.ttl.",
        "en": "Page made with pyLODE from ontology/maillage.ttl.",
    },
}
