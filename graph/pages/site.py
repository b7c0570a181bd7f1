"""The site: the page its address names, in its frame. It puts the pages together."""

import streamlit as st

from graph.widgets.addresses import FOLDER, PAGES
from graph.widgets.frame import ICON, begin, foot, sentences
from graph.widgets.language import _
from graph.widgets.memory import shorten_collections
from graph.widgets.opened import is_public, refresh

# Pages that a public site has not: they change the graph, or say what is not public.
_INTERNAL = ("contribuer", "publier", "qualite")


def main() -> None:
    """Show the page the address names, in its frame."""
    st.set_page_config(page_title="Maillage", page_icon=str(ICON), layout="wide")
    shorten_collections()
    with sentences():
        begin()
        titles = {
            "": _("Accueil"),
            "explorer": _("Explorer"),
            "questions": _("Questions"),
            "territoires": _("Territoires"),
            "analyses": _("Analyses"),
            "sparql": "SPARQL",
            "ressources": _("Ressources"),
            "contribuer": _("Contribuer"),
            "publier": _("Publier"),
            "qualite": _("Qualité"),
            "comparer": _("Comparer"),
            "fiche": _("Fiche"),
        }
        pages = [
            st.Page(
                FOLDER / PAGES[path],
                title=title,
                url_path=path,
                default=not path,
                visibility="hidden" if path in ("fiche", "comparer") else "visible",
            )
            for path, title in titles.items()
            if path not in (_INTERNAL if is_public() else ())
        ]
        page = st.navigation(pages, position="top")
        with sentences():
            refresh()
            page.run()
        foot()


if __name__ == "__main__":
    main()
