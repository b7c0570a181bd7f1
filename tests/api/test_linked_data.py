"""Every identifier of the dataset answers, by ``Accept``, with the same statements in each form."""

import json
from html.parser import HTMLParser
from io import BytesIO

import httpx
import pytest
import rdflib
from rdflib.compare import isomorphic

from graph.api.described import describe
from graph.model.terms import NamedNode
from graph.publishing.snapshot import Snapshot
from graph.questions.dataset import Dataset
from graph.settings import Settings
from tests.api.reconcile_world import EMAIL, EVIL, HELD, HOSTILE, IRIS, SCIC, SECRET

SCIC_PATH = IRIS.short(SCIC.value)
PAGE, TURTLE = f"/page/{SCIC_PATH}", f"/data/{SCIC_PATH}.ttl"
BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8"


@pytest.fixture(scope="module")
def dataset(public: Settings) -> Dataset:
    return Dataset.open(public)


@pytest.mark.parametrize(
    ("accept", "target"),
    [
        (None, PAGE),
        ("*/*", PAGE),
        (BROWSER, PAGE),
        ("text/turtle", TURTLE),
        ("text/*;q=0.5, text/html;q=0.1", TURTLE),
        ("application/rdf+xml;q=0.9, application/ld+json", f"/data/{SCIC_PATH}.jsonld"),
        ("application/rdf+xml", f"/data/{SCIC_PATH}.rdf"),
        ("application/n-triples, */*;q=0.1", f"/data/{SCIC_PATH}.nt"),
        ("text/html;q=0, */*;q=0.1", TURTLE),
        ("Text/Turtle; charset=utf-8; q=0.8, application/pdf", TURTLE),
        ("application/json", f"/data/{SCIC_PATH}.jsonld"),
        ("application/xml, text/turtle;q=0.9", f"/data/{SCIC_PATH}.rdf"),
        ("application/xhtml+xml", PAGE),
    ],
)
def test_an_identifier_leads_where_accept_says(
    service: httpx.Client, accept: str | None, target: str
) -> None:
    request = service.build_request("GET", f"/id/{SCIC_PATH}")
    request.headers.pop("Accept")
    request.headers.update({} if accept is None else {"Accept": accept})
    found = service.send(request)
    assert (found.status_code, found.headers["location"]) == (303, target)
    assert "Accept" in found.headers["vary"]
    assert service.get(target).status_code == 200


def test_a_document_without_extension_leads_to_one(service: httpx.Client) -> None:
    plain = f"/data/{SCIC_PATH}"
    for accept, form in (("*/*", "ttl"), ("text/html, */*;q=0.1", "ttl"), ("text/n3", "ttl"),
                         ("application/ld+json", "jsonld")):  # fmt: skip
        found = service.get(plain, headers={"Accept": accept})
        assert (found.status_code, found.headers["location"]) == (303, f"{plain}.{form}")
    assert service.get(plain, headers={"Accept": "text/html"}).status_code == 406


@pytest.mark.parametrize("accept", ["image/png", "text/html;q=0, text/turtle;q=0", "text/css"])
def test_what_we_do_not_have_is_not_acceptable(service: httpx.Client, accept: str) -> None:
    found = service.get(f"/id/{SCIC_PATH}", headers={"Accept": accept})
    assert found.status_code == 406
    assert "text/turtle" in found.json()["error"]


