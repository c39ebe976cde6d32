"""Drafts held against the checks: what a check finds in the words of the document is accepted as printed.

The text of a draft is verbatim, so a gap in its numbers or a reference that leads nowhere is the document's own. What a
check finds in the records is a doubt of the import, and is marked for review.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, cast

from session_reports.checks import ACCEPTABLE, check_report, check_session
from session_reports.corpus import Corpus, Origin
from session_reports.link import link
from session_reports.model import Body, Delegation, Person, Report, Session
from session_reports.passages import passages
from session_reports.source import plain, read

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from session_reports.model import Record
    from session_reports.passages import Passage
    from session_reports.source import Problem

    from .writing import Tree

__all__ = ["findings", "with_draft"]

_OF_RECORDS = frozenset("SR203 SR204 SR206 SR207 SR213 SR214 SR215 SR216 SR217 SR218".split())
_KINDS: tuple[tuple[str, str, type[Record]], ...] = (
    (".people.yml", "person", Person),
    (".bodies.yml", "body", Body),
    (".yml", "delegation", Delegation),
)


def findings(
    corpus: Corpus, report: str, files: Mapping[str, str]
) -> Iterator[tuple[tuple[str | int, ...], Tree | str]]:
    """Yield what the checks find in a draft: the keys that lead to a paragraph or note, and what to add there.

    That is an ``as_printed`` entry, or the reason of a mark for review. ``report`` is the report's id, ``files`` the
    content of its files by their paths below ``data/``.
    """
    held = with_draft(corpus, report, files)
    texts = passages(held)
    links = link(held, texts)
    session = report.rpartition("/")[0]
    found: dict[tuple[str | int, ...], dict[str, str]] = defaultdict(dict)
    in_reports = (problem for key, of in texts.items() for problem in check_report(held, key, of, links))
    for problem in check_session(held, session, texts, links, in_reports):
        passage = _passage_of(held, report, texts[report], problem)
        if passage and problem.code in ACCEPTABLE:
            found[passage.steps].setdefault(problem.code, problem.message)
    for steps, codes in found.items():
        for code, message in sorted(codes.items()):
            if code in _OF_RECORDS:
                yield steps, f"{code} {message}"
            else:
                yield steps, {"code": code, "reason": f"So in the imported document: {message}"}


def with_draft(corpus: Corpus, report: str, files: Mapping[str, str]) -> Corpus:
    """Return the registry and the session with what the files of a draft add, and the report."""
    session = report.rpartition("/")[0]
    records: dict[tuple[str, str], Record] = {}
    origins = dict(corpus.origins)
    for path, content in files.items():
        source, _ = read(f"data/{path}", content.encode())
        if source is None:
            continue
        if path.startswith("proposed/"):
            kind, model = next((kind, model) for ending, kind, model in _KINDS if path.endswith(ending))
            tree = cast("dict[str, object]", plain(source.root))
            for key, value in tree.items():
                records[kind, key] = model.model_validate(value)
                origins[kind, key] = Origin(source, (key,))
        elif path.endswith("/session.yml"):
            records["session", session] = Session.model_validate(plain(source.root))
            origins["session", session] = Origin(source)
        else:
            records["report", report] = Report.model_validate(plain(source.root))
            origins["report", report] = Origin(source)

    def of(kind: str) -> dict[str, Record]:
        return {key: record for (other, key), record in records.items() if other == kind}

    known = {key: record for key, record in corpus.sessions.items() if key == session}
    return Corpus(
        settings=corpus.settings,
        delegations={**corpus.delegations, **of("delegation")},  # type: ignore[dict-item]
        people={**corpus.people, **of("person")},  # type: ignore[dict-item]
        bodies={**corpus.bodies, **of("body")},  # type: ignore[dict-item]
        sessions={**known, **of("session")},  # type: ignore[dict-item]
        reports=of("report"),  # type: ignore[arg-type]
        origins=origins,
    )


def _passage_of(corpus: Corpus, report: str, texts: tuple[Passage, ...], problem: Problem) -> Passage | None:
    source = corpus.origins["report", report].source
    if problem.path != source.path:
        return None
    # The lines of a literal block may reach to the next key: of two passages it is the later one.
    return next((passage for passage in reversed(texts) if problem.place.line in source.lines(passage.steps)), None)
