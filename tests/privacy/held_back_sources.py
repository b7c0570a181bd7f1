"""Things that must not leave, added to the invented sources, and a store of such sources."""

from pathlib import Path

from cli_running import Built
from made_sources import MadeSources

from graph.cli import main

__all__ = ["MARKS", "build_from", "with_held_back"]

HIDDEN_PAGE = "https://pages.exemple-test.invalid/zorgluk-reserve"
MARKS = ("zorgluk", "xanadoux", "brindezingue", "schtroumpfard")
"""What every held-back name, title, note, role, value, keyword and address has in it."""


def with_held_back(made: MadeSources) -> MadeSources:
    """Add a private page, a page whose privacy is unknown, and a private address with its facts."""
    pages, facts = "user-pages", "collected-facts"
    for key, private in (("zorgluk-prive", "oui"), ("brindezingue-inconnu", "")):
        name = key.partition("-")[0].title()
        made.add(pages, "resources.csv", id=key, title=f"Titre {name}", type=f"Type {name}",
                 private=private, keywords=f"mot {name}", date="2023-02", number="77",
                 note=f"Résumé {name}.")  # fmt: skip
        made.add(
            pages,
            "entities.csv",
            id=f"{key}-org",
            name=f"SCIC {name}-Test",
            resources=key,
            kind="Organisation",
            aliases=f"{name[:3].upper()}-{name}",
            note=f"Note {name}.",
        )
        made.add(pages, "entities.csv", id=f"{key}-qui", name="Xanadoux Personne-Test",
                 kind="Person", resources=key, note="Note Xanadoux.")  # fmt: skip
        made.add(pages, "entities.csv", id=f"{key}-projet", name=f"Projet {name}-Test",
                 kind="Project", resources=key, note=f"Projet {name}.")  # fmt: skip
        for subject, predicate, other in (
            (f"{key}-org", "carries", f"{key}-projet"),
            ("seed-ville", "supports", f"{key}-org"),
            (f"{key}-org", "participates_in", "seed-projet"),
            ("seed-ville", "carries", "seed-projet"),
        ):
            made.add(pages, "relations.csv", resource=key, subject=subject, predicate=predicate,
                     object=other, confidence="1", note=f"Lien {name}.")  # fmt: skip
        made.add(
            pages,
            "relations.csv",
            resource=key,
            subject=f"{key}-qui",
            predicate="has_role",
            object=f"Rôle {name}",
            at="seed-ville",
            confidence="1",
            note=f"Lien {name}.",
        )
        made.add(pages, "attributes.csv", resource=key, subject="seed-projet",
                 attribute="budget", value=f"{name} 12345", note=f"Valeur {name}.")  # fmt: skip
    made.add(facts, "resources.csv", id="zorgluk-guide", title="Guide Zorgluk", kind="guide",
             url=HIDDEN_PAGE, publisher="zorgluk-editeur", date="2022-01", keywords="zorgluk",
             private="oui")  # fmt: skip
    made.add(
        facts,
        "organisations.csv",
        id="zorgluk-editeur",
        name="Éditions Zorgluk-Test",
        aliases="EZT-Zorgluk",
        kind="SCIC",
        place="Doublon-Test (98)",
        founded="1987",
        website="https://zorgluk.exemple-test.invalid/",
        source_url=HIDDEN_PAGE,
    )
    made.add(facts, "people.csv", id="camille-schtroumpfard", name="Camille Inventée-Test",
             role="rôle Schtroumpfard", organisation_id="zorgluk-editeur",
             source_url=HIDDEN_PAGE)  # fmt: skip
    made.add(
        facts,
        "concepts.csv",
        id="theme-zorgluk",
        label_fr="Thème Zorgluk",
        kind="theme",
        label_en="Zorgluk theme",
        definition="Zorgluk.",
        source_url=HIDDEN_PAGE,
    )
    for subject, predicate, other in (
        ("ville-exempleville", "is_shareholder_of", "zorgluk-editeur"),
        ("zorgluk-editeur", "has_legal_form", "scic"),
        ("zorgluk-editeur", "is_member_of", "reseau-test"),
        ("zorgluk-guide", "mentions", "theme-zorgluk"),
        ("zorgluk-guide", "mentions", "scic-exemple-test"),
        ("reseau-test", "supports", "scic-exemple-test"),
    ):
        made.add(facts, "relations.csv", subject_id=subject, predicate=predicate, object_id=other,
                 year="2020", source_url=HIDDEN_PAGE, confidence="stated")  # fmt: skip
    made.add(facts, "organisation_attributes.csv", organisation_id="scic-exemple-test",
             attribute="turnover", value="Zorgluk 99", source_url=HIDDEN_PAGE)  # fmt: skip
    made.add(facts, "doubts.csv", subject="zorgluk-editeur", doubt="near duplicate",
             reason="Zorgluk", suggestion="look", source_url=HIDDEN_PAGE)  # fmt: skip
    return made


def build_from(made: MadeSources, folder: Path) -> Built:
    """The store of ``made``, in ``folder``."""
    data, store = made.write(), folder / "store"
    assert main(["build", "--data", str(data), "--store", str(store)]) == 0
    return Built(data, store)