def test_every_iri_of_the_dataset_answers(service: httpx.Client, dataset: Dataset) -> None:
    """All are described; over HTTP, two of each sort."""
    base = dataset.iris.base
    nodes = {
        node.value.partition("#")[0]
        for quad in dataset.store.quads()
        for node in (quad.subject, quad.predicate, quad.object, quad.graph_name)
        if isinstance(node, NamedNode) and node.value.startswith(base)
    }
    sorts: dict[str, list[str]] = {}
    for iri in sorted(nodes):
        short = dataset.iris.short(iri)
        if short != iri:
            assert describe(dataset, short).triples(), iri
        sorts.setdefault(iri.removeprefix(base).rpartition("/")[0], []).append(iri)
    assert len(nodes) > 100
    for iri in (iri for iris in sorts.values() for iri in iris[:2]):
        path = "/" + iri.removeprefix(base)
        for accept in ("text/html", "text/turtle"):
            found = service.get(path, headers={"Accept": accept}, follow_redirects=True)
            assert found.status_code == 200, (iri, accept, found.text[:200])
            assert len(found.history) == 1


def test_the_same_statements_in_every_form(service: httpx.Client) -> None:
    """rdflib reads each; nothing of it is fetched from anywhere."""
    graphs = {}
    forms = {"ttl": "turtle", "jsonld": "json-ld", "rdf": "xml", "nt": "nt"}
    for extension, form in forms.items():
        found = service.get(f"/data/{SCIC_PATH}.{extension}")
        graphs[extension] = rdflib.Graph().parse(BytesIO(found.content), format=form)
        assert 'rel="license"' in found.headers["link"]
    assert len(graphs["nt"]) > 20
    assert all(isomorphic(graph, graphs["nt"]) for graph in graphs.values())
    assert (rdflib.URIRef(SCIC.value), None, None) in graphs["ttl"]


