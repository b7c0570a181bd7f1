"""How collectivités are written, and which ones are meant."""

import pytest

from graph.linking.collectivites import CollectiviteLinker, Evidence, kind_told, nearest
from graph.model.iris import folded

NOTHING = Evidence()


def path(linker: CollectiviteLinker, name: str, kind: str, evidence: Evidence = NOTHING) -> str:
    territory = linker.link(name, kind, evidence).territory
    return territory.path if territory else ""


@pytest.mark.parametrize(
    ("name", "number"),
    [
        ("Ville des Herbiers", "85109"),
        ("Les Herbiers", "85109"),
        ("Ville du Chambon-Feugerolles", "42044"),
        ("Commune d'Ecques", "62288"),
        ("VILLE DE SAINT ETIENNE", "42218"),
        ("Mairie du Mans", "72181"),
        ("Municipalité de L’Haÿ-les-Roses", "94038"),
        ("Commune nouvelle d'Annecy", "74010"),
        ("Ville d'Hellemmes", "59298"),
        ("Commune associée de Lomme", "59355"),
        ("Ville d'Avray", "92077"),
        ("Ville de Ville-d'Avray", "92077"),
        ("Ville-la-Grand", "74305"),
        ("Ville-Saint-Jacques", "77516"),
        ("Commune de Mée", "53148"),
        ("Ville de Tours", "37261"),
        ("Grigny (Essonne)", "91286"),
        ("Grigny (91)", "91286"),
        ("Ville de Saint-Denis (La Réunion)", "97411"),
        ("Ville de Saint-Denis (Réunion)", "97411"),
        ("Ville de Saint-Denis (93)", "93066"),
    ],
)
def test_communes(linker: CollectiviteLinker, name: str, number: str) -> None:
    assert path(linker, name, "commune") == f"commune/{number}"


@pytest.mark.parametrize(
    "name",
    [
        "Ville de Grigny",
        "Ville de Saint-Denis",
        "Ville de Montreuil",
        "Commune de Sainte-Colombe",
        "Ville d'Exemple-Test",
        "Lille (69)",
        "Grigny (Nord)",
        "Ville",
        "",
        "()",
    ],
)
def test_names_that_decide_nothing(linker: CollectiviteLinker, name: str) -> None:
    assert path(linker, name, "commune") == ""


@pytest.mark.parametrize(
    ("evidence", "number"),
    [
        (Evidence(texts=("adjointe au maire de Grigny, en Essonne",)), "91286"),
        (Evidence(texts=("une page sur l'Île-de-France",)), "91286"),
        (Evidence(texts=("le Pas-de-Calais en transition",)), "62388"),
        (Evidence(paths=frozenset(("departement/62",))), "62388"),
        (Evidence(paths=frozenset(("commune/91228",))), "91286"),
        (Evidence(paths=frozenset(("epci/200059228",))), "91286"),
        (Evidence(paths=frozenset(("commune/69123",))), ""),
        (Evidence(paths=frozenset(("commune/91228", "departement/62"))), ""),
        (Evidence(texts=("la région Nord-Pas-de-Calais",)), ""),
        (Evidence(texts=("Corbeil sur Essonne",)), ""),
        (Evidence(texts=("une page sur la Bretagne",)), ""),
    ],
)
def test_homonyms_are_decided_by_what_stands_around_them(
    linker: CollectiviteLinker, evidence: Evidence, number: str
) -> None:
    found = path(linker, "Ville de Grigny", "commune", evidence)
    assert found == (f"commune/{number}" if number else "")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Saint-Denis", "compte rendu de la réunion"),
        ("Moulins", "allier économie et solidarité"),
        ("Dury", "une somme partagée"),
        ("Saint-Aubin", "le Nord de la ville"),
        ("Saint-Benoît", "vienne qui veut"),
        ("Brion", "Saint-Martin-sur-Isère"),
        ("Sainte-Colombe", "une page sur Rhône-Alpes"),
        ("Dury", "le Nord-Pas-de-Calais"),
    ],
)
def test_common_words_rivers_and_former_regions_are_no_evidence(
    linker: CollectiviteLinker, name: str, text: str
) -> None:
    assert path(linker, f"Ville de {name}", "commune", Evidence(texts=(text,))) == ""


def test_open_homonyms_come_with_their_candidates(linker: CollectiviteLinker) -> None:
    link = linker.link("Ville de Saint-Denis", "commune")
    assert {one.code for one in link.candidates} == {"11339", "30247", "93066", "97411"}
    assert nearest(link.candidates).startswith("Saint-Denis (11), Saint-Denis (30)")


