import re
from functools import cache
from pathlib import Path

import pytest
import rdflib
from hypothesis import assume, given
from hypothesis import strategies as st
from planted import relation, sound
from rdflib.namespace import RDF, SH

from graph.checks.findings import Finding, Report
from graph.checks.flatten import flatten
from graph.checks.personal import has_contact
from graph.checks.shapes import check_files, validate
from graph.errors import InputError
from graph.model.iris import Iris
from graph.model.issues import Level
from graph.model.statements import relation_quads
from graph.model.terms import Literal, Quad, french
from graph.model.vocabulary import term

ONTOLOGY = Path(__file__).resolve().parents[2] / "ontology"
IRIS = Iris()

PLANTED = {
    # shape: Turtle added to the sound dataset
    "SourcedRelation": "c:v mai:funds o:b .",
    "DescribedEnd-type": relation("c:v", "mai:funds", "o:nowhere"),
    "IriEnd": relation("c:v", "mai:funds", '"la SCIC"@fr'),
    "ShareholderOfSubject": relation("commune:99001", "mai:shareholderOf", "o:a"),
    "ShareholderOfObject": relation("o:b", "mai:shareholderOf", "pr:x"),
    "FoundedSubject": relation("pr:x", "mai:founded", "o:b"),
    "FoundedObject": relation("o:b", "mai:founded", "p:x"),
    "CarriesSubject": relation("commune:99001", "mai:carries", "pr:x"),
    "CarriesObject": relation("o:a", "mai:carries", "p:x"),
    "LeadsSubject": relation("commune:99001", "mai:leads", "pr:x"),
    "LeadsObject": relation("o:a", "mai:leads", "commune:99001"),
    "FundsSubject": relation("commune:99001", "mai:funds", "o:a"),
    "SupportsSubject": relation("commune:99001", "mai:supports", "o:a"),
    "PartnerOfSubject": relation("commune:99001", "mai:partnerOf", "o:a"),
    "PartnerOfObject": relation("o:a", "mai:partnerOf", "commune:99001"),
    "MemberOfSubject": relation("pr:x", "mai:memberOf", "o:b"),
    "MemberOfObject": relation("o:a", "mai:memberOf", "pr:x"),
    "CustomerOfSubject": relation("pr:x", "mai:customerOf", "o:a"),
    "CustomerOfObject": relation("c:v", "mai:customerOf", "p:x"),
    "SubsidiaryOfSubject": relation("p:x", "mai:subsidiaryOf", "o:a"),
    "SubsidiaryOfObject": relation("o:a", "mai:subsidiaryOf", "p:x"),
    "ParticipatesInSubject": relation("commune:99001", "mai:participatesIn", "pr:x"),
    "ParticipatesInObject": relation("o:a", "mai:participatesIn", "p:x"),
    "SpeaksAtSubject": relation("pr:x", "mai:speaksAt", "e:x"),
    "SpeaksAtObject": relation("p:x", "mai:speaksAt", "o:a"),
    "HasRoleSubject": relation("o:b", "mai:hasRole", "o:a"),
    "HasRoleObject": relation("p:x", "mai:hasRole", "pr:x"),
    "DevelopsSubject": relation("commune:99001", "mai:develops", "concept:themes"),
    "DevelopsObject": relation("o:a", "mai:develops", "p:x"),
    "AimsAtSubject": relation("commune:99001", "mai:aimsAt", "concept:themes"),
    "AimsAtObject": relation("pr:x", "mai:aimsAt", "o:a"),
    "HasLabelSubject": relation("p:x", "mai:hasLabel", "concept:ptce"),
    "HasLabelObject": relation("o:a", "mai:hasLabel", "o:b"),
    "OrgTypeSubject": relation("pr:x", "rov:orgType", "concept:scic"),
    "OrgTypeObject": relation("o:b", "rov:orgType", "o:a"),
    "LegalFormScheme-scheme": relation("o:b", "rov:orgType", "concept:ptce"),
    "LocatedInObject": relation("o:b", "mai:locatedIn", "c:v"),
    "AreaServedObject": relation("o:b", "schema:areaServed", "c:v"),
    "ReplacedBySubject": relation("pr:x", "mai:replacedBy", "o:a"),
    "ReplacedByObject": relation("o:a", "mai:replacedBy", "pr:x"),
    "PublisherObject": "r:fiche dcterms:publisher pr:x .",
    "SubjectSubject": "o:a dcterms:subject concept:themes .",
    "SubjectObject": "r:fiche dcterms:subject o:a .",
    "AboutSubject": relation("o:a", "schema:about", "o:b"),
    "MentionsSubject": relation("o:a", "schema:mentions", "o:b"),
    "RecordedInSubject": "pr:x schema:recordedIn r:fiche .",
    "RecordedInObject": "e:x schema:recordedIn pr:x .",
    "Claim-subject": "claim:z a mai:Claim ; rdf:predicate mai:funds ; rdf:object o:a ;"
    ' mai:certainty "stated" .',
    "Claim-predicate": "claim:z a mai:Claim ; rdf:subject c:v ; rdf:predicate mai:invented ;"
    ' rdf:object o:a ; mai:certainty "stated" .',
    "Claim-object": "claim:z a mai:Claim ; rdf:subject c:v ; rdf:predicate mai:funds ;"
    ' mai:certainty "stated" .',
    "Claim-certainty": relation("c:v", "mai:funds", "o:b", rest=' ; mai:certainty "sure"'),
    "Membership-member": "[] a org:Membership ; org:organization c:v .",
    "Membership-organization": "[] a org:Membership ; org:member p:x ; org:organization pr:x .",
    "Attribute-of": '[] a mai:Attribute ; mai:attributeName "n" ; mai:attributeValue "1" .',
    "Attribute-name": '[] a mai:Attribute ; mai:attributeOf o:a ; mai:attributeValue "1" .',
    "Attribute-value": '[] a mai:Attribute ; mai:attributeOf o:a ; mai:attributeName "n" .',
    "Source-title": "r:doc-3 a mai:Source ; dcterms:accessRights concept:public .",
    "Source-access": 'r:doc-3 a mai:Source ; dcterms:title "T"@fr ;'
    " dcterms:accessRights concept:scic .",
    "Named-french": 'o:z a org:Organization ; skos:prefLabel "Example"@en .',
    "OneName-language": 'o:a skos:prefLabel "SCIC autrement dite"@fr .',
    "OneName-text": 'o:z a org:Organization ; skos:prefLabel " "@fr .',
    "Siren-form": 'o:b mai:siren "12 345" .',
    "CommuneCode-form": "commune:99002 a dcterms:Location , igeo:Commune ;"
    ' skos:prefLabel "Deux"@fr ; igeo:codeINSEE "1001" .',
    "DepartementCode-form": "[] a dcterms:Location , igeo:Departement ;"
    ' skos:prefLabel "Trois"@fr ; igeo:codeINSEE "1" .',
    "RegionCode-form": "[] a dcterms:Location , igeo:Region ;"
    ' skos:prefLabel "Quatre"@fr ; igeo:codeINSEE "2A" .',
    "Postcode-form": 'commune:99001 mai:postcode "9900" .',
    "FoundingYear-form": 'o:b mai:foundingYear "213"^^xsd:gYear .',
    "ValidFrom-form": relation(
        "c:v", "mai:funds", "o:b", rest=' ; mai:validFrom "20x1"^^xsd:gYear'
    ),
    "ValidUntil-form": relation("c:v", "mai:funds", "o:b", rest=' ; mai:validUntil "hier"'),
    "Issued-form": 'r:doc-2 dcterms:issued "2021-13"^^xsd:gYearMonth .',
    "NoContactText": 'o:b rdfs:comment "écrire à personne@exemple.test"@fr .',
    "NoContactProperty-none": "p:x foaf:mbox <mailto:personne@exemple.test> .",
    "AuthorityNumber": "c:z a cv:PublicOrganisation ; org:classification concept:region ;"
    ' skos:prefLabel "Sans numéro"@fr .',
    "TerritoryCode-present": "commune:99002 a dcterms:Location , igeo:Commune ;"
    ' skos:prefLabel "Deux"@fr .',
    "SingleSource": relation("c:v", "mai:funds", "o:b", claims=1),
    "StaleDate": relation("p:x", "mai:hasRole", "o:b", rest=' ; mai:validFrom "2009"^^xsd:gYear'),
}


