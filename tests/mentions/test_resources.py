"""What the other lines of a resource name: titles, keywords, addresses, areas of action."""

from invented_names import read, resource_of, told

from graph.linking.gazetteer import IndexGazetteer
from graph.mentions.gazetteer import NoNames
from graph.mentions.reading import read_text
from graph.model.reading import Part, Passage, ReadResource


def test_the_title_of_a_fiche_names_its_subject(gazetteer: IndexGazetteer) -> None:
    reading = read(
        gazetteer,
        "L'entreprise Trucmuche existe depuis 2010.",
        "Fiche Déniché pour vous n°7 : Trucmuche & le Bidulon",
    )
    assert {"organisation | Trucmuche", "organisation | Bidulon"} <= told(reading)
    assert not {"organisation | Déniché", "concept | Fiche"} & told(reading)


def test_the_title_of_an_event_is_the_event(gazetteer: IndexGazetteer) -> None:
    reading = read(
        gazetteer, "Le webinaire a réuni du monde.", 'Webinaire "Machins & Trucs" - 3 mai 2023'
    )
    events = [one for one in reading.entities if one.kind.value == "event"]
    assert [one.label for one in events] == ["Webinaire « Machins & Trucs » (3 mai 2023)"]
    assert [one.surface for one in events[0].mentions][1:] == ["webinaire"]


def test_addresses_and_areas_are_places(gazetteer: IndexGazetteer) -> None:
    text, resource = resource_of(
        "Rien ici.",
        "Titre",
        (),
        (Part.ADDRESS, "98100 ZORGVILLE"),
        (Part.AREA, "Zone d'action : Haut-Zorg et Bas-Zorg"),
    )
    reading = read_text(text, resource, gazetteer)
    places = {f"place | {name}" for name in ("Zorgville", "Haut-Zorg", "Bas-Zorg")}
    assert places <= told(reading)


def test_keywords_are_notions_where_they_stand(gazetteer: IndexGazetteer) -> None:
    text, resource = resource_of(
        "L'alimentation durable compte.", "Titre", ("alimentation durable", "bidulerie")
    )
    reading = read_text(text, resource, gazetteer)
    found = {one.label: one for one in reading.entities}
    assert [one.surface for one in found["Alimentation durable"].mentions] == [
        "alimentation durable",
        "alimentation durable",
    ]
    assert text[found["Bidulerie"].mentions[0].start :].startswith("bidulerie")


def test_the_summary_is_read_only_without_a_body(gazetteer: IndexGazetteer) -> None:
    text = "Titre\n\nLa SCIC Trucmuche.\n\nLa SCIC Bidouille."
    at = (text.index("La SCIC T"), text.index("\n\nLa SCIC B"), text.index("La SCIC B"))
    title = Passage(Part.TITLE, 0, 5)
    body, summary = Passage(Part.BODY, at[0], at[1]), Passage(Part.SUMMARY, at[2], len(text))
    both = ReadResource("Titre", 0, len(text), passages=(title, body, summary))
    alone = ReadResource("Titre", 0, len(text), passages=(title, summary))
    assert "organisation | Bidouille" not in told(read_text(text, both, gazetteer))
    assert "organisation | Bidouille" in told(read_text(text, alone, gazetteer))


def test_a_text_is_read_without_any_name_known() -> None:
    text, resource = resource_of("La SCIC Trucmuche est née en 2020.")
    assert "organisation | Trucmuche" in told(read_text(text, resource, NoNames()))
