"""The guarded SPARQL endpoint: queries of anybody, run by Oxigraph's own server on loopback.

::

    query --> guard (update, SERVICE, depth, size; LIMIT) --> turn --> child --> whole answer
"""

import atexit
import threading
from pathlib import Path

from graph.store.endpoint.diagnosis import diagnosed, place_of
from graph.store.endpoint.endpoint import Endpoint
from graph.store.endpoint.formats import GRAPH_FORMATS, RESULT_FORMATS, Format, formats_of
from graph.store.endpoint.guard import Checked
from graph.store.endpoint.limits import Limits
from graph.store.endpoint.outcomes import outcome_of
from graph.store.endpoint.refusals import EndpointBusy, QueryRefused
from graph.store.endpoint.reply import Reply

__all__ = [
    "GRAPH_FORMATS",
    "RESULT_FORMATS",
    "Checked",
    "Endpoint",
    "EndpointBusy",
    "Format",
    "Limits",
    "QueryRefused",
    "Reply",
    "close_endpoints",
    "diagnosed",
    "endpoint_for",
    "formats_of",
    "outcome_of",
    "place_of",
]

_MOST = 3
"""How many folders are served at once: that of the pages, the public one, the one before."""

_endpoints: dict[tuple[Path, float], Endpoint] = {}
_lock = threading.Lock()


def endpoint_for(folder: Path, seconds: float) -> Endpoint:
    """The endpoint of an Oxigraph folder, one per process, folder and time limit.

    The one not asked for longest is closed when there are too many: a generation that is no longer
    in use.

    Parameters
    ----------
    folder: ``Generation.graph``.
    seconds: how long a query may run.
    """
    key = folder.absolute(), seconds
    with _lock:
        found = _endpoints.pop(key, None) or Endpoint(key[0], Limits(seconds=seconds))
        _endpoints[key] = found
        old = [_endpoints.pop(one) for one in list(_endpoints)[:-_MOST]]
    for endpoint in old:
        endpoint.close()
    return found


def close_endpoints() -> None:
    """End every child; called when the process ends, and by the server before."""
    with _lock:
        endpoints = list(_endpoints.values())
        _endpoints.clear()
    for endpoint in endpoints:
        endpoint.close()


atexit.register(close_endpoints)
