"""A small invented store for reconciliation: homonyms, codes, a network, hostile and held names."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pyoxigraph

from graph.exports.licence import LICENCE_OUVERTE
from graph.model.iris import Iris
from graph.model.statements import name_quads, quads_of, relation_quads
from graph.model.terms import Literal, NamedNode, Quad, french, typed
from graph.model.vocabulary import Kind, term
from graph.search.entries import NameEntry
from graph.search.index import NameIndex
from graph.settings import Settings
from graph.store.embedded import EmbeddedStore
from graph.store.generations import writing

ONTOLOGY = Path(__file__).resolve().parents[2] / "ontology"
IRIS = Iris()
HOSTILE = "</script><img src=x onerror='window.hacked=1'>\u202e \"x\""
SECRET = "Zorgluf-Secret-Test"
EMAIL = "zorgluf@exemple-test.fr"

OFFICIAL = IRIS.resource("code-officiel-geographique")
PAGE = IRIS.resource("page-zorgluf")
PRIVATE = IRIS.resource("note-interne")
REGION = IRIS.entity("region", "99")
FIRST, SECOND = IRIS.entity("departement", "98"), IRIS.entity("departement", "979")
SCIC = IRIS.entity("organisation", "999999991")
NETWORK = IRIS.entity("organisation", "reseau-zorgluf")
TWINS = [IRIS.entity("organisation", f"jumelle-{place}") for place in (1, 2)]
EVIL = IRIS.entity("organisation", "hostile")
HELD = IRIS.entity("organisation", "zorgluf-secret")
COMMUNES = {
    "98001": ("Zorgluville", FIRST, "999800011"),
    "98002": ("Doublon-sur-Test", FIRST, "999800029"),
    "97902": ("Doublon-sur-Test", SECOND, "999790020"),
}


def write_world(folder: Path) -> Settings:
    """The store, in use under ``folder``; its settings."""
    store = folder / "store"
    with writing(store, "essai") as draft:
        EmbeddedStore.create(draft.graph).write([*_vocabulary(), *_quads()])
        NameIndex.build(draft.names, _entries())
        built = datetime.now(UTC).isoformat()
        about = {"version": "essai", "base": IRIS.base, "built": built, "sources": {}, "issues": {}}
        draft.write("build.json", {**about, "things": {}})
        draft.write("issues.json", [])
    return Settings(data=folder, store=store, ontology=ONTOLOGY, published=folder / "published")


def council(code: str) -> NamedNode:
    """The institution of a commune."""
    return IRIS.entity("collectivite", COMMUNES[code][2])


def _entries() -> Iterator[NameEntry]:
    for code, (name, departement, siren) in COMMUNES.items():
        number = departement.value.rpartition("/")[2]
        where = f"commune, Testonie ({number})"
        within = (f"departement/{number}", "region/99")
        codes, place = (siren, code), IRIS.entity("commune", code)
        yield NameEntry(
            council(code).value, Kind.COLLECTIVITE, f"Commune de {name}",
            (name, f"Ville de {name}"), codes, detail=f"collectivité, {where}", within=within,
        )  # fmt: skip
        yield NameEntry(
            place.value, Kind.TERRITORY, name, (), codes, ("98765",),
            detail=f"territoire, {where}", within=within,
        )  # fmt: skip
    yield NameEntry(FIRST.value, Kind.TERRITORY, "Zorgluvie", (), ("98",), within=("region/99",))
    yield NameEntry(SECOND.value, Kind.TERRITORY, "Testonie", (), ("979",), within=("region/99",))
    yield NameEntry(REGION.value, Kind.TERRITORY, "Zorgluterre", (), ("99",))
    names = {SCIC: ("SCIC Zorgluf", ("ZGF",)), NETWORK: ("Réseau Zorgluf", ()), EVIL: (HOSTILE, ())}
    names |= dict.fromkeys(TWINS, ("Association Jumelle", ()))
    for node, (label, others) in names.items():
        codes = ("999999991",) if node == SCIC else ()
        yield NameEntry(node.value, Kind.ORGANISATION, label, others, codes, detail="essai")
    yield NameEntry(HELD.value, Kind.ORGANISATION, SECRET, access="restricted")
    scic = IRIS.concept("scic").value
    other = IRIS.concept("association").value
    yield NameEntry(other, Kind.CONCEPT, "Association")
    yield NameEntry(scic, Kind.CONCEPT, "Société coopérative d'intérêt collectif", ("SCIC",))


def _vocabulary() -> Iterator[Quad]:
    for path in (ONTOLOGY / "maillage.ttl", *sorted((ONTOLOGY / "concepts").glob("*.ttl"))):
        for triple in pyoxigraph.parse(path=str(path)):
            yield Quad(triple.subject, triple.predicate, triple.object, IRIS.ontology)


def _quads() -> Iterator[Quad]:
    within, kind = term("dcterms:isPartOf"), term("rdf:type")
    location = (kind, term("dcterms:Location"))
    for place in (FIRST, SECOND):
        told = ((within, REGION), location, (kind, term("igeo:Departement")))
        yield from quads_of(place, OFFICIAL, *told)
    yield from quads_of(REGION, OFFICIAL, location, (kind, term("igeo:Region")))
    for node, name in ((FIRST, "Zorgluvie"), (SECOND, "Testonie"), (REGION, "Zorgluterre")):
        yield from name_quads(node, OFFICIAL, name)
        code = Literal(node.value.rpartition("/")[2])
        yield from quads_of(node, OFFICIAL, (term("igeo:codeINSEE"), code))
    for code in COMMUNES:
        yield from _commune(code)
    yield from _organisations()
    public = (OFFICIAL, PAGE, IRIS.ontology)
    for source, access in (*((one, "public") for one in public), (PRIVATE, "restricted")):
        yield Quad(source, kind, IRIS.mai("Source"))
        yield Quad(source, term("dcterms:title"), french(f"Source {access}"))
        yield Quad(source, term("dcterms:accessRights"), IRIS.concept(access))
        yield Quad(source, term("dcterms:license"), NamedNode(LICENCE_OUVERTE.url))


def _commune(code: str) -> Iterator[Quad]:
    name, departement, siren = COMMUNES[code]
    place, body = IRIS.entity("commune", code), council(code)
    yield from name_quads(place, OFFICIAL, name)
    yield from name_quads(body, OFFICIAL, f"Commune de {name}", (name, f"Ville de {name}"))
    yield from quads_of(
        place,
        OFFICIAL,
        (term("rdf:type"), term("dcterms:Location")),
        (term("rdf:type"), term("igeo:Commune")),
        (term("dcterms:isPartOf"), departement),
        (term("igeo:codeINSEE"), Literal(code)),
        (IRIS.mai("postcode"), Literal("98765")),
        (IRIS.mai("population"), typed(1234, "integer")),
        (term("wgs:lat"), typed("50.5", "decimal")),
    )
    yield from quads_of(
        body,
        OFFICIAL,
        (term("rdf:type"), term("cv:PublicOrganisation")),
        (term("org:classification"), IRIS.concept("commune")),
        (term("dcterms:spatial"), place),
        (IRIS.mai("siren"), Literal(siren)),
    )


def _organisations() -> Iterator[Quad]:
    kind = (term("rdf:type"), term("org:FormalOrganization"))
    for node, name in ((NETWORK, "Réseau Zorgluf"), (EVIL, HOSTILE)):
        yield from (*name_quads(node, PAGE, name), *quads_of(node, PAGE, kind))
    yield from name_quads(SCIC, PAGE, "SCIC Zorgluf", ("ZGF",))
    yield from quads_of(
        SCIC,
        PAGE,
        kind,
        (IRIS.mai("siren"), Literal("999999991")),
        (term("foaf:homepage"), NamedNode("https://www.zorgluf.invalid/accueil/")),
        (IRIS.mai("foundingYear"), typed(2019, "gYear")),
        (term("schema:addressLocality"), french(f"Zorgluville {EMAIL}")),
    )
    yield from _relation(SCIC, "rov:orgType", IRIS.concept("scic"))
    yield from _relation(SCIC, "locatedIn", IRIS.entity("commune", "98001"))
    yield from _relation(SCIC, "memberOf", NETWORK)
    yield from _relation(council("98001"), "shareholderOf", SCIC)
    yield from _relation(EVIL, "partnerOf", SCIC)
    for twin, code in zip(TWINS, ("98001", "97902"), strict=True):
        yield from (*name_quads(twin, PAGE, "Association Jumelle"), *quads_of(twin, PAGE, kind))
        yield from _relation(twin, "locatedIn", IRIS.entity("commune", code))
    yield from name_quads(HELD, PRIVATE, SECRET)
    yield from _relation(HELD, "memberOf", NETWORK, PRIVATE)


def _relation(
    subject: NamedNode, name: str, value: NamedNode, graph: NamedNode = PAGE
) -> Iterator[Quad]:
    predicate = term(name) if ":" in name else IRIS.mai(name)
    return relation_quads(IRIS, (subject, predicate, value), graph)