def test_documents_are_the_same_bytes_and_known_by_their_tag(service: httpx.Client) -> None:
    first, second = service.get(TURTLE), service.get(TURTLE)
    assert first.content == second.content
    again = service.get(TURTLE, headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    other = service.get(TURTLE, headers={"If-None-Match": 'W/"other"'})
    assert other.status_code == 200
    page = service.get(PAGE)
    tag = {"If-None-Match": page.headers["etag"]}
    assert service.get(PAGE, headers=tag).status_code == 304
    assert service.get(PAGE, headers={**tag, "Accept-Language": "en"}).status_code == 200


def test_what_is_held_back_is_unknown_like_the_rest(service: httpx.Client) -> None:
    held, unknown = IRIS.short(HELD.value), "organisation/personne-ne-porte-ce-nom"
    for place in ("/id/{}", "/page/{}", "/data/{}.ttl", "/data/{}.jsonld"):
        answers = [service.get(place.format(short)) for short in (held, unknown)]
        assert [answer.status_code for answer in answers] == [404, 404]
        assert answers[0].content == answers[1].content
    for place in ("/id/resource/note-interne", "/page/resource/contacts"):
        assert service.get(place).status_code == 404


@pytest.mark.parametrize(
    "path",
    [
        "/id/", "/id/%00", "/id/organisation/%FF", "/id/" + "a" * 5000, "/id/organisation/%22%3E",
        "/id/organisation/a%20b%7C", "/page/", "/data/.ttl", "/data/organisation/x",
        "/data/organisation/999999991.exe", "/page/%3Cscript%3E", "/ontology/9.9", "/dataset/1",
    ],
)  # fmt: skip
def test_strange_addresses_are_not_found(service: httpx.Client, path: str) -> None:
    found = service.get(path)
    assert found.status_code == 404
    assert set(found.json()) == {"error"}


class _Read(HTMLParser):
    """The elements, the text and the data blocks of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text, self.data = "", ""
        self._in = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        self._in = tag

    def handle_endtag(self, tag: str) -> None:
        self._in = ""

    def handle_data(self, data: str) -> None:
        if self._in == "script":
            self.data += data
        elif self._in != "style":
            self.text += data


@pytest.mark.parametrize(
    ("language", "words"),
    [("fr", ("Relations", "Est membre de", "Sources")), ("en", ("Is a member of", "other names"))],
)
def test_a_page_tells_all_with_its_sources(
    service: httpx.Client, language: str, words: tuple[str, ...]
) -> None:
    found = service.get(PAGE, headers={"Accept-Language": f"{language}-XX, de;q=0.5"})
    page = _Read(found.text)
    assert found.headers["content-language"] == language
    assert all(word in page.text for word in (*words, "SCIC Zorgluf", "Réseau Zorgluf", "2019"))
    links = {attrs.get("href") for tag, attrs in page.elements if tag == "a"}
    assert {TURTLE, "/page/resource/page-zorgluf", "https://www.zorgluf.invalid/accueil/"} <= links
    assert any(str(link).startswith(f"/fiche?id={SCIC_PATH}") for link in links)
    alternates = {
        attrs["href"]: attrs["type"]
        for tag, attrs in page.elements
        if tag == "link" and attrs["rel"] == "alternate" and "type" in attrs
    }
    assert alternates[TURTLE] == "text/turtle"
    assert len(alternates) == 4


def test_the_statements_of_a_page_are_those_of_its_document(service: httpx.Client) -> None:
    page = _Read(service.get(PAGE).text)
    inside = rdflib.Graph().parse(data=page.data, format="json-ld")
    whole = rdflib.Graph().parse(data=service.get(TURTLE).text, format="turtle")
    assert len(inside) > 5
    assert set(inside) <= set(whole)
    assert all(subject == rdflib.URIRef(SCIC.value) for subject in inside.subjects())


def test_a_hostile_name_stays_text(service: httpx.Client) -> None:
    for short in (IRIS.short(EVIL.value), SCIC_PATH):
        found = service.get(f"/page/{short}")
        page = _Read(found.text)
        assert "<img src=x onerror" in page.text or short == SCIC_PATH
        assert "\u202e" not in found.text.partition("<body>")[2]
        assert not [tag for tag, _ in page.elements if tag in ("img", "iframe", "object", "form")]
        scripts = [attrs for tag, attrs in page.elements if tag == "script"]
        assert scripts == [{"type": "application/ld+json"}]
        assert not any(name.startswith("on") for _, attrs in page.elements for name in attrs)
        assert "script-src" not in found.headers["content-security-policy"]
        assert found.headers["content-security-policy"].startswith("default-src 'none'")
    node = json.loads(_Read(service.get(f"/page/{IRIS.short(EVIL.value)}").text).data)
    assert HOSTILE in json.dumps(node, ensure_ascii=False).replace('\\"', '"')


def test_nothing_held_back_is_told(service: httpx.Client, snapshot: Snapshot) -> None:
    paths = [f"{stem}{end}" for stem in (f"/data/{SCIC_PATH}", "/data/organisation/reseau-zorgluf")
             for end in (".ttl", ".jsonld", ".rdf", ".nt")]  # fmt: skip
    for path in (*paths, PAGE, "/page/organisation/reseau-zorgluf", "/page/dataset"):
        found = service.get(path)
        told = found.text + str(found.headers)
        assert found.status_code == 200
        assert SECRET not in told
        assert EMAIL not in told
        assert str(snapshot.folder) not in told


def test_the_vocabulary_answers(service: httpx.Client) -> None:
    page = service.get("/ontology", headers={"Accept": BROWSER}, follow_redirects=True)
    assert page.headers["content-type"].startswith("text/html")
    assert 'id="shareholderOf"' in page.text
    found = service.get("/ontology", headers={"Accept": "text/turtle"}, follow_redirects=True)
    graph = rdflib.Graph().parse(data=found.text, format="turtle")
    term = rdflib.URIRef(f"{IRIS.base}ontology#shareholderOf")
    assert (term, rdflib.RDFS.label, rdflib.Literal("est sociétaire de", lang="fr")) in graph
    assert not [s for s in graph.subjects() if f"{IRIS.base}id/" in s]
    shapes = rdflib.Graph().parse(data=service.get("/ontology/shapes").text, format="turtle")
    assert len(shapes) > 100
    version = service.get("/ontology/0.1.0")
    assert (version.status_code, version.headers["location"]) == (303, "/page/ontology")
