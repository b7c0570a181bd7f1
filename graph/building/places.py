"""The official code as statements: every territory, and the institution that governs it."""

from collections.abc import Iterator

from graph.model.iris import Iris
from graph.model.statements import name_quads, quads_of
from graph.model.terms import Literal, NamedNode, Quad, typed
from graph.model.vocabulary import LEVEL_OF_KIND, term
from graph.sources.territories import OfficialCode, Territory

__all__ = [
    "code_quads",
    "has_institution",
    "institution_iri",
    "institution_name",
    "level_of",
    "territory_iri",
]

_ARTICLES = {
    "de l'": "01 02 03 07 09 10 11 12 27 34 36 38 60 61 89 91",
    "de la ": "16 17 19 21 23 24 26 31 33 42 43 48 50 51 52 53 55 57 58 70 72 73 74 76 80 85 86"
    " 87 93 971",
    "du ": "14 15 18 25 29 30 32 39 45 46 56 59 62 63 69 81 83 84 90 94 95",
    "des ": "04 05 06 08 13 22 40 64 65 66 78 79 88 92",
    "d'": "28 35 37",
}
_ARTICLE_OF = {code: article for article, codes in _ARTICLES.items() for code in codes.split()}
_WITHOUT_DEPARTMENT = frozenset(("75", "2A", "2B", "67", "68", "972", "973", "976"))
_PARTICULAR = frozenset(("commune/75056", "region/02", "region/03", "region/06", "region/94"))
_OVERSEAS = "com"
_VOWELS = frozenset("AÀÂÄEÉÈÊËIÎÏOÔÖUÙÛÜYŒÆ")

_TYPES = {
    "COM": "igeo:Commune",
    "ARM": "igeo:ArrondissementMunicipal",
    "departement": "igeo:Departement",
    "region": "igeo:Region",
}


def territory_iri(iris: Iris, territory: Territory) -> NamedNode:
    """The place."""
    return iris.entity(territory.segment, territory.code)


def institution_iri(iris: Iris, territory: Territory) -> NamedNode:
    """The institution that governs a place: by SIREN, else by the place's own code."""
    key = territory.siren or f"{territory.segment}-{territory.code}"
    return iris.entity("collectivite", key)


def institution_name(territory: Territory) -> str:
    """Its French name: ``Commune de Lille``, ``Département du Nord``, ``Région Bretagne``."""
    name = territory.name
    if territory.segment == "epci":
        return name
    if territory.segment == "region":
        return f"Région {name}"
    if territory.segment == "departement":
        return f"Département {_ARTICLE_OF.get(territory.code, 'de ')}{name}"
    word = {"COMA": "Commune associée", "COMD": "Commune déléguée"}.get(territory.kind, "Commune")
    return f"{word} {_of(name)}"


def _of(name: str) -> str:
    if name.startswith("Le "):
        return f"du {name[3:]}"
    if name.startswith("Les "):
        return f"des {name[4:]}"
    return f"d'{name}" if name[0] in _VOWELS else f"de {name}"


def has_institution(territory: Territory) -> bool:
    """Whether an institution of its own governs the place today.

    Paris is one collectivité (its commune carries it); Corsica, Martinique, Guyane and Mayotte
    are governed at the level the code calls région; the Bas-Rhin and the Haut-Rhin by the
    Collectivité européenne d'Alsace, which the code does not list.
    """
    if territory.segment == "departement":
        return territory.code not in _WITHOUT_DEPARTMENT and territory.zone != _OVERSEAS
    return territory.kind != "ARM" and not (territory.kind == "COM" and not territory.siren)


def code_quads(iris: Iris, code: OfficialCode, graph: NamedNode) -> Iterator[Quad]:
    """Every statement of the official code, in the graph of the code itself."""
    for territory in code:
        place = territory_iri(iris, territory)
        yield from _place_quads(iris, territory, place, graph)
        if has_institution(territory):
            yield from _institution_quads(iris, territory, place, graph)


