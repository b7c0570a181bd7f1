"""What makes a contradiction, on a few invented statements."""

import pyoxigraph
import pytest

from graph.questions.question import find_question

PREFIXES = """
PREFIX e: <https://exemple.invalid/>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX mai: <https://w3id.org/maillage/ontology#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX rov: <http://www.w3.org/ns/regorg#>
PREFIX schema: <https://schema.org/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
"""
ONTOLOGY = "<https://w3id.org/maillage/ontology>"
CLAIM = "e:{n} rdf:subject e:{s} ; rdf:predicate mai:{p} ; rdf:object e:{o} ; mai:{w} '{year}'"


def claim(
    n: int, year: str, p: str = "memberOf", s: str = "zorgluk", o: str = "ligue", w: str = ""
) -> str:
    return CLAIM.format(n=f"claim{n}", s=s, p=p, o=o, w=w or "validFrom", year=year)


def found(**said: str) -> list[tuple[str, ...]]:
    """The rows over documents ``a``, ``b``... that say what is given, without their sources."""
    names = {name: f"e:{name}" for name in said} | {"ontology": ONTOLOGY}
    graphs = "\n".join(f"GRAPH {names[name]} {{ {text} }}" for name, text in said.items())
    store = pyoxigraph.Store()
    store.update(f"{PREFIXES} INSERT DATA {{ {graphs} }}")
    rows = store.query(find_question("contradictions").filled({}))
    assert isinstance(rows, pyoxigraph.QuerySolutions)
    columns = ("dit", "objet", "valeur", "dit_autre", "sens", "objet_autre", "valeur_autre")
    return [tuple(_short(row[name]) for name in columns) for row in rows]


def _short(value: object) -> str:
    text = str(getattr(value, "value", "") or "")
    return text.rpartition("/")[2].rpartition("#")[2]


def test_two_documents_give_two_years() -> None:
    rows = found(a="e:zorgluk mai:foundingYear '2011'", b="e:zorgluk mai:foundingYear '2013'")
    assert rows == [("foundingYear", "", "2011", "foundingYear", "→", "", "2013")]


def test_two_documents_give_two_legal_forms() -> None:
    rows = found(a="e:zorgluk rov:orgType e:scic", b="e:zorgluk rov:orgType e:association")
    assert rows == [("orgType", "association", "", "orgType", "→", "scic", "")]


def test_two_documents_give_two_numbers_of_an_organisation() -> None:
    rows = found(
        a="e:zorgluk mai:siren '111111111' ; mai:organisationKind 'SCIC'",
        b="e:zorgluk mai:siren '222222222'",
    )
    assert [(row[2], row[6]) for row in rows] == [("111111111", "222222222")]


def test_two_documents_begin_one_relation_in_two_years() -> None:
    rows = found(a=claim(1, "2015"), b=claim(2, "2018"))
    assert rows == [("memberOf", "ligue", "2015", "memberOf", "→", "ligue", "2018")]


def test_a_relation_is_older_than_one_of_its_ends() -> None:
    rows = found(a="e:ligue mai:foundingYear '2020'", b=claim(1, "2015"))
    assert rows == [("foundingYear", "", "2020", "memberOf", "←", "zorgluk", "2015")]


@pytest.mark.parametrize(
    "said",
    [
        {"a": "e:zorgluk mai:foundingYear '2011'", "b": "e:zorgluk mai:foundingYear '2011'"},
        {"a": "e:zorgluk mai:foundingYear '2011', '2013'"},
        {"a": "e:zorgluk dcterms:issued '2019'", "b": "e:zorgluk dcterms:issued '2019-05'"},
        {
            "a": "e:zorgluk rov:orgType e:scic",
            "b": "e:zorgluk rov:orgType e:cooperative",
            "ontology": "e:scic skos:broader e:form . e:form skos:broader e:cooperative",
        },
        {
            "a": "e:zorgluk rov:orgType e:scic",
            "b": "e:zorgluk rov:orgType e:cae",
            "c": "e:zorgluk rov:orgType e:scic, e:cae",
        },
        {"a": claim(1, "2015"), "b": claim(2, "2018"), "c": claim(3, "2016", w="validUntil")},
        {"a": claim(1, "2015"), "b": claim(2, "2018", p="participatesIn")},
        {"a": f"e:ligue mai:foundingYear '2020' . {claim(1, '2015')}"},
        {"a": "e:ligue mai:foundingYear '2020'", "b": claim(1, "2020")},
    ],
    ids=[
        "the same value",
        "one document gives both",
        "a less precise date",
        "a form that is a kind of the other",
        "a third document gives both",
        "a relation that ended and came back",
        "two relations",
        "one document tells of what came before",
        "the year of the founding",
    ],
)
def test_what_is_no_contradiction(said: dict[str, str]) -> None:
    assert found(**said) == []
