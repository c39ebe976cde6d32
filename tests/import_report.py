"""Measures imports of real documents against expectations that were made by hand: ``make import-report``.

For each document in ``tests/expected/`` (real ones) and ``tests/unseen/`` (invented, in many manners) it prints a
table: how many numbered paragraphs have exactly the expected text, with which precision and recall statements,
sponsors, votes and documents were drafted, what share of the document's words stands in the draft, and how many marks
for review are open. The last table is that of all of them. ``-v`` says what is wrong as well.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import os
import pickle
import re
import sys
from collections import Counter
from dataclasses import dataclass, field
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml
from tests.sites import ROOT

from session_reports.grammar import references
from session_reports.importer import Imported, Job, Target, UnreadableError, import_document
from session_reports.importer.coverage import coverage
from session_reports.load import known
from session_reports.prose import parse

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator

    from session_reports.corpus import Corpus
    from session_reports.importer.agenda import SessionFacts

HERE = Path(__file__).parent
SOURCES = ROOT.parent / "shared/sources"
FOLDERS = {HERE / "expected": SOURCES, HERE / "unseen": HERE / "unseen"}
"""The folders of expectations, each with that of its documents."""
DAY = dt.date(2026, 1, 1)
_TEXTS = getattr(yaml, "CBaseLoader", yaml.BaseLoader)  # ten times as fast, where it was built


@dataclass
class Score:
    """What was found of what was expected; each is counted as often as it stands."""

    expected: Counter[Any] = field(default_factory=Counter)
    found: Counter[Any] = field(default_factory=Counter)

    @property
    def right(self) -> int:
        return (self.expected & self.found).total()

    @property
    def precision(self) -> float:
        return self.right / self.found.total() if self.found else 1.0

    @property
    def recall(self) -> float:
        return self.right / self.expected.total() if self.expected else 1.0

    def leave_out(self, where: str) -> None:
        """Leave out a paragraph that can be read in two ways."""
        for counter in (self.expected, self.found):
            for key in [key for key in counter if key[0] == where]:
                del counter[key]

    def wrong(self) -> list[str]:
        missing = [f"- {one}" for one in (self.expected - self.found).elements()]
        return missing + [f"+ {one}" for one in (self.found - self.expected).elements()]


@cache
def expectations() -> dict[str, dict[str, Any]]:
    """Return the expectations by the name of their document."""
    found = {}
    for folder, sources in FOLDERS.items():
        for path in sorted(folder.glob("*.yml")):
            document = yaml.load(path.read_text(encoding="utf-8"), _TEXTS)  # noqa: S506 - it makes texts alone
            found[document["source"]] = {**document, "path": sources / document["source"]}
    return found


@cache
def registry() -> Corpus:
    return known(ROOT)


def imported(name: str) -> Imported:
    """Import a document of which something is expected."""
    return imported_of(name, expectations()[name]["path"].read_bytes())


@lru_cache(2)
def imported_of(name: str, content: bytes) -> Imported:
    """Import a document with the project's registry, and nothing known of its session.

    The longest takes a while, so that it is done once for all processes of a run of the tests.
    """
    folder = os.environ.get("SR_TESTS_IMPORTS")  # said in conftest.py
    kept = Path(folder, f"{hashlib.sha256(content).hexdigest()}-{name}") if folder else None
    if kept and kept.exists():
        made: Imported = pickle.loads(kept.read_bytes())  # noqa: S301 - ours, of this run
        return made
    made = import_document(Job(name, content, ROOT, Target(), DAY, "the tests"), registry())
    if kept:
        kept.parent.mkdir(exist_ok=True)
        new = kept.with_suffix(f".{os.getpid()}")
        new.write_bytes(pickle.dumps(made))
        new.replace(kept)
    return made


# --- what is expected -----------------------------------------------------------------------------


def expected_texts(document: dict[str, Any]) -> dict[str, str]:
    """Return the text of each numbered paragraph of the body, from the ranges of lines that the expectation gives."""
    if "texts" in document:
        return {number: text for number, text in document["texts"].items() if number not in {"null", ""}}
    lines = document["path"].read_text(encoding="utf-8").split("\n")
    texts = {}
    for number, ranges in document["paragraphs"].items():
        if number in {"null", ""}:
            continue
        chosen = [line for first, last in ranges for line in lines[int(first) - 1 : int(last)]]
        text = joined(chosen, document.get("joined") or {})
        text = re.sub(rf"^{re.escape(number)}\. ?", "", text)
        for where, word, note in document.get("marks") or ():
            if where == number:
                text = re.sub(rf"{re.escape(word)} ?{re.escape(note)}(?!\d)", word, text, count=1)
        texts[number] = text
    return texts


def joined(lines: list[str], words: dict[str, Any]) -> str:
    """Join lines; a word divided at a line's end reads as ``words`` says."""
    text = ""
    for line in (" ".join(line.split()) for line in lines):
        if not line:
            continue
        if text.endswith("-") and not text.endswith(" -"):
            head, tail = re.split(r"[ “(]", text)[-1], re.split(r"[ ,.;:)”’]", line)[0]  # noqa: RUF001
            whole = head[:-1] + tail in words and head + tail not in words
            text = text[:-1] + line if whole else text + line
        else:
            text = f"{text} {line}".lstrip()
    return text


