"""A small store on disk, all invented: a métropole, a SCIC, documents, a hostile name."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pyoxigraph

from graph.model.iris import Iris
from graph.model.statements import name_quads, quads_of, relation_quads
from graph.model.terms import Literal, NamedNode, Quad, french, typed
from graph.model.vocabulary import Kind, term
from graph.search.entries import NameEntry
from graph.search.index import NameIndex
from graph.store.embedded import EmbeddedStore
from graph.store.generations import writing

ONTOLOGY = Path(__file__).resolve().parents[2] / "ontology"
IRIS = Iris()

HOSTILE = (
    "<img src=x onerror='window.hacked=1'> **gras** [x](javascript:window.hacked=1) "
    "$a$ `b` :material/home:"
)

METROPOLE = IRIS.entity("collectivite", "000000001")
TERRITORY = IRIS.entity("epci", "000000001")
SCIC = IRIS.entity("organisation", "scic-exemple-test")
NETWORK = IRIS.entity("organisation", "reseau-exemple")
EVIL = IRIS.entity("organisation", "hostile")
PERSON = IRIS.entity("person", "personne-exemple")
ALONE = IRIS.entity("organisation", "seule-exemple")
PLACED = IRIS.entity("organisation", "atelier-exemple")
CITED = IRIS.entity("organisation", "invitee-exemple")
COMMUNE = IRIS.entity("commune", "59999")
DEPARTEMENT = IRIS.entity("departement", "59")
REGION = IRIS.entity("region", "32")
MEMBERS = [IRIS.entity("organisation", f"membre-{place:02d}") for place in range(30)]
DOCUMENT = IRIS.resource("document-exemple")
EVIL_DOCUMENT = IRIS.resource("document-hostile")
ADDRESS = "https://exemple.invalid/document"

KINDS = {
    METROPOLE: (Kind.COLLECTIVITE, "Métropole Exemple", ("MEX", "Hellemmes-Exemple")),
    TERRITORY: (Kind.TERRITORY, "Métropole Exemple", ()),
    SCIC: (Kind.ORGANISATION, "SCIC Exemple-Test", ("SET",)),
    NETWORK: (Kind.ORGANISATION, "Réseau Exemple", ()),
    EVIL: (Kind.ORGANISATION, HOSTILE, ()),
    PERSON: (Kind.PERSON, "Personne Exemple", ()),
    ALONE: (Kind.ORGANISATION, "Organisation Seule", ()),
    PLACED: (Kind.ORGANISATION, "Atelier Exemple", ("L'Atelier d'essai",)),
    CITED: (Kind.ORGANISATION, "Invitée Exemple", ()),
    COMMUNE: (Kind.TERRITORY, "Exempleville", ()),
    DEPARTEMENT: (Kind.TERRITORY, "Département d'Exemple", ()),
    REGION: (Kind.TERRITORY, "Région d'Exemple", ()),
    DOCUMENT: (Kind.RESOURCE, "Document Exemple", ()),
    EVIL_DOCUMENT: (Kind.RESOURCE, f"Document {HOSTILE}", ()),
    **{
        node: (Kind.ORGANISATION, f"Membre Exemple {place:02d}", ())
        for place, node in enumerate(MEMBERS)
    },
}


def write_store(store: Path, name: str = "essai", more: Iterable[Quad] = ()) -> None:
    """A generation called ``name`` in use in the folder ``store``, with ``more`` statements."""
    quads = [*_vocabulary(), *_statements(), *more]
    with writing(store, name) as draft:
        EmbeddedStore.create(draft.graph).write(quads)
        NameIndex.build(draft.names, _entries())
        draft.write(
            "build.json",
            {
                "version": name,
                "base": IRIS.base,
                "built": datetime.now(UTC).isoformat(),
                "sources": {"essai": len(quads)},
                "things": {"organisation": 34, "resource": 2, "territory": 1},
                "issues": {},
            },
        )
        draft.write("issues.json", [])


def _entries() -> Iterator[NameEntry]:
    for node, (kind, label, names) in KINDS.items():
        codes = ("000000001",) if node in (METROPOLE, TERRITORY) else ()
        yield NameEntry(node.value, kind, label, names, codes, detail=f"essai {kind.value}")


def _vocabulary() -> Iterator[Quad]:
    for path in (ONTOLOGY / "maillage.ttl", *sorted((ONTOLOGY / "concepts").glob("*.ttl"))):
        for triple in pyoxigraph.parse(path=str(path)):
            yield Quad(triple.subject, triple.predicate, triple.object, IRIS.ontology)


def _statements() -> Iterator[Quad]:
    for node, (_kind, label, names) in KINDS.items():
        yield from name_quads(node, DOCUMENT, label, names)
    yield from quads_of(
        METROPOLE,
        DOCUMENT,
        (term("rdf:type"), term("cv:PublicOrganisation")),
        (term("dcterms:spatial"), TERRITORY),
        (IRIS.mai("siren"), Literal("000000001")),
    )
    yield from _places()
    yield from _relation(SCIC, "rov:orgType", IRIS.concept("scic"))
    yield from _relation(METROPOLE, "shareholderOf", SCIC, since="2019", note="Une note d'essai.")
    yield from _relation(METROPOLE, "supports", SCIC, EVIL_DOCUMENT, note=HOSTILE)
    yield from _relation(EVIL, "partnerOf", SCIC, EVIL_DOCUMENT)
    yield from _relation(PERSON, "hasRole", METROPOLE, role="vice-présidente d'exemple")
    for member in MEMBERS:
        yield from _relation(member, "memberOf", NETWORK)
    yield from _relation(SCIC, "memberOf", NETWORK)
    yield from _document(DOCUMENT, "Document Exemple", ADDRESS, "2024-05", "énergie")
    yield from _document(
        EVIL_DOCUMENT, f"Document {HOSTILE}", "javascript:window.hacked=1", "2023", HOSTILE
    )


def _places() -> Iterator[Quad]:
    """An organisation in a commune that has coordinates, a département and a région."""
    within = term("dcterms:isPartOf")
    place = ((term("wgs:lat"), "50.5"), (term("wgs:long"), "3.05"))
    yield from quads_of(COMMUNE, DOCUMENT, *((name, typed(at, "decimal")) for name, at in place))
    yield from quads_of(COMMUNE, DOCUMENT, (within, DEPARTEMENT))
    yield from quads_of(DEPARTEMENT, DOCUMENT, (within, REGION))
    yield from _relation(PLACED, "locatedIn", COMMUNE)
    yield from _relation(PLACED, "partnerOf", CITED)


def _relation(
    subject: NamedNode, name: str, value: NamedNode, graph: NamedNode = DOCUMENT, **details: str
) -> Iterator[Quad]:
    predicate = term(name) if ":" in name else IRIS.mai(name)
    return relation_quads(IRIS, (subject, predicate, value), graph, **details)


def _document(node: NamedNode, title: str, address: str, issued: str, theme: str) -> Iterator[Quad]:
    when = typed(issued, "gYearMonth" if "-" in issued else "gYear")
    yield from quads_of(
        node,
        node,
        (term("rdf:type"), IRIS.mai("Resource")),
        (term("dcterms:title"), french(title)),
        (term("dcterms:issued"), when),
        (term("dcterms:type"), IRIS.concept("guide")),
        (term("dcterms:publisher"), NETWORK),
        (term("schema:keywords"), french(theme)),
        (term("schema:url"), NamedNode(address)),
        (term("schema:mentions"), SCIC),
    )
    about = (
        (term("rdf:type"), IRIS.mai("Source")),
        (term("dcterms:title"), french(title)),
        (term("dcterms:source"), NamedNode(address)),
        (term("dcterms:publisher"), NETWORK),
        (term("dcterms:issued"), when),
        (term("dcterms:accessRights"), IRIS.concept("public")),
    )
    for predicate, value in about:
        yield Quad(node, predicate, value)