@pytest.mark.parametrize(
    ("name", "number"),
    [
        ("Département de la Loire-Atlantique", "44"),
        ("Conseil départemental des Landes", "40"),
        ("Conseil général de l'Isère", "38"),
        ("Département Nord", "59"),
        ("Département du Val-d'Oise", "95"),
        ("Conseil départemental de La Réunion", "974"),
        ("departement des cotes d armor", "22"),
        ("Ille-et-Vilaine", "35"),
        ("Département d'Exemple-Test", ""),
        ("Département de Lille", ""),
    ],
)
def test_departments(linker: CollectiviteLinker, name: str, number: str) -> None:
    assert path(linker, name, "département") == (f"departement/{number}" if number else "")


@pytest.mark.parametrize(
    ("name", "number"),
    [
        ("Région Réunion", "04"),
        ("Région PACA", "93"),
        ("Région Sud", "93"),
        ("Région Provence Alpes Côte d’Azur", "93"),
        ("Conseil régional de Bretagne", "53"),
        ("Région des Pays de la Loire", "52"),
        ("Région Ile de France", "11"),
        ("Collectivité de Corse", "94"),
        *(
            (f"Région {former}", "")
            for former in (
                "Alsace",
                "Aquitaine",
                "Auvergne",
                "Basse-Normandie",
                "Bourgogne",
                "Centre",
                "Champagne-Ardenne",
                "Franche-Comté",
                "Haute-Normandie",
                "Languedoc-Roussillon",
                "Limousin",
                "Lorraine",
                "Midi-Pyrénées",
                "Nord-Pas-de-Calais",
                "Picardie",
                "Poitou-Charentes",
                "Rhône-Alpes",
            )
        ),
    ],
)
def test_regions_of_today_and_no_former_one(
    linker: CollectiviteLinker, name: str, number: str
) -> None:
    assert path(linker, name, "région") == (f"region/{number}" if number else "")


@pytest.mark.parametrize(
    ("name", "siren"),
    [
        ("CC Faucigny-Glières", "200000172"),
        ("Communauté de communes Faucigny Glières", "200000172"),
        ("CA Hénin-Carvin", "246200299"),
        ("Communauté d'agglomération d’Hénin-Carvin", "246200299"),
        ("CU Grand Paris Seine & Oise", "200059889"),
        ("CU de Dunkerque", "245900428"),
        ("Métropole Européenne de Lille", "200093201"),
        ("Eurométropole de Strasbourg", "246700488"),
        ("METROPOLE ROUEN NORMANDIE", "200023414"),
        ("Plaine Commune (EPT)", "200057867"),
        ("CA de Faucigny-Glières", ""),
        ("Communauté de communes d'Exemple-Test", ""),
        ("Communauté de communes du Pays", ""),
        ("Métropole", ""),
    ],
)
def test_groupements(linker: CollectiviteLinker, name: str, siren: str) -> None:
    assert path(linker, name, "EPCI") == (f"epci/{siren}" if siren else "")


def test_kinds_the_code_does_not_hold_are_never_linked(linker: CollectiviteLinker) -> None:
    for kind in ("pays", "PETR", "syndicat mixte", "SCIC"):
        assert path(linker, "Lille", kind) == ""


@pytest.mark.parametrize(
    ("number", "name", "expected"),
    [
        ("59350", "Lille", "commune/59350"),
        ("215903501", "Lille", "commune/59350"),
        ("200093201", "MEL", "epci/200093201"),
        ("2A004", "Ajaccio", "commune/2A004"),
        ("974", "La Réunion", "departement/974"),
        ("32", "Région Hauts-de-France", "region/32"),
        ("32", "Conseil départemental du Gers", "departement/32"),
        ("32", "On ne sait", ""),
        ("00000", "Rien", ""),
    ],
)
def test_codes(linker: CollectiviteLinker, number: str, name: str, expected: str) -> None:
    found = linker.by_code(number, name)
    assert (found.path if found else "") == expected


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Ville de Lille", "commune"),
        ("Lille", "commune"),
        ("Conseil départemental du Nord", "département"),
        ("Région Bretagne", "région"),
        ("Nantes Métropole", "EPCI"),
        ("CC du Pays d'Exemple-Test", "EPCI"),
    ],
)
def test_the_kind_a_name_tells(name: str, kind: str) -> None:
    assert kind_told(name) == kind
    assert kind_told(folded(name)) == kind
