"""A violation stops the publication and says where; what is sound passes."""

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from public_statements import (
    FUNDS,
    IRIS,
    LICENCE,
    ONTOLOGY,
    PAGE,
    PERSON,
    PLACE,
    SCIC,
    TOWN,
    about,
    in_page,
    source,
    statements,
    store_with,
)

from graph.checks.findings import Report
from graph.linking.people import name_digest
from graph.linking.suppressions import COLUMNS, thing_digest
from graph.model.iris import Iris
from graph.model.issues import Level
from graph.model.statements import name_quads, relation_quads
from graph.model.terms import Literal, NamedNode, Quad, french, typed
from graph.model.vocabulary import Kind, term
from graph.publishing.basing import check_base
from graph.publishing.checking import STEPS, check_before
from graph.publishing.guarding import guard, guard_store, is_local_address
from graph.publishing.licences import KNOWN, find_licence
from graph.publishing.refusal import PublicationRefused, refuse
from graph.settings import Settings
from graph.store.embedded import EmbeddedStore

SETTINGS = Settings(data=Path("/nowhere"), ontology=ONTOLOGY)
OTHER = IRIS.resource("autre-page-exemple-test")
EMAIL, PHONE = "zorgluk@exemple-test.invalid", "06 99 88 77 66"


def found_in(store: EmbeddedStore, settings: Settings = SETTINGS) -> Report:
    return check_before(store, IRIS, settings)


def claim() -> tuple[Quad, ...]:
    return tuple(
        quad
        for quad in statements()
        if isinstance(quad.subject, NamedNode) and "/id/claim/" in quad.subject.value
    )


def relation() -> Quad:
    return Quad(TOWN, FUNDS, SCIC, PAGE)


PLANTED: dict[str, EmbeddedStore] = {
    "PersonalContact": store_with(in_page(SCIC, "rdfs:comment", french(f"écrire à {EMAIL}"))),
    "PersonalContact, phone": store_with(in_page(SCIC, "rdfs:comment", french(PHONE))),
    "PersonalContact, link": store_with(
        in_page(SCIC, "foaf:homepage", NamedNode(f"mailto:{EMAIL}"))
    ),
    "PersonalContact, page": store_with(
        in_page(NamedNode(f"mailto:{EMAIL}"), "rdf:type", term("foaf:Document"))
    ),
    "PersonalContact, name": store_with(
        in_page(IRIS.entity("organisation", "tel-0699887766"), "rdf:type", term("foaf:Document"))
    ),
    "PersonalContact, link to a name": store_with(
        in_page(SCIC, "schema:about", IRIS.entity("organisation", "zorgluk-06-99-88-77-66"))
    ),
    "PersonalContact, property": store_with(in_page(SCIC, "foaf:phone", Literal("le standard"))),
    "PersonalContact, graph": store_with(
        Quad(SCIC, term("rdfs:comment"), french("appeler le matin"), IRIS.contacts)
    ),
    "Restricted": store_with(about(PAGE, "dcterms:accessRights", IRIS.concept("restricted"))),
    "Restricted, private": store_with(in_page(PAGE, "private", typed("true", "boolean"))),
    "Contributor": store_with(
        about(PAGE, "prov:wasAttributedTo", IRIS.entity("contributor", "0a1b2c"))
    ),
    "LocalAddress": store_with(
        in_page(SCIC, "foaf:homepage", NamedNode("http://localhost:8501/fiche"))
    ),
    "LocalAddress, private network": store_with(
        in_page(SCIC, "foaf:homepage", NamedNode("https://192.168.1.4/"))
    ),
    "DanglingIri": store_with(in_page(PAGE, "schema:about", IRIS.entity("project", "zorgluk"))),
    "MissingClaim": store_with(without=claim()),
    "ClaimWithoutRelation": store_with(without=(relation(),)),
    "RelationInDefaultGraph": store_with(Quad(TOWN, FUNDS, SCIC)),
    "UnknownSource": store_with(Quad(SCIC, term("rdfs:comment"), french("Essai"), OTHER)),
    "MissingLicence": store_with(*source(OTHER, None)),
    "UnknownLicence": store_with(*source(OTHER, NamedNode("https://exemple.invalid/licence"))),
    "IncompatibleLicence": store_with(
        *source(OTHER, NamedNode("https://creativecommons.org/licenses/by-nc/4.0/"))
    ),
    "FundsSubject": store_with(*relation_quads(IRIS, (PLACE, FUNDS, SCIC), PAGE)),
    "Cpov-MemberOf": store_with(in_page(TOWN, "org:memberOf", SCIC)),
    "Cpov-AlternativeLabel": store_with(in_page(TOWN, "skos:altLabel", Literal("VET"))),
    "Cpov-Homepage": store_with(
        in_page(TOWN, "foaf:homepage", NamedNode("https://ville.exemple-test.invalid/"))
    ),
    "Cpov-Spatial": store_with(in_page(TOWN, "dcterms:spatial", SCIC)),
    "OneName-language": store_with(in_page(SCIC, "skos:prefLabel", french("Zorgluk"))),
    "CommuneCode-form": store_with(in_page(PLACE, "igeo:codeINSEE", Literal("9900"))),
}


