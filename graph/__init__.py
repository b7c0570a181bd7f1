"""Maillage: a sourced graph of the French social and solidarity economy.

Source documents and registers flow down into an RDF dataset whose every statement names its
source; questions flow back up as rows, networks and pages.
"""

__all__ = ["__version__"]

__version__ = "0.1.0"
