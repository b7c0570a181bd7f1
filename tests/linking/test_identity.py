"""Who is who: what joins two records, what never does, and which identifier follows."""

from collections.abc import Callable

import pytest
from linking_records import entity, judged, reading, relation

from graph.linking.identity import Identity
from graph.linking.judgements import Verdict
from graph.model.issues import Level
from graph.model.records import DocumentRecord, EntityRecord, Reading
from graph.model.vocabulary import Kind

Identified = Callable[..., Identity]


def short(identity: Identity, key: str) -> str:
    return identity.by_key[key].iri.value.removeprefix("https://w3id.org/maillage/id/")


def said(identity: Identity, level: Level) -> list[tuple[str, str]]:
    return [(one.subject, one.message) for one in identity.issues if one.level is level]


@pytest.mark.parametrize(
    ("kind", "is_one"),
    [
        (Kind.ORGANISATION, True),
        (Kind.PROJECT, True),
        (Kind.CONCEPT, True),
        (Kind.RESOURCE, True),
        (Kind.PERSON, False),
        (Kind.EVENT, False),
        (Kind.COLLECTIVITE, False),
        (Kind.TERRITORY, False),
    ],
)
@pytest.mark.parametrize("locals_", [("x-test", "x-test"), ("x-test", "y-test")])
def test_a_name_joins_things_and_never_people_or_places(
    identified: Identified, kind: Kind, is_one: bool, locals_: tuple[str, str]
) -> None:
    found = identified(
        a=reading(entity(locals_[0], "Nom Exemple-Test", kind)),
        b=reading(entity(locals_[1], "NOM  exemple test", kind)),
    )
    one, other = found.by_key[f"a:{locals_[0]}"], found.by_key[f"b:{locals_[1]}"]
    assert (one is other) == is_one
    assert (one.iri == other.iri) == is_one
    assert short(found, f"a:{locals_[0]}") == f"{kind.value}/x-test"


def test_two_of_one_name_in_one_source_stay_two(identified: Identified) -> None:
    found = identified(
        a=reading(
            entity("x-test", "Exemple-Test", Kind.ORGANISATION),
            entity("y-test", "Exemple-Test", Kind.ORGANISATION),
        )
    )
    assert found.by_key["a:x-test"] is not found.by_key["a:y-test"]


def test_people_of_one_name_are_shown(identified: Identified) -> None:
    found = identified(
        a=reading(entity("x-test", "Personne Exemple-Test", Kind.PERSON)),
        b=reading(entity("y-test", "PERSONNE Exemple-Test", Kind.PERSON)),
    )
    assert [subject for subject, _ in said(found, Level.WARNING)] == ["b:y-test"]


def test_people_are_joined_by_a_judgement(identified: Identified) -> None:
    found = identified(
        judged(("b:y-test", Verdict.SAME, "a:x-test")),
        a=reading(entity("x-test", "Personne Exemple-Test", Kind.PERSON)),
        b=reading(entity("y-test", "Autre Exemple-Test", Kind.PERSON)),
    )
    thing = found.by_key["a:x-test"]
    assert thing is found.by_key["b:y-test"]
    assert thing.main.name == "Personne Exemple-Test"
    assert short(found, "b:y-test") == "person/x-test"
    assert found.issues == []


@pytest.mark.parametrize("verdict", [Verdict.DIFFERENT, Verdict.OPEN])
def test_a_judgement_holds_apart_what_a_name_would_join(
    identified: Identified, verdict: Verdict
) -> None:
    found = identified(
        judged(("b:x-test", verdict, "a:x-test")),
        a=reading(entity("x-test", "Exemple-Test", Kind.ORGANISATION)),
        b=reading(entity("x-test", "Exemple-Test", Kind.ORGANISATION)),
    )
    assert short(found, "a:x-test") == "organisation/x-test"
    assert short(found, "b:x-test") == "organisation/x-test-b"


def test_alike_local_names_never_make_one_thing(identified: Identified) -> None:
    locals_ = ("été-test", "ete-test", "Été Test", "東京", "京都")
    names = [f"Exemple-Test {rank}" for rank in range(len(locals_))]
    for kind in Kind:
        found = identified(
            a=reading(*(entity(one, name, kind) for one, name in zip(locals_, names, strict=True))),
            b=reading(entity("ete-test", "Autre Exemple-Test", kind, code="1")),
        )
        iris = {thing.iri for thing in found.by_key.values()}
        assert len(found.things) == len(iris) == len(locals_) + 1, kind