def test_nothing_is_found_in_what_is_sound():
    steps: list[str] = []
    found = check_before(store_with(), IRIS, SETTINGS, report=steps.append)
    assert found == Report()
    assert tuple(steps) == STEPS


@pytest.mark.parametrize("planted", PLANTED)
def test_what_is_planted_stops_it_and_says_where(planted: str):
    rule = planted.partition(",")[0]
    found = found_in(PLANTED[planted])
    violations = {one.shape: one for one in found if one.severity is Level.VIOLATION}
    assert rule in violations
    assert violations[rule].focus
    assert violations[rule].message_fr and violations[rule].message_en
    with pytest.raises(PublicationRefused) as refused:
        refuse(found)
    assert refused.value.exit_code == 1
    assert rule in str(refused.value)


def test_what_lets_one_reach_somebody_is_never_repeated():
    for name, store in PLANTED.items():
        if name.startswith("PersonalContact"):
            said = str([one.to_dict() for one in guard(store.quads(), IRIS)])
            assert EMAIL not in said and PHONE not in said and "zorgluk@" not in said
            assert "99887766" not in said and "06-99" not in said


def test_a_store_read_as_text_is_read_as_well():
    contacts = (name for name in PLANTED if name.startswith("PersonalContact"))
    for name in (*contacts, "Restricted", "Contributor"):
        store = PLANTED[name]
        assert guard_store(store, IRIS)
        assert guard_store(store, IRIS) == guard(store.quads(), IRIS)


@given(
    st.from_regex(
        r"https?://[a-zA-Z0-9.:@\[\]-]{1,30}(/[a-z]{0,9})?|file:[a-z/]{0,9}", fullmatch=True
    )
)
def test_no_local_address_is_overlooked(address: str):
    try:
        node = NamedNode(address)
    except ValueError:
        return
    store = EmbeddedStore.in_memory([in_page(SCIC, "foaf:homepage", node)])
    assert guard_store(store, IRIS) == guard(store.quads(), IRIS)


def suppress(folder: Path, kind: Kind, short: str, *names: str) -> Settings:
    digests = " ".join(name_digest(kind, name) for name in names)
    with (folder / "suppressions.csv").open("w", newline="", encoding="utf-8") as file:
        rows = csv.writer(file)
        rows.writerow(COLUMNS)
        rows.writerow([kind.value, thing_digest(short), digests, "test", "2026-01-01", ""])
    return Settings(data=folder, ontology=ONTOLOGY)


@pytest.mark.parametrize("by", ["identifier", "name"])
def test_somebody_taken_out_is_found_and_not_named(by: str, tmp_path: Path):
    short = "person/camille-inventee" if by == "identifier" else "person/zorgluk"
    names = ["Camille Inventée"] if by == "name" else []
    found = found_in(store_with(), suppress(tmp_path, Kind.PERSON, short, *names))
    assert [one.shape for one in found] == ["Suppressed"]
    assert "amille" not in str([one.to_dict() for one in found])


