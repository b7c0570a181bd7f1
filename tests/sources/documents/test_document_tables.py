"""Tables: mappings guessed, written, read again; workbooks; previews."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from making import make_archive, make_workbook

from graph.errors import InputError
from graph.model.reading import ReadDocument
from graph.model.vocabulary import Kind
from graph.sources.documents.choosing import read_document, read_documents
from graph.sources.documents.table_files import TableFile, open_table
from graph.sources.documents.tables.guessing import propose_mapping
from graph.sources.documents.tables.mapping import (
    ColumnMapping,
    Meaning,
    read_mapping,
    write_mapping,
)
from graph.sources.documents.tables.previewing import preview
from graph.sources.documents.tables.properties import (
    ATTRIBUTES,
    FIELDS,
    INVERSES,
    PROPERTIES,
    RELATIONS,
)


def read_csv(text: str, mapping: ColumnMapping | None = None) -> ReadDocument:
    return TableFile(mapping).read(text.encode(), "t.csv")


def stated(document: ReadDocument) -> list[str]:
    (reading,) = document.readings
    labels = {one.key: f"{one.label} ({one.kind})" for one in reading.entities}
    return [
        f"{labels[one.subject]} {one.predicate} {labels[one.object]}" for one in reading.relations
    ]


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_any_usual_separator(separator: str) -> None:
    rows = [("Nom", "Ville"), ("Bulle", "Zorgluk"), ("Moulin", "Zorgluk")]
    text = "\n".join(separator.join(row) for row in rows)
    assert stated(read_csv(text)) == [
        "Bulle (organisation) locatedIn Zorgluk (place)",
        "Moulin (organisation) locatedIn Zorgluk (place)",
    ]


def test_people_and_their_roles() -> None:
    document = read_csv("Prénom,Nom,Fonction,Collectivité\nAda,Zorgluk,maire,Ville de Bulle\n")
    assert stated(document) == ["Ada Zorgluk (person) hasRole Ville de Bulle (collectivite)"]
    assert document.readings[0].relations[0].role == "maire"


def test_columns_that_name_the_other_end() -> None:
    document = read_csv("Projet;Porteur;Financeurs\nPlume;Bulle;Ville de Zorgluk\n")
    assert stated(document) == [
        "Bulle (organisation) carries Plume (project)",
        "Ville de Zorgluk (collectivite) funds Plume (project)",
    ]


def test_one_thing_under_one_code() -> None:
    text = "Nom;SIREN;Ville\nBulle;999000001;A\nBULLE SCIC;999 000 001 00012;B\nBulle;999000002;C\n"
    (reading,) = read_csv(text).readings
    named = [(one.label, one.code, one.names) for one in reading.entities if one.code]
    assert named == [("Bulle", "999000001", ("BULLE SCIC",)), ("Bulle", "999000002", ())]


def test_what_nobody_looked_at_is_less_sure() -> None:
    text = "Nom;Ville\nBulle;Zorgluk\n"
    told = ColumnMapping({"Nom": Meaning("name"), "Ville": Meaning("locatedIn")})
    guessed, looked_at = read_csv(text), read_csv(text, told)
    assert guessed.readings[0].relations[0].confidence < 0.9
    assert looked_at.readings[0].relations[0].confidence >= 0.9
    assert "devinées" in guessed.issues[0].message and not looked_at.issues


def test_a_missing_column() -> None:
    told = ColumnMapping({"Nom": Meaning("name"), "Siège": Meaning("locatedIn")})
    with pytest.raises(InputError, match=r"t\.csv:1: colonne absente : Siège\. .* Nom, Ville"):
        read_csv("Nom;Ville\nBulle;Zorgluk\n", told)


def test_columns_that_are_not_told_are_not_read() -> None:
    document = read_csv("Nom;Courriel;Note\nBulle;ada@zorgluk.invalid;01 99 00 00 01\n")
    assert document.text == "Nom : Bulle"
    told = ColumnMapping({"Nom": Meaning("name"), "Note": Meaning("alias")})
    document = read_csv("Nom;Note\nBulle;appeler 01 99 00 00 01\n", told)
    assert document.text == "Nom : Bulle ; Note : appeler …"


def test_very_many_remarks_are_not_all_told() -> None:
    text = "Nom;SIREN\n" + "\n".join(f"Moulin {number};x" for number in range(300))
    issues = read_csv(text).issues
    assert len(issues) == 202
    assert "100 autres" in issues[200].message


def test_a_workbook() -> None:
    content = make_workbook(
        {
            "Vide": [],
            "Membres": [
                ["Nom", "SIREN", "Année de création"],
                ["Bulle", 999000001.0, 2016],
                [None],
            ],
            "Notes": [["rien"]],
        }
    )
    document = read_document(content, "membres.xlsx")
    assert document.reader == "table 1"
    assert document.text == "Nom : Bulle ; SIREN : 999000001 ; Année de création : 2016"
    assert "« Membres » est lue ; il y a aussi : Vide, Notes." in document.issues[0].message
    with pytest.raises(InputError, match="Feuilles : Vide, Membres, Notes"):
        open_table(content, "membres.xlsx", sheet="Autre")


def test_a_header_further_down() -> None:
    text = "Liste des membres\n\nNom;Ville\nBulle;Zorgluk\n"
    told = ColumnMapping({"Nom": Meaning("name")}, header=3)
    assert read_csv(text, told).text == "Nom : Bulle"


def test_a_preview() -> None:
    table = open_table(b"Nom;Ville;Note\nBulle;Zorgluk;x\nMoulin;;y\n", "t.csv")
    shown = preview(table, propose_mapping(table), rows=1)
    assert [(one.name, one.property, one.label, one.values) for one in shown] == [
        ("Nom", "name", "nom", ("Bulle",)),
        ("Ville", "locatedIn", "est situé à", ("Zorgluk",)),
        ("Note", "", "", ("x",)),
    ]


texts = st.text(max_size=12)
meanings = st.builds(
    Meaning,
    st.sampled_from([name for name in PROPERTIES if name != "name"]),
    st.none() | st.sampled_from([kind for kind in Kind if kind is not Kind.RESOURCE]),
    st.booleans(),
    st.sampled_from(["", ";", " / ", '"']),
)


@given(
    st.builds(
        ColumnMapping,
        st.dictionaries(texts, meanings, max_size=5).map(
            lambda columns: {'Nom "x" \\ é': Meaning("name"), **columns}
        ),
        st.sampled_from([kind for kind in Kind if kind is not Kind.RESOURCE]),
        texts,
        texts,
        texts,
        st.integers(0, 20),
        st.sampled_from(["", "memberOf"]),
    )
)
def test_a_mapping_is_read_as_it_was_written(mapping: ColumnMapping) -> None:
    assert mapping.column_of("name")
    assert (
        read_mapping(write_mapping(mapping).encode("utf-8", "surrogatepass"), "m.toml") == mapping
    )


def test_a_mapping_in_json() -> None:
    mapping = read_mapping(b'{"kind": "project", "columns": {"Nom": "name"}}', "m.json")
    assert mapping == ColumnMapping({"Nom": Meaning("name")}, Kind.PROJECT)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("columns = [", "ne se lit pas"),
        ("kind = 'organisation'", "columns"),
        ("[columns]\nVille = 'locatedIn'", "aucune colonne n'est le nom"),
        ("[columns]\nNom = 'nom'", "« nom » n'est pas un de : name"),
        ("kind = 'girouette'\n[columns]\nNom = 'name'", "« girouette » n'est pas un de"),
        ("couleur = 'bleu'\n[columns]\nNom = 'name'", "mot inconnu : couleur"),
        ("header = 'trois'\n[columns]\nNom = 'name'", "numéro d'une ligne"),
        ("relation = 'aime'\n[columns]\nNom = 'name'", "« aime » n'est pas un de"),
        ("[columns]\nNom = 3", "table de TOML"),
        ("[columns]\nNom = { property = 'name', inverse = 'oui' }", "true ou false"),
    ],
)
def test_a_wrong_mapping_says_what_is_wrong(text: str, said: str) -> None:
    with pytest.raises(InputError) as raised:
        read_mapping(text.encode(), "m.toml")
    assert said in str(raised.value)
    assert "m.toml" in str(raised.value)


def test_the_mapping_beside_a_table_is_used(tmp_path: Path) -> None:
    mapping = '[columns]\nA = "name"\nB = "memberOf"\n'
    (tmp_path / "liste.csv").write_text("A;B\nBulle;Plume\n")
    (tmp_path / "liste.mapping.toml").write_text(mapping)
    (tmp_path / "liste.zip").write_bytes(
        make_archive({"x/liste.csv": "A;B\nBulle;Plume\n", "x/liste.mapping.toml": mapping})
    )
    for path in (tmp_path / "liste.csv", tmp_path / "liste.zip"):
        (document,) = read_documents([path])
        assert stated(document) == ["Bulle (organisation) memberOf Plume (organisation)"]
        assert not document.issues


def test_a_column_means_one_thing() -> None:
    headers = [header for one in PROPERTIES.values() for header in one.headers]
    assert len(headers) == len(set(headers))
    assert not set(headers) & set(INVERSES)
    assert set(PROPERTIES) == set(FIELDS) | set(ATTRIBUTES) | set(RELATIONS)
