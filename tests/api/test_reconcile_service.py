"""``/reconcile`` over HTTP: shapes of the answers, limits, languages, hostile input, held names."""

import json
from dataclasses import replace
from urllib.parse import quote

import pytest

from graph.api.reconciliation import reconcile_routes
from tests.api import reconcile_schemas as schemas
from tests.api.reconcile_server import serving
from tests.api.reconcile_world import EMAIL, HOSTILE, IRIS, SCIC, SECRET, council, write_world

SCIC_ID = IRIS.short(SCIC.value)


@pytest.fixture(scope="module")
def client(tmp_path_factory):
    settings = write_world(tmp_path_factory.mktemp("reconcile"))
    with serving(reconcile_routes(settings)) as opened:
        yield opened


@pytest.fixture(scope="module")
def post(client):
    def posted(**fields):
        texts = {name: json.dumps(value) for name, value in fields.items()}
        return client.post("/reconcile", data=texts)

    return posted


def valid(response, schema):
    """The JSON of a good answer, which the schema allows and any page may read."""
    assert response.status_code == 200, response.text
    assert response.headers["access-control-allow-origin"] == "*"
    assert response.headers["content-type"] == "application/json"
    for validator in schemas.validators(schema):
        validator.validate(response.json())
    return response.json()


def refused(response, status):
    assert response.status_code == status, response.text
    assert list(response.json()) == ["error"]
    assert "Traceback" not in response.text and "/" not in response.json()["error"].replace(
        "application/x-www-form-urlencoded", ""
    )
    return response.json()["error"]


def test_manifest(client):
    told = valid(client.get("/reconcile"), schemas.MANIFEST)
    assert told["identifierSpace"] + SCIC_ID == SCIC.value
    assert told["view"]["url"].startswith(str(client.base_url))
    english = client.get("/reconcile", headers={"Accept-Language": "en"}).json()
    assert english["name"] != told["name"] == client.get("/reconcile?lang=fr").json()["name"]


def test_every_address_of_the_manifest_answers(client):
    told = client.get("/reconcile").json()
    for suggest in told["suggest"].values():
        assert client.get(suggest["service_url"] + suggest["service_path"]).status_code == 200
    entity = told["suggest"]["entity"]
    flyout = entity["flyout_service_url"] + entity["flyout_service_path"]
    addresses = [
        flyout.replace("${id}", quote(SCIC_ID, safe="")),
        told["preview"]["url"].replace("{{id}}", quote(SCIC_ID, safe="")),
        told["feature_view"]["url"].replace("{{id}}", "name"),
        told["feature_view"]["url"].replace("{{id}}", "departement"),
        "".join(told["extend"]["propose_properties"].values()),
    ]
    assert [client.get(address).status_code for address in addresses] == [200] * len(addresses)


def test_the_view_of_an_entity_leads_to_it_and_nowhere_else(client):
    view = client.get("/reconcile").json()["view"]["url"]
    found = client.get(view.replace("{{id}}", quote(SCIC_ID, safe="")))
    assert (found.status_code, found.headers["location"]) == (303, f"/id/{SCIC_ID}")
    for key in ("//ailleurs.invalid", "https://ailleurs.invalid/", "organisation/zork", ""):
        refused(client.get(view.replace("{{id}}", quote(key, safe=""))), 404)


def test_queries_by_post_and_by_get_give_the_same(client, post):
    batch = {
        "q0": {"query": "Zorgluville"},
        "é \ud800": {"query": "Doublon-sur-Test", "type": "collectivite", "limit": 3},
        "q2": {"query": "rien de tel", "properties": []},
    }
    by_post = post(queries=batch)
    told = valid(by_post, schemas.RESULTS)
    assert list(told) == list(batch)
    assert told["q0"]["result"][0]["match"] and told["q0"]["result"][0]["score"] == 100
    by_get = client.get("/reconcile", params={"queries": json.dumps(batch)})
    assert by_get.text == by_post.text
    assert valid(post(queries={}), schemas.RESULTS) == {}


def test_features_say_what_the_score_is_made_of(post):
    query = {"query": "SCIC Zorgluf", "properties": [{"pid": "departement", "v": "979"}]}
    first = next(
        one
        for one in valid(post(queries={"q": query}), schemas.RESULTS)["q"]["result"]
        if one["id"] == SCIC_ID
    )
    features = {feature["id"]: feature["value"] for feature in first["features"]}
    assert features["name"] == 1 and features["departement"] is False
    assert [one["id"] for one in first["type"]][:2] == ["organisation", "organisation:scic"]


@pytest.mark.parametrize(
    ("what", "prefix", "expected", "schema"),
    [
        ("entity", "zorgluf", IRIS.short("organisation/reseau-zorgluf"), schemas.ENTITIES),
        ("entity", SCIC_ID, SCIC_ID, schemas.ENTITIES),
        ("type", "commun", "collectivite:commune", schemas.TYPES),
        ("type", "organisation:scic", "organisation:scic", schemas.TYPES),
        ("property", "est memb", "memberOf", schemas.PROPERTIES),
        ("property", "is a memb", "memberOf", schemas.PROPERTIES),
        ("property", "SIREN", "siren", schemas.PROPERTIES),
        ("property", "^memberOf", "^memberOf", schemas.PROPERTIES),
    ],
)
def test_suggestions(client, what, prefix, expected, schema):
    answer = client.get(f"/reconcile/suggest/{what}", params={"prefix": prefix})
    assert expected in [one["id"] for one in valid(answer, schema)["result"]]


