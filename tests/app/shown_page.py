"""A page run without a browser, and what it shows."""

from collections.abc import Callable
from pathlib import Path

from streamlit.testing.v1 import AppTest

PROJECT = Path(__file__).resolve().parents[2]
SCRIPTS = {
    "": "home",
    "explorer": "explorer",
    "questions": "questions",
    "territoires": "territoires",
    "comparer": "comparer",
    "analyses": "analyses",
    "sparql": "sparql",
    "ressources": "ressources",
    "contribuer": "contribuer",
    "publier": "publier",
    "qualite": "qualite",
    "fiche": "fiche",
}


class Shown:
    """A page as it was shown."""

    def __init__(self, app: AppTest) -> None:
        self.app = app

    @property
    def html(self) -> str:
        """Everything the page wrote itself, as HTML."""
        return "\n".join(str(element.proto.body) for element in self.app.get("html"))

    @property
    def body(self) -> str:
        """The same without the style sheet."""
        return "\n".join(
            str(element.proto.body)
            for element in self.app.get("html")
            if not str(element.proto.body).startswith("<style")
        )


OpenPage = Callable[..., Shown]
