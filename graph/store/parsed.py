"""What form a query has, told by a parser here: servers differ in what they let through."""

from enum import Enum
from functools import lru_cache

import pyoxigraph

from graph.errors import InputError, worded

__all__ = ["Form", "form_of"]


class Form(Enum):
    """What a query gives (SPARQL 1.1 Query §16)."""

    SELECT = "rows"
    ASK = "a boolean"
    GRAPH = "triples"


@lru_cache(maxsize=512)
def form_of(query: str) -> Form:
    """The form of ``query``, which is run on nothing to find out.

    Raises
    ------
    InputError: it is not a SPARQL 1.1 query.
    """
    try:
        found = pyoxigraph.Store().query(query)
    except SyntaxError as error:
        raise InputError(
            worded("la requête SPARQL ne se lit pas : {msg}", msg=error.msg), where="SPARQL"
        ) from error
    if isinstance(found, pyoxigraph.QuerySolutions):
        return Form.SELECT
    return Form.ASK if isinstance(found, pyoxigraph.QueryBoolean) else Form.GRAPH
