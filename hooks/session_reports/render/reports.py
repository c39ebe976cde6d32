"""Pages of a report: the reading page, a page for each paragraph, and the workshops it describes."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from session_reports import addresses
from session_reports.addresses import Address
from session_reports.corpus import body_of, session_of
from session_reports.mentions import Target
from session_reports.review import reasons

from . import facets, metadata
from .acts import backed, polls
from .markdown import Markdown
from .pages import Head, Ref
from .views import ContributionView, Facts, StatementView, Who, citation, named_in, passage_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from session_reports.mentions import Statement
    from session_reports.model import Annex, AsPrinted, BodyProfile, Report, Workshop
    from session_reports.passages import Passage
    from session_reports.review import Review

    from .output import Page
    from .pages import Writer
    from .views import Naming

__all__ = ["paragraph_pages", "reading_page", "workshop_pages"]


@dataclass(frozen=True, slots=True)
class ParagraphView:
    """A paragraph or note as the reading page shows it."""

    anchor: str
    number: str | None
    here: Address
    own: Address | None
    """Its own page, if it has one."""
    cite: Address
    """Where its citation stands, or that of the report where it has no page of its own."""
    text: Markdown
    printed: tuple[AsPrinted, ...]
    review: tuple[str, ...]
    """The reasons of the open marks in its records."""
    citation: str
    spoke: tuple[tuple[Markdown, int], ...]
    """How many spoke in each capacity, panellists last."""
    votes: Address | None
    """Where its own page shows its votes, if it tells of any; so of its sponsors."""
    sponsors: Address | None
    referring: tuple[Naming, ...]
    """The passages that refer to it."""
    back: tuple[Address, ...] = ()
    """Of a note, the places of its marks."""


@dataclass(frozen=True, slots=True)
class SectionView:
    """A section as the reading page shows it."""

    anchor: str
    heading: str | None
    hashes: Markdown
    paragraphs: tuple[ParagraphView, ...]


@dataclass(frozen=True, slots=True)
class PartView:
    """The body of a report, or an annex, as the reading page shows it."""

    anchor: str
    heading: str | None
    sections: tuple[SectionView, ...]
    notes: tuple[ParagraphView, ...]


@dataclass(frozen=True, slots=True)
class Masthead:
    """What the head of the printed document says, from the report, its session and the registry."""

    report: Report
    organ: str | None
    body: Ref
    session: Ref
    place: str | None
    dates: Markdown
    original: str | None
    rapporteur: Who | None
    official: Markdown | None
    """Where the authoritative document is, if its symbol and the body's profile tell."""
    tongue: Markdown
    """The attributes of an element that holds its text: language and direction."""
    profile: BodyProfile
    disclaimer: str | None
    review: Review | None
    """Why it is shown in the preview alone, if it is still under review."""


def reading_page(writer: Writer, key: str) -> Page:
    """Return the page with the whole text of a report."""
    report = writer.corpus.reports[key]
    path = addresses.report(key)
    parts: tuple[Report | Annex, ...] = (report, *report.annexes)
    shown = [_part(writer, key, part, path) for part in parts]
    return writer.page(
        Head(
            path,
            "report",
            report.title,
            " ".join([f"{report.kind}.", *(passage.text.plain for passage in writer.texts[key][:1])]),
            source=_source(writer, key),
            date=report.changed or report.published,
            metadata=metadata.report(writer, key),
            ranges=tuple(_ranges(shown)),
            data=path,
            facets=facets.of_report(writer, key),
        ),
        citation=citation(writer, key),
        cite=Address(path, "cite"),
        masthead=masthead(writer, key),
        facts=Facts.of(key, [section for part in parts for section in part.sections]),
        spoke=_spoke(writer, writer.links.said_in(key), len(writer.links.parts_in(key))),
        workshops=[_workshop_ref(key, workshop) for workshop in _workshops(writer, key)],
        parts=shown,
    )


def _ranges(parts: Iterable[PartView]) -> Iterator[tuple[str, str]]:
    """Yield the first and last number of the paragraphs of each section that has a heading."""
    for section in (section for part in parts for section in part.sections):
        numbers = [paragraph.number for paragraph in section.paragraphs if paragraph.number]
        if section.heading and numbers:
            yield section.anchor, "–".join(dict.fromkeys((numbers[0], numbers[-1])))  # noqa: RUF001


