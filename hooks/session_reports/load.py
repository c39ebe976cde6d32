"""From the files of ``data/`` to the records: every mistake of form is found on the way."""

from __future__ import annotations

import re
from difflib import get_close_matches
from itertools import chain
from textwrap import shorten
from typing import TYPE_CHECKING, TypeVar, get_args

from pydantic import TypeAdapter, ValidationError

from .corpus import Corpus, Origin
from .model import Body, Delegation, Person, Record, Report, Session, Settings
from .source import Fields, Place, Problem, plain, read
from .values import ITEM, NUMBER, Id

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from pydantic_core import ErrorDetails

    from .source import Source

__all__ = ["load", "nearest"]

RecordT = TypeVar("RecordT", bound=Record)

_ID: TypeAdapter[str] = TypeAdapter(Id)
_RESERVED = re.compile(r"[a-z]{2}|workshops|session|index|(para|annex)-.*")
_KNOWN = ("site.yml", "registry", "reports", "schema")
_START = Place(1, 1)


def load(root: Path) -> tuple[Corpus, list[Problem]]:
    """Read every record below ``root/data``; the records that could be read, and the problems found."""
    loader = _Loader(root)
    if not (root / "data" / "reports").is_dir():
        message = "no such folder: reports stand in data/reports/<body>/<session>/<report>.yml"
        loader.problems.append(Problem("data/reports", _START, "SR001", message))
    loader.top()
    settings = loader.file("settings", "site", root / "data" / "site.yml", Settings)
    loader.registry()
    loader.sessions()
    corpus = Corpus(
        settings=settings or Settings(),
        delegations=loader.taken(Delegation),
        people=loader.taken(Person),
        bodies=loader.taken(Body),
        sessions=loader.taken(Session),
        reports=loader.taken(Report),
        origins=loader.origins,
        broken=frozenset(loader.broken),
    )
    return corpus, loader.problems


def nearest(word: str, known: Mapping[str, object] | list[str]) -> str:
    """Return ``; did you mean 'kenya'?`` for the known word that is nearest, or nothing."""
    found = get_close_matches(word, list(known), n=1, cutoff=0.6)
    return f"; did you mean '{found[0]}'?" if found else ""


class _Loader:
    """Gathers records, their origins and the problems, file after file."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.records: dict[tuple[str, str], Record] = {}
        self.origins: dict[tuple[str, str], Origin] = {}
        self.broken: set[tuple[str, str]] = set()
        self.problems: list[Problem] = []

    def taken(self, model: type[RecordT]) -> dict[str, RecordT]:
        """Return the records of one model by id, in the order of their ids."""
        found = {key: record for (_, key), record in self.records.items() if isinstance(record, model)}
        return dict(sorted(found.items()))

    def top(self) -> None:
        """Find files and folders of ``data/`` that nothing would ever read."""
        for path in _visible(self.root / "data"):
            if path.name not in _KNOWN:
                self.problem(path, "SR009", f"nothing is read from here; data/ holds {', '.join(_KNOWN)}")

    def registry(self) -> None:
        """Read the files of the registry: bodies, people, and delegations in any number of files."""
        for path in _visible(self.root / "data" / "registry"):
            if path.suffix != ".yml" or not path.is_file():
                self.problem(path, "SR009", "expected files of records here: bodies.yml, people.yml, states.yml ...")
            elif path.name == "bodies.yml":
                self.mapping("body", path, Body)
            elif path.name == "people.yml":
                self.mapping("person", path, Person)
            else:
                self.mapping("delegation", path, Delegation)

    def sessions(self) -> None:
        """Read every session's folder."""
        bodies = self.folders(self.root / "data" / "reports")
        for folder in chain.from_iterable(map(self.folders, bodies)):
            body, session = folder.parent.name, folder.name
            if not (self.id_of(folder.parent) and self.id_of(folder)):
                continue
            if not (folder / "session.yml").is_file():
                self.broken.add(("session", f"{body}/{session}"))
                message = "no such file: each session's folder holds one"
                self.problem(folder / "session.yml", "SR001", message)
            for path in _visible(folder):
                if path.name == "session.yml":
                    self.file("session", f"{body}/{session}", path, Session)
                elif path.suffix != ".yml" or not path.is_file():
                    self.problem(path, "SR009", "expected session.yml or <report>.yml here")
                elif self.id_of(path):
                    self.file("report", f"{body}/{session}/{path.stem}", path, Report)

    def folders(self, folder: Path) -> Iterator[Path]:
        """Yield the folders in a folder of bodies or of sessions, where no files belong."""
        for path in _visible(folder):
            if path.is_dir():
                yield path
            else:
                self.problem(path, "SR009", "no file belongs here: expected <body>/<session>/<report>.yml")

    def id_of(self, path: Path) -> bool:
        """Whether a folder's or file's name is an id that may be an address; a problem where not."""
        try:
            _ID.validate_python(path.stem if path.suffix == ".yml" else path.name)
        except ValidationError:
            message = f"'{path.name}' is no id: use lower-case letters, digits and hyphens"
            self.problem(path, "SR009", message)
            return False
        if _RESERVED.fullmatch(path.stem):
            message = f"'{path.stem}' is reserved: two letters name a language, the other words parts of addresses"
            self.problem(path, "SR009", message)
            return False
        return True

    def file(self, kind: str, key: str, path: Path, model: type[RecordT]) -> RecordT | None:
        """Read a file that holds one record. A file that is not there holds none."""
        source = self.read(path) if path.is_file() else None
        if source is None:
            self.broken.add((kind, key))
            return None
        return self.record(kind, key, Origin(source), model)

    def mapping(self, kind: str, path: Path, model: type[Record]) -> None:
        """Read a file of the registry: records by id."""
        source = self.read(path)
        if source is None or not isinstance(source.root, Fields):
            self.broken.add((kind, "*"))
            if source is not None:
                message = "expected records, each under its id"
                self.problems.append(Problem(source.path, source.root.place, "SR103", message))
            return
        for key in source.root.fields:
            origin = Origin(source, (key,))
            try:
                _ID.validate_python(key)
            except ValidationError:
                message = f"'{key}' is no id: use lower-case letters, digits and hyphens"
                self.problems.append(origin.problem("SR103", message))
                continue
            if (kind, key) in self.origins:
                first = self.origins[kind, key]
                where = f"{first.source.path}:{first.source.key(key).line}"
                self.problems.append(origin.problem("SR121", f"duplicate id '{key}', first given at {where}"))
                continue
            self.record(kind, key, origin, model)

    def read(self, path: Path) -> Source | None:
        """Read one file into nodes."""
        source, problems = read(self.relative(path), path.read_bytes())
        self.problems += problems
        return source

    def record(self, kind: str, key: str, origin: Origin, model: type[RecordT]) -> RecordT | None:
        """Make a record of a node; the problems of its fields where it cannot be made."""
        self.origins[kind, key] = origin
        node = origin.source.node(origin.steps)[1]
        try:
            record = model.model_validate(plain(node))
        except ValidationError as error:
            self.broken.add((kind, key))
            self.problems += [_field_problem(origin, model, detail) for detail in _apart(error.errors())]
            return None
        self.records[kind, key] = record
        return record

    def problem(self, path: Path, code: str, message: str) -> None:
        self.problems.append(Problem(self.relative(path), _START, code, message))

    def relative(self, path: Path) -> str:
        return path.relative_to(self.root).as_posix()


