"""The questions, the answer to the one the address names, or two kinds of entities crossed."""

from graph.widgets.addresses import param
from graph.widgets.answer_view import show_question
from graph.widgets.matrix_kinds_view import show_kinds_matrix
from graph.widgets.question_form import show_questions

if param("q"):
    show_question(param("q"))
elif param("matrice"):
    show_kinds_matrix()
else:
    show_questions()