def masthead(writer: Writer, key: str) -> Masthead:
    """Return the masthead of a report."""
    report = writer.corpus.reports[key]
    session_key, body_key = session_of(key), body_of(key)
    session = writer.corpus.sessions[session_key]
    parent = writer.corpus.bodies[body_key].parent
    languages = writer.wording.locale.languages
    profile = writer.corpus.profile(key)
    return Masthead(
        report,
        writer.body(parent, report.language) if parent else None,
        Ref(writer.body(body_key, report.language), Address(addresses.body(body_key))),
        Ref(session.name, Address(addresses.session(session_key))),
        session.place,
        writer.wording.ranges(session.dates),
        languages.get(report.original, report.original) if report.original else None,
        Who.of(writer, report.rapporteur, session_key, report.date) if report.rapporteur else None,
        writer.official(body_key, report.symbols[0], report.language) if report.symbols else None,
        writer.wording.tongue(report.language),
        profile,
        profile.disclaimer.get(writer.wording.language),
        writer.reviews.get(key),
    )


def _part(writer: Writer, key: str, part: Report | Annex, path: str) -> PartView:
    """Return the body or an annex: its sections, whose headings stand below the title or the annex's, and its notes."""
    annex = None if part is writer.corpus.reports[key] else part.number  # type: ignore[union-attr]
    series = addresses.series(annex)
    passages = [passage for passage in writer.texts[key] if passage.series == series]
    inside: dict[object, list[ParagraphView]] = {}
    for passage in passages:
        if passage.section:
            inside.setdefault(passage.steps[-3], []).append(_view(writer, passage, path))
    sections = tuple(
        SectionView(
            addresses.section_anchor(series, section.id),
            section.heading,
            Markdown("#" * min(6, section.level + (2 if annex else 1))),
            tuple(inside.get(place, ())),
        )
        for place, section in enumerate(part.sections)
    )
    notes = tuple(_view(writer, passage, path) for passage in passages if not passage.section)
    heading = part.heading if annex else None  # type: ignore[union-attr]
    return PartView(series.rstrip("_"), heading, sections, notes)


def _view(writer: Writer, passage: Passage, path: str) -> ParagraphView:
    back = () if passage.section else _marks(writer, passage, path)
    here, own = writer.in_context(passage), writer.own_page(passage)
    return ParagraphView(
        passage.anchor,
        passage.record.number,
        here,
        own if own != here else None,
        Address(own.path, "cite"),
        writer.passage(passage, path),
        passage.record.as_printed,
        reasons(passage.record),
        citation(writer, passage.report, passage),
        tuple(_spoke(writer, writer.links.said_at(passage), len(writer.links.parts_at(passage)))),
        Address(own.path, "votes") if passage.votes and own != here else None,
        Address(own.path, "sponsors") if passage.sponsors and own != here else None,
        _referring(writer, passage),
        back,
    )


def _referring(writer: Writer, passage: Passage) -> tuple[Naming, ...]:
    """Return the passages that refer to a paragraph or to one of its sub-paragraphs."""
    parts = [block.path for block in passage.text.blocks if block.path]
    anchors = [passage.anchor, *(addresses.subparagraph_anchor(passage.anchor, part) for part in parts)]
    targets = [Target("paragraph", anchor, passage.report) for anchor in anchors if anchor]
    return named_in(writer, [mention for target in targets for mention in writer.links.of(target)])


def _marks(writer: Writer, note: Passage, path: str) -> tuple[Address, ...]:
    """Return the first mark of a note in each passage that has one."""
    number = str(note.record.number)
    return tuple(
        Address(path, addresses.note_mark_anchor(passage.anchor, number, 1))
        for passage in writer.texts[note.report]
        if passage.anchor
        and passage.series == note.series
        and any(mark.number == number for mark in passage.text.notes)
    )


def _source(writer: Writer, key: str) -> str:
    return writer.corpus.origins["report", key].source.path


def _spoke(writer: Writer, statements: list[Statement], panellists: int) -> list[tuple[Markdown, int]]:
    """Return how many spoke in each capacity, the most frequent first, and then how many panellists."""
    counts = Counter(writer.capacity(statement) for statement in statements).most_common()
    return counts + ([(writer.wording.term("panellist"), panellists)] if panellists else [])


# --- paragraphs ---------------------------------------------------------------------------------


def paragraph_pages(writer: Writer, key: str) -> Iterator[Page]:
    """Yield a page for each numbered paragraph of a report."""
    passages = [passage for passage in writer.texts[key] if passage.section and passage.record.number]
    for place, passage in enumerate(passages):
        before = passages[place - 1] if place else None
        after = passages[place + 1] if place + 1 < len(passages) else None
        yield _paragraph_page(writer, passage, before, after)


