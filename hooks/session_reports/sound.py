"""What of a corpus can be shown while the rest has mistakes: the records that know everything that they name.

Only the preview shows such a part; a site with errors is never published.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from .checks import references
from .corpus import body_of, session_of
from .link import link

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from .corpus import Corpus
    from .passages import Passage
    from .source import Problem

__all__ = ["sound"]

RecordT = TypeVar("RecordT")


def sound(corpus: Corpus, texts: Mapping[str, tuple[Passage, ...]]) -> Corpus:
    """Return the corpus without the records that name what is not there, and without those that need them."""
    while True:
        corpus = _whole(corpus)
        problems = list(_of_references(corpus, texts))
        if not problems:  # what has no such mistake can be linked, which takes longer
            problems = list(references.documents_at_one_address(corpus, link(corpus, texts)))
        smaller = _without(corpus, problems)
        if len(smaller.origins) == len(corpus.origins):
            return corpus
        corpus = smaller


def _of_references(corpus: Corpus, texts: Mapping[str, tuple[Passage, ...]]) -> Iterator[Problem]:
    yield from references.of_registry(corpus)
    for session in corpus.sessions:
        reports = {key: texts[key] for key in corpus.reports if session_of(key) == session}
        yield from references.of_session(corpus, session, reports)


def _without(corpus: Corpus, problems: list[Problem]) -> Corpus:
    """Return the corpus without the records that problems lie in."""
    lines: dict[str, set[int]] = {}
    for problem in problems:
        lines.setdefault(problem.path, set()).add(problem.place.line)

    def right(kind: str, records: Mapping[str, RecordT]) -> dict[str, RecordT]:
        return {key: record for key, record in records.items() if not wrong(kind, key)}

    def wrong(kind: str, key: str) -> bool:
        origin = corpus.origins[kind, key]
        spoilt = lines.get(origin.source.path, set())
        whole = not origin.steps  # a problem may stand at a file's first line, before its record
        return bool(spoilt) and (whole or not spoilt.isdisjoint(origin.source.lines(origin.steps)))

    return _known(
        replace(
            corpus,
            delegations=right("delegation", corpus.delegations),
            people=right("person", corpus.people),
            bodies=right("body", corpus.bodies),
            sessions=right("session", corpus.sessions),
            reports=right("report", corpus.reports),
        )
    )


def _whole(corpus: Corpus) -> Corpus:
    """Return the corpus without sessions of unknown bodies, reports of unknown sessions, and workshops of such."""
    sessions = {key: session for key, session in corpus.sessions.items() if body_of(key) in corpus.bodies}
    reports = {key: report for key, report in corpus.reports.items() if session_of(key) in sessions}
    sessions = {
        key: session.model_copy(
            update={"workshops": tuple(w for w in session.workshops if f"{key}/{w.report}" in reports)}
        )
        for key, session in sessions.items()
    }
    return _known(replace(corpus, sessions=sessions, reports=reports))


def _known(corpus: Corpus) -> Corpus:
    """Return the corpus with the origins of its records alone: nothing else is known."""
    kept = {
        *(("delegation", key) for key in corpus.delegations),
        *(("person", key) for key in corpus.people),
        *(("body", key) for key in corpus.bodies),
        *(("session", key) for key in corpus.sessions),
        *(("report", key) for key in corpus.reports),
    }
    origins = {place: origin for place, origin in corpus.origins.items() if place in kept}
    return replace(corpus, origins=origins, broken=frozenset())
