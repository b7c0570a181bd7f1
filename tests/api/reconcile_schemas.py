"""JSON Schemas of what the service answers, written from the text of the Reconciliation API 0.2.

No package carries the schemas the specification publishes. These state the same fields, types and
constraints, section by section, and are stricter: no field the specification does not name. Who has
the published files (``0.2/schemas`` of https://github.com/reconciliation-api/specs) names their
folder in ``MAILLAGE_RECONCILE_SCHEMAS``, and every answer is held against them too.
"""

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

_TEXT = {"type": "string", "minLength": 1}
_ADDRESS = {"type": "string", "pattern": "^https?://"}
_TEMPLATE = {"type": "string", "pattern": r"^https?://.*\{\{id\}\}"}


def _object(required: dict[str, Any], optional: dict[str, Any] | None = None) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": {**required, **(optional or {})},
        "required": list(required),
        "additionalProperties": False,
    }


def _list(items: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": items}


_NAMED = _object({"id": _TEXT, "name": _TEXT})
_TYPE = _object({"id": _TEXT, "name": _TEXT}, {"broader": _list(_NAMED)})
"""Section 2.2."""

_SUGGESTED = _object(
    {"service_url": _ADDRESS, "service_path": _TEXT},
    {
        "flyout_service_url": _ADDRESS,
        "flyout_service_path": {"type": "string", "pattern": r"\$\{id\}"},
    },
)
_SETTING = _object(
    {"name": _TEXT, "label": _TEXT, "type": {"enum": ["number", "text", "checkbox", "select"]}},
    {"default": {"type": ["number", "string", "boolean"]}, "help_text": _TEXT},
)

MANIFEST = _object(
    {
        "versions": {"type": "array", "items": _TEXT, "contains": {"const": "0.2"}},
        "name": _TEXT,
        "identifierSpace": _ADDRESS,
        "schemaSpace": _ADDRESS,
    },
    {
        "defaultTypes": {**_list(_TYPE), "uniqueItems": True},
        "documentation": _ADDRESS,
        "logo": _ADDRESS,
        "serviceVersion": _TEXT,
        "view": _object({"url": _TEMPLATE}),
        "feature_view": _object({"url": _TEMPLATE}),
        "preview": _object(
            {"url": _TEMPLATE, "width": {"type": "integer"}, "height": {"type": "integer"}}
        ),
        "suggest": _object({}, dict.fromkeys(("entity", "property", "type"), _SUGGESTED)),
        "extend": _object(
            {},
            {
                "propose_properties": _object({"service_url": _ADDRESS, "service_path": _TEXT}),
                "property_settings": _list(_SETTING),
            },
        ),
        "batchSize": {"type": "integer", "minimum": 1},
    },
)
"""Sections 3.1, 5.1, 6.1 and 7.1."""

_FEATURE = _object({"id": _TEXT, "value": {"type": ["boolean", "number"]}})
_CANDIDATE = _object(
    {"id": _TEXT, "name": _TEXT, "score": {"type": "number"}},
    {
        "description": {"type": "string"},
        "type": _list(_NAMED),
        "features": _list(_FEATURE),
        "match": {"type": "boolean"},
    },
)
RESULTS = {"type": "object", "additionalProperties": _object({"result": _list(_CANDIDATE)})}
"""Section 4.2."""

ENTITIES = _object(
    {
        "result": _list(
            _object(
                {"id": _TEXT, "name": _TEXT},
                {"description": {"type": "string"}, "notable": _list(_NAMED)},
            )
        )
    }
)
PROPERTIES = _object(
    {"result": _list(_object({"id": _TEXT, "name": _TEXT}, {"description": {"type": "string"}}))}
)
TYPES = _object({"result": _list(_TYPE)})
"""Section 6.3."""

FLYOUT = _object({"id": _TEXT, "html": _TEXT})
"""Section 6.5."""

PROPOSAL = _object(
    {"type": {"type": "string"}, "properties": _list(_NAMED)}, {"limit": {"type": "integer"}}
)
"""Section 7.2."""

_CELL = {
    "oneOf": [
        _object({"id": _TEXT, "name": _TEXT}, {"description": {"type": "string"}}),
        _object({"str": {"type": "string"}}),
        _object({"int": {"type": "integer"}}),
        _object({"float": {"type": "number"}}),
    ]
}
_ROW = {"type": "object", "additionalProperties": _list(_CELL)}
EXTENSION = _object(
    {
        "meta": _list(_object({"id": _TEXT, "name": _TEXT}, {"type": _NAMED})),
        "rows": {"type": "object", "additionalProperties": _ROW},
    }
)
"""Section 7.4."""

_PUBLISHED = {
    "manifest.json": MANIFEST,
    "reconciliation-result-batch.json": RESULTS,
    "suggest-entities-response.json": ENTITIES,
    "suggest-properties-response.json": PROPERTIES,
    "suggest-types-response.json": TYPES,
    "data-extension-response.json": EXTENSION,
}
"""The published file that says what ours says; 0.2 has none of proposals and flyouts."""


def validators(schema: dict[str, Any]) -> Iterator[Draft202012Validator]:
    """Of one of the schemas above, and of the published one where its folder is named."""
    Draft202012Validator.check_schema(schema)
    yield Draft202012Validator(schema)
    folder = os.environ.get("MAILLAGE_RECONCILE_SCHEMAS")
    name = next((name for name, ours in _PUBLISHED.items() if ours is schema), None)
    if folder and name:
        told = {path.name: json.loads(path.read_bytes()) for path in Path(folder).glob("*.json")}
        known = [
            (one["$id"], Resource(contents=one, specification=DRAFT202012))
            for one in told.values()
            if "$id" in one
        ]
        yield Draft202012Validator(told[name], registry=Registry().with_resources(known))