def _visible(folder: Path) -> Iterable[Path]:
    """Return what a folder holds, in order, without hidden files, backups and notes to readers."""
    if not folder.is_dir():
        return []
    return sorted(path for path in folder.iterdir() if not re.match(r"\.|README|.*~$", path.name))


# --- what pydantic found, in our words ----------------------------------------------------------

_LONGEST_SHOWN = 60

_EXPECTED = {
    "tuple_type": "expected a list",
    "dict_type": "expected fields, each as 'name: value'",
    "model_type": "expected fields, each as 'name: value'",
    "string_type": "expected text",
    "too_short": "expected at least one entry",
    "string_too_short": "expected text, found nothing",
}


def _apart(details: list[ErrorDetails]) -> Iterator[ErrorDetails]:
    """Yield the findings, but no list that is "too short" because its entries are wrong themselves."""
    for detail in details:
        loc = detail["loc"]
        within = any(other["loc"][: len(loc)] == loc and other is not detail for other in details)
        if detail["type"] != "too_short" or not within:
            yield detail


def _field_problem(origin: Origin, model: type[Record], detail: ErrorDetails) -> Problem:
    """Put one finding of pydantic into a sentence, at its place."""
    steps, kind, found = detail["loc"], detail["type"], detail["input"]
    of_key = kind != "extra_forbidden" and steps[-1:] == ("[key]",)
    steps = steps[:-1] if of_key else steps
    if kind == "missing":
        return origin.problem("SR102", f"missing field '{steps[-1]}'", *steps[:-1])
    place = origin.source.key(*origin.steps, *steps) if of_key or kind == "extra_forbidden" else None
    if kind == "extra_forbidden":
        code, message = "SR101", f"unknown field '{steps[-1]}'{nearest(str(steps[-1]), _fields_at(model, steps[:-1]))}"
    else:
        code, message = "SR103", _sentence(detail, str(found))
    if place:
        return Problem(origin.source.path, place, code, message)
    return origin.problem(code, message, *steps)


def _sentence(detail: ErrorDetails, found: str) -> str:
    kind, context = detail["type"], detail.get("ctx", {})
    shown = f"'{shorten(found, _LONGEST_SHOWN, placeholder='...')}'"
    if kind in _EXPECTED:
        return _EXPECTED[kind]
    if detail["input"] is None:
        return "expected a value, found nothing"
    if kind == "value_error":
        return f"{shown} {context['error']}"
    if kind == "literal_error":
        known = re.findall(r"'([^']+)'", context["expected"])
        return f"{shown} is none of {', '.join(known)}{nearest(found, known)}"
    if kind == "string_pattern_mismatch":
        return f"{shown} is not of the expected form: {_form(context['pattern'])}"
    return f"{shown}: {detail['msg'][:1].lower()}{detail['msg'][1:]}"


def _form(pattern: str) -> str:
    """Return in words what a pattern of the model asks for."""
    return {
        r"^[a-z0-9]+(-[a-z0-9]+)*$": "an id of lower-case letters, digits and hyphens",
        r"^\S.*$": "one line of text that does not begin with a space",
        NUMBER: "a number as printed, such as 4, 26.1, 5 bis or a",
        ITEM: "an agenda item such as 4, or 4/a for its sub-item (a)",
        r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$": "a language code such as en or fr",
        r"^[0-9a-f]{64}$": "64 hexadecimal digits",
        r"^[A-Z]{2}$": "two capital letters",
        r"^[A-Z]{3}$": "three capital letters",
        r"^\d{1,3}$": "up to three digits",
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
