"""A question as a sentence that is completed in place."""

from graph.widgets.sentence.element import sentence_builder

__all__ = ["sentence_builder"]