def test_somebody_else_is_left_alone(tmp_path: Path):
    settings = suppress(tmp_path, Kind.PERSON, "person/zorgluk", "Zorgluk Premier")
    assert found_in(store_with(), settings).conforms


def test_an_empty_store_is_nothing_to_publish():
    found = found_in(EmbeddedStore.in_memory())
    assert [one.shape for one in found] == ["NothingToPublish"]


def test_what_people_brought_in_needs_a_licence_as_well():
    contribution = IRIS.contribution("0a1b2c")
    found = found_in(
        store_with(
            *source(OTHER, None),
            about(OTHER, "prov:wasGeneratedBy", contribution),
            Quad(contribution, term("rdf:type"), IRIS.mai("Contribution")),
        )
    )
    assert not found.conforms
    [one] = found
    assert (one.shape, one.focus) == ("ContributedLicence", OTHER.value)
    assert one.value == "Document Exemple-Test" and "versez-la de nouveau" in one.message("fr")


def test_the_same_fault_many_times_is_told_a_few_times():
    many = [
        quad
        for number in range(400)
        for quad in name_quads(IRIS.entity("organisation", f"zorgluk-{number}"), PAGE, "Z")
    ]
    relations = [
        Quad(TOWN, FUNDS, IRIS.entity("organisation", f"zorgluk-{number}"), PAGE)
        for number in range(400)
    ]
    found = found_in(store_with(*many, *relations))
    assert found.by_shape()["MissingClaim"] == 200


@pytest.mark.parametrize(
    "base",
    ["http://localhost:8501/", "http://127.0.0.1/", "https://10.1.2.3/", "http://graphe/",
     "https://maillage.local/", "http://[::1]:8501/", "urn:maillage:"],
)  # fmt: skip
def test_a_base_of_development_stops_it(base: str):
    found = check_base(Iris(base))
    assert [one.shape for one in found] == ["DevelopmentBase"] and not found.conforms


def test_other_bases_pass():
    assert check_base(IRIS) == Report()
    assert check_base(Iris("https://donnees.example.org/")).conforms
    assert len(check_base(Iris("https://donnees.example.org/"))) == 1


@given(st.text(max_size=60))
def test_any_text_is_local_or_not(text: str):
    assert is_local_address(f"http://{text}") in (True, False)
    assert not is_local_address(text) or text.startswith(("file:", "http://", "https://"))


def test_known_licences_are_found_whatever_the_spelling():
    for one in KNOWN:
        for address in one.addresses:
            for spelling in (f"https://{address}", f"http://www.{address}/"):
                found = find_licence(spelling)
                assert found is not None and found.compatible == one.compatible
    assert find_licence(LICENCE.value) == KNOWN[0]


@pytest.mark.parametrize(
    ("address", "compatible"),
    [
        ("https://creativecommons.org/licenses/by/4.0/deed.fr", True),
        ("https://creativecommons.org/licenses/by/3.0/fr/", True),
        ("https://creativecommons.org/licenses/by-sa/4.0/", False),
        ("https://creativecommons.org/licenses/by-nc-nd/2.0/fr/legalcode", False),
        ("https://creativecommons.org/publicdomain/zero/1.0/deed.fr", True),
        ("https://opendatacommons.org/licenses/odbl/1-0/", False),
    ],
)
def test_terms_that_ask_for_more_are_not_compatible(address: str, compatible: bool):
    found = find_licence(address)
    assert found is not None and found.compatible is compatible


@given(st.text(max_size=80))
def test_any_other_address_is_unknown(text: str):
    assert find_licence(f"https://exemple.invalid/{text}") is None


def test_statements_alone_are_looked_at_once():
    found = guard(iter(statements()), IRIS)
    assert found == Report()
    assert PERSON.value not in str(found)
