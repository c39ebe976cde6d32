"""Volumes: what each session gives to the site, made of its own files and the registry alone.

A volume holds the problems found in a session, the pages and files that are the session's own, and accounts for the
pages that gather from many sessions. It is made anew only where a file of the session, or of the registry, has changed;
the volumes of many sessions can be made at once.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import chain
from typing import TYPE_CHECKING, Any, TypeAlias, cast

from .checks import check_report, check_session
from .checks.references import symbols_named
from .keeping import digest
from .link import Linker, link
from .mentions import Links
from .passages import passages_of
from .published import anchors_of
from .render import SHARED, KeptAsset, KeptPage, Writer, environment, named, own_files, own_pages, sheet
from .render.accounts import NOTATION
from .render.wording import Wording
from .review import marks, public
from .sound import sound
from .source import Place, Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from .corpus import Corpus
    from .keeping import Store
    from .load import Registry, SessionRead
    from .passages import Passage
    from .render import Asset, Page

__all__ = ["Maker", "Manner", "Volume"]


@dataclass(frozen=True, slots=True)
class Manner:
    """How a site is made."""

    preview: bool = False
    """Whether embargoed reports are shown too, and beside mistakes whatever part of the data has none."""
    origin: str = ""
    """What comes before an address where it is told to someone elsewhere."""
    pages: bool = True
    """Whether pages are made, or only problems looked for."""


@dataclass(frozen=True, slots=True)
class Volume:
    """What a session gives. Texts and accounts are given by their keys, under which they lie in a store."""

    problems: tuple[Problem, ...]
    symbols: tuple[tuple[int, str, Problem], ...]
    """The documents that it names, as ``symbols_named`` yields them."""
    marks: tuple[tuple[str, int], ...] = ()
    """The open marks for review: file and line."""
    pages: tuple[tuple[str, Mapping[str, object], str, str, tuple[str, ...]], ...] = ()
    """Its own pages: path, front matter, file of the data, key of the Markdown, anchors."""
    files: tuple[tuple[str, str], ...] = ()
    """Its own files: path, key."""
    reports: int = 0
    """How many reports are shown."""
    sheet: str = ""
    """The key of its sheet; empty where none of its reports is shown."""
    accounts: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """The keys of its accounts by the kind and the id of what they are about."""

    def write(self) -> bytes:
        """Return it as bytes."""
        problems = tuple(_written(problem) for problem in self.problems)
        symbols = tuple((rank, symbol, _written(problem)) for rank, symbol, problem in self.symbols)
        return NOTATION.write(
            (problems, symbols, self.marks, self.pages, self.files, self.reports, self.sheet, self.accounts)
        )

    @staticmethod
    def page(noted: tuple[str, Mapping[str, object], str, str, tuple[str, ...]], store: Store) -> KeptPage:
        """Return a page of its own."""
        return KeptPage(*noted, store)

    @staticmethod
    def file(noted: tuple[str, str], store: Store) -> KeptAsset:
        """Return a file of its own."""
        return KeptAsset(*noted, store)

    @classmethod
    def read(cls, content: bytes) -> Volume:
        """Return the volume that was written."""
        problems, symbols, *rest = cast("tuple[Any, ...]", NOTATION.read(content))
        named_so = tuple((rank, symbol, _problem(*problem)) for rank, symbol, problem in symbols)
        return cls(tuple(_problem(*each) for each in problems), named_so, *rest)


def _written(problem: Problem) -> tuple[str, int, int, str, str]:
    return problem.path, problem.place.line, problem.place.column, problem.code, problem.message


def _problem(path: str, line: int, column: int, code: str, message: str) -> Problem:
    return Problem(path, Place(line, column), code, message)


@dataclass(frozen=True, slots=True)
class _Examined:
    """What was found in a report, with its session and the registry alone at hand."""

    passages: tuple[Passage, ...]
    links: Links
    problems: tuple[Problem, ...]


@dataclass(slots=True)
class Maker:
    """Makes the volumes of sessions."""

    registry: Registry
    manner: Manner
    store: Store
    wrong: bool
    """Whether the registry has errors."""
    rendering: bool = True
    """Whether pages are still needed."""
    linker: Linker = field(init=False)

    def __post_init__(self) -> None:
        """Make what all volumes share."""
        self.linker = Linker()

    def key(self, read: SessionRead, *, pages: bool) -> str:
        """Return the key of a session's volume: the digest of all that it is made of."""
        manner = (self.manner.origin, str(self.manner.preview)) if pages else ("problems alone",)
        return digest("volume", self.registry.digest, read.key, read.digest, *manner)

    def made(self, session: str) -> tuple[str, dict[str, bytes]]:
        """Read a session, and return the key of its volume, and by their keys the volume and what it refers to.

        The files may have changed since they were read before: the key is that of what is read now.
        """
        read, pages = self.registry.session(session), self.manner.pages and self.rendering
        volume, values = self._make(read, pages=pages)
        key = self.key(read, pages=pages)
        return key, {**values, key: volume.write()}

    def _make(self, read: SessionRead, *, pages: bool) -> tuple[Volume, dict[str, bytes]]:
        corpus, problems = read.load()
        examined = {report: self._examined(read, corpus, report) for report in corpus.reports}
        texts = {report: found.passages for report, found in examined.items()}
        links = Links.joined([found.links for found in examined.values()])
        in_reports = chain.from_iterable(found.problems for found in examined.values())
        problems += sorted(check_session(corpus, read.key, texts, links, in_reports))
        open_ = tuple((mark.path, mark.line) for mark in marks(corpus))
        bare = Volume(tuple(problems), tuple(symbols_named(corpus, links)), open_)
        wrong = self.wrong or any(problem.is_error for problem in problems)
        if not pages or (wrong and not self.manner.preview):
            return bare, {}
        preview = (sound(corpus, texts) if wrong else corpus) if self.manner.preview else None
        shown = preview.shown() if preview else public(corpus)
        links = links if shown is corpus else link(shown, texts)
        wording = Wording(shown.settings.language)
        writer = Writer(shown, texts, links, named(shown, links), wording, environment(), self.manner.origin)
        return _rendered(bare, writer, self._remembering(read, writer) if shown is corpus else lambda _, make: make())

    def _remembering(self, read: SessionRead, writer: Writer) -> _Once:
        """Return what returns the pages of a report: they depend on all reports whose texts they show."""
        parts = {report: self._key_of(read, report) for report in writer.corpus.reports}
        base = digest(writer.origin, str(self.manner.preview), repr(writer.named), *sorted(parts))
        told = _told_by(writer.links, parts)

        def once(report: str, make: Callable[[], tuple[Page, ...]]) -> tuple[Page, ...]:
            return self.store.once(digest("pages", base, report, *(parts[other] for other in told[report])), make)

        return once

    def _key_of(self, read: SessionRead, report: str) -> str:
        return digest("report", self.registry.digest, read.digest_of(report))

    def _examined(self, read: SessionRead, corpus: Corpus, report: str) -> _Examined:
        """Examine a report. Nothing of the others is at hand, so that it depends on its own file and the session's."""
        alone = replace(corpus, reports={report: corpus.reports[report]})

        def examine() -> _Examined:
            texts = tuple(passages_of(report, alone.reports[report]))
            links = self.linker.report(alone, report, texts)
            return _Examined(texts, links, tuple(check_report(alone, report, texts, links)))

        return self.store.once(self._key_of(read, report), examine)


