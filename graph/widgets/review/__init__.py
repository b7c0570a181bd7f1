"""The review of a draft as a Streamlit element: text and proposals, one key a decision."""

from graph.widgets.review.deciding import decide
from graph.widgets.review.element import Answer, review_board
from graph.widgets.review.events import ReviewEvent
from graph.widgets.review.payload import make_payload

__all__ = ["Answer", "ReviewEvent", "decide", "make_payload", "review_board"]
