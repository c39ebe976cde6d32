"""From the outline of a document to the draft of a report: masthead, sections, paragraphs with their records.

The draft is what the data would hold, as trees that ``writing`` makes YAML of; what is unsure of it is marked in it.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from session_reports.grammar import in_lists, reported
from session_reports.link import item_paths
from session_reports.prose import parse
from session_reports.symbols import SymbolForms

from .agenda import Happened, SessionFacts, in_heading
from .headings import manner
from .masthead import read_masthead
from .naming import Naming, slug_of
from .notes import raised
from .profiles import forms_shown, profile_of
from .records import Recorder
from .seen import Officers, Seen
from .sessions import merged, session_told
from .targets import Target, guessed
from .workshops import workshop

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterator

    from session_reports.corpus import Corpus
    from session_reports.prose import Text

    from .masthead import Masthead
    from .naming import Proposal
    from .outline import DraftParagraph, DraftSection, Outline, Part
    from .writing import Tree

__all__ = ["Draft", "Origin", "draft"]


@dataclass(frozen=True, slots=True)
class Origin:
    """Where the text came from, for the report's provenance."""

    name: str
    form: str
    sha256: str
    day: dt.date
    program: str


@dataclass(slots=True)
class Draft:
    """A drafted report, with what it says of its session and the names that the registry lacks."""

    target: Target
    report: dict[str, Tree]
    session: dict[str, Tree]
    delegations: list[Proposal]
    people: list[Proposal]
    body: dict[str, Tree] | None
    """The body's record, where the registry has none."""
    masthead: Masthead
    marks: list[tuple[str, str]] = field(default_factory=list)
    """Each open mark: the paragraph, and the reason."""
    unread: list[tuple[str, str]] = field(default_factory=list)
    """Each sentence that tells of statements and is not understood, with its paragraph."""
    printed: int = 0
    """How many findings of the checks are the document's own."""
    formulae: int = 0
    """How many records were drafted from formulae."""
    language: str = "en"
    facts: SessionFacts = field(default_factory=lambda: SessionFacts("en", SymbolForms.of([])))
    """What its paragraphs tell of the session."""


def draft(  # noqa: PLR0913 - what is known of the document, and what a person says of it
    outline: Outline,
    corpus: Corpus,
    origin: Origin,
    target: Target,
    *,
    language: str = "",
    show: Callable[[str, int, int], None] | None = None,
) -> Draft:
    """Return the draft of a report.

    ``corpus``: the registry, and the sessions known already. ``show`` is told how many of how many paragraphs are done.
    """
    texts = [p.text for part in outline.parts for section in part.sections for p in section.paragraphs]
    heads = [*dict.fromkeys(one.text for one in outline.left if one.why == "running head")]
    shown = forms_shown([*outline.masthead, *heads], texts)
    masthead = read_masthead(outline.masthead, SymbolForms.of(shown), heads)
    language = language or masthead.original or "en"
    target = guessed(outline, corpus, masthead, target, language)
    made = _Drafting(
        outline, corpus, origin=origin, masthead=masthead, target=target, language=language, shown=shown, show=show
    )
    return made.draft()


