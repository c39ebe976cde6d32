"""From the files of ``data/`` to the records: every mistake of form is found on the way."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, TypeVar

from pydantic import TypeAdapter, ValidationError

from .corpus import Corpus, Origin
from .files import Refusal, content_of, entries_of, refusal
from .findings import nearest, told
from .keeping import digest
from .model import Body, Delegation, Person, Record, Report, Session, Settings
from .proposals import joined
from .source import Fields, Place, Problem, plain, printable, read, shown
from .values import Id

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator, Mapping
    from pathlib import Path

    from .files import Entry
    from .source import Source

__all__ = ["Registry", "SessionRead", "known", "load", "nearest"]

RecordT = TypeVar("RecordT", bound=Record)

MAX_TOLD = 1_000  # of the records of one file: who mends a thousand mistakes can check again

_ID: TypeAdapter[str] = TypeAdapter(Id)
_RESERVED = re.compile(r"[a-z]{2}|workshops|session|index|(para|annex)-.*")
_KNOWN = ("site.yml", "addresses.txt", "redirects.yml", "registry", "proposed", "reports", "schema")
_PROPOSED: Mapping[str, tuple[str, type[Record]]] = {
    ".people.yml": ("person", Person),
    ".bodies.yml": ("body", Body),
    ".yml": ("delegation", Delegation),
}
_FOLDERS = {"folder", "link"}  # a link is told of when it is opened
_NO_REPORTS = "no such folder: reports stand in data/reports/<body>/<session>/<report>.yml"
_START = Place(1, 1)


def load(root: Path) -> tuple[Corpus, list[Problem]]:
    """Read every record below ``root/data``; the records that could be read, and the problems found.

    Files come in the order of their paths. What stands wrongly in a folder is told before the folder's files are read,
    and the problems of a file, sorted, once it is read to its end.
    """
    loader = _Loader(root)
    problems = list(loader.data())
    return loader.corpus(loader.records), problems


def known(root: Path) -> Corpus:
    """Return the registry and the sessions, as far as they can be read, without the reports and what they propose."""
    loader = _Loader(root, reports=False)
    for _ in loader.data():
        pass
    return loader.corpus(loader.records)


class Registry:
    """All that is in ``data/`` but the sessions, each of which can then be read by itself."""

    def __init__(self, root: Path) -> None:
        """Read it."""
        self._loader = _Loader(root, apart=[])
        self.problems: tuple[Problem, ...] = tuple(self._loader.data())
        self.corpus: Corpus = self._loader.corpus(self._loader.records)
        self.digest: str = self._loader.digest(folders=False)
        """That of all files that were read."""
        self.sessions: Mapping[str, Path] = {
            f"{folder.parent.name}/{folder.name}": folder for folder in self._loader.apart or ()
        }
        """The folders of the sessions by their ids."""

    def session(self, key: str) -> SessionRead:
        """Read the files of a session."""
        return SessionRead(self._loader.with_session(self.sessions[key]), key)


class SessionRead:
    """The files of a session, read once, and the registry."""

    def __init__(self, loader: _Loader, key: str) -> None:
        """Take a loader that has read them."""
        self._loader = loader
        self.key: str = key
        self.digest: str = loader.digest(folders=True)
        """That of all that was read, the names and kinds of what stands in the folder included."""

    def digest_of(self, report: str) -> str:
        """Return that of the files of a report and of the session itself."""
        folder = self._loader.root / "data/reports"
        held = self._loader.contents
        return digest(report, *(repr(held.get(folder / path)) for path in (f"{self.key}/session.yml", f"{report}.yml")))

    def load(self) -> tuple[Corpus, list[Problem]]:
        """Return the registry with the session and its reports, as far as they can be read, and the problems found."""
        problems = list(self._loader.session(self._loader.root / "data/reports" / self.key))
        return self._loader.corpus(self._loader.records), problems


class _Loader:
    """Gathers records and their origins, file after file, and yields the problems."""

    def __init__(self, root: Path, *, reports: bool = True, apart: list[Path] | None = None) -> None:
        self.root = root
        self.reports = reports
        self.apart = apart
        """Where the folders of sessions are noted instead of being read."""
        self.contents: dict[Path, bytes | Refusal] = {}
        """What files held when they were read first: they are not read again."""
        self.listings: dict[Path, list[Entry] | Refusal] = {}
        """What stood in folders."""
        self.records: dict[tuple[str, str], Record] = {}
        self.origins: dict[tuple[str, str], Origin] = {}
        self.broken: set[tuple[str, str]] = set()
        self.proposed: set[tuple[str, str]] = set()

    def with_session(self, folder: Path) -> _Loader:
        """Return a loader of the same registry that has read the files of a session."""
        loader = _Loader(self.root, reports=self.reports)
        loader.records, loader.origins = {**self.records}, {**self.origins}
        loader.broken, loader.proposed = {*self.broken}, {*self.proposed}
        entries = loader.listing(folder)
        for entry in entries if isinstance(entries, list) else ():
            if entry.path.suffix == ".yml" and entry.kind == "file":
                loader.content(entry.path)
        return loader

    def digest(self, *, folders: bool) -> str:
        """Return the digest of the files that were read, and of what stands in the folders."""
        listings = sorted(self.listings.items()) if folders else ()
        parts: list[str | bytes] = [
            repr(held) if isinstance(held, Refusal) else repr([(entry.path.name, entry.kind) for entry in held])
            for _, held in listings
        ]
        for path, content in sorted(self.contents.items()):
            parts += [self.relative(path), repr(content) if isinstance(content, Refusal) else content]
        return digest(*parts)

    def listing(self, folder: Path) -> list[Entry] | Refusal:
        """Return what stood in a folder when it was read first."""
        if folder not in self.listings:
            self.listings[folder] = entries_of(folder)
        return self.listings[folder]

    def content(self, path: Path) -> bytes | Refusal:
        """Return what a file held when it was read first."""
        if path not in self.contents:
            self.contents[path] = content_of(path)
        return self.contents[path]

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
            proposed=frozenset(self.proposed),
        )

    def data(self) -> Iterator[Problem]:
        """Read all of ``data/``, and find files and folders there that nothing would ever read."""
        found = yield from self.entries(self.root / "data")
        if found is None:
            return
        names = {entry.path.name for entry in found}
        for entry in sorted(found, key=_turn):
            yield from self.entry(entry)
        if "reports" not in names:
            yield self.problem(self.root / "data" / "reports", "SR001", _NO_REPORTS)

    def entry(self, entry: Entry) -> Iterator[Problem]:
        """Read what stands in ``data/`` itself."""
        path = entry.path
        if path.name == "registry":
            yield from self.registry(path)
        elif path.name == "proposed":
            yield from self.proposals(path) if self.reports else ()
        elif path.name == "reports":
            yield from self.bodies(entry)
        elif path.name == "site.yml":
            yield from self.file("settings", "site", path, Settings)
        elif path.name not in _KNOWN:
            yield self.problem(path, "SR009", f"nothing is read from here; data/ holds {', '.join(_KNOWN)}")
        elif refused := refusal(entry.kind, "folder" if path.name == "schema" else "file"):
            yield self.problem(path, refused.code, refused.message)

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

    def proposals(self, folder: Path) -> Iterator[Problem]:
        """Read what drafts propose for the registry, whose files are read already."""
        found = yield from self.entries(folder)
        if found is None:
            self.broken |= {("body", "*"), ("person", "*"), ("delegation", "*")}
        for entry in found or []:
            path = entry.path
            if path.suffix == ".yml" and entry.kind != "folder" and printable(path.name) == path.name:
                kind, model = next(kind for ending, kind in _PROPOSED.items() if path.name.endswith(ending))
                yield from self.mapping(kind, path, model, proposed=True)
            else:
                message = "expected proposed records here: <name>.yml, <name>.people.yml or <name>.bodies.yml"
                yield self.problem(path, "SR009", message)

    def bodies(self, reports: Entry) -> Iterator[Problem]:
        """Read the folders of the bodies, and in them those of the sessions."""
        if reports.kind not in _FOLDERS:
            yield self.problem(reports.path, "SR001", _NO_REPORTS)
            return
        for body in (yield from self.folders(reports.path)):
            for session in (yield from self.folders(body)):
                if self.apart is None:
                    yield from self.session(session)
                else:
                    self.apart.append(session)

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
            elif not self.reports:
                continue
            elif path.suffix != ".yml" or entry.kind == "folder":
                yield self.problem(path, "SR009", "expected session.yml or <report>.yml here")
            elif wrong := _no_id(path.stem):
                yield self.problem(path, "SR009", f"'{_name(path.name)}' {wrong}")
            elif wrong := _reserved(path.stem):
                yield self.problem(path, "SR009", f"'{path.stem}' {wrong}")
            else:
                yield from self.file("report", f"{key}/{path.stem}", path, Report)

    def entries(self, folder: Path) -> Generator[Problem, None, list[Entry] | None]:
        """Return what a folder holds, or nothing where it cannot be read, which is a problem."""
        found = self.listing(folder)
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

    def mapping(self, kind: str, path: Path, model: type[Record], *, proposed: bool = False) -> Iterator[Problem]:
        """Read a file of the registry, or of proposals for it: records by id."""
        source, problems = self.source(path)
        if source is None:
            self.broken.add((kind, "*"))
        elif not isinstance(source.root, Fields):
            self.broken.add((kind, "*"))
            message = "expected records, each under its id"
            problems.append(Problem(source.path, source.root.place, "SR103", message))
        else:
            found = list(islice(self.of_mapping(kind, source, source.root, model, proposed=proposed), MAX_TOLD + 1))
            if len(found) > MAX_TOLD:  # and the rest of the file is not read
                self.broken.add((kind, "*"))
            problems += found[:MAX_TOLD]
        yield from sorted(problems)

    def of_mapping(
        self, kind: str, source: Source, root: Fields, model: type[Record], *, proposed: bool
    ) -> Iterator[Problem]:
        """Make records of the entries of a mapping."""
        for key in root.fields:
            origin, first = Origin(source, (key,)), self.origins.get((kind, key))
            if wrong := _no_id(key):
                yield origin.problem("SR103", f"'{_name(key)}' {wrong}")
            elif first and (kind, key) in self.proposed:
                yield from self.proposed_again(kind, key, origin, model)
            elif first and proposed:
                message = f"proposed id '{key}' is in the registry already, at {_where(first, key)}: take it out here"
                yield origin.problem("SR127", message)
            elif first:
                yield origin.problem("SR121", f"duplicate id '{key}', first given at {_where(first, key)}")
            else:
                self.proposed |= {(kind, key)} if proposed else set()
                yield from self.record(kind, key, origin, model)

    def record(self, kind: str, key: str, origin: Origin, model: type[Record]) -> Iterator[Problem]:
        """Make a record of a node; the problems of its fields where it cannot be made."""
        self.origins[kind, key] = origin
        try:
            self.records[kind, key] = model.model_validate(plain(origin.source.node(origin.steps)[1]))
        except ValidationError as error:
            self.broken.add((kind, key))
            yield from told(origin, model, error)

    def proposed_again(self, kind: str, key: str, origin: Origin, model: type[Record]) -> Iterator[Problem]:
        """Add to a proposed record what another draft proposes under its id."""
        try:
            other = model.model_validate(plain(origin.source.node(origin.steps)[1]))
        except ValidationError as error:
            yield from told(origin, model, error)
        else:
            self.records[kind, key] = joined(self.records.get((kind, key), other), other)

    def source(self, path: Path) -> tuple[Source | None, list[Problem]]:
        """Read one file into nodes."""
        content = self.content(path)
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


def _where(origin: Origin, key: str) -> str:
    return f"{origin.source.path}:{origin.source.key(key).line}"


def _turn(entry: Entry) -> str:
    """Return what the entries of ``data/`` are sorted by: by name, but proposals after the registry."""
    name = entry.path.name
    return "registry, proposed" if name == "proposed" else name


def _name(text: str) -> str:
    """Return a name as a message quotes it, with the white space that it holds."""
    return shown(printable(text))
