"""What pydantic found in a record, in sentences, each at the place of what it is about."""

from __future__ import annotations

import re
from difflib import get_close_matches
from itertools import chain
from typing import TYPE_CHECKING, get_args

from .model import Record
from .source import Problem, shown
from .values import CODE, ITEM, NOTE_NUMBER, NUMBER

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pydantic import ValidationError
    from pydantic_core import ErrorDetails

    from .corpus import Origin

__all__ = ["nearest", "told"]

MAX_FINDINGS = 50_000  # each takes nearly a kilobyte, and a record may have a million of them
_LONGEST_COMPARED = 200  # no name of a field, word or id is near to a longer one

_EXPECTED = {
    "tuple_type": "expected a list",
    "dict_type": "expected fields, each as 'name: value'",
    "model_type": "expected fields, each as 'name: value'",
    "string_type": "expected text",
    "too_short": "expected at least one entry",
    "string_too_short": "expected text, found nothing",
}


def told(origin: Origin, model: type[Record], error: ValidationError) -> Iterator[Problem]:
    """Yield what is wrong with a record: each of its findings or, where they are too many, that they are."""
    if error.error_count() > MAX_FINDINGS:
        message = f"{error.error_count():,} values are missing or wrong: start again from a file that is right"
        yield origin.problem("SR103", message)
        return
    for detail in _apart(error.errors(include_url=False)):
        yield _field_problem(origin, model, detail)


def nearest(word: str, known: Mapping[str, object] | list[str]) -> str:
    """Return ``; did you mean 'kenya'?`` for the known word that is nearest, or nothing."""
    found = get_close_matches(word, list(known), n=1, cutoff=0.6) if len(word) <= _LONGEST_COMPARED else []
    return f"; did you mean '{found[0]}'?" if found else ""


def _apart(details: list[ErrorDetails]) -> Iterator[ErrorDetails]:
    """Yield the findings, but no list that is "too short" because its entries are wrong themselves."""
    short = {detail["loc"] for detail in details if detail["type"] == "too_short"}
    wrong_within = {
        detail["loc"][:length] for detail in details for length in range(len(detail["loc"])) if short
    } & short
    for detail in details:
        if detail["type"] != "too_short" or detail["loc"] not in wrong_within:
            yield detail


def _field_problem(origin: Origin, model: type[Record], detail: ErrorDetails) -> Problem:
    """Put one finding of pydantic into a sentence, at its place."""
    steps, kind = detail["loc"], detail["type"]
    of_key = kind != "extra_forbidden" and steps[-1:] == ("[key]",)
    steps = steps[:-1] if of_key else steps
    if kind == "missing":
        return origin.problem("SR102", f"missing field '{steps[-1]}'", *steps[:-1])
    place = origin.source.key(*origin.steps, *steps) if of_key or kind == "extra_forbidden" else None
    if kind == "extra_forbidden":
        name = str(steps[-1])
        code, message = "SR101", f"unknown field '{shown(name)}'{nearest(name, _fields_at(model, steps[:-1]))}"
    else:
        code, message = "SR103", _sentence(detail)
    if place:
        return Problem(origin.source.path, place, code, message)
    return origin.problem(code, message, *steps)


def _sentence(detail: ErrorDetails) -> str:
    kind, found, context = detail["type"], detail["input"], detail.get("ctx", {})
    if kind in _EXPECTED:
        return _EXPECTED[kind]
    if found is None:
        return "expected a value, found nothing"
    text = "" if isinstance(found, (dict, list)) else str(found)
    quoted = f"'{shown(text)}'" if text else "a list" if isinstance(found, list) else "a mapping"
    if kind == "value_error":
        return f"{quoted} {context['error']}"
    if kind == "literal_error":
        known = re.findall(r"'([^']+)'", context["expected"])
        return f"{quoted} is none of {', '.join(known)}{nearest(text, known)}"
    if kind == "string_pattern_mismatch":
        return f"{quoted} is not of the expected form: {_form(context['pattern'])}"
    return f"{quoted}: {detail['msg'][:1].lower()}{detail['msg'][1:]}"


def _form(pattern: str) -> str:
    """Return in words what a pattern of the model asks for."""
    return {
        r"^[a-z0-9]+(-[a-z0-9]+)*$": "an id of lower-case letters, digits and hyphens",
        r"^\S.*$": "one line of text that does not begin with a space",
        NUMBER: "a number as printed, such as 4, 26.1, 5 bis or a",
        NOTE_NUMBER: "the mark of a note as printed, such as 1, a or *",
        ITEM: "an agenda item such as 4, or 4/a for its sub-item (a)",
        r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$": "a language code such as en or fr",
        r"^[0-9a-f]{64}$": "64 hexadecimal digits",
        r"^[A-Z]{2}$": "two capital letters",
        r"^[A-Z]{3}$": "three capital letters",
        r"^\d{1,3}$": "up to three digits",
        CODE: "the code of a finding, such as SR201",
    }.get(pattern, pattern)


def _fields_at(model: type[Record], steps: tuple[str | int, ...]) -> list[str]:
    """Return the names of the fields that stand where the steps lead."""
    current = model
    for step in steps:
        fields = {info.alias or name: info for name, info in current.model_fields.items()}
        if step in fields:
            current = next(iter(_records_in(fields[str(step)].annotation)), current)
    return [info.alias or name for name, info in current.model_fields.items()]


def _records_in(annotation: object) -> list[type[Record]]:
    """Return the models that a field's type speaks of."""
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return [annotation]
    return list(chain.from_iterable(map(_records_in, get_args(annotation))))
