"""A store on disk of the invented public dataset, with something that is not public in it."""

from collections.abc import Iterable
from pathlib import Path

from public_statements import IRIS, ONTOLOGY, PAGE, SCIC, source, statements, thing

from graph.model.statements import relation_quads
from graph.model.terms import Quad, french
from graph.model.vocabulary import term
from graph.search.from_store import name_entries_of
from graph.search.index import NameIndex
from graph.settings import Settings
from graph.store.embedded import EmbeddedStore
from graph.store.generations import writing

PRIVATE = IRIS.resource("page-privee-exemple-test")
HIDDEN = IRIS.entity("organisation", "zorgluk-cachee")


def held_back() -> list[Quad]:
    """A restricted page, what it alone describes, and a public statement that names that."""
    rights = term("dcterms:accessRights")
    return [
        *(quad for quad in source(PRIVATE) if quad.predicate != rights),
        Quad(PRIVATE, rights, IRIS.concept("restricted")),
        *(
            Quad(one.subject, one.predicate, one.object, PRIVATE)
            for one in thing(HIDDEN, "Zorgluk Cachée", "org:FormalOrganization")
        ),
        *relation_quads(IRIS, (SCIC, IRIS.mai("partnerOf"), HIDDEN), PAGE, note="Note de Zorgluk"),
    ]


def settings_in(folder: Path) -> Settings:
    """Settings of which everything but the ontology is under ``folder``."""
    (folder / "data").mkdir(exist_ok=True)
    return Settings(folder / "data", folder / "store", ONTOLOGY, published=folder / "published")


def write_store(
    settings: Settings, name: str, more: Iterable[Quad] = (), without: Iterable[Quad] = ()
) -> None:
    """A generation called ``name``: the dataset, what is held back, and ``more``."""
    left_out = set(without)
    quads = [quad for quad in (*statements(), *held_back(), *more) if quad not in left_out]
    with writing(settings.store, name) as draft:
        store = EmbeddedStore.create(draft.graph)
        store.write(quads)
        NameIndex.build(draft.names, name_entries_of(store, IRIS))
        store.close()
        draft.write("build.json", {"version": name, "base": IRIS.base, "things": {}})
        draft.write("issues.json", [])


def renamed(quads: Iterable[Quad], old: str, new: str) -> list[Quad]:
    """The same statements with one name in the place of another."""
    return [
        Quad(q.subject, q.predicate, french(new), q.graph_name) if q.object == french(old) else q
        for q in quads
    ]
