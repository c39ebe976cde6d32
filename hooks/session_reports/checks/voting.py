"""Rules about votes and sponsors: what the records say, held against each other and against the text."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from session_reports.grammar import sponsorings, votes
from session_reports.symbols import latin

from .rules import Found, ReportSubject, rule

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from session_reports.grammar import Entry, VoteTold
    from session_reports.mentions import Mention, Poll
    from session_reports.passages import Passage

    from .rules import Step

__all__ = [
    "act_not_named",
    "act_not_recorded",
    "correction_of_nothing",
    "count_contradicted",
    "document_not_named",
    "list_against_count",
    "twice_in_a_vote",
]

_LISTS = ("in_favour", "against", "abstaining")


@rule("SR213")
def list_against_count(subject: ReportSubject) -> Iterator[Found]:
    """A list of a vote with more or fewer names than were counted.

    The counts are those of the same record or, where the lists stand in one paragraph and the result in a later one of
    the section, of the record there with the same document. An error, because a name was lost or added, or a count was
    mistyped.

    Example:
        text: |
          A recorded vote was taken. In favour: India and Thailand. It was adopted by 3 votes to none.
        votes:
          - {in_favour: [india, thailand], counts: {in_favour: 3, against: 0}, outcome: adopted}

    Cure: hold the list and the count against the document. Where it prints such a difference, say so with `as_printed`.
    """
    for poll in subject.links.polls_in(subject.key):
        other = subject.links.counterpart(poll)
        counts = poll.record.counts or (other.record.counts if other else None)
        if not poll.has_lists or counts is None:
            continue
        for field in _LISTS:
            listed, counted = len(getattr(poll.record, field)), getattr(counts, field)
            if counted is not None and listed != counted:
                message = f"'{field}' lists {listed:,}, and the count is {counted:,}{_where(poll, other)}"
                yield subject.at(poll.passage, message, "votes", poll.place, field)


def _where(poll: Poll, other: Poll | None) -> str:
    return f" in paragraph {other.passage.record.number}" if other and not poll.record.counts else ""


@rule("SR214")
def twice_in_a_vote(subject: ReportSubject) -> Iterator[Found]:
    """A delegation that stands twice in one vote.

    Nobody votes twice, or in two ways. An error, because a name in the wrong list tells of a vote that was not cast.

    Example:
        text: |
          A recorded vote was taken. In favour: India and Thailand. Against: India.
        votes:
          - {manner: recorded, in_favour: [india, thailand], against: [india]}

    Cure: take out the wrong one. Where the document prints it twice, say so with `as_printed`. What a delegation said
    later of its vote stands under `corrections`, and leaves the lists as they are.
    """
    for poll in subject.links.polls_in(subject.key):
        first: dict[str, str] = {}
        for field in _LISTS:
            for position, key in enumerate(getattr(poll.record, field)):
                if before := first.get(key):
                    message = f"'{key}' stands under '{field}', and under '{before}' already"
                    yield subject.at(poll.passage, message, "votes", poll.place, field, position)
                first.setdefault(key, field)


@rule("SR215")
def document_not_named(subject: ReportSubject) -> Iterator[Found]:
    """A vote or a sponsorship with a document that its section does not name.

    The symbol of a proposal is printed in the paragraph, or in one near it. An error, because the page of that document
    would show a vote that was taken on another one.

    Example:
        text: |
          The representative of India introduced the draft resolution (E/CN.15/2011/L.2).
        sponsors:
          - {document: E/CN.15/2011/L.20, part: introduced, by: [india]}

    Cure: mend the symbol. Where the section prints none, leave `document` out; where it prints another than it means,
    say so with `as_printed`.
    """
    named: dict[tuple[Step, ...], set[str]] = {}
    for passage in subject.passages:
        found = {m.target.id for m in subject.links.at(subject.key, passage.key) if m.target.kind == "document"}
        named.setdefault(passage.steps[:-1], set()).update(found)
    for passage in subject.passages:
        votes_on = [("votes", place, vote.document) for place, vote in enumerate(passage.votes)]
        sponsored = [("sponsors", place, record.document) for place, record in enumerate(passage.sponsors)]
        for name, place, document in (*votes_on, *sponsored):
            symbol = latin(document or "")
            if subject.forms.is_symbol(symbol) and symbol not in named[passage.steps[:-1]]:  # SR123 tells of others
                message = f"document '{document}', which no paragraph of the section names"
                yield subject.at(passage, message, name, place, "document")


@rule("SR216")
def act_not_named(subject: ReportSubject) -> Iterator[Found]:
    """A vote or a sponsorship of someone whom the paragraph does not name.

    Whoever stands in the lists of a vote, asked for it or sponsored a proposal, and whoever that was done for, has to
    be named in the text. An error, because a reader would be told of a vote of which the document says nothing.

    Example:
        text: |
          A recorded vote was taken. In favour: India.
        votes:
          - {manner: recorded, in_favour: [india, thailand]}

    Cure: mend the record or the text. Where the text has the name in a form that the registry does not know, say under
    `names` of the paragraph whom it means; where it does not name whom it counts, say so with `as_printed`.
    """
    for passage in subject.passages:
        if not passage.votes and not passage.sponsors:
            continue
        mentions = subject.links.at(subject.key, passage.key)
        unclear = {key for left in subject.unclear.get(passage.key, ()) for key in left.ids}
        named = {mention.target.id for mention in mentions} | unclear
        for key, steps in (*_voters(passage), *_sponsors(passage)):
            if key not in named:
                yield subject.at(passage, f"'{key}' stands under '{steps[2]}', and the text does not name it", *steps)


def _voters(passage: Passage) -> Iterator[tuple[str, tuple[Step, ...]]]:
    for place, vote in enumerate(passage.votes):
        for field in ("requested_by", "requested_on_behalf_of", *_LISTS):
            for position, key in enumerate(getattr(vote, field)):
                yield key, ("votes", place, field, position)


def _sponsors(passage: Passage) -> Iterator[tuple[str, tuple[Step, ...]]]:
    for place, record in enumerate(passage.sponsors):
        fields = (("by", record.by), ("on_behalf_of", record.on_behalf_of), ("except", record.except_))
        for field, keys in fields:
            yield from ((key, ("sponsors", place, field, position)) for position, key in enumerate(keys))


@rule("SR217")
def act_not_recorded(subject: ReportSubject) -> Iterator[Found]:
    """A vote or a sponsorship that the text prints, and no record holds.

    The lists of a vote ("In favour:", "Against:", "Abstaining:") and the formulae about sponsors ("introduced draft
    resolution ...", "sponsored by ...", "joined the sponsors") name who did what; a record has to say the same of each.
    An error, because the page of that delegation would tell of no vote, or of another one than it cast.

    Example:
        text: |
          A recorded vote was taken. In favour: India. Against: Thailand.
        votes:
          - {manner: recorded, in_favour: [india, thailand]}

    Cure: mend the lists, or add the record. Where the words mean something else, say so with `as_printed`.
    """
    for passage in subject.passages:
        if not passage.section:
            continue
        mentions = {(m.start, m.end): m for m in subject.links.at(subject.key, passage.key)}
        printed = [*_votes_printed(subject, passage, mentions), *_sponsors_printed(subject, passage, mentions)]
        recorded = _recorded(passage)
        for act, mention in printed:
            if recorded[act, mention.target.id]:
                recorded[act, mention.target.id] -= 1
            else:
                words = passage.text.plain[mention.start : mention.end]
                message = f"'{words}' is printed as '{act}', and no record has '{mention.target.id}' so"
                yield subject.in_text(passage, mention.start, message)


def _votes_printed(
    subject: ReportSubject, passage: Passage, mentions: dict[tuple[int, int], Mention]
) -> Iterator[tuple[str, Mention]]:
    """Yield the names that the lists of a text print, each with its list."""
    for told in _told(subject, passage, mentions):
        for field in _LISTS:
            yield from ((field, mention) for mention in _known(getattr(told, field), mentions))


def _sponsors_printed(
    subject: ReportSubject, passage: Passage, mentions: dict[tuple[int, int], Mention]
) -> Iterator[tuple[str, Mention]]:
    """Yield the names of those of whom a text says what they did for a proposal, each with that."""
    blocks = [(block.start, block.end) for block in passage.text.blocks]
    for told in sponsorings(passage.text.plain, blocks, _names(mentions), subject.report.language):
        yield from ((told.part, mention) for mention in _known(told.entries, mentions))


def _told(subject: ReportSubject, passage: Passage, mentions: dict[tuple[int, int], Mention]) -> Sequence[VoteTold]:
    blocks = [(block.start, block.end) for block in passage.text.blocks]
    return votes(passage.text.plain, blocks, _names(mentions), subject.report.language)


def _names(mentions: dict[tuple[int, int], Mention]) -> list[tuple[int, int]]:
    return [span for span, mention in mentions.items() if mention.target.kind in {"delegation", "person", "officer"}]


def _known(entries: Iterable[Entry], mentions: dict[tuple[int, int], Mention]) -> Iterator[Mention]:
    """Yield the mentions of those of some entries that are delegations of the registry."""
    found = (mentions.get((entry.start, entry.end)) for entry in entries)
    return (mention for mention in found if mention and mention.target.kind == "delegation")


def _recorded(passage: Passage) -> Counter[tuple[str, str]]:
    """Count what the records of a passage say: how often each act of each delegation."""
    found = Counter((field, key) for vote in passage.votes for field in _LISTS for key in getattr(vote, field))
    return found + Counter((record.part, key) for record in passage.sponsors for key in record.by)


@rule("SR218")
def count_contradicted(subject: ReportSubject) -> Iterator[Found]:
    """Counts of a vote that the text prints otherwise.

    "Adopted by 26 votes to 15, with 6 abstentions" tells the counts; a record that has some has to have these. An
    error, because it is the record that pages and data are made of.

    Example:
        text: |
          The draft resolution was adopted by 26 votes to 15, with 6 abstentions.
        votes:
          - {counts: {in_favour: 25, against: 15, abstaining: 6}, outcome: adopted}

    Cure: mend the count. Where the document gives another count elsewhere, say so with `as_printed`.
    """
    for passage in subject.passages:
        recorded = [(place, vote.counts) for place, vote in enumerate(passage.votes) if vote.counts]
        if not recorded:
            continue
        mentions = {(m.start, m.end): m for m in subject.links.at(subject.key, passage.key)}
        printed = [told.counts for told in _told(subject, passage, mentions) if any(n is not None for n in told.counts)]
        if len(printed) != len(recorded):
            continue  # they cannot be told apart
        for (place, counts), numbers in zip(recorded, printed, strict=True):
            for field, number in zip(_LISTS, numbers, strict=True):
                counted = getattr(counts, field)
                if counted is not None and number is not None and counted != number:
                    message = f"'{field}' is recorded as {counted:,}, and printed as {number:,}"
                    yield subject.at(passage, message, "votes", place, "counts", field)


@rule("SR311")
def correction_of_nothing(subject: ReportSubject) -> Iterator[Found]:
    """A correction of a vote that the lists do not hold, or that they hold as it is corrected.

    A delegation says later that it had meant to vote otherwise; the vote stands as it was announced. A warning, because
    a delegation that took no part may say how it would have voted.

    Example:
        text: |
          A recorded vote was taken. In favour: India and Thailand.
        votes:
          - manner: recorded
            in_favour: [india, thailand]
            corrections: [{by: india, vote: in_favour}]

    Cure: keep the list as announced, and mend the correction. Where the document corrects what was not announced, say
    so with `as_printed`.
    """
    for poll in subject.links.polls_in(subject.key):
        for place, correction in enumerate(poll.record.corrections):
            cast = next((c.part for c in poll.casts if c.by.id == correction.by and c.part != "requested"), "")
            steps = ("votes", poll.place, "corrections", place)
            if cast == correction.vote:
                message = f"'{correction.by}' is corrected to '{cast}', which the vote has already"
                yield subject.at(poll.passage, message, *steps, "vote")
            elif cast == "corrected" and poll.has_lists:
                message = f"correction by '{correction.by}', who stands in no list of the vote"
                yield subject.at(poll.passage, message, *steps, "by")
