"""Mistakes of reference: what records name must be there, and no two may share an id, a number or an address."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from session_reports import addresses
from session_reports.corpus import body_of, session_of
from session_reports.link import item_paths
from session_reports.load import nearest
from session_reports.model import Paragraph
from session_reports.source import Place, Problem, Scalar
from session_reports.statements import speaker
from session_reports.symbols import SymbolForms, latin

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from session_reports.corpus import Corpus, Origin
    from session_reports.mentions import Links
    from session_reports.model import AgendaItem, Annex, Participant, Report, Session
    from session_reports.passages import Passage

    from .rules import Step

__all__ = [
    "CAPACITIES",
    "at_one_address",
    "documents_at_one_address",
    "of_registry",
    "of_session",
    "symbols_named",
]

CAPACITIES = (
    "representative", "observer", "panellist", "expert", "chair", "vice-chair", "moderator", "rapporteur",
    "secretariat", "concerned-country", "concerned-party", "troika", "member", "state-concerned", "party-concerned",
)  # fmt: skip
"""The capacities that every body knows; its profile may add others."""


def of_registry(corpus: Corpus) -> Iterator[Problem]:
    """Find mistakes of reference in the registry."""
    for key, body in corpus.bodies.items():
        origin = corpus.origins["body", key]
        if body.parent and not corpus.knows("body", body.parent):
            yield origin.problem(*_unknown("SR105", "body", body.parent, corpus.bodies), "parent")
        for place, form in enumerate(body.profile.symbols if body.profile else ()):
            try:
                SymbolForms.of([form])
            except ValueError as error:
                yield origin.problem("SR103", str(error), "profile", "symbols", place)
    for key in corpus.people:
        if ("delegation", key) in corpus.origins:  # ``by`` would not tell whom it means
            yield corpus.problem("person", key, "SR121", f"duplicate id '{key}', which is a delegation's")


def of_session(corpus: Corpus, key: str, texts: Mapping[str, tuple[Passage, ...]]) -> Iterator[Problem]:
    """Find mistakes of reference in a session and its reports, whose texts are given."""
    body = body_of(key)
    if not corpus.knows("body", body) and ("session", key) in corpus.origins:
        path = corpus.origins["session", key].source.path
        yield Problem(path, Place(1, 1), *_unknown("SR105", "body", body, corpus.bodies))
    elif body in corpus.bodies and corpus.bodies[body].profile is None:
        yield corpus.problem("body", body, "SR102", "missing field 'profile': a body with sessions needs one")
    if key in corpus.sessions:
        yield from _Session(corpus, key, corpus.sessions[key]).problems(texts)
    for report, passages in texts.items():
        yield from _Report(corpus, report, corpus.reports[report]).problems(passages)


def _unknown(code: str, what: str, key: str, known: Iterable[str]) -> tuple[str, str]:
    return code, f"unknown {what} '{key}'{nearest(key, list(known))}"


def documents_at_one_address(corpus: Corpus, links: Links) -> Iterator[Problem]:
    """Find two symbols that give one address, where file systems may not tell capitals from small letters."""
    yield from at_one_address(symbols_named(corpus, links))


def symbols_named(corpus: Corpus, links: Links) -> Iterator[tuple[int, str, Problem]]:
    """Yield every symbol, with what would be said of it where it gives the address of another that was named before.

    Those that sessions list come first (0), then those of reports (1), then those that texts name (2).
    """

    def named(rank: int, symbol: str, kind: str, key: str, *steps: Step) -> Iterator[tuple[int, str, Problem]]:
        symbol = latin(symbol)
        if corpus.symbol_forms(key).is_symbol(symbol):
            yield rank, symbol, corpus.problem(kind, key, "SR124", "", *steps)

    for key, session in corpus.sessions.items():
        for place, document in enumerate(session.documents):
            yield from named(0, document.symbol, "session", key, "documents", place, "symbol")
    for key, report in corpus.reports.items():
        for place, symbol in enumerate(report.symbols):
            yield from named(1, symbol, "report", key, "symbols", place)
    for target in links.targets("document"):
        yield from named(2, target.id, "report", links.of(target)[0].report)


def at_one_address(found: Iterable[tuple[int, str, Problem]]) -> Iterator[Problem]:
    """Find two symbols that give one address among those named, which come in the order of their ranks."""
    first: dict[str, str] = {}
    for _, symbol, problem in found:
        path = addresses.document(symbol)
        other = first.setdefault(path.lower(), symbol)
        if other != symbol:
            message = f"symbol '{symbol}' gives the address of '{other}', {addresses.url(path)}"
            yield replace(problem, message=message)


class _References:
    """Looks ids up, for the records of one file."""

    def __init__(self, corpus: Corpus, session: str, origin: Origin) -> None:
        self.corpus = corpus
        self.session_key = session
        self.session = corpus.sessions.get(session)
        self.origin = origin
        self.profile = corpus.profile(session)

    def delegations(self, keys: Iterable[str | None], *steps: Step, single: bool = False) -> Iterator[Problem]:
        """Find ids of delegations that are none; the steps lead to one id or to a list of them."""
        for place, key in enumerate(keys):
            if key and not self.corpus.knows("delegation", key):
                where = steps if single else (*steps, place)
                yield self.origin.problem(*_unknown("SR104", "delegation", key, self.corpus.delegations), *where)

    def person(self, key: str | None, *steps: Step) -> Iterator[Problem]:
        if key and not self.corpus.knows("person", key):
            yield self.origin.problem(*_unknown("SR106", "person", key, self.corpus.people), *steps)

    def participant(self, who: Participant | None, *steps: Step) -> Iterator[Problem]:
        """Find unknown ids in the record of someone in a role, and a record that names nobody."""
        if who is None:
            return
        if not (who.person or who.officer or who.office or who.of):
            yield self.origin.problem("SR102", "nobody is named: expected person, officer, office or of", *steps)
        yield from self.person(who.person, *steps, "person")
        yield from self.delegations([who.of], *steps, "of", single=True)
        yield from self.delegations([who.country], *steps, "country", single=True)
        officers = [officer.id for officer in self.session.officers] if self.session else []
        if who.officer and self.session and who.officer not in officers:
            yield self.origin.problem(*_unknown("SR110", "officer", who.officer, officers), *steps, "officer")

    def items(self, paths: Iterable[str | None], *steps: Step, single: bool = False) -> Iterator[Problem]:
        known = [path for path, _ in item_paths(self.session.agenda)] if self.session else []
        for place, path in enumerate(paths):
            if path and self.session and path not in known:
                where = steps if single else (*steps, place)
                yield self.origin.problem(*_unknown("SR107", "agenda item", path, known), *where)

    def meetings(self, numbers: Iterable[str], *steps: Step) -> Iterator[Problem]:
        known = [meeting.number for meeting in self.session.meetings] if self.session else []
        for place, number in enumerate(numbers):
            if self.session and number not in known:
                yield self.origin.problem(*_unknown("SR108", "meeting", number, known), *steps, place)

    def symbol(self, symbol: str, *steps: Step) -> Iterator[Problem]:
        forms = self.corpus.symbol_forms(self.session_key)
        if self.profile.languages and not forms.is_symbol(latin(symbol)):
            known = ", ".join(self.profile.symbols) or "none: the body has no symbols"
            yield self.origin.problem("SR123", f"'{symbol}' is no symbol of this body; its forms: {known}", *steps)

    def known(self, what: str, value: str | None, known: Iterable[str], *steps: Step) -> Iterator[Problem]:
        """Find a capacity, standing or language that the body's profile does not know."""
        listed = list(known)
        if value and self.profile.languages and value not in listed:
            message = f"unknown {what} '{value}'; the body knows {', '.join(listed) or 'none'}{nearest(value, listed)}"
            yield self.origin.problem("SR113", message, *steps)

    def one_address(self, anchors: Iterable[tuple[str, str]], what: str, *steps: Step) -> Iterator[Problem]:
        """Find different numbers that give one anchor, in pairs of (number, anchor)."""
        first: dict[str, str] = {}
        for place, (number, anchor) in enumerate(anchors):
            other = first.setdefault(anchor, number)
            if other != number:
                message = f"{what} '{number}' gives the address #{anchor}, as '{other}' does"
                yield self.origin.problem("SR124", message, *steps, place, "number")

    def twice(self, keys: Iterable[str], what: str, code: str, *steps: Step, field: str = "id") -> Iterator[Problem]:
        """Find keys that a list of records gives twice."""
        seen = set()
        for place, key in enumerate(keys):
            if key in seen:
                yield self.origin.problem(code, f"duplicate {what} '{key}'", *steps, place, field)
            seen.add(key)