def shape_names() -> set[str]:
    """Every shape that can speak: it has a message."""
    shapes = rdflib.Graph()
    for path in ONTOLOGY.glob("shapes/*.ttl"):
        shapes.parse(path)
    return {
        str(shape).rpartition("#")[2]
        for shape in shapes.subjects(SH.message, None)
        if isinstance(shape, rdflib.URIRef)
    }


def found_in(turtle: str) -> Report:
    return validate(rdflib.Graph().parse(data=turtle, format="turtle"), ONTOLOGY)


def test_sound_data_passes():
    assert list(found_in(sound())) == []


def test_every_shape_has_a_planted_error():
    assert set(PLANTED) == shape_names()


@pytest.fixture(scope="module")
def reports() -> dict[str, Report]:
    """The report each planted error is in; eight together, to run the shapes fewer times."""
    names = list(PLANTED)
    groups = [names[start :: len(names) // 8] for start in range(len(names) // 8)]
    found = {}
    for group in groups:
        report = found_in("\n".join([sound(), *(PLANTED[name] for name in group)]))
        found.update(dict.fromkeys(group, report))
    return found


@pytest.mark.parametrize("shape", PLANTED)
def test_planted_error_is_found(shape: str, reports: dict[str, Report]):
    findings = [finding for finding in reports[shape] if finding.shape == shape]
    assert findings
    expected = (
        Level.WARNING
        if shape in {"AuthorityNumber", "TerritoryCode-present", "SingleSource", "StaleDate"}
        else Level.VIOLATION
    )
    for finding in findings:
        assert finding.severity is expected
        assert finding.message_fr and finding.message_en and finding.focus


def test_relation_without_source_names_both_ends(reports: dict[str, Report]):
    (finding,) = (f for f in reports["SourcedRelation"] if f.shape == "SourcedRelation")
    assert finding.focus.endswith("/collectivite/v")
    assert finding.path.endswith("#funds")
    assert finding.value.endswith("/organisation/b")


def test_contact_is_not_repeated_in_the_report(reports: dict[str, Report]):
    assert not any("@" in str(finding.to_dict()) for finding in reports["NoContactText"])


def test_every_message_is_in_both_languages():
    shapes = rdflib.Graph()
    for path in ONTOLOGY.glob("shapes/*.ttl"):
        shapes.parse(path)
    for shape in shapes.subjects(SH.message, None, unique=True):
        if isinstance(shape, rdflib.URIRef):
            languages = sorted(str(m.language) for m in shapes.objects(shape, SH.message))
            assert languages == ["en", "fr"], shape
    assert list(shapes.subjects(RDF.type, SH.NodeShape))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("écrire à personne@exemple.test", True),
        ("personne (at) exemple.test", True),
        ("appeler le 00 00 00 00 00", False),
        ("appeler le 01 23 45 67 89", True),
        ("au +33 1 23 45 67 89", True),
        ("au 0123456789.", True),
        ("SIREN 217500016", False),
        ("21750001600019", False),
        ("sha256:0123456789abcdef0123456789", False),
        ("https://exemple.test/0123456789", False),
        ("rendez-vous à 14h30 @ la mairie", False),
        ("1.0123456789", False),
    ],
)
def test_shape_and_python_agree_on_what_a_contact_is(text: str, expected: bool):
    assert (_shape_of_contacts().search(text) is not None) is expected
    assert has_contact(text) is expected