def names_of(document: dict[str, Any]) -> dict[str, str]:
    """Return the printed names of ids that the registry lacks."""
    names = {key: one["name"] for key, one in (document.get("proposed") or {}).items()}
    for kind in ("officers", "persons"):
        told = document.get(kind) or {}
        for key, one in ((one["id"], one) for one in told) if isinstance(told, list) else told.items():
            names[key] = one if isinstance(one, str) else one.get("name") or one.get("office")
    return names


def key_of(key: str, names: dict[str, str]) -> str:
    """Return whom an id names: a known id, or what is printed, without articles, abbreviations and signs."""
    name = names.get(key)
    if name is None:
        return key
    bare = re.sub(r" \([A-Z][^()]*\)$", "", name.replace("’", "'"))  # noqa: RUF001
    bare = re.sub(
        r"^(?:the |United Nations (?=(?:Deputy )?High Comm))| of the Human Rights Council$| for Human Rights$", "", bare
    )
    return "~" + re.sub(r"^the ", "", bare).lower()


def statement_of(where: str, by: str, entry: dict[str, Any], names: dict[str, str]) -> tuple[Any, ...]:
    behalf = tuple(sorted(key_of(other, names) for other in entry.get("on_behalf_of") or ()))
    return (where, key_of(by, names), entry.get("capacity", ""), behalf)


def rest_of(where: str, by: str, entry: dict[str, Any], names: dict[str, str]) -> tuple[Any, ...]:
    """Return the other fields of a statement, which must be right as well."""
    excepted = tuple(sorted(key_of(other, names) for other in entry.get("except") or ()))
    own = str(entry.get("own", "")).lower()
    return (
        where,
        key_of(by, names),
        entry.get("kind", "statement"),
        entry.get("standing", ""),
        excepted,
        own,
        entry.get("delivery", ""),
    )


def listed(value: object) -> list[Any]:
    return value if isinstance(value, list) else [value]


def simple(tree: object, names: dict[str, str]) -> Hashable:
    """Return a record as something that can be counted: keys sorted, ids by name, no empty fields."""
    if isinstance(tree, dict):
        pairs = (
            (key, simple(value, names)) for key, value in tree.items() if key != "review" and value not in ([], {}, "")
        )
        return tuple(sorted(pairs))
    if isinstance(tree, list):
        return tuple(simple(value, names) for value in tree)
    return key_of(str(tree).lower() if isinstance(tree, bool) else str(tree), names)


@dataclass
class Measured:
    """The scores of one document, or of several together."""

    name: str
    texts: Score = field(default_factory=Score)
    statements: Score = field(default_factory=Score)
    rest: Score = field(default_factory=Score)
    panellists: Score = field(default_factory=Score)
    documents: Score = field(default_factory=Score)
    meetings: Score = field(default_factory=Score)
    votes: Score = field(default_factory=Score)
    sponsors: Score = field(default_factory=Score)
    kept: int = 0
    """How many of the document's words stand in the draft."""
    lost: int = 0
    """How many of them are not accounted for."""
    words: int = 0
    marks: int = 0
    """How many marks for review are open."""

    def keep(self, wanted: set[str]) -> None:
        """Leave out every paragraph that is not wanted."""
        for score in self.scores().values():
            for where in {key[0] for counter in (score.expected, score.found) for key in counter} - wanted:
                score.leave_out(where)

    def scores(self) -> dict[str, Score]:
        return {name: value for name, value in vars(self).items() if isinstance(value, Score)}

    def add(self, other: Measured) -> None:
        """Add the scores of another document."""
        for name, score in other.scores().items():
            mine: Score = getattr(self, name)
            mine.expected.update({(other.name, key): count for key, count in score.expected.items()})
            mine.found.update({(other.name, key): count for key, count in score.found.items()})
        self.kept, self.words, self.lost = self.kept + other.kept, self.words + other.words, self.lost + other.lost
        self.marks += other.marks

    def table(self, *, wrong: bool = False) -> Iterator[str]:
        """Yield the lines of a table; with ``wrong``, below each row what is missing (-) and what is too much (+)."""
        yield self.name
        yield f"  {'':10} {'expected':>8} {'found':>6} {'right':>6} {'precision':>9} {'recall':>6}"
        for name, score in self.scores().items():
            if score.expected or score.found:
                counts = f"{score.expected.total():8,} {score.found.total():6,} {score.right:6,}"
                yield f"  {name:10} {counts} {score.precision:9.3f} {score.recall:6.3f}"
                yield from (f"    {line[:400]}" for line in score.wrong() if wrong)
        share = self.kept / self.words if self.words else 1
        yield (
            f"  {share:.1%} of {self.words:,} words stand in the draft, {self.lost:,} are not accounted for; "
            f"{self.marks:,} marks for review are open"
        )


