"""From the files of ``data/`` to the records: every mistake of form is found on the way."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from pydantic import TypeAdapter, ValidationError

from .corpus import Corpus, Origin
from .files import Refusal, content_of, entries_of, refusal
from .findings import nearest, told
from .model import Body, Delegation, Person, Record, Report, Session, Settings
from .source import Fields, Place, Problem, plain, printable, read, shown
from .values import Id

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Iterator
    from pathlib import Path

    from .files import Entry
    from .source import Source

__all__ = ["Check", "load", "loading", "nearest"]

Check: TypeAlias = "Callable[[Corpus, str], Iterator[Problem]]"
"""What looks at a part of the data as soon as it is read."""
RecordT = TypeVar("RecordT", bound=Record)

MAX_TOLD = 1_000  # of the records of one file: who mends a thousand mistakes can check again

_ID: TypeAdapter[str] = TypeAdapter(Id)
_RESERVED = re.compile(r"[a-z]{2}|workshops|session|index|(para|annex)-.*")
_KNOWN = ("site.yml", "addresses.txt", "redirects.yml", "registry", "reports", "schema")
_FOLDERS = {"folder", "link"}  # a link is told of when it is opened
_NO_REPORTS = "no such folder: reports stand in data/reports/<body>/<session>/<report>.yml"
_START = Place(1, 1)


def load(root: Path) -> tuple[Corpus, list[Problem]]:
    """Read every record below ``root/data``; the records that could be read, and the problems found."""
    problems: list[Problem] = []
    steps = loading(root)
    while True:
        try:
            problems.append(next(steps))
        except StopIteration as end:
            return end.value, problems


def loading(root: Path, check: Check | None = None) -> Generator[Problem, None, Corpus]:
    """Read every record below ``root/data``, and yield each problem as soon as its file is read.

    ``check`` is called with the registry (and no session) when it is read, and with each session and its reports, as a
    corpus of these and the registry, with the session's id; what it yields is yielded here.

    Files come in the order of their paths: the registry, then session after session. What stands wrongly in a folder
    is told before the folder's files are read, and the problems of a file, sorted, once it is read to its end. What
    is returned at the end, to ``yield from``, is what could be read.
    """
    loader = _Loader(root, check)
    yield from loader.data()
    return loader.corpus(loader.records)


class _Loader:
    """Gathers records and their origins, file after file, and yields the problems."""

    def __init__(self, root: Path, check: Check | None) -> None:
        self.root = root
        self.check = check
        self.records: dict[tuple[str, str], Record] = {}
        self.origins: dict[tuple[str, str], Origin] = {}
        self.broken: set[tuple[str, str]] = set()
        self.shared: frozenset[tuple[str, str]] = frozenset()

    def corpus(self, keys: Iterable[tuple[str, str]]) -> Corpus:
        """Return the corpus of some records, with all that could not be read."""
        records = {place: self.records[place] for place in sorted(keys)}

        def taken(model: type[RecordT]) -> dict[str, RecordT]:
            return {key: record for (_, key), record in records.items() if isinstance(record, model)}

        return Corpus(
            settings=taken(Settings).get("site", Settings()),
            delegations=taken(Delegation),
            people=taken(Person),
            bodies=taken(Body),
            sessions=taken(Session),
            reports=taken(Report),
            origins=self.origins,
            broken=frozenset(self.broken),
        )

    def data(self) -> Iterator[Problem]:
        """Read all of ``data/``, and find files and folders there that nothing would ever read."""
        found = yield from self.entries(self.root / "data")
        if found is None:
            return
        names = {entry.path.name for entry in found}
        for entry in found:
            if entry.path.name == "reports":
                yield from self.checked_registry()
            yield from self.entry(entry)
        if "reports" not in names:
            yield self.problem(self.root / "data" / "reports", "SR001", _NO_REPORTS)
            yield from self.checked_registry()

    def entry(self, entry: Entry) -> Iterator[Problem]:
        """Read what stands in ``data/`` itself."""
        path = entry.path
        if path.name == "registry":
            yield from self.registry(path)
        elif path.name == "reports":
            yield from self.bodies(entry)
        elif path.name == "site.yml":
            yield from self.file("settings", "site", path, Settings)
        elif path.name not in _KNOWN:
            yield self.problem(path, "SR009", f"nothing is read from here; data/ holds {', '.join(_KNOWN)}")
        elif refused := refusal(entry.kind, "folder" if path.name == "schema" else "file"):
            yield self.problem(path, refused.code, refused.message)

    def checked_registry(self) -> Iterator[Problem]:
        """Yield what is found in the registry, all of which is read."""
        self.shared = frozenset(self.records)
        yield from self.checked("")

    def checked(self, session: str, own: Iterable[tuple[str, str]] = ()) -> Iterator[Problem]:
        """Yield what is found in the registry, or in a session together with it, once all of that is read."""
        if self.check:
            yield from self.check(self.corpus({*self.shared, *own} & self.records.keys()), session)

    def registry(self, folder: Path) -> Iterator[Problem]:
        """Read the files of the registry: bodies, people, and delegations in any number of files."""
        found = yield from self.entries(folder)
        if found is None:
            self.broken |= {("body", "*"), ("person", "*"), ("delegation", "*")}
        for entry in found or []:
            path = entry.path
            if path.suffix != ".yml" or entry.kind == "folder":
                message = "expected files of records here: bodies.yml, people.yml, states.yml ..."
                yield self.problem(path, "SR009", message)
            elif printable(path.name) != path.name:
                yield self.problem(path, "SR009", "the name holds a character that cannot be printed: rename the file")
            elif path.name == "bodies.yml":
                yield from self.mapping("body", path, Body)
            elif path.name == "people.yml":
                yield from self.mapping("person", path, Person)
            else:
                yield from self.mapping("delegation", path, Delegation)

    def bodies(self, reports: Entry) -> Iterator[Problem]:
        """Read the folders of the bodies, and in them those of the sessions."""
        if reports.kind not in _FOLDERS:
            yield self.problem(reports.path, "SR001", _NO_REPORTS)
            return
        for body in (yield from self.folders(reports.path)):
            for session in (yield from self.folders(body)):
                yield from self.session(session)

    def folders(self, folder: Path) -> Generator[Problem, None, list[Path]]:
        """Return the folders in a folder of bodies or of sessions, where no files belong."""
        folders = []
        for entry in (yield from self.entries(folder)) or []:
            name = entry.path.name
            if entry.kind not in _FOLDERS:
                message = "no file belongs here: expected <body>/<session>/<report>.yml"
                yield self.problem(entry.path, "SR009", message)
            elif wrong := _no_id(name) or _reserved(name):
                yield self.problem(entry.path, "SR009", f"'{_name(name)}' {wrong}")
            else:
                folders.append(entry.path)
        return folders

    def session(self, folder: Path) -> Iterator[Problem]:
        """Read a session's folder: its own file, and its reports."""
        key = f"{folder.parent.name}/{folder.name}"
        found = yield from self.entries(folder)
        if not any(entry.path.name == "session.yml" for entry in found or []):
            self.broken.add(("session", key))
            if found is not None:
                message = "no such file: each session's folder holds one"
                yield self.problem(folder / "session.yml", "SR001", message)
        for entry in found or []:
            path = entry.path
            if path.name == "session.yml":
                yield from self.file("session", key, path, Session)
            elif path.suffix != ".yml" or entry.kind == "folder":
                yield self.problem(path, "SR009", "expected session.yml or <report>.yml here")
            elif wrong := _no_id(path.stem):
                yield self.problem(path, "SR009", f"'{_name(path.name)}' {wrong}")
            elif wrong := _reserved(path.stem):
                yield self.problem(path, "SR009", f"'{path.stem}' {wrong}")
            else:
                yield from self.file("report", f"{key}/{path.stem}", path, Report)
        reports = (("report", f"{key}/{entry.path.stem}") for entry in found or [])
        yield from self.checked(key, [("session", key), *reports])

    def entries(self, folder: Path) -> Generator[Problem, None, list[Entry] | None]:
        """Return what a folder holds, or nothing where it cannot be read, which is a problem."""
        found = entries_of(folder)
        if isinstance(found, Refusal):
            yield self.problem(folder, found.code, found.message)
            return None
        return found

    def file(self, kind: str, key: str, path: Path, model: type[Record]) -> Iterator[Problem]:
        """Read a file that holds one record."""
        source, problems = self.source(path)
        if source is None:
            self.broken.add((kind, key))
        else:
            problems += islice(self.record(kind, key, Origin(source), model), MAX_TOLD)
        yield from sorted(problems)

    def mapping(self, kind: str, path: Path, model: type[Record]) -> Iterator[Problem]:
        """Read a file of the registry: records by id."""
        source, problems = self.source(path)
        if source is None:
            self.broken.add((kind, "*"))
        elif not isinstance(source.root, Fields):
            self.broken.add((kind, "*"))
            message = "expected records, each under its id"
            problems.append(Problem(source.path, source.root.place, "SR103", message))
        else:
            found = list(islice(self.of_mapping(kind, source, source.root, model), MAX_TOLD + 1))
            if len(found) > MAX_TOLD:  # and the rest of the file is not read
                self.broken.add((kind, "*"))
            problems += found[:MAX_TOLD]
        yield from sorted(problems)

    def of_mapping(self, kind: str, source: Source, root: Fields, model: type[Record]) -> Iterator[Problem]:
        """Make records of the entries of a mapping."""
        for key in root.fields:
            origin = Origin(source, (key,))
            if wrong := _no_id(key):
                yield origin.problem("SR103", f"'{_name(key)}' {wrong}")
            elif (kind, key) in self.origins:
                first = self.origins[kind, key]
                where = f"{first.source.path}:{first.source.key(key).line}"
                yield origin.problem("SR121", f"duplicate id '{key}', first given at {where}")
            else:
                yield from self.record(kind, key, origin, model)

    def record(self, kind: str, key: str, origin: Origin, model: type[Record]) -> Iterator[Problem]:
        """Make a record of a node; the problems of its fields where it cannot be made."""
        self.origins[kind, key] = origin
        node = origin.source.node(origin.steps)[1]
        try:
            self.records[kind, key] = model.model_validate(plain(node))
        except ValidationError as error:
            self.broken.add((kind, key))
            yield from told(origin, model, error)

    def source(self, path: Path) -> tuple[Source | None, list[Problem]]:
        """Read one file into nodes."""
        content = content_of(path)
        if isinstance(content, Refusal):
            return None, [self.problem(path, content.code, content.message)]
        return read(self.relative(path), content)

    def problem(self, path: Path, code: str, message: str) -> Problem:
        return Problem(self.relative(path), _START, code, message)

    def relative(self, path: Path) -> str:
        return path.relative_to(self.root).as_posix()


def _no_id(text: str) -> str:
    """Return why a text is no id; nothing where it is one."""
    try:
        _ID.validate_python(text)
    except ValidationError as error:
        found = error.errors()[0]
        if found["type"] == "value_error":
            return str(found["ctx"]["error"])
        if found["type"] == "string_too_long":
            return f"is too long for an id: use at most {found['ctx']['max_length']} letters, digits and hyphens"
        return "is no id: use lower-case letters, digits and hyphens"
    return ""


def _reserved(name: str) -> str:
    """Return why an id may be no part of an address; nothing where it may."""
    if _RESERVED.fullmatch(name):
        return "is reserved: two letters name a language, the other words parts of addresses"
    return ""


def _name(text: str) -> str:
    """Return a name as a message quotes it, with the white space that it holds."""
    return shown(printable(text))