@given(
    st.sampled_from(["", "écrire à ", "Tél. ", "(", "« "]),
    st.from_regex(
        r"[A-Za-z0-9][A-Za-z0-9._%+-]{0,8} ?(@|\(at\)|\[arobase\]) ?"
        r"[A-Za-z0-9-]{1,9}(\.[a-z0-9-]{1,9}){0,2}\.[a-z]{2,5}"
        r"|((\+|00)33 ?(\(0\))?[ .-]?|0)[1-9]([ .-]?[02-9][0-9]){4}",
        fullmatch=True,
    ),
    st.sampled_from(["", " ", ".", ", merci", ")", " »"]),
)
def test_what_the_shape_finds_python_finds(before: str, contact: str, after: str):
    """Python knows more disguises, and dates: 01-02-2034-10 is none of a telephone for it."""
    assume(not re.search(r"\d\d[ .-]?\d\d[ .-]?20", contact))
    text = f"{before}{contact}{after}"
    if _shape_of_contacts().search(text):
        assert has_contact(text)


@cache
def _shape_of_contacts() -> re.Pattern[str]:
    pattern = re.search(r'REGEX\(\?text, "(.*)"\)\)', (ONTOLOGY / "shapes/privacy.ttl").read_text())
    assert pattern
    return re.compile(pattern[1].replace("\\\\\\\\", "\\"))


