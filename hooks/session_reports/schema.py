"""JSON Schemas of the data files, made of the model, for editors to complete and check while one types."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from pydantic import TypeAdapter
from pydantic.json_schema import models_json_schema

from . import addresses
from .model import Body, Delegation, Person, Record, Report, Session, Settings
from .values import Id

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["schemas"]

_FILES: dict[str, tuple[type[Record], bool]] = {
    "site": (Settings, False),
    "session": (Session, False),
    "report": (Report, False),
    "bodies": (Body, True),
    "delegations": (Delegation, True),
    "people": (Person, True),
}
"""From a schema's name to the record that a file holds, and whether it holds many, each under its id."""

_ID = TypeAdapter(Id).json_schema()
_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schemas() -> Iterator[tuple[str, str]]:
    """Yield (file name, text) of each schema: ``report.schema.json`` and the like."""
    for name, (record, many) in _FILES.items():
        _, definitions = models_json_schema([(record, "validation")], by_alias=True)
        schema: dict[str, Any] = {"$schema": _DIALECT, **definitions}
        reference = {"$ref": f"#/$defs/{record.__name__}"}
        _close(schema)
        if many:
            schema |= {"type": "object", "propertyNames": _ID, "additionalProperties": reference}
        else:
            schema |= reference
        yield f"{name}.schema.json", _text(schema)
    address = {"type": "string", "pattern": f"^{addresses.FORM}$"}
    pairs = {"type": "object", "propertyNames": address, "additionalProperties": address}
    yield "redirects.schema.json", _text({"$schema": _DIALECT, **pairs})


def _text(schema: dict[str, Any]) -> str:
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def _close(schema: object) -> None:
    """Let no keys stand in a mapping but those that its patterns tell of, and numbers where text may be digits.

    Editors read ``1984`` as a number; to the program it is text.
    """
    if isinstance(schema, dict):
        if schema.get("type") == "string" and not {"enum", "const", "format"} & schema.keys():
            digits = any(re.search(schema.get("pattern", ""), number) for number in ("4", "1984"))
            schema["type"] = ["string", "number"] if digits else "string"
        if "patternProperties" in schema:
            schema["additionalProperties"] = False
        for part in schema.values():
            _close(part)
    elif isinstance(schema, list):
        for part in schema:
            _close(part)
