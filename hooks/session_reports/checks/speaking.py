"""Rules about who spoke: what the records say, held against what the sentences say."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from session_reports.grammar import role_before, speakers

from .rules import Found, ReportSubject, SessionSubject, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from session_reports.mentions import Contribution, Mention, Statement, Target
    from session_reports.passages import Passage

    from .rules import Step

__all__ = ["capacity_changes", "capacity_contradicted", "not_named", "not_recorded", "out_of_printed_order"]


@rule("SR203")
def not_named(subject: ReportSubject) -> Iterator[Found]:
    """A statement whose delegation its paragraph does not name.

    Whoever stands under `by`, `on_behalf_of`, `except` or among the `panellists` of a paragraph has to be named in
    its text, as often as there are records. An error, because a reader would be told that someone spoke of whom the
    document says nothing.

    Example:
        text: |
          Statements were made by the representatives of India and Saudi Arabia.
        statements:
          - {by: [india, saudi-arabia, thailand], capacity: representative}

    Cure: mend the record or the text. Where the text has the name in a form that the registry does not know, say
    under `names` of the paragraph whom it means.
    """
    for passage in subject.passages:
        for missing, instead in _unnamed(subject, passage):
            hint = f"; did you mean '{instead.target.id}'?" if instead else ""
            yield subject.at(passage, f"{missing.message}{hint}", *missing.steps)
    for part in subject.links.parts_in(subject.key):
        if part.who and part.mention is None and part.who.id not in _unclear(subject, part.passage):
            yield subject.at(part.passage, f"panellist '{part.who.id}', whom the text does not name", *part.steps)
        yield from _shown(subject, part)


@dataclass(frozen=True, slots=True)
class _Missing:
    """One whom a text names less often than the records do."""

    key: str
    message: str
    steps: tuple[Step, ...]
    place: int
    """How many statements of the passage are recorded before."""


def _unnamed(subject: ReportSubject, passage: Passage) -> Iterator[tuple[_Missing, Mention | None]]:
    """Yield those whom a text does not name, each with whom it lists in that place instead."""
    said = subject.said.get(passage.key, [])
    unclear = _unclear(subject, passage)
    missing = [one for one in (*_who_spoke(subject, passage), *_spoken_for(subject, passage)) if one.key not in unclear]
    listed = _without_record(subject, passage) if missing else []
    for one in missing:
        start = max((before.mention.end for before in said[: one.place] if before.mention), default=0)
        end = min(
            (after.mention.start for after in said[one.place :] if after.mention), default=len(passage.text.plain)
        )
        instead = next((mention for mention in listed if start <= mention.start and mention.end <= end), None)
        if instead:
            listed.remove(instead)
        yield one, instead


def _unclear(subject: ReportSubject, passage: Passage) -> set[str]:
    """Return all whom those names in a text may mean that several bear: SR308 tells of them."""
    return {key for left in subject.unclear.get(passage.key, ()) for key in left.ids}


def _who_spoke(subject: ReportSubject, passage: Passage) -> Iterator[_Missing]:
    named = {mention.target for mention in subject.links.at(subject.key, passage.key)}
    for place, statement in enumerate(subject.said.get(passage.key, [])):
        if statement.mention is None:
            message = f"statement of '{statement.by.id}', whom the text does not name"
            often = " so often" if statement.by in named else ""
            yield _Missing(statement.by.id, f"{message}{often}", statement.steps, place)


def _spoken_for(subject: ReportSubject, passage: Passage) -> Iterator[_Missing]:
    mentions = subject.links.at(subject.key, passage.key)
    printed = Counter[tuple[str, str]]((mention.role, mention.target.id) for mention in mentions)
    speaking = Counter(id(statement.entry) for statement in subject.said.get(passage.key, []))
    recorded = Counter[tuple[str, str]]()
    place = 0
    for number, entry in enumerate(passage.statements):
        place += speaking[id(entry)]
        fields = (("on_behalf_of", "on-behalf-of", entry.on_behalf_of), ("except", "except", entry.except_))
        for field, role, keys in fields:
            for position, key in enumerate(keys):
                recorded[role, key] += 1
                if recorded[role, key] > printed[role, key]:
                    often = " so often" if printed[role, key] else ""
                    message = f"'{key}' stands under {field}, and the text does not name it{often}"
                    yield _Missing(key, message, ("statements", number, field, position), place)


def _shown(subject: ReportSubject, part: Contribution) -> Iterator[Found]:
    """Find a panellist's office or country that the text does not print."""
    record, passage = part.record, part.passage
    if record.office and record.office not in passage.text.plain:
        yield subject.at(passage, f"office '{record.office}' is not in the text", *part.steps, "office")
    named = {mention.target.id for mention in subject.links.at(subject.key, passage.key)}
    if record.country and record.country not in named:
        yield subject.at(passage, f"country '{record.country}' is not named in the text", *part.steps, "country")


@rule("SR204")
def not_recorded(subject: ReportSubject) -> Iterator[Found]:
    """A delegation that a sentence names as a speaker, and no statement holds.

    In the formulae of reports ("statements were made by ...", "the observer for ... made a statement", the lists
    under "the following made statements:") every delegation is one who spoke, or one for whom it was done. An error,
    because the page of that delegation would not tell what the document does.

    Example:
        text: |
          Statements were made by the representatives of India and Saudi Arabia.
        statements:
          - {by: [india], capacity: representative}

    Cure: add it to the statements, in printed order. Where the words name no speaker, say so with `as_printed`.
    """
    for passage in subject.passages:
        instead = {mention for _, mention in _unnamed(subject, passage)}  # SR203 tells of them
        for mention in _without_record(subject, passage):
            if mention not in instead:
                words = passage.text.plain[mention.start : mention.end]
                message = (
                    f"'{words}' is named as one who spoke, or was spoken for, and no record has '{mention.target.id}'"
                )
                yield subject.in_text(passage, mention.start, message)