def test_data_under_another_base():
    turtle = sound().replace("https://w3id.org/maillage/", "https://exemple.test/g/")
    data = rdflib.Graph().parse(data=turtle + "c:v mai:funds o:b .", format="turtle")
    report = validate(data, ONTOLOGY, base="https://exemple.test/g/")
    assert [finding.shape for finding in report] == ["SourcedRelation"]


def test_validate_leaves_the_data_as_it_is():
    data = rdflib.Graph().parse(data=sound(), format="turtle")
    size = len(data)
    validate(data, ONTOLOGY)
    assert len(data) == size


def test_two_claims_of_one_source_count_once():
    """Flattened quads keep which graph each claim came from."""
    ends = (IRIS.entity("organisation", "a"), IRIS.mai("funds"), IRIS.entity("organisation", "b"))
    one, two = IRIS.resource("doc-1"), IRIS.resource("doc-2")

    def quads(*graphs):
        for year, graph in zip(("2019", "2020"), graphs, strict=True):
            yield from relation_quads(IRIS, ends, graph, since=year)

    same, other = (validate(flatten(quads(one, graph)), ONTOLOGY) for graph in (one, two))
    assert "SingleSource" in same.by_shape()
    assert "SingleSource" not in other.by_shape()


def test_flatten_completes_what_is_referred_to():
    place, parent = IRIS.entity("commune", "99001"), IRIS.entity("epci", "200000000")
    code = IRIS.resource("code")
    described = {
        place: [Quad(place, term("dcterms:isPartOf"), parent, code)],
        parent: [Quad(parent, term("skos:prefLabel"), french("CC Exemple-Test"), code)],
    }
    start = [
        Quad(IRIS.entity("organisation", "a"), IRIS.mai("locatedIn"), place, code),
        Quad(place, term("skos:altLabel"), french("Exemple"), code),
    ]
    graph = flatten(start, lambda node: described.get(node, ()))
    assert len(graph) == 4


def test_files_of_several_syntaxes(tmp_path: Path):
    data = rdflib.Graph().parse(data=sound() + "c:v mai:funds o:b .", format="turtle")
    for extension, syntax in (
        ("ttl", "turtle"),
        ("nt", "nt"),
        ("rdf", "xml"),
        ("jsonld", "json-ld"),
    ):
        path = tmp_path / f"data.{extension}"
        data.serialize(path, format=syntax, encoding="utf-8")
        report = check_files([path], ONTOLOGY)
        assert report.counts() == {"violation": 1, "warning": 0, "info": 0}
        assert not report.conforms


def test_file_with_a_mistake_says_where(tmp_path: Path):
    path = tmp_path / "wrong.ttl"
    path.write_text("<urn:a> <urn:b> <urn:c> .\n<urn:a> <urn:b> oops .\n")
    with pytest.raises(InputError) as caught:
        check_files([path], ONTOLOGY)
    assert caught.value.where == f"{path}:2"
    assert caught.value.advice


@pytest.mark.parametrize("name", ["missing.ttl", "table.csv"])
def test_file_that_cannot_be_read(tmp_path: Path, name: str):
    if name.endswith("csv"):
        (tmp_path / name).write_text("a,b\n")
    with pytest.raises(InputError) as caught:
        check_files([tmp_path / name], ONTOLOGY)
    assert caught.value.where == str(tmp_path / name)


def test_missing_ontology_is_said(tmp_path: Path):
    with pytest.raises(InputError):
        validate(rdflib.Graph(), tmp_path)


def test_ill_formed_literal_is_found_and_not_logged(caplog: pytest.LogCaptureFixture):
    subject = IRIS.entity("claim", "1")
    bad = Literal("2021-02-31", datatype=term("xsd:date"))
    quads = [Quad(subject, IRIS.mai("validFrom"), bad, IRIS.resource("doc-1"))]
    assert validate(flatten(quads), ONTOLOGY).by_shape() == {"ValidFrom-form": 1}
    assert not caplog.records


def test_report_counts_and_adds():
    warning = Finding(Level.WARNING, "B", "x", "", "", "fr", "en")
    violation = Finding(Level.VIOLATION, "A", "x", "", "", "fr", "en")
    report = Report.of([warning, warning]) + Report.of([violation])
    assert list(report) == [violation, warning]
    assert report.counts() == {"violation": 1, "warning": 1, "info": 0}
    assert not report.conforms and len(report) == 2
    assert warning.message("en") == "en" and warning.to_dict()["severity"] == "warning"
