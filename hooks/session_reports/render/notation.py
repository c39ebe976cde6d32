"""Views and records written as JSON, and read back as what they were: nothing of it is ever executed."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING, cast

from session_reports.model import Record

from .markdown import Markdown

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

__all__ = ["Notation"]


class Notation:
    """Writes and reads values made of texts, numbers, days, lists, mappings, and records of some classes."""

    def __init__(self, classes: Iterable[type]) -> None:
        """Take the classes of records; each is known by its name."""
        self.classes: Mapping[str, type] = {each.__name__: each for each in classes}
        self.names = {
            each: [field.name for field in fields(each)] for each in self.classes.values() if is_dataclass(each)
        }

    def write(self, value: object) -> bytes:
        """Return a value as bytes: equal values give equal bytes. Raises TypeError for one of another class."""
        return json.dumps(self._plain(value), ensure_ascii=False, separators=(",", ":")).encode(
            "utf-8", "surrogatepass"
        )

    def read(self, content: bytes) -> object:
        """Return the value that was written."""
        return self._value(json.loads(content.decode("utf-8", "surrogatepass")))

    def _plain(self, value: object) -> object:  # noqa: PLR0911 - one for each kind of value
        if value is None or type(value) in {str, int, bool}:
            return value
        if isinstance(value, Markdown):
            return {"m": str(value)}
        if isinstance(value, tuple):
            return [self._plain(entry) for entry in value]
        if isinstance(value, list):
            return {"l": [self._plain(entry) for entry in value]}
        if isinstance(value, dict):
            return {"o": {key: self._plain(entry) for key, entry in value.items()}}
        if isinstance(value, dt.date):
            return {"d": value.isoformat()}
        kind = type(value)
        if kind in self.names:
            return {"c": kind.__name__, "f": [self._plain(getattr(value, name)) for name in self.names[kind]]}
        if isinstance(value, Record) and kind.__name__ in self.classes:
            of_record = type(value).model_fields
            given = {of_record[name].alias or name: getattr(value, name) for name in value.model_fields_set}
            return {"r": kind.__name__, "f": {key: self._plain(given[key]) for key in sorted(given)}}
        raise TypeError(kind)

    def _value(self, value: object) -> object:  # noqa: PLR0911 - one for each kind of value
        if isinstance(value, list):
            return tuple(map(self._value, value))
        if not isinstance(value, dict):
            return value
        if "m" in value:
            return Markdown(value["m"])
        if "l" in value:
            return [self._value(entry) for entry in value["l"]]
        if "o" in value:
            return {key: self._value(entry) for key, entry in value["o"].items()}
        if "d" in value:
            return dt.date.fromisoformat(value["d"])
        if "c" in value:
            return self.classes[value["c"]](*map(self._value, value["f"]))
        given = {key: self._value(entry) for key, entry in value["f"].items()}
        return cast("type[Record]", self.classes[value["r"]]).model_construct(**given)  # type: ignore[arg-type]
