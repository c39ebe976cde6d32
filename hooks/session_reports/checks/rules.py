"""What a rule is: a small function that looks at one report, session or registry, and finds one kind of mistake."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Generic, TypeAlias, TypeVar

from session_reports.corpus import session_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from session_reports.corpus import Corpus, Origin
    from session_reports.mentions import Links, Statement, Unresolved
    from session_reports.model import Report, Session
    from session_reports.passages import Passage
    from session_reports.source import Problem
    from session_reports.symbols import SymbolForms

__all__ = ["Found", "RegistrySubject", "ReportSubject", "Rule", "SessionSubject", "Step", "rule"]

Step: TypeAlias = "str | int"
"""A key of a mapping, or a position in a list."""
SubjectT = TypeVar("SubjectT")
ValueT = TypeVar("ValueT")


@dataclass(frozen=True, slots=True)
class Found:
    """What a rule found: where, by the keys that lead there, and a sentence about it."""

    origin: Origin
    message: str
    steps: tuple[Step, ...]
    offset: int = 0
    """How many characters into the text that stands there."""


@dataclass(frozen=True, slots=True)
class Rule(Generic[SubjectT]):
    """A code and the function that finds it. The function's docstring is the entry of the code in the docs."""

    code: str
    find: Callable[[SubjectT], Iterator[Found]]

    def problems(self, subject: SubjectT) -> Iterator[Problem]:
        """Yield what the rule finds."""
        for found in self.find(subject):
            yield found.origin.problem(self.code, found.message, *found.steps, offset=found.offset)


def rule(code: str) -> Callable[[Callable[[SubjectT], Iterator[Found]]], Rule[SubjectT]]:
    """Make a rule of a function."""
    return lambda find: Rule(code, find)


@dataclass(frozen=True, slots=True)
class RegistrySubject:
    """The registry, as rules look at it."""

    corpus: Corpus


@dataclass(frozen=True)
class ReportSubject:
    """A report, as rules look at it: its record, its texts, and the links of its session."""

    corpus: Corpus
    key: str
    passages: tuple[Passage, ...]
    links: Links

    @property
    def report(self) -> Report:
        """The report's record."""
        return self.corpus.reports[self.key]

    @property
    def session(self) -> Session | None:
        """The record of its session, if there is one."""
        return self.corpus.sessions.get(session_of(self.key))

    @property
    def forms(self) -> SymbolForms:
        """The forms of its body's symbols."""
        return self.corpus.symbol_forms(self.key)

    @cached_property
    def origin(self) -> Origin:
        """Where it was written."""
        return self.corpus.origins["report", self.key]

    @cached_property
    def said(self) -> Mapping[str, list[Statement]]:
        """Its statements, in the order of the records, by the key of their passage."""
        return _grouped((statement.passage.key, statement) for statement in self.links.said_in(self.key))

    @cached_property
    def unclear(self) -> Mapping[str, list[Unresolved]]:
        """The names in its texts that several bear, by the key of their passage."""
        open_ = (left for left in self.links.unresolved if left.passage.report == self.key and left.ids)
        return _grouped((left.passage.key, left) for left in open_)

    def at(self, passage: Passage, message: str, *steps: Step, offset: int = 0) -> Found:
        """Return a finding at a field of a passage's record."""
        return Found(self.origin, message, (*passage.steps, *steps), offset)

    def in_text(self, passage: Passage, offset: int, message: str) -> Found:
        """Return a finding at a character of a passage's plain text."""
        return self.at(passage, message, "text", offset=passage.text.raw_offset(offset))

    def series(self) -> Mapping[str, list[Passage]]:
        """Return the paragraphs and blocks of the body and of each annex, in order, by the prefix of their anchors."""
        return _grouped((passage.series, passage) for passage in self.passages if passage.section)


def _grouped(pairs: Iterable[tuple[str, ValueT]]) -> dict[str, list[ValueT]]:
    groups: dict[str, list[ValueT]] = {}
    for key, value in pairs:
        groups.setdefault(key, []).append(value)
    return groups


@dataclass(frozen=True, slots=True)
class SessionSubject:
    """A session, as rules look at it, with its reports."""

    corpus: Corpus
    key: str
    reports: tuple[ReportSubject, ...]

    @property
    def session(self) -> Session:
        """The session's record."""
        return self.corpus.sessions[self.key]

    def at(self, message: str, *steps: Step) -> Found:
        """Return a finding at a field of the session's record."""
        return Found(self.corpus.origins["session", self.key], message, steps)