def test_a_siren_joins_organisations_and_makes_their_identifier(identified: Identified) -> None:
    found = identified(
        a=reading(entity("x-test", "Exemple-Test", Kind.ORGANISATION, code="000000000")),
        b=reading(entity("y-test", "Autre-Test", Kind.ORGANISATION, code="000000000")),
    )
    assert short(found, "a:x-test") == short(found, "b:y-test") == "organisation/000000000"
    assert [named.key for named in found.by_key["b:y-test"].names] == ["a:x-test", "b:y-test"]


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        (entity("x", "Ville de Lille", subkind="commune"), "collectivite/215903501"),
        (entity("x", "Lille", code="59350"), "collectivite/215903501"),
        (entity("x", "MEL", code="200093201"), "collectivite/200093201"),
        (entity("x", "Commune de Lomme"), "collectivite/commune-59355"),
        (entity("x", "Conseil départemental du Nord"), "collectivite/departement-59"),
        (entity("x", "Région Hauts-de-France"), "collectivite/region-32"),
        (entity("x", "Nantes Métropole"), "collectivite/244400404"),
        (entity("x", "Le Machin", aliases=("Ville de Lille",)), "collectivite/215903501"),
        (entity("x-test", "Pays Exemple-Test", subkind="pays"), "collectivite/x-test"),
        (entity("x", "Lille", Kind.TERRITORY, code="59350"), "commune/59350"),
        (entity("x", "France", Kind.TERRITORY), "country/FR"),
        (entity("x-test", "Territoire Exemple-Test", Kind.TERRITORY), "place/x-test"),
        (entity("event:x-test", "Rencontre-Test", Kind.EVENT), "event/x-test"),
    ],
)
def test_identifiers_by_kind_and_code(
    identified: Identified, record: EntityRecord, expected: str
) -> None:
    assert short(identified(a=reading(record)), f"a:{record.id}") == expected


def test_neighbours_and_texts_decide_homonyms(identified: Identified) -> None:
    grigny = entity("grigny", "Ville de Grigny", subkind="commune")
    near = entity("dep", "Département de l'Essonne", subkind="département")
    person = entity("p-test", "Personne-Test", Kind.PERSON)
    cases = (
        reading(grigny, near, relations=(relation("dep", "supports", "grigny"),)),
        reading(
            grigny,
            person,
            relations=(relation("p-test", "has_role", "grigny", "maire, en Essonne"),),
        ),
        reading(
            grigny,
            person,
            relations=(relation("p-test", "supports", "grigny"),),
            title="En Essonne",
        ),
    )
    for case in cases:
        found = identified(a=case).by_key["a:grigny"].territory
        assert found is not None and found.code == "91286"
    found = identified(a=reading(grigny, near)).by_key["a:grigny"]
    assert found.territory is None


def test_members_of_one_network_decide_where_nearly_all_lie_in_one_department(
    identified: Identified,
) -> None:
    sure = [
        entity(f"c{rank}", f"Ville de {name}", subkind="commune")
        for rank, name in enumerate(("Évry-Courcouronnes", "Corbeil-Essonnes", "Ris-Orangis"))
    ]
    grigny = entity("grigny", "Ville de Grigny", subkind="commune")
    network = entity("r-test", "Réseau Exemple-Test", Kind.ORGANISATION)
    far = entity("far", "Ville de Lille", subkind="commune")

    def found(*members: EntityRecord) -> str:
        ties = tuple(relation(one.id, "is_member_of", "r-test") for one in (grigny, *members))
        thing = identified(a=reading(grigny, network, *members, relations=ties)).by_key["a:grigny"]
        return thing.territory.code if thing.territory else ""

    assert found(*sure) == "91286"
    assert found(*sure[:2]) == ""
    assert found(*sure, far) == ""


def test_a_former_institution_keeps_its_own_identifier(identified: Identified) -> None:
    found = identified(
        judged(("a:npdc-test", Verdict.FORMER, "region/32")),
        a=reading(entity("npdc-test", "Région Nord-Pas-de-Calais", subkind="région")),
    )
    thing = found.by_key["a:npdc-test"]
    assert thing.territory is None and thing.successor is not None
    assert thing.successor.path == "region/32"
    assert short(found, "a:npdc-test") == "collectivite/npdc-test"


