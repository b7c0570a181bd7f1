"""The forms of verbs the patterns know."""

import pytest

from graph.mentions.relations.verbs import Form, forms


@pytest.mark.parametrize(
    ("infinitive", "form", "text"),
    [
        ("financer", Form.FINITE, "finançait"),
        ("partager", Form.FINITE, "partageait"),
        ("mener", Form.FINITE, "mènent"),
        ("gérer", Form.FINITE, "gère"),
        ("soutenir", Form.FINITE, "soutiennent"),
        ("soutenir", Form.FUTURE, "soutiendra"),
        ("soutenir", Form.CONDITIONAL, "soutiendrait"),
        ("réunir", Form.PRESENT, "réunissant"),
        ("conduire", Form.PAST, "conduite"),
        ("reconnaître", Form.PAST, "reconnue"),
        ("acquérir", Form.PAST, "acquises"),
        ("appuyer", Form.FINITE, "appuie"),
        ("promouvoir", Form.FINITE, "promeut"),
    ],
)
def test_form(infinitive: str, form: Form, text: str) -> None:
    assert form in forms(infinitive)[text]


def test_no_form_has_two_accents_where_one_is_heard() -> None:
    assert "hébèrge" not in forms("héberger")


def test_unknown_model() -> None:
    with pytest.raises(ValueError, match="zorg"):
        forms("zorg")
