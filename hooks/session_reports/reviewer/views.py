"""What a review shows: the rows of a draft beside their lines of the source, and the places to look at, in order."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING

from session_reports.grammar import unread
from session_reports.prose import parse
from session_reports.source import shown

from .beside import beside
from .draft import Mark, drafted
from .marked import Span, marked
from .nodes import text
from .who import Names

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from session_reports.corpus import Corpus
    from session_reports.prose import Text
    from session_reports.render import Wording
    from session_reports.render.markdown import Markdown
    from session_reports.source import Source

    from .beside import Beside, Line, Stretch
    from .draft import Draft, Record, Row

__all__ = ["Given", "Place", "Review", "RowView", "reviewed"]


@dataclass(frozen=True, slots=True)
class Given:
    """The file that a draft was imported from, as far as it was given."""

    name: str
    sha256: str
    stretches: tuple[Stretch, ...]
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """Something to look at, with the row that it stands in."""

    mark: Mark
    title: str
    """The title of the row."""
    words: str
    """Why, or which name it is."""


@dataclass(frozen=True, slots=True)
class RowView:
    """A row as it is shown."""

    key: str
    title: str
    row: Row | None
    lines: tuple[Line, ...]
    text: Markdown
    marks: tuple[Mark, ...]
    """Those that are no record's."""

    @property
    def groups(self) -> list[tuple[str, list[Record]]]:
        """The records of the row, kind by kind."""
        return [(kind, [*group]) for kind, group in groupby(self.row.records if self.row else (), attrgetter("kind"))]

    def every_mark(self) -> tuple[Mark, ...]:
        """Return what has to be looked at in the row and its records, in the order in which it is shown."""
        records = self.row.records if self.row else ()
        return (*self.marks, *(record.mark for record in records if record.mark))


@dataclass(frozen=True, slots=True)
class Review:
    """All that a review shows."""

    report: str
    draft: Draft
    given: Given | None
    rows: tuple[RowView, ...]
    after: tuple[RowView, ...]
    places: tuple[Place, ...]
    beside: Beside | None


def reviewed(
    report: str, sources: Mapping[str, Source], corpus: Corpus, given: Given | None, wording: Wording
) -> Review:
    """Return the review of a report.

    ``sources`` are the files of the draft: under ``report``, ``session``, ``delegation``, ``person`` and ``body``, as
    far as there are any. ``corpus`` is the registry; ``given`` the file that was imported, if it is at hand.
    """
    own, session = sources["report"], sources.get("session")
    proposals = {kind: sources[kind] for kind in ("delegation", "person", "body") if kind in sources}
    names = Names(corpus, text(own.root, "language") or "en", wording, session, proposals)
    draft = drafted(own, session, names)
    reviewing = _Reviewing(names, wording, own.path)
    found = beside(draft.rows, given.stretches, reviewing.held(report, draft)) if given else None
    pairs = found.pairs if found else tuple((row, ()) for row in draft.rows)
    rows = [reviewing.row(row, lines) for row, lines in pairs]
    after = [reviewing.row(row, ()) for row in draft.after]
    places = [
        Place(mark, view.title, view.row.text if view.row and view.row.kind == "name" else mark.reason)
        for view in (*rows, *after)
        for mark in view.every_mark()
    ]
    return Review(report, draft, given, tuple(rows), tuple(after), tuple(places), found)


