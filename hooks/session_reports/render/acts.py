"""Votes and sponsors as pages show them: each vote as it was announced, with what was said of it later beside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from session_reports import addresses
from session_reports.addresses import Address
from session_reports.mentions import Target
from session_reports.symbols import latin

from .ledger import Sitting, by_session
from .pages import Ref
from .views import Facts, place_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from session_reports.mentions import Backing, Cast, Links, Mention, Poll
    from session_reports.model import Correction, Sponsorship, Vote
    from session_reports.passages import Passage

    from .markdown import Markdown
    from .pages import Writer

__all__ = [
    "ActView",
    "BackingView",
    "CorrectionView",
    "ListView",
    "PollView",
    "acts_of",
    "backed",
    "polls",
    "whole_polls",
]


@dataclass(frozen=True, slots=True)
class CorrectionView:
    """What a delegation said later of its vote, and the note that tells of it."""

    who: Ref
    vote: str
    note: Ref | None

    @classmethod
    def of(cls, writer: Writer, passage: Passage, record: Correction) -> CorrectionView:
        """Return the view of a correction."""
        note = None
        if record.note:
            anchor = addresses.note_anchor(passage.series, record.note)
            note = Ref(record.note, Address(addresses.report(passage.report), anchor))
        day = writer.corpus.reports[passage.report].date
        return cls(writer.ref(Target("delegation", record.by), day), record.vote, note)


@dataclass(frozen=True, slots=True)
class ListView:
    """A list of a vote: the names, where they are printed, and the count, where it is printed."""

    vote: str
    names: tuple[Ref, ...]
    count: int | None


@dataclass(frozen=True, slots=True)
class PollView:
    """A vote as it was announced; where its lists and its counts stand in two paragraphs, with both."""

    record: Vote
    """That of its lists, if there are two."""
    told: Vote
    """That of its counts and its outcome."""
    document: Ref | None
    requested_by: tuple[Ref, ...]
    on_behalf_of: tuple[Ref, ...]
    lists: tuple[ListView, ...]
    corrections: tuple[CorrectionView, ...]
    paragraph: Ref
    other: Ref | None
    """The paragraph that tells the rest of it."""

    @classmethod
    def of(cls, writer: Writer, poll: Poll) -> PollView:
        """Return the view of a vote."""
        listed, told = _halves(writer.links, poll)
        other = writer.links.counterpart(poll)
        day = writer.corpus.reports[poll.passage.report].date

        def names(keys: Iterable[str]) -> tuple[Ref, ...]:
            return tuple(writer.ref(Target("delegation", key), day) for key in keys)

        counts = told.record.counts
        lists = (
            ListView(field, names(getattr(listed.record, field)), getattr(counts, field, None))
            for field in ("in_favour", "against", "abstaining")
        )
        return cls(
            listed.record,
            told.record,
            _document(writer, poll.record.document),
            tuple(writer.ref(cast.by, day) for cast in listed.casts if cast.part == "requested"),
            names(listed.record.requested_on_behalf_of),
            tuple(one for one in lists if one.names or one.count is not None),
            tuple(CorrectionView.of(writer, listed.passage, record) for record in listed.record.corrections),
            place_of(writer, poll.passage),
            place_of(writer, other.passage) if other else None,
        )


def _halves(links: Links, poll: Poll) -> tuple[Poll, Poll]:
    """Return the record of a vote that has its lists, and the one that has its counts: most often they are one."""
    other = links.counterpart(poll)
    if other is None:
        return poll, poll
    return (poll, other) if poll.has_lists else (other, poll)


def _document(writer: Writer, symbol: str | None) -> Ref | None:
    return Ref(symbol, writer.address(Target("document", latin(symbol)))) if symbol else None


@dataclass(frozen=True, slots=True)
class BackingView:
    """What some did for a proposal."""

    entry: Sponsorship
    names: tuple[Ref, ...]
    on_behalf_of: tuple[Ref, ...]
    excepted: tuple[Ref, ...]
    document: Ref | None
    paragraph: Ref

    @classmethod
    def of(cls, writer: Writer, backing: Backing) -> BackingView:
        """Return the view of a sponsorship."""
        record, passage = backing.record, backing.passage
        day = writer.corpus.reports[passage.report].date
        return cls(
            record,
            tuple(writer.ref(backer.by, day) for backer in backing.backers),
            tuple(writer.ref(Target("delegation", key), day) for key in record.on_behalf_of),
            tuple(writer.ref(Target("delegation", key), day) for key in record.except_),
            _document(writer, record.document),
            place_of(writer, passage),
        )


def polls(writer: Writer, told: Iterable[Poll]) -> list[PollView]:
    """Return the views of votes."""
    return [PollView.of(writer, poll) for poll in told]


def whole_polls(writer: Writer, told: Iterable[Poll]) -> list[PollView]:
    """Return the views of votes, once each where two paragraphs tell of one."""
    return polls(writer, (poll for poll in told if poll is _halves(writer.links, poll)[0]))


def backed(writer: Writer, told: Iterable[Backing]) -> list[BackingView]:
    """Return the views of sponsorships."""
    return [BackingView.of(writer, backing) for backing in told]


# --- ledgers ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class ActView:
    """What someone did in a vote, ``poll``, or for a proposal, ``backing``, as ledgers show it.

    A name in the list of a vote has no sentence that would tell more than the list's own word.
    """

    part: str
    poll: PollView | None
    backing: BackingView | None
    corrections: tuple[CorrectionView, ...]
    facts: Facts
    paragraph: Ref
    sentence: Markdown | None


def acts_of(
    writer: Writer, cast: Sequence[tuple[Poll, Cast]], backings: Sequence[Backing], marked: Target
) -> tuple[list[Sitting[ActView]], list[Sitting[ActView]]]:
    """Return what was done in votes, and what for proposals, session by session; ``marked`` is whose name to mark."""
    voted = [(poll.passage.report, _vote(writer, poll, one, marked)) for poll, one in cast]
    proposed = [(backing.passage.report, _proposal(writer, backing, marked)) for backing in backings]
    return by_session(writer, voted), by_session(writer, proposed)


def _vote(writer: Writer, poll: Poll, cast: Cast, marked: Target) -> ActView:
    view = PollView.of(writer, poll)
    corrections = (CorrectionView.of(writer, poll.passage, cast.correction),) if cast.correction else ()
    mention = cast.mention if cast.by == marked else _naming(writer, poll.passage, marked)
    mention = mention if cast.part == "requested" else None
    return ActView(cast.part, view, None, corrections, *_told(writer, poll.passage, mention, cast.sentence))


def _proposal(writer: Writer, backing: Backing, marked: Target) -> ActView:
    own = next((backer for backer in backing.backers if backer.by == marked), None)
    mention = own.mention if own else _naming(writer, backing.passage, marked)
    sentence = (own or backing.backers[0]).sentence if backing.backers else (0, 0)
    view = BackingView.of(writer, backing)
    return ActView(backing.record.part, None, view, (), *_told(writer, backing.passage, mention, sentence))


def _told(
    writer: Writer, passage: Passage, mention: Mention | None, sentence: tuple[int, int]
) -> tuple[Facts, Ref, Markdown | None]:
    """Return the facts that hold for a passage, where it is, and its sentence with a name marked, if there is one."""
    facts = Facts.of(passage.report, [passage.section] if passage.section else [])
    shown = writer.sentence(passage, sentence, mention) if mention else None
    return facts, place_of(writer, passage), shown


def _naming(writer: Writer, passage: Passage, target: Target) -> Mention | None:
    """Return a mention of someone for whom an act was done."""
    mentions = writer.links.at(passage.report, passage.key)
    return next((mention for mention in mentions if mention.target == target), None)