def _told_by(links: Links, reports: Iterable[str]) -> Mapping[str, list[str]]:
    """Return by report those whose texts its own pages show: itself, those that refer to it, those with its votes."""
    voting = {poll.passage.report for poll in links.polls}
    told = {report: {report, *(voting if report in voting else ())} for report in reports}
    for mention in links.mentions:
        told.get(mention.target.within, set()).add(mention.report)
    return {report: sorted(others) for report, others in told.items()}


_Once: TypeAlias = "Callable[[str, Callable[[], tuple[Page, ...]]], tuple[Page, ...]]"
"""Returns the pages of a report, made or remembered."""


def _rendered(bare: Volume, writer: Writer, once: _Once) -> tuple[Volume, dict[str, bytes]]:
    values: dict[str, bytes] = {}

    def kept(content: bytes) -> str:
        key = digest("value", content)
        values[key] = content
        return key

    def page(made: Page) -> tuple[str, Mapping[str, object], str, str, tuple[str, ...]]:
        return made.path, made.meta, made.source, kept(made.markdown.encode()), anchors_of(made.markdown)

    def file(made: Asset) -> tuple[str, str]:
        return made.path, kept(made.content)

    corpus, reported = writer.corpus, writer.corpus.sessions_reported()
    return Volume(
        bare.problems,
        bare.symbols,
        bare.marks,
        tuple(page(made) for key in corpus.reports for made in once(key, lambda key=key: (*own_pages(writer, key),))),  # type: ignore[misc]
        tuple(map(file, own_files(writer))),
        len(corpus.reports),
        kept(NOTATION.write(sheet(writer, reported[0]))) if reported else "",
        {
            kind: {
                key: kept(NOTATION.write((shared.account(writer, key), shared.data(writer, key))))
                for key in shared.ids(writer.named)
            }
            for kind, shared in SHARED.items()
        },
    ), values
