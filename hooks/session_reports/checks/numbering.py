"""Rules about numbers in order: of paragraphs, sub-paragraphs and meetings."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from session_reports.prose import successors

from .dates import in_session
from .rules import Found, ReportSubject, SessionSubject, rule

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from session_reports.model import Meeting

__all__ = ["gap_in_numbers", "meetings_out_of_order", "subparagraph_out_of_order"]


@rule("SR201")
def gap_in_numbers(subject: ReportSubject) -> Iterator[Found]:
    """A gap in the numbers of a series, or a number out of order.

    A series begins with any number and then goes on by one: 26, 27; 26.1, 26.2, 27.1; 5, 5 bis, 6. The body of a
    report is a series, and each annex is another. An error, because a number that is missing is nearly always a
    paragraph that was lost in transcription.

    Example:
        - number: 4
          text: ...
        - number: 6
          text: ...

    Cure: add the paragraph, or mend its number. Where the document itself passes a number over, say so with
    `as_printed` at the paragraph after the gap.
    """
    for passages in subject.series().values():
        last = ""
        expected: list[str] = []
        seen = set()
        for passage in passages:
            number = passage.record.number
            if not number:
                continue
            if passage.anchor in seen:  # SR122 tells of it, and what should stand there is not known
                expected = []
                continue
            wrong = bool(expected and _parts(number)) and number.lower() not in expected
            if wrong:
                message = f"number '{number}' follows '{last}': expected '{expected[0]}'"
                yield subject.at(passage, message, "number")
            # Where a number was wrong, the next is right by it, or by what was expected in its place.
            expected = [*_following(number), *([expected[0], *_following(expected[0])] if wrong else [])]
            last = number
            seen.add(passage.anchor)


def _parts(number: str) -> tuple[list[int], str] | None:
    """Return the figures of a number and its suffix, ``bis``; nothing for a number that has no order here."""
    match = re.fullmatch(r"(\d+(?:\.\d+)*)(?: (bis|ter|quater))?", number, re.IGNORECASE)
    return ([int(part) for part in match[1].split(".")], (match[2] or "").lower()) if match else None


_SUFFIXES = {"": "bis", "bis": "ter", "ter": "quater", "quater": ""}


def _following(number: str) -> list[str]:
    """Return the numbers that may follow a number, the likeliest first: after 26.1 these are 26.2, 27, 27.1 ..."""
    found = _parts(number)
    if found is None:
        return []
    parts, suffix = found
    raised = [[*parts[:depth], parts[depth] + 1] for depth in reversed(range(len(parts)))]
    further = [[*parts, 1], *([*higher, *([1] * (len(parts) - len(higher)))] for higher in raised)]
    numbers = [".".join(map(str, figures)) for figures in (*raised, *further)]
    same = ".".join(map(str, parts))
    return [*numbers, *([f"{same} {_SUFFIXES[suffix]}"] if _SUFFIXES[suffix] else [])]


@rule("SR202")
def subparagraph_out_of_order(subject: ReportSubject) -> Iterator[Found]:
    """A sub-paragraph out of order.

    The labels of a list follow one another: (a), (b), (c); (i), (ii). Labels count only at the start of a block,
    that is after an empty line. An error, because what is missing is nearly always text that was lost.

    Example:
        text: |
          The Council took note of:

          (a) The report;

          (c) The note.

    Cure: add the sub-paragraph, or mend its label. Where the document itself leaves one out, say so with
    `as_printed` at the paragraph.
    """
    interrupted: set[str] = set()
    for passage in subject.passages:
        if passage.record.number:
            interrupted = set()
        last: dict[tuple[str, ...], str] = {}
        resumed = False
        for block in passage.text.blocks:
            if not block.path:  # a list may go on after it
                interrupted.update(last.values())
                last, resumed = {}, False
                continue
            before = last.get(block.path[:-1])
            if not _begins(block.label, before):
                resumed = resumed or before is None
                lists = [*([before] if before else []), *(sorted(interrupted) if resumed else [])]
                if not _continues(block.label, lists):
                    above = [last[block.path[:depth]] for depth in range(len(block.path)) if block.path[:depth] in last]
                    yield subject.in_text(passage, block.start, _wrong_label(block.label, above or lists))
            last[block.path[:-1]] = block.label
        interrupted.update(last.values())


_ABBREVIATIONS = {"c.", "p.", "v."}  # of a year, a page, a case


def _value(label: str) -> str:
    return label.strip("().")


def _begins(label: str, before: str | None) -> bool:
    """Whether a label is the first of a list, or none but a word."""
    return _value(label) in {"a", "i", "1"} or (before is None and label in _ABBREVIATIONS)


def _continues(label: str, lists: Iterable[str]) -> bool:
    """Whether a label comes next in one of some lists, whose last labels are given."""
    return _value(label) in {_value(after) for last in lists for after in successors(last)}


def _wrong_label(label: str, before: Iterable[str]) -> str:
    """Return what is said of a label after the last ones of the lists that it might continue."""
    value = _value(label)
    first = "1" if value.isdecimal() else "i" if re.fullmatch("[ivx]{2,}", value) else "a"
    options = [(label.replace(value, first), "")] + [(after, last) for last in before for after in successors(last)]

    def distance(option: tuple[str, str]) -> tuple[int, int]:
        return abs(len(option[0]) - len(label)), abs(ord(_value(option[0])[-1]) - ord(value[-1]))

    expected, last = min(options, key=distance)
    told = f"follows '{last}'" if last else "begins its list"
    return f"sub-paragraph '{label}' {told}: expected '{expected}'"


@rule("SR209")
def meetings_out_of_order(subject: SessionSubject) -> Iterator[Found]:
    """Meetings out of order.

    The meetings of a session are told in the order of their numbers, and no meeting was held before an earlier one.
    An error, because pages show them in this order.

    Example:
        meetings:
          - {number: 3, date: 2011-04-12}
          - {number: 4, date: 2011-04-11}

    Cure: mend the numbers or the dates. Where the documents themselves tell of such meetings, say so with
    `as_printed` in the session.
    """
    before: Meeting | None = None
    dated: Meeting | None = None
    seen = set()
    for place, meeting in enumerate(subject.session.meetings):
        if meeting.number in seen:
            continue  # SR122 tells of it
        day = meeting.date if meeting.date and in_session(subject.session, meeting.date) else None  # else SR208
        if before and _is_lower(meeting.number, before.number):
            message = f"meeting '{meeting.number}' stands after '{before.number}': expected before it"
            yield subject.at(message, "meetings", place, "number")
        elif day and dated and dated.date and day < dated.date:
            message = f"'{day}', the day of meeting {meeting.number}, is before '{dated.date}', that of {dated.number}"
            yield subject.at(message, "meetings", place, "date")
        before = meeting
        dated = meeting if day else dated
        seen.add(meeting.number)


def _is_lower(number: str, other: str) -> bool:
    """Whether a number is lower than another, where both have an order."""
    first, second = _parts(number), _parts(other)
    return first is not None and second is not None and first[0] < second[0]
