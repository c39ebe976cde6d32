"""The checks: what the records say must hold among them, and must agree with the verbatim texts.

Mistakes of reference come first (``references``), then the rules. To add a rule: write its function in the module
that it belongs to, with a new code and a docstring for the docs, and list it here.
"""

from __future__ import annotations

from collections import Counter
from itertools import chain
from typing import TYPE_CHECKING

from session_reports.codes import STATED, described

from . import references
from .acceptance import ACCEPTABLE, entries_of_registry, entries_of_session, settled
from .dates import day_outside_session, name_not_in_force, not_in_existence
from .naming import alias_without_use, ambiguous_in_text, one_name_for_two, overrule_without_use
from .numbering import gap_in_numbers, meetings_out_of_order, subparagraph_out_of_order
from .references import CAPACITIES
from .rules import RegistrySubject, ReportSubject, Rule, SessionSubject
from .speaking import capacity_changes, capacity_contradicted, not_named, not_recorded, out_of_printed_order
from .texts import (
    broken_word,
    foreign_letters,
    leads_nowhere,
    malformed_symbol,
    page_furniture,
)
from .voting import (
    act_not_named,
    act_not_recorded,
    correction_of_nothing,
    count_contradicted,
    document_not_named,
    list_against_count,
    twice_in_a_vote,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from session_reports.codes import Code
    from session_reports.corpus import Corpus
    from session_reports.mentions import Links
    from session_reports.passages import Passage
    from session_reports.source import Problem

__all__ = ["ACCEPTABLE", "CAPACITIES", "CATALOGUE", "RULES", "check_registry", "check_report", "check_session"]

_OF_REGISTRY = (one_name_for_two, alias_without_use)
_OF_SESSION = (capacity_changes, day_outside_session, meetings_out_of_order, foreign_letters)
_OF_REPORT = (
    gap_in_numbers,
    subparagraph_out_of_order,
    not_named,
    not_recorded,
    capacity_contradicted,
    out_of_printed_order,
    list_against_count,
    twice_in_a_vote,
    document_not_named,
    act_not_named,
    act_not_recorded,
    count_contradicted,
    correction_of_nothing,
    not_in_existence,
    leads_nowhere,
    malformed_symbol,
    name_not_in_force,
    page_furniture,
    broken_word,
    ambiguous_in_text,
    overrule_without_use,
)
RULES: tuple[Rule[RegistrySubject] | Rule[SessionSubject] | Rule[ReportSubject], ...] = (
    *_OF_REGISTRY,
    *_OF_SESSION,
    *_OF_REPORT,
)
"""Every rule, each with a code of its own."""

CATALOGUE: Mapping[str, Code] = {
    code: described(code, text)
    for code, text in sorted({**STATED, **{rule.code: rule.find.__doc__ or "" for rule in RULES}}.items())
}
"""The entry of every code, in order."""


# What these find depends on the links of a paragraph: where its records name whom nobody knows, they would say
# the same mistake a second time.
_UNKNOWN = {"SR104", "SR106", "SR110", "SR111"}
_OF_LINKS = set("SR203 SR204 SR205 SR206 SR207 SR210 SR215 SR216 SR217 SR301 SR303 SR307 SR308 SR311".split())


def check_registry(corpus: Corpus) -> Iterator[Problem]:
    """Yield the problems of the registry, in no order."""
    subject = RegistrySubject(corpus)
    found = [
        *references.of_registry(corpus),
        *chain.from_iterable(rule.problems(subject) for rule in _OF_REGISTRY),
    ]
    yield from settled(found, entries_of_registry(corpus))


def check_report(corpus: Corpus, key: str, passages: tuple[Passage, ...], links: Links) -> Iterator[Problem]:
    """Yield what the rules find in one report, whose texts and links are given; ``check_session`` settles it."""
    subject = ReportSubject(corpus, key, passages, links)
    yield from chain.from_iterable(rule.problems(subject) for rule in _OF_REPORT)


def check_session(
    corpus: Corpus, key: str, texts: Mapping[str, tuple[Passage, ...]], links: Links, in_reports: Iterable[Problem]
) -> Iterator[Problem]:
    """Yield the problems of one session and its reports, in no order.

    The texts and links of the reports are given, and what ``check_report`` found in each.
    """
    reports = tuple(ReportSubject(corpus, report, passages, links) for report, passages in texts.items())
    unknown = list(references.of_session(corpus, key, texts))
    found = [*in_reports]
    if key in corpus.sessions:
        subject = SessionSubject(corpus, key, reports)
        found += chain.from_iterable(rule.problems(subject) for rule in _OF_SESSION)
    spoilt = _spoilt(corpus, key, texts, unknown)
    for problem in settled([*unknown, *found], entries_of_session(corpus, key, texts)):
        follows = problem.code in _OF_LINKS and any(
            problem.path == path and problem.place.line in lines for path, lines in spoilt
        )
        if not follows:
            yield problem


def _spoilt(
    corpus: Corpus, key: str, texts: Mapping[str, tuple[Passage, ...]], unknown: Sequence[Problem]
) -> list[tuple[str, range]]:
    """Return the lines where links cannot be relied on.

    They are whole files, the passages that name whom nobody knows, and those that share a number, and so their links.
    """
    broken = {kind for kind, _ in corpus.broken} & {"body", "delegation", "person"}
    whole = bool(broken) or ("session", key) in corpus.broken or key not in corpus.sessions
    found = []
    for report, passages in texts.items():
        origin = corpus.origins["report", report]
        path = origin.source.path
        if whole:
            found.append((path, origin.source.lines(())))
        lines = {problem.place.line for problem in unknown if problem.path == path and problem.code in _UNKNOWN}
        times = Counter(passage.key for passage in passages)
        for passage in passages:
            extent = origin.source.lines(passage.steps) if lines or times[passage.key] > 1 else range(0)
            if times[passage.key] > 1 or any(line in extent for line in lines):
                found.append((path, extent))
    return found
