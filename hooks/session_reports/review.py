"""What is still under review: reports with open marks, or with records that are only proposed; and what is public.

An import marks whatever it is unsure of with ``review``, and proposes in ``data/proposed/`` what the registry lacks. A
person looks at each mark and takes it out, and moves each proposal to the registry. Until then the report is shown as
one under embargo is: in the preview alone.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeAlias

from .corpus import body_of, session_of
from .model import Record

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from .corpus import Corpus, Origin
    from .model import Report, Workshop

__all__ = ["Mark", "Review", "marks", "public", "reasons", "reviews", "used"]

_Steps: TypeAlias = "tuple[str | int, ...]"
_NAMING = frozenset(
    "by on_behalf_of except_ of country person organizers requested_by requested_on_behalf_of in_favour against "
    "abstaining".split()
)
"""The fields that hold ids of delegations or people."""


@dataclass(frozen=True, slots=True)
class Mark:
    """An open mark for review: the file, the line of the mark, and the reason."""

    path: str
    line: int
    reason: str
    general: bool
    """Whether it is about the report or its session, and not about a paragraph, a note or their records."""


@dataclass(frozen=True, slots=True)
class Review:
    """Why a report is under review: its open marks, and the proposed records that it uses, by id."""

    marks: tuple[Mark, ...]
    proposed: tuple[str, ...]


def public(corpus: Corpus) -> Corpus:
    """Return the corpus as it is published: without what is held back or proposed, and with withdrawn reports apart."""
    held = {key for key, report in corpus.reports.items() if report.visibility != "public"}
    kept = corpus.without(held | reviews(corpus).keys())
    if corpus.proposed:
        kept = replace(
            kept,
            delegations={
                key: one for key, one in kept.delegations.items() if ("delegation", key) not in corpus.proposed
            },
            people={key: one for key, one in kept.people.items() if ("person", key) not in corpus.proposed},
            bodies={key: one for key, one in kept.bodies.items() if ("body", key) not in corpus.proposed},
            proposed=frozenset(),
        )
    return kept.shown()


def reviews(corpus: Corpus) -> Mapping[str, Review]:
    """Return the reports that are under review, by id, each with the reasons.

    A mark of the session holds for all of its reports; that of a workshop, for the report which describes it. Of a
    withdrawn report nothing is shown that could be reviewed.
    """
    found = {}
    for key, report in corpus.reports.items():
        if report.withdrawn:
            continue
        review = Review(tuple(_marks_of(corpus, key, report)), tuple(sorted(used(corpus, key))))
        if review.marks or review.proposed:
            found[key] = review
    return found


def marks(corpus: Corpus) -> Iterator[Mark]:
    """Yield every open mark: those of each session, then those of its reports."""
    for key, session in corpus.sessions.items():
        yield from _marked(corpus.origins["session", key], session)
    for key, report in corpus.reports.items():
        yield from _marked(corpus.origins["report", key], report)


def used(corpus: Corpus, key: str) -> set[str]:
    """Return the ids of the proposed records that a report, its session or its body name."""
    if not corpus.proposed:
        return set()
    body, session = body_of(key), corpus.sessions.get(session_of(key))
    parent = corpus.bodies[body].parent if body in corpus.bodies else None
    bodies = {place for kind, place in corpus.proposed if kind == "body"} & {body, parent or ""}
    told: list[Record] = [corpus.reports[key], *(session.officers if session else ()), *_workshops(corpus, key)]
    ids = {one for record in told for one in _ids(record)}
    return bodies | {one for kind, one in corpus.proposed if kind != "body" and one in ids}


def reasons(record: Record) -> tuple[str, ...]:
    """Return the reasons of the marks of a record and of those within it."""
    own = filter(None, [getattr(record, "review", None)])
    inner = (reason for value in vars(record).values() for _, one in _within(value) for reason in reasons(one))
    return (*own, *inner)


def _marks_of(corpus: Corpus, key: str, report: Report) -> Iterator[Mark]:
    session, origin = corpus.sessions[session_of(key)], corpus.origins["session", session_of(key)]
    own = _workshops(corpus, key)
    yield from _marked(origin, session.model_copy(update={"workshops": ()}))
    for place, workshop in enumerate(session.workshops):
        if workshop in own:
            yield from _marked(origin, workshop, ("workshops", place))
    yield from _marked(corpus.origins["report", key], report)


def _workshops(corpus: Corpus, key: str) -> list[Workshop]:
    session = corpus.sessions.get(session_of(key))
    return [w for w in session.workshops if f"{session_of(key)}/{w.report}" == key] if session else []


def _marked(origin: Origin, record: Record, steps: _Steps = ()) -> Iterator[Mark]:
    for name, value in vars(record).items():
        if name == "review" and value:
            general = not {*steps} & {"paragraphs", "notes"}
            yield Mark(origin.source.path, origin.source.key(*origin.steps, *steps, name).line, value, general)
        for place, inner in _within(value):
            yield from _marked(origin, inner, (*steps, name, *place))


def _ids(record: Record) -> Iterator[str]:
    """Yield the ids of delegations and people that a record and those within it name."""
    for name, value in vars(record).items():
        if name in _NAMING and value:
            yield from [value] if isinstance(value, str) else value if isinstance(value, tuple) else ()
        elif name == "names" and isinstance(value, dict):
            yield from value.values()
        for _, inner in _within(value):
            yield from _ids(inner)


def _within(value: object) -> Iterator[tuple[_Steps, Record]]:
    """Yield the records that a field holds, each with its place where the field is a list."""
    if isinstance(value, Record):
        yield (), value
    elif isinstance(value, tuple):
        yield from (((place,), inner) for place, inner in enumerate(value) if isinstance(inner, Record))