def _without_record(subject: ReportSubject, passage: Passage) -> list[Mention]:
    """Return the names that the formulae of a text list, and that no record took."""
    if not passage.section:
        return []
    mentions = subject.links.at(subject.key, passage.key)
    names = [(m.start, m.end) for m in mentions if m.target.kind in {"delegation", "person", "officer"}]
    names += [(left.start, left.end) for left in subject.unclear.get(passage.key, ())]
    blocks = [(block.start, block.end) for block in passage.text.blocks]
    listed = set(speakers(passage.text.plain, blocks, names, subject.report.language))
    # A statement may have taken an earlier mention: "At the request of India, ... a statement was made by India."
    elsewhere = Counter(
        statement.by
        for statement in subject.said.get(passage.key, [])
        if statement.mention and (statement.mention.start, statement.mention.end) not in listed
    )
    found = []
    for mention in mentions:
        if mention.role != "named" or mention.target.kind != "delegation" or (mention.start, mention.end) not in listed:
            continue
        if elsewhere[mention.target]:
            elsewhere[mention.target] -= 1
        else:
            found.append(mention)
    return found


@rule("SR205")
def capacity_changes(subject: SessionSubject) -> Iterator[Found]:
    """A delegation that is representative and observer in one session.

    Capacity and standing belong to delegation, body and session. Each delegation is told of once. An error, because
    one of the two is nearly always a slip, and what a delegation spoke as is what readers come for.

    Example:
        - {by: [france], capacity: representative}
        - {by: [france], capacity: observer}

    Cure: mend the capacity. Where the documents of the session print both, say so with `as_printed` at the second.
    """
    first: dict[tuple[Target, str], tuple[str, str]] = {}
    told = set()
    for report in subject.reports:
        for statement in report.links.said_in(report.key):
            if statement.by.kind != "delegation" or _contradicted(report, statement):
                continue  # where the sentence says otherwise, SR206 tells of it
            number = statement.passage.record.number
            where = f"{f'paragraph {number}' if number else 'a block without a number'} of {report.key}"
            for field, value in (("capacity", statement.capacity), ("standing", statement.entry.standing)):
                if value in _OPPOSED:
                    before, place = first.setdefault((statement.by, field), (value, where))
                    if before != value and (statement.by, field) not in told:
                        told.add((statement.by, field))
                        message = f"'{statement.by.id}' is {value} here, and {before} in {place}"
                        yield report.at(statement.passage, message, *statement.steps)


_OPPOSED = {"representative", "observer", "member"}


@rule("SR206")
def capacity_contradicted(subject: ReportSubject) -> Iterator[Found]:
    """A statement's capacity that its sentence contradicts.

    Before the name of who spoke, the sentence says "representatives of" or "observers for"; the record has to say
    the same. An error, because it is the record that pages count by.

    Example:
        text: |
          Statements were made by the observers for Ecuador and Sri Lanka.
        statements:
          - {by: [ecuador, sri-lanka], capacity: representative}

    Cure: mend the capacity. Where the words before the name are about someone else, say so with `as_printed`.
    """
    wrong: dict[tuple[int, str], list[Statement]] = {}
    for statement in subject.links.said_in(subject.key):
        if printed := _contradicted(subject, statement):
            wrong.setdefault((id(statement.entry), printed), []).append(statement)
    for (_, printed), (first, *others) in wrong.items():
        who = f"'{first.by.id}' and {len(others):,} more are" if others else f"'{first.by.id}' is"
        message = f"{who} recorded as {first.entry.capacity}, and printed as {printed}"
        steps = first.steps if len(others) + 1 < len(first.entry.by) else (*first.steps[:2], "capacity")
        yield subject.at(first.passage, message, *steps)


def _contradicted(subject: ReportSubject, statement: Statement) -> str:
    """Return the capacity that a statement's sentence prints, where the record has the other one."""
    if statement.mention is None or statement.entry.capacity not in {"representative", "observer"}:
        return ""
    plain, start = statement.passage.text.plain, statement.sentence[0]
    printed = role_before(plain, start, statement.mention.start, subject.report.language)
    return printed if printed != statement.entry.capacity else ""


@rule("SR207")
def out_of_printed_order(subject: ReportSubject) -> Iterator[Found]:
    """Statements that are not in printed order.

    The order of speakers is part of the record: it is not alphabetical. An error, because each statement takes the
    next mention of its speaker, and one out of order may take another's sentence.

    Example:
        text: |
          Statements were made by the representatives of India and Angola.
        statements:
          - {by: [angola, india], capacity: representative}

    Cure: put them in the order of the text.
    """
    for passage, said in subject.said.items():
        mentions = subject.links.at(subject.key, passage)
        last = {mention.target: mention.start for mention in mentions}
        first = {mention.target: mention.start for mention in reversed(mentions)}
        for before, statement in pairwise(statement for statement in said if statement.mention):
            if last[statement.by] < first[before.by]:  # where they are named in turns, either may be meant
                message = f"'{statement.by.id}' is recorded after '{before.by.id}', and printed before it"
                yield subject.at(statement.passage, message, *statement.steps)