class _Drafting:
    """Makes one draft."""

    def __init__(  # noqa: PLR0913 - it is what ``draft`` takes, guessed and read
        self,
        outline: Outline,
        corpus: Corpus,
        *,
        origin: Origin,
        masthead: Masthead,
        target: Target,
        language: str,
        shown: list[str],
        show: Callable[[str, int, int], None] | None,
    ) -> None:
        self.outline = outline
        self.corpus = corpus
        self.origin = origin
        self.masthead = masthead
        self.target = target
        self.language = language
        self.show = show or (lambda *_: None)
        self.done = 0
        self.naming = Naming(corpus, language)
        known = corpus.bodies.get(target.body)
        self.shown = shown
        self.forms = corpus.symbol_forms(f"{target.body}/x") if known and known.profile else SymbolForms.of(shown)
        self.known = corpus.sessions.get(f"{target.body}/{target.session}")
        self.officers = Officers(
            {officer.id: officer.office for officer in self.known.officers} if self.known else {}, self.body_names()
        )
        days = masthead.days
        self.facts = SessionFacts(language, self.forms, days[-1][1].year if days else None, self.body_names())
        self.workshops: list[dict[str, Tree]] = []
        self.printed: dict[int, str] = {}
        self.texts: dict[int, Text] = {}
        self.marks: list[tuple[str, str]] = []
        self.unread: list[tuple[str, str]] = []
        self.formulae = 0
        self.capacities: set[str] = set()

    def body_names(self) -> tuple[str, ...]:
        """Return the names by which the report speaks of its body: "Human Rights Council", "Council"."""
        known = self.corpus.bodies.get(self.target.body)
        name = known.names[self.language].short if known and self.language in known.names else self.masthead.body
        words = [word for word in name.split() if word[0].isupper()]
        kind = next(
            (word for word in words if word in {"Commission", "Committee", "Council", "Conference", "Board"}), ""
        )
        return tuple(filter(None, (name, kind, self.target.body.upper()))) if name else ()

    def draft(self) -> Draft:
        """Read every paragraph, once for the names that lists tell for certain, and once for the records."""
        paragraphs = [p for part in self.outline.parts for section in part.sections for p in section.paragraphs]
        self.printed = {id(paragraph): self.with_marks(paragraph.text) for paragraph in paragraphs}
        self.texts = {key: parse(text) for key, text in self.printed.items()}
        comma_only, names = in_lists(
            [(text.plain, [(b.start, b.end) for b in text.blocks]) for text in self.texts.values()],
            lambda plain: [(name.start, name.end) for name in self.naming.found(plain)],
            self.language,
        )
        names = {name: kind or "institution" for name, kind in names.items()}
        self.naming.learn(names, (text.plain for text in self.texts.values()))
        known = self.corpus.bodies.get(self.target.body)
        notes = {note.number: parse(note.text).plain for part in self.outline.parts for note in part.notes}
        self.recorder = Recorder(
            Seen(self.naming, self.officers, self.forms, notes, known.profile if known else None), comma_only=comma_only
        )
        self.narrative = self.is_narrative()
        for part in self.outline.parts[1:]:
            if re.search(r"\bagenda\b", part.heading or "", re.IGNORECASE):
                self.facts.read_list(p.text for section in part.sections for p in section.paragraphs)
        sections = self.take_title()
        body, *annexes = self.outline.parts or ()
        report = self.front()
        report["sections"] = [*self.sections(replace(body, sections=sections), "")]
        if annexes:
            report["annexes"] = [self.annex(part) for part in annexes]
        if listed := self.notes(body):
            report["notes"] = listed
        self.drop_unknown_items(report)
        used = [proposal for proposal in self.naming.proposed.values() if proposal.places]
        return Draft(
            self.target, report, self.session(), used, [*self.naming.proposed_people.values()], self.body_record(),
            self.masthead, self.marks, self.unread, formulae=self.formulae, language=self.language, facts=self.facts,
        )  # fmt: skip

    def with_marks(self, text: str) -> str:
        """Return a text with the numbers that are glued to known names as marks of notes: "Peru4"."""
        for match in reversed([*re.finditer(r"(?<=[^\W\d_]{3})\d{1,2}(?=$|[\s,;.)])", text)]):
            before = text[: match.start()]
            if any(known.end == len(before[-120:]) for known in self.naming.found(before[-120:])):
                text = f"{before}[^{match[0]}]{text[match.end() :]}"
        return text

    # --- masthead -----------------------------------------------------------------------------

    def take_title(self) -> tuple[DraftSection, ...]:
        """Return the sections of the body; the heading of the first is the title, where the masthead prints none."""
        sections = self.outline.parts[0].sections if self.outline.parts else ()
        first, *others = [section.heading or "" for section in sections] or [""]
        one_of_many = manner(first) and manner(first) in map(manner, others)  # "I. Lamps" above "II. Fog"
        if not self.masthead.title and first and self.is_addendum() and not one_of_many:
            self.masthead.title = first
            return (replace(sections[0], heading=None), *sections[1:])
        self.masthead.title = self.masthead.title or self.masthead.kind or self.target.report
        return sections

    def is_addendum(self) -> bool:
        """Whether the report is a part, whose first heading is the title."""
        return bool(self.masthead.part) or self.masthead.is_draft

    def front(self) -> dict[str, Tree]:
        """Return the fields of the report before its text."""
        head = self.masthead
        day = head.date or (head.days[-1][1] if head.days else self.origin.day)
        front: dict[str, Tree] = {"title": head.title, "kind": _kind(head.kind)}
        if head.part:
            front["part"] = head.part
        if head.symbols:
            front["symbols"] = [*head.symbols]
        front["status"] = head.status
        front["language"] = self.language
        if head.original:
            front["original"] = head.original
        if head.distribution:
            front["distribution"] = head.distribution
        front["date"] = day.isoformat()
        if head.rapporteur:
            front["rapporteur"] = self.rapporteur()
        front["provenance"] = {
            "source": f"{head.body or self.target.body}, {head.session or self.target.session}, {head.title}",
            "form": self.origin.form,
            "sha256": self.origin.sha256,
            "retrieved": self.origin.day.isoformat(),
            "transcribed": f"Imported by {self.origin.program}; page furniture was taken out and lines were joined",
        }
        front["rights"] = "To be stated: who holds the rights in this text, and under what terms it stands here"
        front["published"] = self.origin.day.isoformat()
        front["review"] = self.mark("masthead", "Imported: read the masthead and the rights, and compare the text")
        return front

    def mark(self, place: str, reason: str) -> str:
        """Note an open mark, and return its reason."""
        self.marks.append((place, reason))
        return reason

    def rapporteur(self) -> dict[str, Tree]:
        """Return the Rapporteur as the masthead prints one."""
        record: dict[str, Tree] = {"person": self.naming.person(self.masthead.rapporteur, "masthead")}
        if ids := self.naming.ids(self.masthead.country) if self.masthead.country else ():
            record["country"] = ids[0]
        return record

    # --- text ---------------------------------------------------------------------------------

    def annex(self, part: Part) -> dict[str, Tree]:
        """Return an annex."""
        record: dict[str, Tree] = {"number": part.number, "heading": raised(part.heading or f"Annex {part.number}")}
        record["sections"] = [*self.sections(part, f"annex-{part.number}-")]
        if listed := self.notes(part):
            record["notes"] = listed
        return record

    def drop_unknown_items(self, report: dict[str, Tree]) -> None:
        """Take the items from the sections whose titles no agenda prints: the session has no record of them."""
        printed = {path for path, title in self.facts.agenda.items() if title}
        if self.known:
            printed |= {path for path, _ in item_paths(self.known.agenda)}
        sections = report["sections"]
        for section in sections if isinstance(sections, list) else []:
            items = [path for path in section.pop("items", ()) if path in printed]
            if items:
                section["items"] = items

    def notes(self, part: Part) -> list[Tree]:
        """Return the notes of a part, with a place for each that has a mark and is not printed."""
        listed: list[Tree] = [{"number": note.number, "text": note.text} for note in part.notes]
        texts = [self.texts[id(paragraph)] for section in part.sections for paragraph in section.paragraphs]
        printed = {note.number for note in part.notes}
        marks = dict.fromkeys(mark.number for text in texts for mark in text.notes if mark.number not in printed)
        for number in marks:
            reason = self.mark(f"note {number}", "the text has its mark, and the document does not print it")
            listed.append({"number": number, "text": "(not in the document that was imported)", "review": reason})
        return listed

    def sections(self, part: Part, prefix: str) -> Iterator[dict[str, Tree]]:
        """Yield the sections of a part."""
        taken = Counter[str]()
        for section in part.sections:
            key = self.section_id(section, prefix)
            taken[key] += 1
            key = key if taken[key] == 1 else f"{key}-{taken[key]}"
            yield self.section(section, key, main=not part.number)

    def section_id(self, section: DraftSection, prefix: str) -> str:
        """Return an id for a section: the first words of its heading."""
        title = in_heading(section.heading)[0] if section.heading else self.target.report
        if workshop_word := re.match(r"(Workshop|Annex)\b", title):
            title = workshop_word[1]
        return prefix + "-".join(slug_of(title).split("-")[:6])

    def section(self, section: DraftSection, key: str, *, main: bool) -> dict[str, Tree]:
        """Return a section with its paragraphs and their records."""
        happened = Happened()
        self.recorder.begin_section()
        if section.heading and main:
            self.facts.read_heading(section.heading, happened)
        paragraphs: list[Tree] = []
        for paragraph in section.paragraphs:
            text = self.texts[id(paragraph)]
            if main:
                self.facts.read(text, happened)
            paragraphs.append(self.paragraph(paragraph, text, section))
        if main and section.heading:
            self.note_workshop(section)
        record: dict[str, Tree] = {"id": key}
        if section.heading:
            record["heading"] = raised(section.heading)
        if section.level > 1:
            record["level"] = section.level
        record |= happened.fields()
        if paragraphs:
            record["paragraphs"] = paragraphs
        return record

    def paragraph(self, paragraph: DraftParagraph, text: Text, section: DraftSection) -> dict[str, Tree]:
        """Return a paragraph with its records."""
        self.done += 1
        self.show("drafting", self.done, len(self.texts))
        record: dict[str, Tree] = {"number": paragraph.number} if paragraph.number else {}
        record["text"] = self.printed[id(paragraph)]
        place = paragraph.number or f"line {paragraph.place.line}"
        records = self.recorder.records(place, text)
        sure = self.is_debate(section)
        self.recorder.narrate(place, text, records, narrative=self.narrative and not records.statements, sure=sure)
        fields = records.fields()
        self.unread += [(place, sentence) for sentence in records.unread]
        self.capacities |= {str(said["capacity"]) for said in records.statements if "capacity" in said}
        self.formulae += sum(len(value) for name, value in fields.items() if isinstance(value, list))
        self.marks += [(place, str(reason)) for reason in _reviews(fields)]
        if not paragraph.number and any(isinstance(value, list) for value in fields.values()):
            record = {"id": f"block-{self.done}", **record}  # what is recorded needs an address
        return record | fields

    def is_narrative(self) -> bool:
        """Whether the document reports in its own words what delegations said, paragraph after paragraph."""
        said = 0
        for text in self.texts.values():
            names = [(name.start, name.end) for name in self.naming.found(text.plain)]
            first = [(text.blocks[0].start, text.blocks[0].end)]
            told = reported(text.plain, first, names, self.language)
            said += any(entry.kind == "known" for speech in told[:1] for entry in speech.entries)
        return said >= _NARRATIVE

    def is_debate(self, section: DraftSection) -> bool:
        """Whether a section is one of those that report what was said, by its heading."""
        words = r"(?i)\b(?:dialogue|debate|views|comments|statements?|discussion|presentation|interventions?)\b"
        return re.search(words, section.heading or "") is not None

    def note_workshop(self, section: DraftSection) -> None:
        """Note the workshop that a section describes."""
        numbers = [paragraph.number for paragraph in section.paragraphs if paragraph.number]
        texts = [self.texts[id(paragraph)] for paragraph in section.paragraphs if paragraph.number]
        record = workshop(section.heading or "", numbers, texts, self.recorder)
        if record:
            self.workshops.append(record)
            self.marks += [("workshop", str(reason)) for reason in _reviews(record)]

    # --- session and body ---------------------------------------------------------------------

    def session(self) -> dict[str, Tree]:
        """Return the session's record with what the report tells of it; nothing where it tells nothing new."""
        told = session_told(
            self.masthead,
            self.target,
            facts=self.facts,
            officers=self.officers,
            workshops=self.workshops,
            day=self.origin.day,
        )
        return merged(self.known, told) if self.known else told

    def body_record(self) -> dict[str, Tree] | None:
        """Return a record of the body, where the registry has none."""
        if self.target.body in self.corpus.bodies:
            return None
        symbols = self.masthead.symbols or any(self.forms.find(text.plain) for text in self.texts.values())
        name = {"short": self.masthead.body or self.target.body}
        return {
            "names": {self.language: name},
            "profile": profile_of(self.language, self.shown, self.capacities, symbols=bool(symbols)),
        }


_NARRATIVE = 5  # paragraphs that begin with a delegation and a verb of saying make a narrative report


def _kind(printed: str) -> str:
    kind = re.split(r" (?i:of|on) (?i:the|its) ", printed)[0] if printed else "Report"
    return kind.capitalize() if kind.isupper() else kind


def _reviews(tree: Tree) -> Iterator[Tree]:
    """Yield the reasons of all open marks in a tree."""
    if isinstance(tree, dict):
        for key, value in tree.items():
            if key == "review":
                yield value
            else:
                yield from _reviews(value)
    elif isinstance(tree, list):
        for value in tree:
            yield from _reviews(value)