def measured(document: dict[str, Any], result: Imported) -> Measured:
    """Return how an import compares with what was expected."""
    found = Measured(document["source"], marks=len(result.draft.marks))
    share = coverage(result.outline, result.draft, result.words)
    found.kept, found.words, found.lost = share.kept, share.words, share.lost.total()
    wanted(found, document)
    drafted(found, result)
    if "only" in document:
        found.keep(set(numbers_of(document["only"])))
    for entry in document.get("unsure") or ():
        for kind in listed(entry.get("of") or []):
            for name in ("statements", "rest") if kind == "statements" else (kind,):
                found.scores().get(name, Score()).leave_out(str(entry["where"]))
    return found


def wanted(found: Measured, document: dict[str, Any]) -> None:
    """Count what is expected."""
    names = names_of(document)
    for number, text in expected_texts(document).items():
        found.texts.expected[number, " ".join(text.split())] += 1
    for where, entry in entries(document, "statements"):
        for by in listed(entry["by"]):
            found.statements.expected[statement_of(where, by, entry, names)] += 1
            found.rest.expected[rest_of(where, by, entry, names)] += 1
    for kind in ("panellists", "votes", "sponsors"):
        for where, entry in entries(document, kind):
            getattr(found, kind).expected[where, simple(entry, names)] += 1
    for kind in ("documents", "meetings"):
        for where, entry in entries(document, kind):
            getattr(found, kind).expected[where, entry] += 1


def entries(document: dict[str, Any], kind: str) -> Iterator[tuple[str, Any]]:
    """Yield what is expected of a kind, each with the number of its paragraph."""
    for where, listing in (document.get(kind) or {}).items():
        yield from ((where, entry) for entry in listing)


def numbers_of(ranges: list[str]) -> Iterator[str]:
    """Yield the numbers of ranges such as "60-80"."""
    for one in ranges:
        first, _, last = one.partition("-")
        yield from map(str, range(int(first), int(last or first) + 1))


def drafted(found: Measured, result: Imported) -> None:
    """Count what an import found."""
    draft = result.draft
    names = {proposal.key: proposal.name for proposal in (*draft.delegations, *draft.people)}
    names |= {str(officer["id"]): str(officer["office"]) for officer in listed(draft.session.get("officers") or [])}
    for where, paragraph in paragraphs_of(draft.report):
        plain = " ".join(parse(paragraph["text"]).plain.split())
        if where != "null" and "/" not in where:
            found.texts.found[where, plain] += 1
        for entry in paragraph.get("statements", ()):
            for by in entry["by"]:
                found.statements.found[statement_of(where, by, entry, names)] += 1
                found.rest.found[rest_of(where, by, entry, names)] += 1
        for kind in ("panellists", "votes", "sponsors"):
            for entry in paragraph.get(kind, ()):
                getattr(found, kind).found[where, simple(entry, names)] += 1
        for one in dict.fromkeys(meetings_in(plain, draft.facts)):
            found.meetings.found[where, one] += 1
        for one in dict.fromkeys(hit.symbol for hit in draft.facts.forms.find(plain)):
            found.documents.found[where, one] += 1


def paragraphs_of(report: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the paragraphs of a drafted report with their numbers; of those in annexes as "annex_1/3"."""
    parts = [("", report), *((f"annex_{annex['number']}/", annex) for annex in report.get("annexes", ()))]
    for prefix, part in parts:
        for section in part["sections"]:
            for paragraph in section.get("paragraphs", ()):
                yield (prefix + paragraph["number"] if "number" in paragraph else "null"), paragraph


def meetings_in(plain: str, facts: SessionFacts) -> Iterator[str]:
    """Yield the numbers of the body's own meetings that a text names, ranges in full."""
    for reference in references(plain, "en"):
        if reference.kind == "meeting" and facts.own(plain, reference.end):
            last = int(reference.last or reference.value)
            yield from map(str, range(int(reference.value), last + 1))


def main() -> int:
    """Print the tables; with ``-v``, what is wrong too."""
    total = Measured("all of them")
    lacking = []
    for name, document in expectations().items():
        try:
            found = measured(document, imported(name))
        except (FileNotFoundError, UnreadableError) as error:
            lacking.append(f"{name}: {error if isinstance(error, UnreadableError) else 'this machine lacks it'}")
            continue
        total.add(found)
        print(*found.table(wrong="-v" in sys.argv), "", sep="\n", flush=True)
    print(*total.table(), sep="\n")
    if lacking:
        print("", f"not measured: {len(lacking):,}", *(f"  {line}" for line in lacking), sep="\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
