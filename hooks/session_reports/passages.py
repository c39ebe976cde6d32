"""The texts of a report in reading order, parsed, each with its anchor and its place in the data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from . import addresses
from .model import Paragraph
from .prose import parse

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from .corpus import Corpus
    from .model import Annex, Note, Panellist, Report, Section, Sponsorship, StatementEntry, Vote
    from .prose import Text

__all__ = ["Passage", "passages", "passages_of"]


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph, a block without a number, or a note: one text that mentions may stand in."""

    report: str
    steps: tuple[str | int, ...]
    """The keys that lead to its record in the report's file."""
    anchor: str
    """Its anchor on the reading page; empty for a block that has no address."""
    annex: Annex | None
    section: Section | None
    """Its section; none for a note."""
    record: Paragraph | Note
    text: Text

    @property
    def key(self) -> str:
        """What tells it from the others of its report: its anchor, or its place in the data where it has none."""
        return self.anchor or "@" + "/".join(map(str, self.steps))

    @property
    def statements(self) -> tuple[StatementEntry, ...]:
        """The statements that its record holds; a note holds none."""
        return self.record.statements if isinstance(self.record, Paragraph) else ()

    @property
    def panellists(self) -> tuple[Panellist, ...]:
        """The panellists that its record holds."""
        return self.record.panellists if isinstance(self.record, Paragraph) else ()

    @property
    def votes(self) -> tuple[Vote, ...]:
        """The votes that its record holds."""
        return self.record.votes if isinstance(self.record, Paragraph) else ()

    @property
    def sponsors(self) -> tuple[Sponsorship, ...]:
        """What its record says of sponsors."""
        return self.record.sponsors if isinstance(self.record, Paragraph) else ()

    @property
    def names(self) -> Mapping[str, str]:
        """What its record says that names resolve to."""
        return self.record.names if isinstance(self.record, Paragraph) else {}

    @property
    def series(self) -> str:
        """The prefix of the anchors of its series: empty in the body, ``annex_1__`` in an annex."""
        return addresses.series(self.annex.number if self.annex else None)


def passages(corpus: Corpus) -> Mapping[str, tuple[Passage, ...]]:
    """Return the texts of every report by the report's id."""
    return {key: tuple(passages_of(key, report)) for key, report in corpus.reports.items()}


def passages_of(key: str, report: Report) -> Iterator[Passage]:
    """Yield the texts of one report: its body, the body's notes, then annex after annex."""
    yield from _part(key, (), None, report)
    for number, annex in enumerate(report.annexes):
        yield from _part(key, ("annexes", number), annex, annex)


def _part(report: str, steps: tuple[str | int, ...], annex: Annex | None, part: Report | Annex) -> Iterator[Passage]:
    series = addresses.series(annex.number if annex else None)
    for s, section in enumerate(part.sections):
        for p, paragraph in enumerate(section.paragraphs):
            anchor = addresses.paragraph_anchor(series, paragraph)
            where = (*steps, "sections", s, "paragraphs", p)
            yield Passage(report, where, anchor, annex, section, paragraph, parse(paragraph.text))
    for n, note in enumerate(part.notes):
        anchor = addresses.note_anchor(series, note.number)
        yield Passage(report, (*steps, "notes", n), anchor, annex, None, note, parse(note.text))
