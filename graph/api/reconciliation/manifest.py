"""The service manifest (Reconciliation API 0.2, section 3.1)."""

from importlib.metadata import version
from typing import Any

from graph.api.reconciliation.extending import PROPERTY_SETTINGS
from graph.api.reconciliation.limits import MOST_QUERIES
from graph.api.reconciliation.previewing import HEIGHT, WIDTH
from graph.api.reconciliation.register import Register
from graph.api.reconciliation.suggesting import type_told
from graph.model.vocabulary import Kind

__all__ = ["manifest"]

_NAMES = {
    "fr": "Maillage : collectivités, organisations et territoires",
    "en": "Maillage: local authorities, organisations and territories",
}
_SUGGESTED = ("entity", "property", "type")
_SCIC = f"{Kind.ORGANISATION.value}:scic"


def manifest(register: Register, base: str, language: str) -> dict[str, Any]:
    """What the service offers and where.

    Parameters
    ----------
    base: the address of the server, without a slash at its end.
    """
    iris, types = register.iris, register.types.known
    default = [kind.value for kind in Kind]
    default.insert(default.index(Kind.ORGANISATION.value) + 1, _SCIC)
    return {
        "versions": ["0.2"],
        "name": _NAMES[language],
        "identifierSpace": f"{iris.base}id/",
        "schemaSpace": f"{iris.base}ontology#",
        "documentation": f"{base}/ontology",
        "serviceVersion": version("maillage"),
        "defaultTypes": [
            type_told(register, types[name], language) for name in default if name in types
        ],
        "view": {"url": f"{base}/reconcile/view?id={{{{id}}}}"},
        "feature_view": {"url": f"{base}/reconcile/feature?id={{{{id}}}}"},
        "preview": {
            "url": f"{base}/reconcile/preview?id={{{{id}}}}",
            "width": WIDTH,
            "height": HEIGHT,
        },
        "suggest": {what: _suggested(base, what) for what in _SUGGESTED},
        "extend": {
            "propose_properties": {"service_url": base, "service_path": "/reconcile/properties"},
            "property_settings": PROPERTY_SETTINGS[language],
        },
        "batchSize": MOST_QUERIES,
    }


def _suggested(base: str, what: str) -> dict[str, str]:
    return {
        "service_url": base,
        "service_path": f"/reconcile/suggest/{what}",
        "flyout_service_url": base,
        "flyout_service_path": f"/reconcile/flyout/{what}?id=${{id}}",
    }
