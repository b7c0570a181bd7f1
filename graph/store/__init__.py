"""Where statements live: one Protocol, an embedded Oxigraph behind it, generations on disk."""

from graph.store.base import Row, Store
from graph.store.embedded import EmbeddedStore

__all__ = ["EmbeddedStore", "Row", "Store"]
