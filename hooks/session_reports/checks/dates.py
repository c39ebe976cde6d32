"""Rules about days: what held when the report was made, and what can have happened then."""

from __future__ import annotations

from typing import TYPE_CHECKING

from session_reports.names import NameIndex, forms, forms_of, in_force

from .rules import Found, ReportSubject, SessionSubject, rule

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterator

    from session_reports.model import Delegation, Session

__all__ = ["day_outside_session", "in_session", "name_not_in_force", "not_in_existence"]


@rule("SR208")
def day_outside_session(subject: SessionSubject) -> Iterator[Found]:
    """A day outside the session.

    The days of meetings, and those of a report's sections, lie within the dates of the session; and what was
    published here cannot have changed before. An error, because one of the two dates is wrong.

    Example:
        dates:
          - {from: 2011-04-11, to: 2011-04-15}
        meetings:
          - {number: 3, date: 2011-05-12}

    Cure: mend the day, or the dates of the session: more than one range where it met with a break. Where the
    document itself prints such a day, say so with `as_printed`.
    """
    for place, meeting in enumerate(subject.session.meetings):
        if meeting.date and not in_session(subject.session, meeting.date):
            yield subject.at(_outside(subject.session, meeting.date), "meetings", place, "date")
    for report in subject.reports:
        yield from _days_of_report(report, subject.session)


def _days_of_report(subject: ReportSubject, session: Session) -> Iterator[Found]:
    report = subject.report
    parts = [((), report.sections), *((("annexes", n), annex.sections) for n, annex in enumerate(report.annexes))]
    for steps, sections in parts:
        for number, section in enumerate(sections):
            for place, day in enumerate(section.dates):
                if not in_session(session, day):
                    where = (*steps, "sections", number, "dates", place)
                    yield Found(subject.origin, _outside(session, day), where)
    if report.changed and report.changed < report.published:
        message = f"'{report.changed}' is before the day of publication, '{report.published}'"
        yield Found(subject.origin, message, ("changed",))


def in_session(session: Session, day: dt.date) -> bool:
    """Whether a day is one of a session, as far as that is known: a range may end before it begins, as SR103 tells."""
    return any(days.from_ <= day <= days.to or days.to < days.from_ for days in session.dates)


def _outside(session: Session, day: dt.date) -> str:
    dates = ", ".join(f"{days.from_} to {days.to}" for days in session.dates)
    return f"'{day}' is no day of the session: {dates}"


@rule("SR210")
def not_in_existence(subject: ReportSubject) -> Iterator[Found]:
    """A delegation that spoke before it existed, or after.

    The registry says from when and until when a delegation existed; it can have spoken only in sessions of that time.
    An error: either the wrong delegation was named, or the registry is wrong.

    Example:
        - {by: [south-sudan], capacity: representative}   # in a session of April 2011

    Cure: mend the id, or the dates in the registry. Where the document does print this, say so with `as_printed`.
    """
    dates = subject.session.dates if subject.session else ()
    first = min((days.from_ for days in dates), default=subject.report.date)
    last = max((days.to for days in dates), default=subject.report.date)
    for statement in subject.links.said_in(subject.key):
        record = subject.corpus.delegations.get(statement.by.id) if statement.by.kind == "delegation" else None
        if record and record.from_ and last < record.from_:
            message = f"'{statement.by.id}' exists since {record.from_}, and the session ended on {last}"
            yield subject.at(statement.passage, message, *statement.steps)
        if record and record.to and record.to < first:
            message = f"'{statement.by.id}' existed until {record.to}, and the session began on {first}"
            yield subject.at(statement.passage, message, *statement.steps)


@rule("SR303")
def name_not_in_force(subject: ReportSubject) -> Iterator[Found]:
    """A name that the delegation did not bear at the date of the report.

    Names change: Swaziland became Eswatini in 2018. A warning, because the document may print it so, and links
    lead to the right page in any case; but a transcription is verbatim, and does not bring names up to date.

    Example:
        text: |
          A statement was made by the representative of Eswatini.   # in a report of April 2011

    Cure: print what the document prints. If that is this name, say so with `as_printed`.
    """
    language, day = subject.report.language, subject.report.date
    compared = NameIndex((), language).normal
    for passage in subject.passages:
        for mention in subject.links.at(subject.key, passage.key):
            record = subject.corpus.delegations.get(mention.target.id) if mention.target.kind == "delegation" else None
            if record is None or not record.former:
                continue
            words = passage.text.plain[mention.start : mention.end]
            held = in_force(record, language, day)
            borne = {compared(form) for form in forms_of(held)} if held else set()
            if compared(words) not in borne and compared(words) in _at_any_time(record, language, compared):
                name = f"'{held.short}'" if held else "none in this language"
                message = f"'{words}' was not the name of '{mention.target.id}' on {day}: it was {name}"
                yield subject.in_text(passage, mention.start, message)


def _at_any_time(record: Delegation, language: str, compared: Callable[[str], str]) -> set[str]:
    return {compared(form) for form in forms(record, language)}