def _place_quads(
    iris: Iris, territory: Territory, place: NamedNode, graph: NamedNode
) -> Iterator[Quad]:
    kind, own_type = term("rdf:type"), _own_type(iris, territory)
    population = territory.population
    yield Quad(place, kind, term("dcterms:Location"), graph)
    yield Quad(place, kind, own_type, graph)
    official = () if territory.official_name in ("", territory.name) else (territory.official_name,)
    yield from name_quads(place, graph, territory.name, official)
    yield from quads_of(
        place,
        graph,
        (
            term("igeo:codeINSEE"),
            None if territory.siren == territory.code else Literal(territory.code),
        ),
        (iris.mai("siren"), Literal(territory.siren) if territory.segment == "epci" else None),
        (iris.mai("population"), None if population is None else typed(population, "integer")),
        (term("wgs:lat"), typed(territory.latitude, "decimal") if territory.latitude else None),
        (term("wgs:long"), typed(territory.longitude, "decimal") if territory.longitude else None),
    )
    for postcode in territory.postcodes:
        yield Quad(place, iris.mai("postcode"), Literal(postcode), graph)
    yield from _roll_up(iris, territory, place, graph)


def _own_type(iris: Iris, territory: Territory) -> NamedNode:
    if territory.zone == _OVERSEAS:
        return term("igeo:CollectiviteDOutreMer")
    if territory.segment == "epci":
        return term("igeo:Intercommunalite")
    if territory.kind == "COMA":
        return iris.mai("CommuneAssociee")
    if territory.kind == "COMD":
        return iris.mai("CommuneDeleguee")
    return term(_TYPES[territory.kind])


def _roll_up(
    iris: Iris, territory: Territory, place: NamedNode, graph: NamedNode
) -> Iterator[Quad]:
    inside = term("dcterms:isPartOf")
    for segment, key in _parents(territory):
        yield Quad(place, inside, iris.entity(segment, key), graph)
    if territory.segment == "epci" and len(territory.departments) > 1:
        for department in territory.departments:
            yield Quad(place, iris.mai("overlaps"), iris.entity("departement", department), graph)


def _parents(territory: Territory) -> Iterator[tuple[str, str]]:
    if territory.segment == "region":
        yield "country", "FR"
    elif territory.segment == "departement":
        yield "region", territory.regions[0]
    elif territory.segment == "epci":
        if len(territory.departments) == 1:
            yield "departement", territory.departments[0]
        elif len(territory.regions) == 1:
            yield "region", territory.regions[0]
    elif territory.parent:
        yield "commune", territory.parent
    elif territory.kind == "ARM" and territory.departments[0] in _CITY_OF_ARRONDISSEMENT:
        yield "commune", _CITY_OF_ARRONDISSEMENT[territory.departments[0]]
    else:
        if territory.epci:
            yield "epci", territory.epci
        yield "departement", territory.departments[0]


_CITY_OF_ARRONDISSEMENT = {"13": "13055", "69": "69123", "75": "75056"}


def _institution_quads(
    iris: Iris, territory: Territory, place: NamedNode, graph: NamedNode
) -> Iterator[Quad]:
    node = institution_iri(iris, territory)
    kind = term("rdf:type")
    yield Quad(node, kind, term("cv:PublicOrganisation"), graph)
    yield Quad(node, kind, term("org:FormalOrganization"), graph)
    yield Quad(
        node, term("skos:prefLabel"), Literal(institution_name(territory), language="fr"), graph
    )
    yield Quad(node, term("org:classification"), iris.concept(level_of(territory)), graph)
    yield Quad(node, term("dcterms:spatial"), place, graph)
    if territory.siren:
        yield Quad(node, iris.mai("siren"), Literal(territory.siren), graph)
    if territory.official_name not in ("", territory.name):
        name = Literal(territory.official_name, language="fr")
        yield Quad(node, term("skos:altLabel"), name, graph)


def level_of(territory: Territory) -> str:
    """The slug of the institution's level."""
    if territory.path in _PARTICULAR or territory.zone == _OVERSEAS:
        return "collectivite-a-statut-particulier"
    return LEVEL_OF_KIND[territory.kind]
