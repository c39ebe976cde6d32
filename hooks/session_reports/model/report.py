"""Records of a report: its masthead, its text and its statements."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from session_reports.values import (
    Bool,
    Capacity,
    Date,
    Doubt,
    Id,
    ItemPath,
    Language,
    Line,
    NoteNumber,
    Number,
    Prose,
    StatementKind,
    Symbol,
)

from .acts import Sponsorship, Vote
from .base import AsPrinted, Record
from .session import Participant

__all__ = ["Annex", "Note", "Panellist", "Paragraph", "Provenance", "Report", "Section", "StatementEntry", "Withdrawal"]


class StatementEntry(Record):
    """Statements of one manner, in printed order: one for each name under `by`."""

    by: tuple[Id, ...] = Field(min_length=1)
    """Who spoke, in printed order: delegations, persons, or officers of the session, by id."""
    capacity: Capacity | None = None
    """In which capacity, as printed."""
    standing: Id | None = None
    """The standing in the body, where the document prints it: `member`, `observer`."""
    kind: StatementKind = "statement"
    """The kind of statement."""
    on_behalf_of: tuple[Id, ...] = ()
    """The delegations or groups that it was made for."""
    except_: tuple[Id, ...] = Field(default=(), alias="except")
    """The members of such a group for whom it was not made."""
    own: Bool = False
    """Whether it was also made in the speaker's national capacity."""
    delivery: Line | None = None
    """How it was delivered, as printed: `by video message`."""
    item: ItemPath | None = None
    """The agenda item or sub-item that it was made on, where it is not that of the section."""
    review: Doubt | None = None
    """Why someone has to look at this before it is published. Taken out once that is done."""


class Panellist(Participant):
    """A panellist, expert or presenter: a person, an office or an institution, never the country shown."""

    kind: StatementKind = "statement"
    """The kind of contribution: `presentation` where the document calls it so."""
    item: ItemPath | None = None
    """The agenda item or sub-item that the panellist spoke on."""
    review: Doubt | None = None
    """Why someone has to look at this before it is published. Taken out once that is done."""


class Paragraph(Record):
    """A paragraph, or a block of text that the document does not number."""

    number: Number | None = None
    """The number as printed. It makes the address."""
    id: Id | None = None
    """For a block without a number that needs an address of its own."""
    text: Prose
    """The text, verbatim, in a literal block."""
    statements: tuple[StatementEntry, ...] = ()
    """The statements that it records, in printed order."""
    panellists: tuple[Panellist, ...] = ()
    """The panellists whom it names, in printed order."""
    votes: tuple[Vote, ...] = ()
    """The votes of which it tells, in printed order."""
    sponsors: tuple[Sponsorship, ...] = ()
    """What it tells of those who sponsored proposals, in printed order."""
    names: dict[Line, Id] = Field(default={})
    """Overrules what a name in this text resolves to: the id of a delegation, a person or an officer of the session,
    or `none`."""
    as_printed: tuple[AsPrinted, ...] = ()
    """Findings of the checks that are the document's own."""
    review: Doubt | None = None
    """Why someone has to look at this before it is published. Taken out once that is done."""


class Section(Record):
    """A run of paragraphs with a heading of its own, or without one; or a heading alone."""

    id: Id
    """The id, which makes the anchor `sec_<id>`."""
    heading: Line | None = None
    """The heading as printed."""
    level: Annotated[int, Field(ge=1, le=5)] = 1
    """1 for a main heading, 2 for one below it, and so on."""
    items: tuple[ItemPath, ...] = ()
    """The agenda items that its paragraphs report on, as far as the document says so."""
    meetings: tuple[Number, ...] = ()
    """The meetings that its paragraphs report on, as far as the document says so."""
    dates: tuple[Date, ...] = ()
    """The days of those meetings, as printed."""
    paragraphs: tuple[Paragraph, ...] = Field(default=(), min_length=1)
    """The paragraphs, in order. Only a heading above other headings has none."""


class Note(Record):
    """A footnote or endnote. Its mark in the text is `[^number]`."""

    number: NoteNumber
    """The number, letter or star as printed."""
    text: Prose
    """The text, verbatim."""
    as_printed: tuple[AsPrinted, ...] = ()
    """Findings of the checks that are the document's own."""
    review: Doubt | None = None
    """Why someone has to look at this before it is published. Taken out once that is done."""


class Annex(Record):
    """An annex, whose paragraphs are numbered in a series of their own."""

    number: Number
    """The number, which makes the anchors: `1` for `annex_1__para_4`."""
    heading: Line
    """The heading as printed: `Annex I. Attendance`."""
    sections: tuple[Section, ...] = Field(min_length=1)
    """Its sections."""
    notes: tuple[Note, ...] = ()
    """Its notes."""


class Provenance(Record):
    """Where the text came from, and what was done to it."""

    source: Line
    """The source, in words."""
    form: Line
    """The form in which it was had: `Markdown text`, `PDF`."""
    sha256: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")] | None = None
    """The SHA-256 of the file that it was had in."""
    retrieved: Date | None = None
    """When it was had."""
    transcribed: Line
    """How it was transcribed: by hand, or by which program."""
    checked: Date | None = None
    """When the text here was compared with the source, word for word."""


class Withdrawal(Record):
    """What the addresses of a withdrawn report say."""

    date: Date
    """The day on which it was withdrawn."""
    reason: Line
    """Why, in a sentence for readers."""


class Report(Record):
    """One document: its masthead, its text and its statements."""

    title: Line
    """The title as printed."""
    kind: Line
    """The kind as printed: `Draft report`."""
    part: Line | None = None
    """Which part of a larger document it is, as printed: `Addendum`."""
    symbols: tuple[Symbol, ...] = ()
    """Its own symbol as printed; more than one for a document of two organs; none where none is printed."""
    status: Literal["draft", "adopted", "revised", "final"]
    """Its status in the body."""
    language: Language
    """The language of the text here."""
    original: Language | None = None
    """The language of the original, as the masthead says."""
    distribution: Line | None = None
    """The distribution, as printed: `Limited`."""
    date: Date
    """The date of the document."""
    rapporteur: Participant | None = None
    """The Rapporteur, as printed."""
    visibility: Literal["public", "embargoed"] = "public"
    """`embargoed`: shown in the preview, marked as such, and never in a published build."""
    withdrawn: Withdrawal | None = None
    """When and why it was withdrawn from this site. Its addresses stay and say so; its text is shown no more."""
    provenance: Provenance
    """Where the text came from."""
    rights: Line
    """Who holds which rights in the text, and under what terms it stands here."""
    published: Date
    """When it was first published on this site."""
    changed: Date | None = None
    """When its data last changed here."""
    names: dict[Line, Id] = Field(default={})
    """Overrules what a name in the whole text resolves to: the id of a delegation, a person or an officer of the
    session, or `none`."""
    sections: tuple[Section, ...] = Field(default=(), min_length=1)
    """The body of the report. A withdrawn report may have none."""
    annexes: tuple[Annex, ...] = ()
    """The annexes."""
    notes: tuple[Note, ...] = ()
    """The notes of the body."""
    as_printed: tuple[AsPrinted, ...] = ()
    """Findings of the checks, anywhere in the report, that are the document's own."""
    review: Doubt | None = None
    """Why someone has to look at this before it is published. Taken out once that is done: as long as the report, or a
    record in it, has such a mark, it is shown in the preview alone."""