def _paragraph_page(writer: Writer, passage: Passage, before: Passage | None, after: Passage | None) -> Page:
    report = writer.corpus.reports[passage.report]
    path = writer.own_page(passage).path
    number, annex = str(passage.record.number), passage.annex
    heading = passage_name(writer, passage)
    marks = {mark.number for mark in passage.text.notes}
    notes = [
        _view(writer, note, path)
        for note in writer.texts[passage.report]
        if not note.section and note.series == passage.series and note.record.number in marks
    ]
    here = [mention for mention in writer.links.at(passage.report, passage.key) if mention.target.kind == "document"]
    return writer.page(
        Head(
            path,
            "paragraph",
            writer.wording.plain("%(name)s: %(what)s", name=heading, what=report.title),
            passage.text.plain,
            source=_source(writer, passage.report),
            date=report.changed or report.published,
            canonical=Address(addresses.report(passage.report)),
            metadata=metadata.paragraph(writer, passage),
            data=addresses.report(passage.report),
        ),
        heading=heading,
        report=report,
        masthead=masthead(writer, passage.report),
        reading_page=Ref(report.title, writer.in_context(passage)),
        section=passage.section.heading if passage.section else None,
        number=number,
        anchor=passage.anchor,
        annex=annex.number if annex else None,
        text=writer.passage(passage, path),
        printed=passage.record.as_printed,
        review=reasons(passage.record),
        notes=notes,
        before=_neighbour(writer, before),
        after=_neighbour(writer, after),
        facts=Facts.of(passage.report, [passage.section] if passage.section else []),
        statements=[StatementView.of(writer, statement) for statement in writer.links.said_at(passage)],
        panellists=[ContributionView.of(writer, part) for part in writer.links.parts_at(passage)],
        votes=polls(writer, writer.links.polls_at(passage)),
        sponsors=backed(writer, writer.links.backed_at(passage)),
        documents=[writer.ref(target) for target in dict.fromkeys(mention.target for mention in here)],
        workshops=[
            _workshop_ref(passage.report, workshop)
            for workshop in _workshops(writer, passage.report)
            if not annex and number in workshop.paragraphs
        ],
        backlinks=_referring(writer, passage),
        citation=citation(writer, passage.report, passage),
        cite=Address(path, "cite"),
        here=writer.in_context(passage),
    )


def _neighbour(writer: Writer, passage: Passage | None) -> tuple[Ref, str] | None:
    """Return a reference to the paragraph before or after, and how its text begins."""
    if passage is None:
        return None
    words = re.split(r"[ \n]+", passage.text.plain)
    beginning = " ".join(words[:24]) + (" …" if len(words) > 24 else "")  # noqa: PLR2004 -- about two lines
    return Ref(str(passage.record.number), writer.own_page(passage)), beginning


# --- workshops ----------------------------------------------------------------------------------


def _workshops(writer: Writer, key: str) -> list[Workshop]:
    session = session_of(key)
    return [w for w in writer.corpus.sessions[session].workshops if f"{session}/{w.report}" == key]


def _workshop_ref(key: str, workshop: Workshop) -> Ref:
    return Ref(workshop.title, Address(addresses.workshop(session_of(key), workshop.id)))


def workshop_pages(writer: Writer, key: str) -> Iterator[Page]:
    """Yield a page for each workshop that a report describes."""
    session = session_of(key)
    report = writer.corpus.reports[key]
    for workshop in _workshops(writer, key):
        passages = [
            p for p in writer.texts[key] if p.section and not p.annex and p.record.number in workshop.paragraphs
        ]
        inside = {passage.anchor for passage in passages}
        statements = [s for s in writer.links.said_in(key) if s.passage.anchor in inside]
        panellists = [c for c in writer.links.parts_in(key) if c.passage.anchor in inside]
        yield writer.page(
            Head(
                addresses.workshop(session, workshop.id),
                "workshop",
                workshop.title,
                workshop.theme or passages[0].text.plain,
                source=writer.corpus.origins["session", session].source.path,
                date=report.changed or report.published,
                metadata=metadata.workshop(writer, key, workshop),
                data=addresses.report(key),
                facets=facets.of_workshop(writer, key),
            ),
            workshop=workshop,
            masthead=masthead(writer, key),
            reading_page=Ref(report.title, writer.in_context(passages[0])),
            organizers=[writer.ref(Target("delegation", organizer), report.date) for organizer in workshop.organizers],
            chair=Who.of(writer, workshop.chair, session, report.date) if workshop.chair else None,
            moderator=Who.of(writer, workshop.moderator, session, report.date) if workshop.moderator else None,
            paragraphs=[Ref(str(p.record.number), writer.own_page(p)) for p in passages],
            texts=[(Ref(str(p.record.number), writer.own_page(p)), _blocks(p)) for p in passages],
            presentations=[ContributionView.of(writer, c) for c in panellists],
            statements=[StatementView.of(writer, s) for s in statements if s.entry.kind != "closing"],
            closing=[StatementView.of(writer, s) for s in statements if s.entry.kind == "closing"],
        )


def _blocks(passage: Passage) -> tuple[str, ...]:
    """Return the blocks of a paragraph as plain text."""
    return tuple(passage.text.plain[block.start : block.end] for block in passage.text.blocks)
