"""Questions that count, against a plain count in Python over the same statements."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest

from graph.model.terms import Literal, NamedNode
from graph.model.vocabulary import term
from graph.questions.answer import Answer
from graph.questions.ask import ask
from graph.questions.dataset import Dataset

MENTIONS = {term(name).value for name in ("schema:mentions", "schema:about", "dcterms:subject")}
OF_ITSELF = MENTIONS | {term(name).value for name in ("dcterms:publisher", "schema:recordedIn")}
ACTORS = {
    term(name).value
    for name in (
        "cv:PublicOrganisation",
        "org:FormalOrganization",
        "org:Organization",
        "org:OrganizationalCollaboration",
        "foaf:Person",
        "schema:Event",
    )
}
NEVER = 9999


@dataclass(slots=True)
class Said:
    """One claim: its relation, the source it is in, the year it is true from."""

    subject: str = ""
    predicate: str = ""
    object: str = ""
    source: str = ""
    year: int = NEVER

    @property
    def relation(self) -> tuple[str, str, str]:
        return self.subject, self.predicate, self.object


@dataclass(slots=True)
class Statements:
    """Every statement by its property, and every claim."""

    dataset: Dataset
    by_property: dict[str, list[tuple[str, str, str]]] = field(default_factory=dict)

    def of(self, name: str) -> list[tuple[str, str, str]]:
        """Subject, object and graph of each statement of a property."""
        if name not in self.by_property:
            known = term(name) if ":" in name else self.dataset.iris.mai(name)
            self.by_property[name] = list(self._read(known))
        return self.by_property[name]

    def _read(self, known: NamedNode) -> Iterator[tuple[str, str, str]]:
        for quad in self.dataset.store.quads(None, known):
            if isinstance(quad.object, NamedNode | Literal):
                graph = quad.graph_name
                named = graph.value if isinstance(graph, NamedNode) else ""
                yield str(quad.subject).strip("<>"), quad.object.value, named

    def claims(self) -> list[Said]:
        """Every claim."""
        found: dict[tuple[str, str], Said] = defaultdict(Said)
        for part in ("subject", "predicate", "object"):
            for node, value, graph in self.of(f"rdf:{part}"):
                setattr(found[node, graph], part, value)
                found[node, graph].source = graph
        for node, value, graph in self.of("validFrom"):
            if (node, graph) in found:
                found[node, graph].year = int(value[:4])
        return list(found.values())

    def origin(self, source: str) -> str:
        """What a source repeats, or itself."""
        return {child: first for child, first, _ in self.of("derivedFrom")}.get(source, source)


@pytest.fixture(scope="module")
def statements(dataset: Dataset) -> Statements:
    return Statements(dataset)


@pytest.fixture(scope="module")
def claims(statements: Statements) -> list[Said]:
    return statements.claims()


def _relations(answer: Answer) -> list[tuple[object, object, object]]:
    return [(row["sujet"], row["relation"], row["objet"]) for row in answer.rows]


def test_what_began_is_every_dated_relation_founding_and_event(
    dataset: Dataset, statements: Statements, claims: list[Said]
) -> None:
    first: dict[tuple[object, object, object], int] = {}
    for one in claims:
        if one.year < NEVER:
            first[one.relation] = min(one.year, first.get(one.relation, NEVER))
    for name in ("foundingYear", "schema:startDate"):
        known = (term(name) if ":" in name else dataset.iris.mai(name)).value
        for subject, value, _ in statements.of(name):
            first[subject, known, None] = int(value[:4])
    answer = ask(dataset, "nouveautes", {})
    years = [row["annee"] for row in answer.rows]
    assert dict(zip(_relations(answer), years, strict=True)) == first


def test_recent_sources_are_dated_by_the_oldest_that_says_so(
    dataset: Dataset, statements: Statements, claims: list[Said]
) -> None:
    issued = {source: day for source, day, graph in statements.of("dcterms:issued") if not graph}
    said: dict[tuple[object, object, object], str] = {}
    for one in claims:
        if one.source in issued and one.predicate not in OF_ITSELF:
            day = issued[one.source]
            said[one.relation] = min(day, said.get(one.relation, day))
    answer = ask(dataset, "sources-recentes", {})
    days = [row["dit_en"] for row in answer.rows]
    assert dict(zip(_relations(answer), days, strict=True)) == said


def test_one_source_is_one_origin(
    dataset: Dataset, statements: Statements, claims: list[Said]
) -> None:
    left_out = OF_ITSELF | {dataset.iris.mai("replacedBy").value}
    origins: dict[tuple[object, object, object], set[str]] = defaultdict(set)
    for one in claims:
        if one.predicate not in left_out:
            origins[one.relation].add(statements.origin(one.source))
    alone = {relation for relation, several in origins.items() if len(several) == 1}
    found = _relations(ask(dataset, "une-seule-source", {}))
    assert len(found) == len(set(found))
    assert set(found) == alone


def _themes(statements: Statements, claims: list[Said]) -> dict[str, set[str]]:
    """The themes each resource speaks of."""
    concept, document = term("skos:Concept").value, term("foaf:Document").value
    kinds = statements.of("rdf:type")
    concepts = {one for one, kind, graph in kinds if kind == concept and graph}
    documents = {one for one, kind, graph in kinds if kind == document and graph}
    named: dict[str, set[str]] = defaultdict(set)
    for one in concepts:
        for name in ("skos:prefLabel", "skos:altLabel"):
            for quad in statements.dataset.store.quads(NamedNode(one), term(name)):
                named[str(getattr(quad.object, "value", "")).lower()].add(one)
    spoken: dict[str, set[str]] = defaultdict(set)
    for said in claims:
        if said.predicate in MENTIONS and said.object in concepts and said.subject in documents:
            spoken[said.subject].add(said.object)
    for resource, word, _ in statements.of("schema:keywords"):
        spoken[resource] |= named.get(word.lower(), set())
    return spoken


def test_themes_that_go_together_are_counted_once_a_resource(
    dataset: Dataset, statements: Statements, claims: list[Said]
) -> None:
    spoken = _themes(statements, claims)
    pairs: dict[tuple[object, object], int] = defaultdict(int)
    alone: dict[object, int] = defaultdict(int)
    for themes in spoken.values():
        for theme in themes:
            alone[theme] += 1
            for other in themes - {theme}:
                pairs[theme, other] += 1
    answer = ask(dataset, "themes-voisins", {})
    found = {(row["theme"], row["voisin"]): row["ensemble"] for row in answer.rows}
    assert found == pairs
    assert all(row["en_tout"] == alone[row["voisin"]] for row in answer.rows)


def test_resources_on_two_themes_are_those_that_speak_of_both(
    dataset: Dataset, statements: Statements, claims: list[Said]
) -> None:
    spoken = _themes(statements, claims)
    theme = dataset.iris.concept("ptce").value
    both = {(one, other) for one, all_of in spoken.items() if theme in all_of for other in all_of}
    answer = ask(dataset, "ressources-deux-themes", {"theme": "ptce"})
    found = {(row["ressource"], row["autre"]) for row in answer.rows}
    assert found == {(one, other) for one, other in both if other != theme}


def test_documented_actors_are_counted_by_origin_resource_and_relation(
    dataset: Dataset, statements: Statements, claims: list[Said]
) -> None:
    sources, texts, relations = (defaultdict[object, set[object]](set) for _ in range(3))
    linked: set[object] = set()
    for one in claims:
        for end, other in ((one.subject, one.object), (one.object, one.subject)):
            if one.predicate not in MENTIONS:
                relations[end].add((one.predicate, other))
                if one.predicate != dataset.iris.mai("replacedBy").value:
                    linked.add(end)
            elif end == one.object:
                texts[end].add(other)
            else:
                continue
            sources[end].add(statements.origin(one.source))
    project = dataset.iris.mai("Project").value
    actors = {one for one, kind, _ in statements.of("rdf:type") if kind in ACTORS | {project}}
    answer = ask(dataset, "acteurs-documentes", {})
    found = {
        row["acteur"]: (row["independantes"], row["ressources"], row["relations"])
        for row in answer.rows
    }
    assert found == {
        one: (len(several), len(texts[one]), len(relations[one]))
        for one, several in sources.items()
        if one in actors and len(several) > 1
    }
    silent = {row["chose"] for row in ask(dataset, "sans-mention", {}).rows}
    assert silent == {one for one in linked if one in actors and not texts[one]}


def test_legal_forms_are_totalled_up_to_each_year(
    dataset: Dataset, statements: Statements, claims: list[Said]
) -> None:
    born = {one: int(year[:4]) for one, year, _ in statements.of("foundingYear")}
    taken: dict[tuple[object, object], int] = {}
    for one in claims:
        if one.predicate == term("rov:orgType").value:
            key = (one.subject, one.object)
            taken[key] = min(one.year, taken.get(key, NEVER))
    dated = {
        key: year if year < NEVER else born[str(key[0])]
        for key, year in taken.items()
        if year < NEVER or key[0] in born
    }
    answer = ask(dataset, "formes-juridiques-temps", {})
    found = {(row["organisation"], row["forme"]): row["annee"] for row in answer.rows}
    assert found == dated
    for row in answer.rows:
        before = [key for key, year in dated.items() if key[1] == row["forme"]]
        assert row["total"] == sum(dated[key] <= int(str(row["annee"])) for key in before)
