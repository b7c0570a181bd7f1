"""What is installed with the extra « reading », imported when it is first needed."""

import importlib
from typing import Any

from graph.errors import InputError, worded

__all__ = ["optional"]


def optional(module: str, name: str) -> Any:
    """The module called ``module``.

    Parameters
    ----------
    name: the file it is needed for.

    Raises
    ------
    InputError: it is not installed.
    """
    try:
        return importlib.import_module(module)
    except ImportError as error:
        raise InputError(
            worded("lire ce fichier demande {module}, qui n'est pas installé.", module=module),
            where=name,
            advice="Installez l'extra : pip install maillage[reading]",
        ) from error
