"""An answer of the endpoint as rows, a boolean or statements."""

import pyoxigraph

from graph.store.endpoint.endpoint import Endpoint
from graph.store.endpoint.formats import GRAPH_FORMATS, RESULT_FORMATS
from graph.store.endpoint.reasons import too_large
from graph.store.outcome import Outcome

__all__ = ["outcome_of"]

_JSON, _N_TRIPLES = RESULT_FORMATS[0], GRAPH_FORMATS[1]


def outcome_of(endpoint: Endpoint, query: str, *, union: bool = False, largest: int = 0) -> Outcome:
    """What ``query`` gives on the endpoint, as terms.

    Parameters
    ----------
    union: whether the default graph is the union of all graphs.
    largest: the largest answer that is read, in bytes as serialised; 0 for what the endpoint gives.

    Raises
    ------
    QueryRefused, EndpointBusy: see ``Endpoint.answer``.
    """
    is_graph = endpoint.check(query).form in ("construct", "describe")
    with endpoint.answer(query, _N_TRIPLES if is_graph else _JSON, union=union) as reply:
        if largest and reply.size > largest:
            raise too_large(largest)
        if is_graph:
            return Outcome(ntriples=reply.read(), is_cut=reply.is_cut)
        parsed = pyoxigraph.parse_query_results(
            reply.read(), format=pyoxigraph.QueryResultsFormat.JSON
        )
        if isinstance(parsed, pyoxigraph.QueryBoolean):
            return Outcome(boolean=bool(parsed))
        return Outcome(
            variables=tuple(variable.value for variable in parsed.variables),
            rows=tuple(tuple(row) for row in parsed),
            is_cut=reply.is_cut,
        )
