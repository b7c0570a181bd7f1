"""An editor of SPARQL as a Streamlit element: coloured, completed, its errors marked."""

from graph.widgets.editor.element import Outcome, Problem, Term, sparql_editor
from graph.widgets.editor.texts import texts

__all__ = ["Outcome", "Problem", "Term", "sparql_editor", "texts"]