class _Session(_References):
    """Checks one session."""

    def __init__(self, corpus: Corpus, key: str, session: Session) -> None:
        super().__init__(corpus, key, corpus.origins["session", key])
        self.record = session

    def problems(self, texts: Mapping[str, tuple[Passage, ...]]) -> Iterator[Problem]:
        session = self.record
        yield from self.twice((o.id for o in session.officers), "officer", "SR121", "officers")
        yield from self.twice((w.id for w in session.workshops), "workshop", "SR121", "workshops")
        yield from self.twice((m.number for m in session.meetings), "meeting", "SR122", "meetings", field="number")
        yield from self.twice((d.symbol for d in session.documents), "symbol", "SR121", "documents", field="symbol")
        meetings = ((m.number, addresses.meeting_anchor(m.number)) for m in session.meetings)
        yield from self.one_address(meetings, "meeting", "meetings")
        yield from self.agenda(session.agenda, "agenda")
        for place, days in enumerate(session.dates):
            if days.to < days.from_:
                wrong = f"'{days.to}' is before the first day, '{days.from_}'"
                yield self.origin.problem("SR103", wrong, "dates", place, "to")
        for place, document in enumerate(session.documents):
            yield from self.symbol(document.symbol, "documents", place, "symbol")
        yield from self.officers(session)
        for place, workshop in enumerate(session.workshops):
            steps = ("workshops", place)
            yield from self.delegations(workshop.organizers, *steps, "organizers")
            yield from self.participant(workshop.chair, *steps, "chair")
            yield from self.participant(workshop.moderator, *steps, "moderator")
            report = f"{self.session_key}/{workshop.report}"
            if not self.corpus.knows("report", report):
                known = [key.rpartition("/")[2] for key in self.corpus.reports if session_of(key) == self.session_key]
                yield self.origin.problem(*_unknown("SR109", "report", workshop.report, known), *steps, "report")
            elif texts.get(report):  # a withdrawn one may have no text
                known = [str(p.record.number) for p in texts[report] if p.section and not p.annex and p.record.number]
                for number_place, number in enumerate(workshop.paragraphs):
                    if number not in known:
                        message = _unknown("SR109", "paragraph", number, known)
                        yield self.origin.problem(*message, *steps, "paragraphs", number_place)

    def officers(self, session: Session) -> Iterator[Problem]:
        """Check the officers. One with another's id is a mistake: ``by`` would not tell whom it means."""
        for place, officer in enumerate(session.officers):
            shared = next(
                (kind for kind in ("delegation", "person") if (kind, officer.id) in self.corpus.origins), None
            )
            if shared:
                message = f"duplicate id '{officer.id}', which is a {shared}'s"
                yield self.origin.problem("SR121", message, "officers", place, "id")
            yield from self.person(officer.person, "officers", place, "person")
            yield from self.delegations([officer.country], "officers", place, "country", single=True)

    def agenda(self, items: tuple[AgendaItem, ...], *steps: Step) -> Iterator[Problem]:
        """Find items of one level with one number, or with numbers that give one anchor."""
        yield from self.twice((item.number for item in items), "agenda item", "SR122", *steps, field="number")
        yield from self.one_address(((i.number, addresses.item_anchor(i.number)) for i in items), "agenda item", *steps)
        for place, item in enumerate(items):
            yield from self.agenda(item.items, *steps, place, "items")