@dataclass(frozen=True, slots=True)
class _Reviewing:
    """Makes the rows of one review."""

    names: Names
    wording: Wording
    path: str

    def row(self, row: Row | None, lines: tuple[Line, ...]) -> RowView:
        """Return a row as it is shown, with what has to be looked at in it."""
        if row is None:
            return self.left(lines)
        marks = [*row.marks]
        lost = [run for line in lines for run, out in line.runs if out and not line.why]
        if lost and row.kind != "masthead":
            reason = self.wording.plain(
                "The source has words here that the draft lacks: %(words)s", words=shown(" … ".join(lost))
            )
            marks.append(Mark(f"{row.key}-lost", "lost", reason, row.where))
        parsed = _parsed(row.text)
        spans: list[Span] = []
        if row.kind in {"paragraph", "note"}:
            found = self.names.found(parsed.plain)
            spans = [Span(start, end, "held" if ids & row.ids else "named") for start, end, ids in found]
            spans += _quoted(row, parsed)
        for start, end in self.unread(row, spans) if row.kind == "paragraph" else ():
            spans.append(Span(start, end, "doubt"))
            reason = self.wording.plain(
                "Here someone seems to have made a statement, and nothing says who: %(words)s",
                words=shown(parsed.plain[start:end]),
            )
            marks.append(Mark(f"{row.key}-unread-{start}", "unread", reason, row.where))
        return RowView(row.key, self.title(row), row, lines, marked(parsed, spans), tuple(marks))

    def left(self, lines: tuple[Line, ...]) -> RowView:
        """Return a row for what stands in the source only; what became of it is to be looked at, where it has words."""
        key = f"line-{lines[0].page}-{lines[0].line}" if lines else "line"
        marks: list[Mark] = []
        if any(out and not line.why for line in lines for _, out in line.runs):
            words = " ".join(run for line in lines for run, _ in line.runs if not line.why)
            reason = self.wording.plain("This stands in the source and not in the draft: %(words)s", words=shown(words))
            marks.append(Mark(f"{key}-lost", "lost", reason, self.path))
        return RowView(key, self.wording.plain("Not in the draft"), None, lines, marked(parse(""), ()), tuple(marks))

    def title(self, row: Row) -> str:
        """Return what a row is called."""
        plain = self.wording.plain
        if row.kind == "paragraph" and row.number:
            title = plain("Paragraph %(number)s", number=row.number)
        elif row.kind == "note":
            title = plain("Note %(number)s", number=row.number)
        else:
            title = {
                "masthead": plain("Masthead"),
                "heading": plain("Heading"),
                "session": plain("Session"),
                "name": plain("New name"),
                "paragraph": plain("Block without a number"),
            }[row.kind]
        return plain("Annex %(annex)s: %(title)s", annex=row.part, title=title) if row.part else title

    def unread(self, row: Row, spans: Sequence[Span]) -> list[tuple[int, int]]:
        """Return the sentences that tell of statements of which no record says who made them."""
        names = tuple((span.start, span.end) for span in spans if span.what != "doubt")
        held = [span.start for span in spans if span.what == "held"]
        found = _unread(row.text, names, self.names.language)
        return [(start, end) for start, end in found if not any(start <= place < end for place in held)]

    def held(self, report: str, draft: Draft) -> Iterator[str]:
        """Yield what the data holds of the words that a masthead prints."""
        yield from self.names.body(report.partition("/")[0])
        yield "Rapporteur Distr Original English French Spanish Russian Arabic Chinese"
        for row in (*draft.rows[:1], *(row for row in draft.after if row.kind == "session")):
            yield row.text
            for detail in row.details:
                yield from map(str, detail.values) if detail.field not in _NOT_PRINTED else ()


_NOT_PRINTED = {"provenance", "rights", "published", "names", "as_printed"}  # fields that no masthead prints


def _quoted(row: Row, parsed: Text) -> Iterator[Span]:
    """Yield the words of a text that the reasons of its marks quote."""
    for mark in row.every_mark():
        for words in re.findall(r"'(.+?)'(?=$|[\s,.;:])", mark.reason):
            start = parsed.plain.find(words)
            if start >= 0:
                yield Span(start, start + len(words), "doubt")


@lru_cache(maxsize=20_000)
def _parsed(raw: str) -> Text:
    return parse(raw)


@lru_cache(maxsize=20_000)
def _unread(raw: str, names: tuple[tuple[int, int], ...], language: str) -> list[tuple[int, int]]:
    parsed = _parsed(raw)
    return unread(parsed.plain, [(block.start, block.end) for block in parsed.blocks], names, language)