@pytest.mark.parametrize("what", ["type", "property"])
def test_a_cursor_walks_through_all_suggestions_once(client, what):
    seen: list[str] = []
    while True:
        page = client.get(f"/reconcile/suggest/{what}", params={"cursor": len(seen)}).json()
        if not page["result"]:
            break
        seen += [one["id"] for one in page["result"]]
    assert len(seen) == len(set(seen)) > 20


def test_suggested_entities_by_pages(client):
    pages = [
        client.get("/reconcile/suggest/entity", params={"prefix": "o", "cursor": at}).json()
        for at in (0, 10, 900)
    ]
    firsts = [[one["id"] for one in page["result"]] for page in pages]
    assert not set(firsts[0]) & set(firsts[1]) and firsts[2] == []
    assert client.get("/reconcile/suggest/entity").json() == {"result": []}


def test_proposed_properties_fit_the_type(client):
    answer = client.get("/reconcile/properties", params={"type": "place:commune", "limit": 5})
    told = valid(answer, schemas.PROPOSAL)
    assert (told["type"], told["limit"], len(told["properties"])) == ("place:commune", 5, 5)
    everything = valid(client.get("/reconcile/properties"), schemas.PROPOSAL)["properties"]
    assert len(everything) > 50
    person = client.get("/reconcile/properties", params={"type": "person"}).json()["properties"]
    assert "postcode" not in [one["id"] for one in person]


def test_extension(post):
    columns = ["siren", "hasLegalForm", "memberOf", "departement", "homepage", "foundingYear"]
    place = ["codeINSEE", "population", "lat", "^shareholderOf"]
    ids = [SCIC_ID, IRIS.short(council("98001").value), "organisation/zork", SCIC.value]
    names = [{"id": name} for name in columns + place]
    told = valid(post(extend={"ids": ids, "properties": names}), schemas.EXTENSION)
    assert list(told["rows"]) == ids
    assert [one["id"] for one in told["meta"]] == columns + place
    scic = told["rows"][SCIC_ID]
    assert scic["siren"] == [{"str": "999999991"}] and scic["foundingYear"] == [{"int": 2019}]
    assert scic["hasLegalForm"][0]["id"] == "concept/scic"
    assert scic["departement"] == [{"id": "departement/98", "name": "Zorgluvie"}]
    assert scic["^shareholderOf"][0]["id"] == ids[1]
    assert scic["homepage"] == [{"str": "https://www.zorgluf.invalid/accueil/"}]
    body = told["rows"][ids[1]]
    assert body["codeINSEE"] == [{"str": "98001"}] and body["lat"] == [{"float": 50.5}]
    assert body["population"] == [{"int": 1234}]
    assert all(cells == [] for cells in told["rows"]["organisation/zork"].values())
    assert told["rows"][SCIC.value] == scic


def test_extension_counts_and_limits(post):
    columns = [
        {"id": "^isPartOf", "settings": {"limit": "1"}},
        {"id": "^locatedIn", "settings": {"count": "on", "limit": "zork"}},
    ]
    told = valid(
        post(extend={"ids": ["departement/98", "commune/98001"], "properties": columns}),
        schemas.EXTENSION,
    )
    assert len(told["rows"]["departement/98"]["^isPartOf"]) == 1
    assert told["rows"]["commune/98001"]["^locatedIn"] == [{"int": 2}]


def test_old_clients_get_jsonp(client):
    answer = client.get("/reconcile", params={"callback": "jQuery12_3.go"})
    assert answer.headers["content-type"].startswith("text/javascript")
    assert answer.text.startswith("/**/jQuery12_3.go({") and answer.text.endswith("});")
    assert answer.text.isascii()
    for name in ("alert(1)//", "", "a" * 200, "<script>"):
        refused(client.get("/reconcile", params={"callback": name}), 400)


def test_a_preview_is_a_page_that_may_be_framed_and_runs_nothing(client):
    page = client.get("/reconcile/preview", params={"id": "organisation/hostile"})
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    assert "default-src 'none'" in page.headers["content-security-policy"]
    assert "frame-ancestors" not in page.headers["content-security-policy"]
    assert HOSTILE not in page.text and "<img" not in page.text and "&lt;img" in page.text
    flyout = client.get("/reconcile/flyout/entity", params={"id": "organisation/hostile"})
    assert "<img" not in valid(flyout, schemas.FLYOUT)["html"]
    assert client.get("/reconcile/preview", params={"id": SCIC_ID, "lang": "en"}).text.count(
        "SIREN"
    )


@pytest.mark.parametrize("what", ["type/organisation:scic", "property/memberOf"])
def test_notes_on_types_and_properties(client, what):
    kind, key = what.split("/")
    answer = client.get(f"/reconcile/flyout/{kind}", params={"id": key})
    assert valid(answer, schemas.FLYOUT)["id"] == key