class _Report(_References):
    """Checks one report."""

    def __init__(self, corpus: Corpus, key: str, report: Report) -> None:
        super().__init__(corpus, session_of(key), corpus.origins["report", key])
        self.record = report
        self.notes: set[tuple[str, str | None]] = set()
        """Its notes, by their series and number."""

    def problems(self, passages: tuple[Passage, ...]) -> Iterator[Problem]:
        report = self.record
        if not report.sections and not report.withdrawn:
            yield self.origin.problem("SR102", "missing field 'sections': only a withdrawn report may have no text")
        yield from self.known("language", report.language, self.profile.languages, "language")
        yield from self.participant(report.rapporteur, "rapporteur")
        for place, symbol in enumerate(report.symbols):
            yield from self.symbol(symbol, "symbols", place)
        yield from self.names(report.names, "names")
        yield from self.sections()
        yield from self.numbers(passages)
        self.notes = {(passage.series, passage.record.number) for passage in passages if not passage.section}
        for passage in passages:
            yield from self.marks(passage)
            yield from self.wrapped(passage)
            if isinstance(passage.record, Paragraph):
                yield from self.paragraph(passage, passage.record)

    def sections(self) -> Iterator[Problem]:
        """Check what sections say of items and meetings, and their ids, in the body and each annex."""
        parts: list[tuple[tuple[Step, ...], Report | Annex]] = [((), self.record)]
        parts += [(("annexes", place), annex) for place, annex in enumerate(self.record.annexes)]
        annexes = self.record.annexes
        yield from self.twice((annex.number for annex in annexes), "annex", "SR122", "annexes", field="number")
        yield from self.one_address(((a.number, addresses.series(a.number)) for a in annexes), "annex", "annexes")
        for steps, part in parts:
            yield from self.twice((s.id for s in part.sections), "section", "SR121", *steps, "sections")
            for place, section in enumerate(part.sections):
                if not section.paragraphs and not section.heading:
                    message = "missing field 'paragraphs': only a section with a heading may have none"
                    yield self.origin.problem("SR102", message, *steps, "sections", place)
                yield from self.items(section.items, *steps, "sections", place, "items")
                yield from self.meetings(section.meetings, *steps, "sections", place, "meetings")

    def numbers(self, passages: tuple[Passage, ...]) -> Iterator[Problem]:
        """Find numbers and ids given twice in a series, and different ones that make one address."""
        seen: dict[str, tuple[str | None, str | None]] = {}
        for passage in passages:
            if not passage.anchor:
                continue
            block_id = passage.record.id if isinstance(passage.record, Paragraph) else None
            given = (passage.record.number, block_id)
            if passage.anchor not in seen:
                seen[passage.anchor] = given
                continue
            what = f"number '{given[0]}'" if given[0] else f"id '{given[1]}'"
            field = "number" if given[0] else "id"
            if seen[passage.anchor] == given:
                code, message = ("SR122" if given[0] else "SR121"), f"duplicate {what} in one series"
            else:
                code = "SR124"
                message = f"{what} gives the address #{passage.anchor}, as '{seen[passage.anchor][0]}' does"
            yield self.origin.problem(code, message, *passage.steps, field)

    def marks(self, passage: Passage) -> Iterator[Problem]:
        """Find marks of notes that are not there."""
        for mark in passage.text.notes:
            if (passage.series, mark.number) not in self.notes:
                message = f"mark of note '{mark.number}', which is not among the notes"
                yield self.origin.problem("SR112", message, *passage.steps, "text", offset=mark.raw)

    def wrapped(self, passage: Passage) -> Iterator[Problem]:
        """Find a verbatim text that runs over several lines outside a literal block."""
        node = self.origin.source.node((*passage.steps, "text"))[1]
        if isinstance(node, Scalar) and node.lines > 1 and node.style not in {"|", ">"}:
            message = "text over several lines loses its columns: write a literal block, 'text: |'"
            yield self.origin.problem("SR008", message, *passage.steps, "text")

    def paragraph(self, passage: Passage, paragraph: Paragraph) -> Iterator[Problem]:
        """Check the records of one paragraph."""
        steps = passage.steps
        yield from self.names(paragraph.names, *steps, "names")
        told = (paragraph.statements, paragraph.panellists, paragraph.votes, paragraph.sponsors)
        if any(told) and not passage.anchor:
            message = "what is recorded needs an address: give the block the number that is printed, or an id"
            yield self.origin.problem("SR125", message, *steps)
        for place, entry in enumerate(paragraph.statements):
            where = (*steps, "statements", place)
            for position, key in enumerate(entry.by):
                yield from self.speaker(key, *where, "by", position)
            yield from self.delegations(entry.on_behalf_of, *where, "on_behalf_of")
            yield from self.delegations(entry.except_, *where, "except")
            capacities = (*CAPACITIES, *self.profile.capacities)
            yield from self.known("capacity", entry.capacity, capacities, *where, "capacity")
            yield from self.known("standing", entry.standing, self.profile.standings, *where, "standing")
            yield from self.items([entry.item], *where, "item", single=True)
        for place, panellist in enumerate(paragraph.panellists):
            where = (*steps, "panellists", place)
            yield from self.participant(panellist, *where)
            yield from self.items([panellist.item], *where, "item", single=True)
        yield from self.acts(passage, paragraph)

    def acts(self, passage: Passage, paragraph: Paragraph) -> Iterator[Problem]:
        """Check the votes and the sponsors of one paragraph."""
        for place, vote in enumerate(paragraph.votes):
            where = (*passage.steps, "votes", place)
            yield from self.symbol(vote.document, *where, "document") if vote.document else ()
            for position, key in enumerate(vote.requested_by):
                yield from self.speaker(key, *where, "requested_by", position)
            for field in ("requested_on_behalf_of", "in_favour", "against", "abstaining"):
                yield from self.delegations(getattr(vote, field), *where, field)
            for position, correction in enumerate(vote.corrections):
                steps = (*where, "corrections", position)
                yield from self.delegations([correction.by], *steps, "by", single=True)
                if correction.note and (passage.series, correction.note) not in self.notes:
                    message = f"correction in note '{correction.note}', which is not among the notes"
                    yield self.origin.problem("SR112", message, *steps, "note")
        for place, record in enumerate(paragraph.sponsors):
            where = (*passage.steps, "sponsors", place)
            yield from self.symbol(record.document, *where, "document") if record.document else ()
            for position, key in enumerate(record.by):
                yield from self.speaker(key, *where, "by", position)
            yield from self.delegations(record.on_behalf_of, *where, "on_behalf_of")
            yield from self.delegations(record.except_, *where, "except")

    def speaker(self, key: str, *steps: Step) -> Iterator[Problem]:
        """Find a speaker who is no delegation, no person and no officer of the session."""
        known = self.corpus.knows("delegation", key) or self.corpus.knows("person", key)
        if known or self.session is None or speaker(self.corpus, self.session_key, key):
            return
        officers = [officer.id for officer in self.session.officers]
        names = [*self.corpus.delegations, *self.corpus.people, *officers]
        hint = nearest(key, names)
        if any(f"'{name}'" in hint for name in self.corpus.delegations):
            yield self.origin.problem("SR104", f"unknown delegation '{key}'{hint}", *steps)
        else:
            message = f"unknown speaker '{key}': no delegation, no person, no officer of the session{hint}"
            yield self.origin.problem("SR111", message, *steps)

    def names(self, names: Mapping[str, str], *steps: Step) -> Iterator[Problem]:
        """Find names that are made to name nothing known."""
        officers = [officer.id for officer in self.session.officers] if self.session else []
        for name, key in names.items():
            if key in {"none", *officers} or self.corpus.knows("delegation", key) or self.corpus.knows("person", key):
                continue
            known = [*self.corpus.delegations, *self.corpus.people, *officers, "none"]
            yield self.origin.problem(*_unknown("SR111", "delegation, person or officer", key, known), *steps, name)
