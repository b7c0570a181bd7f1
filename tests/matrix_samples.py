"""An invented matrix: two collectivités, three organisations, stated and deduced links."""

from graph.model.iris import Iris
from graph.network.claims import ClaimView
from graph.network.matrix import DEDUCED, Crossing, Entry, Mark, Matrix

IRIS = Iris()
ZORGLUK = IRIS.entity("collectivite", "000000001").value
BULGROZ = IRIS.entity("collectivite", "000000002").value
SCIC = IRIS.entity("organisation", "scic-exemple-test").value
ATELIER = IRIS.entity("organisation", "atelier-exemple").value
EVIL = IRIS.entity("organisation", "hostile").value
SHAREHOLDER = IRIS.mai("shareholderOf").value
SUPPORTS = IRIS.mai("supports").value
SOURCES = [IRIS.resource(f"document-exemple-{place}").value for place in range(3)]

HOSTILE = "=cmd|' /C calc'!A0 <img src=x onerror=alert(1)> </script> \u202eabc contact@exemple.fr"

CAPITAL = Mark(SHAREHOLDER, "capital")
SUPPORT = Mark(SUPPORTS, "direct", "implied")
PLACE = Mark("", "territoire", DEDUCED)
NAMED = Mark("", "co-mention", DEDUCED)


def claim(subject: str, predicate: str, value: str, source: int, **details: str) -> ClaimView:
    return ClaimView(subject, predicate, value, SOURCES[source], **details)


def sample() -> Matrix:
    """Two rows, three columns, four cells."""
    rows = (
        Entry(ZORGLUK, "Communauté de Zorgluk", "collectivite"),
        Entry(BULGROZ, "Commune de Bulgroz", "collectivite"),
    )
    columns = (
        Entry(SCIC, "SCIC Exemple-Test", "scic"),
        Entry(ATELIER, "Atelier Exemple", "organisation"),
        Entry(EVIL, HOSTILE, "organisation"),
    )
    both = (
        claim(ZORGLUK, SHAREHOLDER, SCIC, 0, since="2019"),
        claim(ZORGLUK, SHAREHOLDER, SCIC, 1, origin=SOURCES[0]),
        claim(SCIC, SUPPORTS, ZORGLUK, 2, certainty="implied"),
    )
    crossings = {
        (ZORGLUK, SCIC): Crossing((CAPITAL, SUPPORT, PLACE), both, (), tuple(SOURCES), 2),
        (ZORGLUK, ATELIER): Crossing((PLACE,), (), ("x",), (SOURCES[0],), 1),
        (BULGROZ, ATELIER): Crossing(
            (SUPPORT,), (claim(BULGROZ, SUPPORTS, ATELIER, 2),), (), (SOURCES[2],), 1
        ),
        (BULGROZ, EVIL): Crossing((NAMED,), (), ("y",), (), 0),
    }
    return Matrix(rows, columns, crossings, "Collectivité", "Organisation")
