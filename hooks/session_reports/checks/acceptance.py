"""What a document prints so: findings that its ``as_printed`` entries accept, and entries that accept nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from session_reports.corpus import Corpus, Origin
    from session_reports.model import AsPrinted
    from session_reports.passages import Passage
    from session_reports.source import Problem

    from .rules import Step

__all__ = ["ACCEPTABLE", "Entry", "entries_of_registry", "entries_of_session", "settled"]

ACCEPTABLE = frozenset(
    "SR123 SR201 SR202 SR203 SR204 SR205 SR206 SR208 SR209 SR210 SR211 SR212 SR213 SR214 SR215 SR216 SR217 SR218 "
    "SR301 SR302 SR303 SR304 SR305 SR311".split()
)
"""The codes of what a document can print: not those of what only the data can have wrong."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry, and the lines of the record that it speaks of."""

    origin: Origin
    steps: tuple[Step, ...]
    record: AsPrinted
    lines: range

    def accepts(self, problem: Problem) -> bool:
        """Whether a problem is what the entry speaks of."""
        return (
            problem.code == self.record.code
            and problem.code in ACCEPTABLE
            and problem.path == self.origin.source.path
            and problem.place.line in self.lines
            and (self.record.words is None or f"'{self.record.words}'" in problem.message)
        )


def entries_of_registry(corpus: Corpus) -> Iterator[Entry]:
    """Yield the entries of delegations and people."""
    for key, delegation in corpus.delegations.items():
        yield from _entries(corpus.origins["delegation", key], (), delegation.as_printed)
    for key, person in corpus.people.items():
        yield from _entries(corpus.origins["person", key], (), person.as_printed)


def entries_of_session(corpus: Corpus, key: str, texts: Mapping[str, tuple[Passage, ...]]) -> Iterator[Entry]:
    """Yield the entries of a session and of its reports; those of passages before those of the whole report."""
    if key in corpus.sessions:
        yield from _entries(corpus.origins["session", key], (), corpus.sessions[key].as_printed)
    for report, passages in texts.items():
        origin = corpus.origins["report", report]
        for passage in passages:
            yield from _entries(origin, passage.steps, passage.record.as_printed)
        yield from _entries(origin, (), corpus.reports[report].as_printed)


def _entries(origin: Origin, steps: tuple[Step, ...], records: Sequence[AsPrinted]) -> Iterator[Entry]:
    if records:
        lines = origin.source.lines((*origin.steps, *steps))
        for position, record in enumerate(records):
            yield Entry(origin, (*steps, "as_printed", position), record, lines)


def settled(problems: Iterable[Problem], entries: Iterable[Entry]) -> Iterator[Problem]:
    """Yield the problems that no entry accepts, and the entries that cannot, or do not, accept any."""
    entries = list(entries)
    used: set[int] = set()
    for problem in problems:
        accepting = next((place for place, entry in enumerate(entries) if entry.accepts(problem)), None)
        if accepting is None:
            yield problem
        else:
            used.add(accepting)
    for place, entry in enumerate(entries):
        if entry.record.code not in ACCEPTABLE:
            message = f"'{entry.record.code}' is no finding that a document itself can have: mend what it tells of"
            yield entry.origin.problem("SR114", message, *entry.steps, "code")
        elif place not in used:
            yield _unused(entry)


def _unused(entry: Entry) -> Problem:
    words = f" of '{entry.record.words}'" if entry.record.words else ""
    message = f"no finding {entry.record.code}{words} is here to be accepted: take the entry out"
    return entry.origin.problem("SR307", message, *entry.steps, "code")
