"""Why a query gets no answer."""

from typing import Literal

from graph.errors import InputError, ServiceError

__all__ = ["EndpointBusy", "QueryRefused", "Reason"]

Reason = Literal["syntax", "update", "service", "graph", "deep", "long", "time", "large", "fallen"]


class QueryRefused(InputError):
    """The query is not run, or not to its end; ``reason`` is for programs."""

    def __init__(self, reason: Reason, what: str, *, where: str = "SPARQL", advice: str) -> None:
        super().__init__(what, where=where, advice=advice)
        self.reason = reason


class EndpointBusy(ServiceError):
    """Too many queries wait already; the same one may be asked again later."""