@pytest.mark.parametrize(
    ("field", "value", "status"),
    [
        ("queries", "{", 400),
        ("queries", "[]", 400),
        ("queries", '"x"', 400),
        ("queries", '{"q": {}}', 400),
        ("queries", '{"q": {"query": "   "}}', 400),
        ("queries", '{"q": {"query": 5}}', 400),
        ("queries", '{"q": {"query": "x", "limit": 0}}', 400),
        ("queries", '{"q": {"query": "x", "limit": NaN}}', 400),
        ("queries", '{"q": {"query": "x", "limit": true}}', 400),
        ("queries", '{"q": {"query": "x", "type": 5}}', 400),
        ("queries", '{"q": {"query": "x", "type_strict": "zork"}}', 400),
        ("queries", '{"q": {"query": "x", "properties": {"pid": "a"}}}', 400),
        ("queries", '{"q": {"query": "x", "properties": [{"pid": "a"}]}}', 400),
        ("queries", '{"q": {"query": "x", "properties": [{"pid": "a", "v": {}}]}}', 400),
        ("queries", json.dumps({"q": {"query": "x" * 501}}), 400),
        ("queries", "[" * 100_000, 400),
        ("queries", json.dumps({str(n): {"query": "x"} for n in range(51)}), 413),
        ("queries", " " * 600_000, 413),
        ("extend", "{}", 400),
        ("extend", "5", 400),
        ("extend", '{"ids": [1], "properties": []}', 400),
        ("extend", '{"ids": [], "properties": [{"id": "zork"}]}', 400),
        ("extend", json.dumps({"ids": ["x"] * 201, "properties": []}), 413),
        ("zork", "1", 400),
    ],
)
def test_what_is_wrong_is_refused_with_a_sentence(client, field, value, status):
    refused(client.post("/reconcile", data={field: value}), status)


def test_other_refusals(client):
    post = client.post
    refused(post("/reconcile", content=b"{}", headers={"Content-Type": "application/json"}), 415)
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    refused(post("/reconcile", content=b"queries=%ff", headers=form), 400)
    refused(post("/reconcile", content=b"\xff", headers=form), 400)
    refused(post("/reconcile", content=b"a=1&" * 30, headers=form), 400)
    refused(post("/reconcile", data={"queries": "{}", "extend": "{}"}), 400)
    refused(client.put("/reconcile"), 405)
    refused(client.get("/reconcile/suggest/zork"), 404)
    refused(client.get("/reconcile/suggest/type", params={"cursor": "-1"}), 400)
    refused(client.get("/reconcile/properties", params={"type": "zork"}), 404)
    refused(client.get("/reconcile/preview", params={"id": "zork"}), 404)
    english = client.get("/reconcile/flyout/type", headers={"Accept-Language": "en"})
    assert refused(english, 404) == "Nothing has this identifier."


def test_a_page_of_another_site_may_ask(client):
    preflight = client.options("/reconcile", headers={"Origin": "https://exemple.invalid"})
    assert preflight.status_code == 204
    assert "POST" in preflight.headers["access-control-allow-methods"]


def test_what_is_held_back_is_nowhere(client, post):
    held = "organisation/zorgluf-secret"
    answers = [
        post(queries={"a": {"query": SECRET}, "b": {"query": held}, "c": {"query": "Zorgluf"}}),
        post(queries={"q": {"properties": [{"pid": "memberOf", "v": "Réseau Zorgluf"}]}}),
        client.get("/reconcile/suggest/entity", params={"prefix": "Zorgluf"}),
        client.get("/reconcile/suggest/entity", params={"prefix": held}),
        client.get("/reconcile/preview", params={"id": "organisation/reseau-zorgluf"}),
        client.get("/reconcile/preview", params={"id": SCIC_ID}),
        post(
            extend={
                "ids": ["organisation/reseau-zorgluf", SCIC_ID],
                "properties": [
                    {"id": name} for name in ("^memberOf", "addressLocality", "commune")
                ],
            }
        ),
    ]
    for answer in answers:
        assert answer.status_code == 200
        assert SECRET not in answer.text and held not in answer.text and EMAIL not in answer.text
    counted = {"ids": ["organisation/reseau-zorgluf"], "properties": [
        {"id": "^memberOf", "settings": {"count": True}}]}  # fmt: skip
    told = post(extend=counted).json()["rows"]["organisation/reseau-zorgluf"]
    assert told["^memberOf"] == [{"int": 1}]
    unknown = client.get("/reconcile/preview", params={"id": "organisation/zork"})
    refusal = client.get("/reconcile/preview", params={"id": held})
    assert (refusal.status_code, refusal.text) == (unknown.status_code, unknown.text)


def test_a_client_that_asks_too_much_is_told_to_wait(tmp_path):
    settings = replace(write_world(tmp_path), client_requests=1.0)
    with serving(reconcile_routes(settings)) as client:
        statuses = [client.get("/reconcile").status_code for _ in range(3)]
        assert statuses == [200, 200, 429]
        assert int(client.get("/reconcile").headers["retry-after"]) > 0
