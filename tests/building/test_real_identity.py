"""Identifiers of well-known things: links from outside rely on them."""

import pytest

from graph.building.gathering import Gathered

KNOWN = {
    "facts:citiz": "organisation/441965043",
    "seeds:citiz": "organisation/441965043",
    "facts:coopcircuits": "organisation/coopcircuits",
    "seeds:coopcircuits": "organisation/coopcircuits",
    "facts:rtes": "organisation/rtes",
    "seeds:rtes": "organisation/rtes",
    "facts:mobicoop": "organisation/mobicoop",
    "seeds:apes": "organisation/apes",
    "facts:licoornes": "organisation/licoornes",
    "facts:mel": "collectivite/200093201",
    "seeds:mel": "collectivite/200093201",
    "facts:ca-henin-carvin": "collectivite/246200299",
    "facts:toulouse-metropole": "collectivite/243100518",
    "seeds:region-hauts-de-france": "collectivite/region-32",
    "facts:region-npdc": "collectivite/region-npdc",
    "facts:region-rhone-alpes": "collectivite/region-rhone-alpes",
    "facts:departement-val-de-marne": "collectivite/departement-94",
    "seeds:ville-de-hellemmes": "collectivite/commune-59298",
    "facts:ville-lomme": "collectivite/commune-59355",
    "facts:ville-libercourt": "collectivite/216209072",
    "facts:ville-de-grenoble": "collectivite/213801855",
    "facts:ville-de-paris": "collectivite/217500016",
    "facts:ville-de-saint-denis": "collectivite/ville-de-saint-denis",
    "facts:pays-du-mans": "collectivite/pays-du-mans",
    "seeds:territoire-girondin": "place/territoire-girondin",
    "seeds:territoire-france": "country/FR",
    "seeds:scic": "concept/scic",
    "facts:ptce": "concept/ptce",
    "facts:ami-ptce": "project/ami-ptce",
    "seeds:nos-declics": "project/nosdeclics",
    "seeds:romain-briot": "person/romain-briot",
    "seeds:jean-christophe-lipovac": "person/jean-christophe-lipovac-seeds",
    "facts:jean-christophe-lipovac": "person/jean-christophe-lipovac",
    "seeds:fiche-134-citiz": "resource/fiche-134-citiz",
    "seeds:guide-juridique-ptce": "resource/guide-juridique-ptce",
}


@pytest.mark.parametrize(("key", "expected"), KNOWN.items())
def test_well_known_things_keep_their_identifier(real: Gathered, key: str, expected: str) -> None:
    assert real.iris.short(real.identity.by_key[key].iri.value) == expected


def test_every_record_of_every_source_is_a_thing(real: Gathered) -> None:
    for manifest, reading in real.readings:
        for record in reading.entities:
            assert f"{manifest.prefix}:{record.id}" in real.identity.by_key


def test_the_real_data_hold_no_violation(real: Gathered) -> None:
    assert [one for one in real.issues if one.level.value == "violation"] == []
