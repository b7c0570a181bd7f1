"""The questions, and the answer to the one the address names."""

from graph.widgets.addresses import param
from graph.widgets.answer_view import show_question
from graph.widgets.question_form import show_questions

if param("q"):
    show_question(param("q"))
else:
    show_questions()