def test_a_judgement_goes_before_a_name(identified: Identified) -> None:
    record = entity("x-test", "Ville de Lille", subkind="commune")
    for verdict, target, expected in (
        (Verdict.SAME, "commune/62907", "62907"),
        (Verdict.NOT_IN_CODE, "", ""),
        (Verdict.OPEN, "commune/62907;commune/59350", ""),
    ):
        found = identified(judged(("a:x-test", verdict, target)), a=reading(record))
        territory = found.by_key["a:x-test"].territory
        assert (territory.code if territory else "") == expected


@pytest.mark.parametrize("kind", [Kind.COLLECTIVITE, Kind.ORGANISATION, Kind.PERSON])
@pytest.mark.parametrize("target", ["a:inconnu-test", "commune/00000", ""])
@pytest.mark.parametrize("verdict", [Verdict.SAME, Verdict.FORMER])
def test_a_judgement_that_points_to_nothing_is_a_violation(
    identified: Identified, kind: Kind, target: str, verdict: Verdict
) -> None:
    found = identified(
        judged(("a:x-test", verdict, target)), a=reading(entity("x-test", "Ville de Lille", kind))
    )
    wrong = [one for one in found.issues if one.level is Level.VIOLATION]
    assert [one.locator for one in wrong] == ["judgements.csv:2"]


def test_a_judgement_on_nothing_is_said(identified: Identified) -> None:
    found = identified(
        judged(
            ("a:parti-test", Verdict.DIFFERENT, "a:x-test"),
            ("a:x-test#place", Verdict.SAME, "commune/59350"),
        ),
        a=reading(entity("x-test", "Exemple-Test", Kind.ORGANISATION)),
    )
    assert said(found, Level.WARNING) == [
        ("a:parti-test", "le jugement porte sur « a:parti-test », que rien ne nomme.")
    ]


@pytest.mark.parametrize(
    ("entities", "what"),
    [
        (
            (
                entity("x", "A-Test", Kind.CONCEPT),
                entity("x", "B-Test", Kind.CONCEPT, locator="t.csv:3"),
            ),
            "donné deux fois",
        ),
        ((entity("x", "", Kind.PERSON, locator="t.csv:3"),), "sans nom"),
        ((entity("x", "Lille", code="00000", locator="t.csv:3"),), "« 00000 »"),
    ],
)
def test_records_that_cannot_stand_are_violations(
    identified: Identified, entities: tuple[EntityRecord, ...], what: str
) -> None:
    wrong = [one for one in identified(a=reading(*entities)).issues if one.level is Level.VIOLATION]
    assert [(one.locator, what in one.message) for one in wrong] == [("t.csv:3", True)]


def test_a_thing_is_called_what_a_public_document_calls_it(identified: Identified) -> None:
    private = Reading(
        "exemple-test",
        [DocumentRecord("page-test", "Une page", access="restricted")],
        [entity("x-test", "Nom Secret-Test", Kind.ORGANISATION)],
    )
    public = reading(entity("y-test", "Nom Public-Test", Kind.ORGANISATION))
    found = identified(judged(("b:y-test", Verdict.SAME, "a:x-test")), a=private, b=public)
    assert found.by_key["a:x-test"].main.name == "Nom Public-Test"
    assert short(found, "a:x-test") == "organisation/y-test"


def test_a_concept_the_vocabulary_names_is_that_of_the_vocabulary(
    identified: Identified,
) -> None:
    base = "https://w3id.org/maillage/id/concept/"
    defined = {
        f"{base}verger-test": ("Verger d'essai", ("Vergers d'essai", "Commun")),
        f"{base}autre-test": ("Autre essai", ("Commun",)),
    }
    found = identified(
        defined=defined,
        a=reading(
            entity("un", "VERGERS D’ESSAI", Kind.CONCEPT),
            entity("deux", "Commun", Kind.CONCEPT),
            entity("trois", "Verger d'essai", Kind.PROJECT),
        ),
        b=reading(entity("quatre", "Verger d'essai", Kind.CONCEPT)),
    )
    assert short(found, "a:un") == short(found, "b:quatre") == "concept/verger-test"
    assert found.by_key["a:un"] is found.by_key["b:quatre"]
    assert short(found, "a:deux") == "concept/deux"
    assert short(found, "a:trois") == "project/trois"


def test_a_judgement_holds_a_concept_apart_from_the_vocabulary(identified: Identified) -> None:
    defined = {"https://w3id.org/maillage/id/concept/verger-test": ("Verger d'essai", ())}
    found = identified(
        judged(("a:un", Verdict.DIFFERENT, "")),
        defined=defined,
        a=reading(entity("un", "Verger d'essai", Kind.CONCEPT)),
    )
    assert short(found, "a:un") == "concept/un"
