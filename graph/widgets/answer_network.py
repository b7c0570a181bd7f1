"""The answer to a question as a network."""

from graph.network.exploration.state import Exploration, Start
from graph.questions.question import Question
from graph.widgets.explored import picture
from graph.widgets.language import _, number
from graph.widgets.markup import block, link, show
from graph.widgets.network_and_card import show_network_and_card

__all__ = ["show_answer_network"]


def show_answer_network(question: Question, asked: dict[str, str]) -> None:
    """The entities of the answer and the links between them.

    Parameters
    ----------
    asked: what the address gives for the question's parameters.
    """
    start = Start(question=question.name, given=tuple(asked.items()))
    found = picture(Exploration(start))
    show(
        block(
            '<p class="m-detail">{counts} · {link}</p>',
            counts=_("{shown} sur {total} entités montrées").format(
                shown=number(found.growth.shown), total=number(found.growth.total)
            ),
            link=link(_("Ouvrir dans l'Explorer"), "explorer", q=question.name, **asked),
        )
    )
    show_network_and_card(found.network, found.positions, key="answer")
